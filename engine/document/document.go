// Package document is the product's document, version 1: what a person saves, links and embeds. It
// decodes with located errors, and encodes canonically, so that load then save gives the same bytes.
package document

import (
	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/table"
)

// Version is the version of the format.
const Version = 1

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
	Parameter network.Param // the selected parameter; its zero value is the first
	Remarks   bool          // derivations say where the article "Deriving Neural Networks" prints something else
}

// Training says how gradient descent goes.
type Training struct {
	Rate      float64           // γ
	Batch     int               // samples a step; 0: all
	Decay     float64           // λ, on weights and not on biases
	Reduction network.Reduction // R is the sum or the mean of L_i
	Seed      uint64            // of initial weights, shuffles, and the choice of the rows held out
	Momentum  float64           // μ, from 0 to below 1: see train.Settings
	HoldOut   float64           // the share of the rows that training does not see, from 0 to below 1
	Order     Order             // in which batches take the rows
}

// Order is the order in which the batches of an epoch take the rows.
type Order string

// The orders.
const (
	Shuffled Order = "shuffled" // another one in each epoch, drawn from the seed
	AsTable  Order = "table"    // that of the table
)

// Orders are all orders.
func Orders() []Order { return []Order{Shuffled, AsTable} }

// MostSeed is the largest seed: the largest whole number up to which every program that reads JSON has each.
const MostSeed = mostWhole

// Defaults are the settings of a document that says nothing of training.
var Defaults = Training{Rate: 0.01, Reduction: network.Sum, Seed: 1, Order: Shuffled}

// Shape is the network's shape on an encoding of the document's table.
func (d *Document) Shape(e *table.Encoding) network.Shape {
	return network.Shape{P: e.P, Hidden: d.Hidden, K: e.K, Output: d.Output, Loss: d.Loss}
}

// Theta is the document's parameters: its weights, or those that its seed draws.
func (d *Document) Theta(s network.Shape) []float64 {
	if d.Weights != nil {
		return d.Weights
	}
	return s.Init(d.Training.Seed)
}

// Error is what is wrong with a document, and where in it: "table.columns[2].role".
type Error struct {
	Field   string // "" for the document as a whole
	Message prose.Message
}

// Error gives the message with its place.
func (e *Error) Error() string {
	if e.Field == "" {
		return e.Message.String()
	}
	return e.Field + ": " + e.Message.String()
}
