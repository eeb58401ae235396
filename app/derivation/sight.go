package derivation

import (
	"chainrule/app/frame"
	"chainrule/app/listen"
	"chainrule/engine/expr"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// sight says which pieces of the derivation are in sight. The pieces are the forward pass, the steps and the outcome.
// When another derivation is shown, as after a click on a weight, the page first shows the question, the product and the
// drawing, so that it answers in one frame on a slow machine too. The pieces in sight are drawn in the next frame. The others, which are most of the
// derivation, follow, a few in each frame. While training runs, only the pieces in sight are drawn, one in each frame. The
// others are drawn when they come into sight or when training rests. Until then a piece stays as it was.
type sight struct {
	first, last int // pieces in sight, from 0, as last measured
	measured    bool
	late        []*shown // by piece: the derivation that it still shows; nil: its own
	turn        int      // the piece to look at next
}

// atOnce is how many symbols, with all sums written out, the lines have that are drawn in a frame at rest. At least one
// line is drawn.
const atOnce = 100

// The pieces of a derivation of n steps: the forward pass, the steps, and the outcome.
func pieces(n int) int { return n + 2 }

// newly is how many pieces are drawn at once as long as nothing was measured: they fill a screen.
const newly = 4

// blank stands for a derivation of which nothing is drawn yet.
var blank = &shown{}

// replace notes that another derivation, of n steps, takes the place of old. Its pieces stay as they are until they are drawn, or
// blank where there was none. Where there is no old one, the pieces in sight are drawn at once.
func (s *sight) replace(old *shown, n int) {
	was := s.late
	s.late = make([]*shown, pieces(n))
	if !s.measured {
		s.first, s.last = 0, newly-1
	}
	for i := range s.late {
		from := i // the outcome is the last one of both
		if i == len(s.late)-1 {
			from = len(was) - 1
		}
		switch {
		case old == nil && s.sees(i):
		case old == nil || i != len(s.late)-1 && i >= pieces(len(old.rows))-1: // old has no such step
			s.late[i] = blank
		case from < len(was) && was[from] != nil: // a yet older one is still there
			s.late[i] = was[from]
		default:
			s.late[i] = old
		}
	}
	s.turn = s.first
}

// sees reports whether a piece is in sight.
func (s *sight) sees(piece int) bool { return piece >= s.first && piece <= s.last }

// stale reports whether there is a piece in sight that is not drawn yet.
func (s *sight) stale() bool {
	for i := s.first; i <= s.last && i < len(s.late); i++ {
		if s.late[i] != nil {
			return true
		}
	}
	return false
}

// of is the derivation that a piece is drawn from: the present one, or the one before as long as the piece is late.
func (s *sight) of(now *shown, piece int) *shown {
	if piece < len(s.late) && s.late[piece] != nil {
		return s.late[piece]
	}
	return now
}

// show has a piece drawn at once, because it comes into sight.
func (s *sight) show(piece int) {
	if piece < len(s.late) {
		s.late[piece] = nil
	}
}

// leave leaves the pieces after one for later. They are not in the page yet.
func (s *sight) leave(after int) {
	for i := after + newly; i < len(s.late)-1; i++ {
		s.late[i] = blank
	}
}

// fill has the blank pieces drawn at once, and, if training is not running (going), those in sight too.
func (s *sight) fill(going bool) {
	for i, of := range s.late {
		if of == blank || !going && s.sees(i) {
			s.late[i] = nil
		}
	}
}

// all has every piece drawn at once.
func (s *sight) all() { clear(s.late) }

// waits reports whether there are pieces to draw.
func (s *sight) waits(going bool) bool { return s.next(going) >= 0 }

// next is the piece to draw next, or −1.
func (s *sight) next(going bool) int {
	for n := range s.late {
		i := (s.turn + n) % len(s.late)
		if s.late[i] != nil && (!going || s.sees(i)) {
			return i
		}
	}
	return -1
}

// draw has the next pieces of a derivation drawn: all that are in sight, or else some. While training runs (going) it is one.
func (s *sight) draw(now *shown, going bool) {
	for symbols := 0; symbols < atOnce || s.stale(); symbols += now.size(s.turn - 1) {
		i := s.next(going)
		if i < 0 {
			return
		}
		s.late[i], s.turn = nil, i+1
		if going {
			return
		}
	}
}

// size is how many symbols a piece has, as far as it matters here. The forward pass and the outcome count as a whole frame.
func (s *shown) size(piece int) int {
	if piece == 0 || piece > len(s.derivation.Steps) {
		return atOnce
	}
	return expr.Written(s.derivation.Steps[piece-1].Expr, atOnce)
}

// OnMount starts measuring what is in sight.
func (p *Panel) OnMount(ctx app.Context) {
	if app.IsServer {
		return
	}
	p.ctx = ctx
	p.loop = frame.NewLoop(p.onFrame)
	quiet := listen.First(app.Window().Get("document"), "scroll", func(app.Value) { // whatever it is that scrolls
		p.measure()
		p.wake()
	})
	p.stop = func() {
		quiet()
		p.loop.Stop()
	}
	p.wake()
	p.compute()
}

// OnDismount stops measuring.
func (p *Panel) OnDismount() {
	if p.made != nil {
		p.made.values.stopped = true
	}
	if p.stop != nil {
		p.stop()
	}
}

// OnUpdate draws what is late once what is in sight is on screen.
func (p *Panel) OnUpdate(ctx app.Context) {
	ctx.PreventUpdate() // it has just been drawn
	p.seekPhase(ctx)
	p.wake()
}

// OnResize measures again.
func (p *Panel) OnResize(app.Context) { p.wake() }

// wake has the late pieces drawn, and then measures what is in sight. It begins with the next frame but one, since
// the next one may still have to be drawn.
func (p *Panel) wake() {
	p.early = true
	p.loop.Wake()
}

// onFrame draws some of what is late, or measures. It reports whether there is more to do.
func (p *Panel) onFrame() (again bool) {
	p.Turns.Begin()
	switch {
	case p.early:
		p.early = false
	case !p.sight.waits(p.Behind):
		p.measure()
		return p.sight.waits(p.Behind)
	case p.Behind:
		p.Turns.Draw(p.ctx, p, p.drawLate)
	default:
		p.ctx.Dispatch(p.drawLate)
	}
	return true
}

func (p *Panel) drawLate(app.Context) {
	if s := p.shown(); s != nil {
		p.sight.draw(s, p.Behind)
	}
}

// nearly is how many pixels below what is in sight count as in sight: the line that says of which epoch the numbers are
// goes when training rests, and the steps move up by it.
const nearly = 48

// measure finds the pieces in sight. It is called when the page is laid out, so that asking costs nothing.
func (p *Panel) measure() {
	if !p.Mounted() {
		return
	}
	panel := p.JSValue()
	_, height := app.Window().Size()
	column := panel.Call("closest", ".reading")
	if !column.Truthy() {
		column = panel
	}
	box := column.Call("getBoundingClientRect")
	top, bottom := max(0, box.Get("top").Float()), min(float64(height), box.Get("bottom").Float())+nearly
	list := panel.Call("querySelectorAll", ".forward:not(.notation), .steps > .step, .outcome")
	first, last, count := -1, 0, list.Get("length").Int()
	for i := range count {
		box := list.Index(i).Call("getBoundingClientRect")
		if box.Get("bottom").Float() < top {
			continue
		}
		if box.Get("top").Float() > bottom {
			break
		}
		piece := i
		if i == count-1 { // the outcome; of the steps there may be but some
			piece = max(i, len(p.sight.late)-1)
		}
		if first < 0 {
			first = piece
		}
		last = piece
	}
	p.sight.first, p.sight.last, p.sight.measured = max(0, first), last, true
}
