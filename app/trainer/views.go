package trainer

import (
	"chainrule/app/frame"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Views are what the panels show. They are the same view, except that some are a few frames behind while training
// runs.
type Views struct {
	Latest     *workspace.View // in the training panel, and in all that no field below is of
	Diagram    *workspace.View
	Derivation *workspace.View // and in the heading above it
	Table      *workspace.View // in which nothing changes by training
}

// kind is a kind of panel that is brought up to date by itself while training runs.
type kind int

const (
	live kind = iota // the training panel
	diagram
	derivation // and the heading above it
	panels
	none = panels
)

const (
	liveEvery       = 120.0 // milliseconds from one drawing of the training panel, and of the diagram, to the next
	derivationEvery = 300.0 // and of the derivation, which takes longest, at least
	derivationShare = 25    // times as long as drawing it took passes before it is drawn again
	usualWait       = 25.0  // milliseconds of that which were waiting for frames
	derivationRows  = 5000  // rows up to which the derivation follows while training runs
)

// Refresh has the page show the workspace's view, and tells it where that is another one. While training runs, the
// diagram, the derivation and the table may follow later.
func (t *Trainer) Refresh() {
	before, v := t.Shown.Latest, t.work.View()
	if v.Opening != before.Opening {
		t.endPhase()
	}
	t.Shown.Latest = v
	if t.hurried(v) {
		t.ShowAll()
	}
	t.follow(v)
	if v != before {
		t.page.Changed(v)
	}
}

// ShowAll has all panels show the workspace's view at once.
func (t *Trainer) ShowAll() {
	v := t.work.View()
	t.Shown = Views{v, v, v, t.table(v)}
}

// table is the view that the table shows in place of v: the one that it shows already if all that it shows and commands is the same.
// So a click on a weight does not have it drawn again.
func (t *Trainer) table(v *workspace.View) *workspace.View {
	old := t.Shown.Table
	if v.Document == old.Document && v.Encoding == old.Encoding && v.Opening == old.Opening && v.Row == old.Row && v.Fixed == old.Fixed {
		return old
	}
	return v
}

// hurried reports whether all panels must show a view at once. While training runs, also on orders of the API, they
// need not, unless something else changed.
func (t *Trainer) hurried(v *workspace.View) bool {
	shown := t.Shown.Derivation
	if !v.Ready() || !v.Training.Running || v.Row != shown.Row || v.Param != shown.Param ||
		v.Document.Table != shown.Document.Table || v.UndoName != shown.UndoName || v.Fixed != shown.Fixed {
		return true
	}
	at := frame.Now()
	if at < t.due[derivation] || v.Encoding.N > derivationRows {
		return false
	}
	t.due[derivation] = at + derivationEvery
	return true
}

// rest shows that training came to rest. The training panel shows it at once, then the diagram, and then the
// derivation, which says of which epoch its numbers are until it follows. The page is drawn in between.
func (t *Trainer) rest(ctx app.Context) {
	if t.updating() {
		t.Refresh()
		return
	}
	v := t.work.View()
	t.Shown.Latest = v
	t.page.Changed(v)
	frame.AfterDrawing(ctx, func(ctx app.Context) {
		if t.work.View() == v {
			t.Shown.Diagram = v
		}
		frame.AfterDrawing(ctx, func(app.Context) { t.Refresh() })
	})
}

// show brings one kind of panel up to date, unless none is due or the frame under way is given to another.
func (t *Trainer) show(ctx app.Context, at float64) {
	if t.drew {
		t.due[derivation] = max(t.due[derivation], at+derivationShare*(at-t.drawing-usualWait))
		t.drew = false
	}
	kind := t.next(at)
	if kind == none || !t.Turns.Draw(ctx, t, func(ctx app.Context) { t.update(ctx, kind) }) {
		return
	}
	every := liveEvery
	if kind == derivation {
		every = derivationEvery
		if t.Pace == 0 { // no one reads along
			every *= 2
		}
	}
	t.due[kind] = at + every
}

// next is the kind of panel that has been due for longest: one that does not show the present view. There is one at a time.
func (t *Trainer) next(at float64) kind {
	v := t.work.View()
	next := none
	for k, shown := range [panels]*workspace.View{live: t.Shown.Latest, diagram: t.Shown.Diagram, derivation: t.Shown.Derivation} {
		if at < t.due[k] || shown == v || kind(k) == derivation && v.Encoding.N > derivationRows {
			continue
		}
		if next == none || t.due[k] < t.due[next] {
			next = kind(k)
		}
	}
	return next
}

// update has a kind of panel show what training has come to.
func (t *Trainer) update(ctx app.Context, k kind) {
	v := t.work.View()
	if !v.Ready() {
		t.Refresh()
		return
	}
	switch k {
	case live:
		t.Shown.Latest = v
		t.measure(v)
		t.page.Advanced(v)
	case diagram:
		t.Shown.Diagram = v
	case derivation:
		t.Shown.Derivation = v
		t.drawing = frame.Now()
		ctx.Defer(func(app.Context) { t.drew = true })
	}
}
