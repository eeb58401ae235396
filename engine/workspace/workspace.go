// Package workspace is a document being worked on: commands that change it, its history, what is
// selected, and the values derived from it. State goes one way: document → derived values → views →
// commands → document.
package workspace

import (
	"slices"

	"chainrule/engine/document"
	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/table"
)

// Command changes a document. Applying it gives the next document or an error, never half of one.
type Command interface {
	// Name is the id of what the undo button says after "Undo:", such as "cell".
	Name() prose.ID
	// Apply gives the document after the command, before its weights are fitted to its new shape; the
	// very same document where nothing changes.
	Apply(d *document.Document) (*document.Document, error)
}

// Drag is a command by a control that fires many of them while a person moves it. Those that follow each other with the same Of, such as the id
// of the control and the number of the drag, are one entry of the history.
type Drag struct {
	Command
	Of string
}

// undragged is the command itself, and the drag that it belongs to; "" for none.
func undragged(c Command) (Command, string) {
	if d, ok := c.(Drag); ok {
		return d.Command, d.Of
	}
	return c, ""
}

// shaped is a command that needs the shape of the network, which the workspace knows without encoding the
// table again.
type shaped interface {
	on(d *document.Document, s network.Shape) (*document.Document, error)
}

// mostEntries is how many documents the history keeps; they share what did not change.
const mostEntries = 1000

// entry is a document in the history, with the name of the command that made it.
type entry struct {
	document *document.Document
	name     prose.ID
	from, to selection // before and after the command
	opened   bool      // whether it is another document altogether
	progress *progress // what training knows of it, or nil
	opening  int       // which opening of a document it goes back to
	gone     lost      // the parameters that commands took away since then
	drag     string    // that made it; "" for a command alone
}

// selection is what is selected in a document.
type selection struct {
	row   int // from 1
	param network.Param
}

// Workspace is a document, its history, and what is selected in it. It is not for use by several
// goroutines at once.
type Workspace struct {
	history  []entry
	at       int // the current entry
	selected selection
	derived  *derived
	view     *View
	count    int       // of views, for their revisions
	openings int       // how many documents were opened after the first
	changes  int       // how often the document was changed
	fixed    Parts     // what a person cannot change
	training *training // under way, or nil
}

// New is a workspace on a document.
func New(d *document.Document) *Workspace {
	w := &Workspace{history: []entry{{document: d}}, derived: newDerived(d, nil, nil)}
	w.choose(selection{d.Sample, d.Parameter})
	return w
}

// choose selects what is nearest to s.
func (w *Workspace) choose(s selection) {
	s.row = max(1, min(s.row, w.current().Table.Len()))
	s.param = clamp(s.param, w.derived.shape)
	w.selected, w.view = s, nil
}

// clamp is the parameter nearest to p that a network has.
func clamp(p network.Param, s network.Shape) network.Param {
	p.Layer = max(1, min(p.Layer, s.Layers()))
	if s.K == 0 {
		return p // it is there again as soon as there are outputs
	}
	p.Unit = max(1, min(p.Unit, s.Rows(p.Layer)))
	p.Input = max(0, min(p.Input, s.Cols(p.Layer)-1))
	return p
}

func (w *Workspace) current() *document.Document { return w.history[w.at].document }

// Document is the document with the selection in it, for saving.
func (w *Workspace) Document() *document.Document { return w.View().Saved() }

// Do applies a command, fits the weights to what it made, and keeps it in the history. A command that is
// refused, or that changes nothing, leaves everything as it was. A training under way goes on where the
// command leaves its rows and weights alone, and is stopped where it does not.
func (w *Workspace) Do(c Command) error {
	t := w.training
	w.StopTraining()
	err := w.do(c)
	w.goOn(t)
	return err
}

func (w *Workspace) do(c Command) error {
	c, drag := undragged(c)
	before, known := w.current(), w.derived
	next, err := apply(c, before, known.shape)
	if err != nil || next == before {
		return err
	}
	raw := known.raw
	if next.Table != before.Table {
		raw = next.Table.Encode()
	}
	fitted, fit, gone := refit(before, next, known.raw, raw, c, w.history[w.at].gone)
	to := selection{follow(before.Table, next.Table, w.selected.row), fit.param(w.selected.param)}
	_, another := c.(ReplaceTable)
	if another {
		to = selection{next.Sample, next.Parameter}
	}
	from := w.selected
	w.derived = newDerived(fitted, raw, known)
	if another {
		gone = nil
	}
	progress := w.carry(c, known)
	if last := w.history[w.at]; drag != "" && last.drag == drag && w.at > 0 { // it goes on
		from = last.from
		w.at--
	}
	w.push(entry{document: fitted, name: c.Name(), from: from, progress: progress, gone: gone, drag: drag})
	w.choose(to)
	w.history[w.at].to = w.selected
	if another {
		w.history[w.at].opening = w.nextOpening()
	}
	return nil
}

func apply(c Command, d *document.Document, s network.Shape) (*document.Document, error) {
	c, _ = undragged(c)
	if c, ok := c.(shaped); ok {
		return c.on(d, s)
	}
	return c.Apply(d)
}

// Changes is how often the document was changed since the workspace began, by commands, steps of the history and openings. Who
// waits for something can tell by it whether the document is still what it was.
func (w *Workspace) Changes() int { return w.changes }

func (w *Workspace) push(e entry) {
	w.changes++
	e.opening = w.history[w.at].opening
	w.history = append(w.history[:w.at+1:w.at+1], e)
	if len(w.history) > mostEntries {
		w.history = w.history[1:]
	}
	w.at = len(w.history) - 1
}

// Begin starts over with a document: nothing can be undone.
func (w *Workspace) Begin(d *document.Document) {
	w.StopTraining()
	w.changes++
	w.derived = newDerived(d, nil, w.derived)
	w.history, w.at = []entry{{document: d, opening: w.nextOpening()}}, 0
	w.choose(selection{d.Sample, d.Parameter})
}

// Leads reports whether an opening is shown, or undo or redo lead to it.
func (w *Workspace) Leads(opening int) bool {
	return slices.ContainsFunc(w.history, func(e entry) bool { return e.opening == opening })
}

// nextOpening numbers the opening of another document.
func (w *Workspace) nextOpening() int {
	w.openings++
	return w.openings
}

// Load opens another document. Undo goes back to the one before.
func (w *Workspace) Load(d *document.Document) {
	w.StopTraining()
	from := w.selected
	w.derived = newDerived(d, nil, w.derived)
	w.push(entry{document: d, name: prose.DidOpen, from: from, opened: true})
	w.choose(selection{d.Sample, d.Parameter})
	w.history[w.at].to = w.selected
	w.history[w.at].opening = w.nextOpening()
}

// Forget makes a document that was just opened the first of the history, as where a page opens with it: there is
// nothing before it that a person made.
func (w *Workspace) Forget() {
	if w.history[w.at].opened && w.at+1 == len(w.history) {
		w.history, w.at, w.view = []entry{w.history[w.at]}, 0, nil
	}
}

// Undo goes back to the document before the last command. It reports whether there was one.
func (w *Workspace) Undo() bool {
	w.StopTraining()
	if w.at == 0 {
		return false
	}
	e := w.history[w.at]
	w.step(w.at-1, e.opened, e.to, e.from)
	return true
}

// Redo goes forward again.
func (w *Workspace) Redo() bool {
	w.StopTraining()
	if w.at+1 == len(w.history) {
		return false
	}
	e := w.history[w.at+1]
	w.step(w.at+1, e.opened, e.from, e.to)
	return true
}

// step goes to another entry of the history. What was selected there is selected again, unless something
// else of the same document has been selected since: that stays as far as it is there.
func (w *Workspace) step(at int, opened bool, here, there selection) {
	before := w.current()
	w.changes++
	w.at = at
	w.derived = newDerived(w.current(), nil, w.derived)
	if !opened && w.selected != here {
		there = selection{follow(before.Table, w.current().Table, w.selected.row), w.selected.param}
	}
	w.choose(there)
}

// follow is the number that a row of one table has in another, or the same number where it is gone.
func follow(from, to *table.Table, row int) int {
	if from == to || row > from.Len() {
		return row
	}
	id := from.Row(row - 1).ID
	if row <= to.Len() && to.Row(row-1).ID == id {
		return row
	}
	for i, r := range to.All() {
		if r.ID == id {
			return i + 1
		}
	}
	return row
}

// SelectRow makes a row of the table, counted from 1, the current sample.
func (w *Workspace) SelectRow(row int) error {
	if n := w.current().Table.Len(); row < 1 || row > n {
		return prose.Say(prose.NoRow, row, n)
	}
	if row != w.selected.row {
		w.choose(selection{row, w.selected.param})
	}
	return nil
}

// SelectParam makes a parameter the selected one.
func (w *Workspace) SelectParam(p network.Param) error {
	s := w.derived.shape
	if s.K == 0 || !s.Has(p) {
		return prose.Say(prose.NoParameter)
	}
	if p != w.selected.param {
		w.choose(selection{w.selected.row, p})
	}
	return nil
}
