// Package workspace is a document being worked on: commands that change it, its history, what is
// selected, and the values derived from it. State goes one way: document → derived values → views →
// commands → document.
package workspace

import (
	"chainrule/engine/document"
	"chainrule/engine/network"
	"chainrule/engine/table"
)

// Command changes a document. Applying it gives the next document or an error, never half of one.
type Command interface {
	// Name is what the undo menu says after "Undo": "change of a cell".
	Name() string
	// Apply gives the document after the command.
	Apply(d *document.Document) (*document.Document, error)
}

// View is everything that panels show: a document, what is selected in it, and what follows from both.
// It is immutable and shared by pointer; Revision differs where anything differs.
type View struct {
	Revision int
	Document *document.Document
	Encoding *table.Encoding
	Shape    network.Shape
	Theta    []float64 // the document's weights, or those drawn from its seed

	// Problem is nil, or says why there is nothing to compute (no row can be used, …). The fields
	// below are then zero, but for Row and Param.
	Problem error

	Row    int           // number of the selected row, from 1
	Sample int           // its index among the samples of Encoding; −1 where the row is left out
	Param  network.Param // the selected parameter

	Network  *network.Network
	Pass     *network.Pass // forward and backward on the selected sample; nil where Sample is −1
	Loss     float64       // R: L_i summed, or its mean, over all samples
	Gradient []float64     // ∂R/∂θ, in Theta's order
	OfSample []float64     // ∂L_i/∂θ of the selected sample; nil where Sample is −1

	UndoName, RedoName string // name of the command that undo and redo would go over; "" where there is none
}

// Signatures that others build on:
//
//	func New(d *document.Document) *Workspace
//	func (w *Workspace) View() *View                   // cached; a new pointer after each change
//	func (w *Workspace) Do(c Command) error            // applies, reconciles weights, pushes history
//	func (w *Workspace) Undo() bool
//	func (w *Workspace) Redo() bool
//	func (w *Workspace) Load(d *document.Document)     // another document, as one undoable entry
//	func (w *Workspace) SelectRow(row int) error       // selections are not history entries
//	func (w *Workspace) SelectParam(p network.Param) error
//	func (w *Workspace) Document() *document.Document  // with the selection in it, for saving
//	func (v *View) Variable(layer, input int) string   // "age", "z₁", "bias": what a parameter's input is called
//
// Commands (plain structs with exported fields, one file a group). Rows and columns are table indices from 0:
//
//	SetCell{Row, Column int; Text string}   Paste{Row, Column int; Block [][]string}
//	InsertRow{At int}  DeleteRow{At int}  MoveRow{From, To int}
//	InsertColumn{At int; Column table.Column}  DeleteColumn{At int}  MoveColumn{From, To int}
//	RenameColumn{At int; Name string}  SetRole{At int; Role table.Role}  SetKind{At int; Kind table.Kind}  SetScale{At int; Scale table.Scale}
//	ReplaceTable{Table *table.Table; Title string}      // a CSV that was opened
//	SetTitle{Title string}
//	SetWeight{Param network.Param; Value float64}  Lock{Param network.Param; Locked bool}  NewWeights{Seed uint64}
//	AddLayer{At int} RemoveLayer{At int} SetUnits{Layer, Units int}  // layers from 0
//	SetActivation{Layer int; Activation string}  SetOutput{Output, Loss string}   // both at once, so that no illegal pair lies between; Loss "" keeps it where legal, else the fitting one
//	SetRate{Rate float64}  SetReduction{Reduction network.Reduction}
