// Package workspace is a document being worked on: commands that change it, its history, what is
// selected, and the values derived from it. State goes one way: document → derived values → views →
// commands → document.
package workspace

import (
	"fmt"

	"chainrule/engine/document"
	"chainrule/engine/network"
)

// Command changes a document. Applying it gives the next document or an error, never half of one.
type Command interface {
	// Name is what the undo button says after "Undo:", such as "cell".
	Name() string
	// Apply gives the document after the command, before its weights are fitted to its new shape; the
	// very same document where nothing changes.
	Apply(d *document.Document) (*document.Document, error)
}

// mostEntries is how many documents the history keeps; they share what did not change.
const mostEntries = 1000

// entry is a document in the history, with the name of the command that made it.
type entry struct {
	document *document.Document
	name     string
}

// Workspace is a document, its history, and what is selected in it. It is not for use by several
// goroutines at once.
type Workspace struct {
	history []entry
	at      int // the current entry
	row     int
	param   network.Param
	derived *derived
	view    *View
	count   int // of views, for their revisions
}

// New is a workspace on a document.
func New(d *document.Document) *Workspace {
	w := &Workspace{history: []entry{{document: d}}}
	w.adopt(d)
	return w
}

// adopt takes the selection of a document.
func (w *Workspace) adopt(d *document.Document) {
	w.row, w.param = d.Sample, d.Parameter
	w.changed()
}

// changed drops the view, and brings the selection back to what there is.
func (w *Workspace) changed() {
	w.view = nil
	w.derived = derive(w.current(), w.derived)
	w.row = max(1, min(w.row, w.current().Table.Len()))
	w.param = clamp(w.param, w.derived.shape)
}

// clamp is the parameter nearest to p that a network has.
func clamp(p network.Param, s network.Shape) network.Param {
	if s.K == 0 {
		return p
	}
	p.Layer = max(1, min(p.Layer, s.Layers()))
	p.Unit = max(1, min(p.Unit, s.Rows(p.Layer)))
	p.Input = max(0, min(p.Input, s.Cols(p.Layer)-1))
	return p
}

func (w *Workspace) current() *document.Document { return w.history[w.at].document }

// Document is the document with the selection in it, for saving.
func (w *Workspace) Document() *document.Document {
	d := *w.current()
	d.Sample, d.Parameter = w.row, w.param
	return &d
}

// Do applies a command, fits the weights to what it made, and keeps it in the history. A command that is
// refused, or that changes nothing, leaves everything as it was.
func (w *Workspace) Do(c Command) error {
	before := w.current()
	next, err := c.Apply(before)
	if err != nil || next == before {
		return err
	}
	fitted, fit := refit(before, next, c)
	w.param = fit.param(w.param)
	w.push(entry{fitted, c.Name()})
	w.changed()
	return nil
}

func (w *Workspace) push(e entry) {
	w.history = append(w.history[:w.at+1:w.at+1], e)
	if len(w.history) > mostEntries {
		w.history = w.history[1:]
	}
	w.at = len(w.history) - 1
}

// Load opens another document. Undo goes back to the one before.
func (w *Workspace) Load(d *document.Document) {
	w.history[w.at] = entry{w.Document(), w.history[w.at].name} // keep what was selected
	w.push(entry{d, "opening of a document"})
	w.adopt(d)
}

// Undo goes back to the document before the last command. It reports whether there was one.
func (w *Workspace) Undo() bool { return w.step(-1) }

// Redo goes forward again.
func (w *Workspace) Redo() bool { return w.step(1) }

func (w *Workspace) step(by int) bool {
	if w.at+by < 0 || w.at+by >= len(w.history) {
		return false
	}
	w.at += by
	w.changed()
	return true
}

// SelectRow makes a row of the table, counted from 1, the current sample.
func (w *Workspace) SelectRow(row int) error {
	if n := w.current().Table.Len(); row < 1 || row > n {
		return fmt.Errorf("there is no row %d; the table has %d rows", row, n)
	}
	if row != w.row {
		w.row = row
		w.view = nil
	}
	return nil
}

// SelectParam makes a parameter the selected one.
func (w *Workspace) SelectParam(p network.Param) error {
	s := w.derived.shape
	if s.K == 0 || !s.Has(p) {
		return fmt.Errorf("the network has no such parameter")
	}
	if p != w.param {
		w.param = p
		w.view = nil
	}
	return nil
}
