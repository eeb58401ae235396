package derivation

import (
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// sight is which steps are in sight. After a click on a weight those are drawn at once, and the rest of the
// derivation, which is most of it, once they are on screen: until then it stays as it was.
type sight struct {
	first, last int    // steps in sight, from 0, as last measured
	old         *shown // what the steps out of sight still show; nil: nothing is late
}

// replace notes that old gives way to another derivation. Where they are not comparable nothing waits.
func (s *sight) replace(old *shown, comparable bool) {
	switch {
	case !comparable || s.last == 0:
		s.old = nil
	case s.old == nil: // else a yet older one is still there
		s.old = old
	}
}

// row is the row to draw at step i of the derivation: its own, or while it is late the one from before.
func (s *sight) row(now *shown, i int) *row {
	if s.old == nil || i >= s.first && i <= s.last || i >= len(s.old.rows) {
		return now.rows[i]
	}
	return s.old.rows[i]
}

// rest is the derivation that what comes after the steps is drawn of.
func (s *sight) rest(now *shown) *shown {
	if s.old == nil || s.last >= len(now.rows)-1 {
		return now
	}
	return s.old
}

// wait is how long what is out of sight waits: past the next frame of a slow screen.
const wait = 20 * time.Millisecond

// OnMount starts measuring what is in sight.
func (p *Panel) OnMount(ctx app.Context) {
	if app.IsServer {
		return
	}
	document := app.Window().Get("document")
	scrolled := app.FuncOf(func(app.Value, []app.Value) any {
		p.measure()
		return nil
	})
	document.Call("addEventListener", "scroll", scrolled, true) // whatever it is that scrolls
	p.stop = func() {
		document.Call("removeEventListener", "scroll", scrolled, true)
		scrolled.Release()
	}
	ctx.After(wait, func(ctx app.Context) {
		p.measure()
		ctx.PreventUpdate()
	})
}

// OnDismount stops measuring.
func (p *Panel) OnDismount() {
	if p.stop != nil {
		p.stop()
	}
}

// OnUpdate draws what is late once the steps in sight are on screen.
func (p *Panel) OnUpdate(ctx app.Context) {
	ctx.PreventUpdate() // it has just been drawn
	p.seekPhase(ctx)
	old := p.sight.old
	ctx.After(wait, func(ctx app.Context) {
		if p.sight.old != old { // another derivation came meanwhile, whose turn comes
			ctx.PreventUpdate()
			return
		}
		late := p.sight.old != nil
		p.sight.old = nil
		p.measure()
		if !late {
			ctx.PreventUpdate()
		}
	})
}

// OnResize measures again.
func (p *Panel) OnResize(app.Context) { p.measure() }

// measure finds the steps in sight. It is called when the page is laid out, so that asking costs nothing.
func (p *Panel) measure() {
	if !p.Mounted() {
		return
	}
	_, height := app.Window().Size()
	steps := p.JSValue().Call("querySelectorAll", ".steps > .step")
	first, last := -1, 0
	for i := range steps.Get("length").Int() {
		box := steps.Index(i).Call("getBoundingClientRect")
		if box.Get("bottom").Float() < 0 {
			continue
		}
		if box.Get("top").Float() > float64(height) {
			break
		}
		if first < 0 {
			first = i
		}
		last = i
	}
	p.sight.first, p.sight.last = max(0, first), last
}
