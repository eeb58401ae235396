// Package document is the product's document, version 1: what a person saves, links and embeds. It
// decodes with located errors, and encodes canonically, so that load then save gives the same bytes.
package document

import (
	"chainrule/engine/network"
	"chainrule/engine/table"
)

// Document is a whole document. It is immutable: a change makes another, which shares what did not change.
type Document struct {
	Title     string
	Table     *table.Table
	Hidden    []network.Layer
	Output    string          // an output function's id
	Loss      string          // a loss's id
	Weights   []float64       // all parameters in the order of network.Shape; nil: drawn from Training.Seed
	Locked    []network.Param // left alone by training
	Training  Training
	Sample    int           // number of the selected row, from 1
	Parameter network.Param // the selected parameter
}

// Training says how gradient descent goes.
type Training struct {
	Rate      float64           // γ
	Batch     int               // samples a step; 0: all
	Decay     float64           // λ, on weights and not on biases
	Reduction network.Reduction // R is the sum or the mean of L_i
	Seed      uint64            // of initial weights and shuffles
}

// Signatures that others build on:
//
//	func Decode(data []byte) (*Document, error)   // errors are *Error
//	func (d *Document) Encode() []byte            // canonical JSON
//	func (d *Document) Shape(e *table.Encoding) network.Shape
//	type Error struct { Field, Message string }   // Field: "table.columns[2].role"
