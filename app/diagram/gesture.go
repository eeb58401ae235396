package diagram

import (
	"math"

	"chainrule/app/listen"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// gestures are the fingers on the drawing, or the mouse that moves it. Two fingers enlarge it about the middle between them. One
// moves it while it is enlarged, and is left to the browser, which scrolls the page by it, while it is not.
type gestures struct {
	at    map[int]point // where each pointer is on the screen
	from  point         // where the only one began
	moved bool          // so far that it is no click
	pinch *pinch        // of two, or nil

	tap     point // where the last tap was, on the screen
	tapTime float64
}

// slack is how many pixels a pointer may move in a click.
const slack = 5

// sceneSelector finds what is enlarged.
const sceneSelector = ".drawing .scene"

// gesture starts listening. The panel's element stays, whatever is drawn in it.
func (p *Panel) gesture(ctx app.Context) []func() {
	if app.IsServer {
		return nil
	}
	p.gestures.at = map[int]point{}
	panel := p.JSValue()
	over := func(e app.Value) bool { return e.Get("target").Call("closest", ".drawing svg").Truthy() }
	up := func(e app.Value) {
		if id, ok := pointer(e); ok {
			delete(p.gestures.at, id)
		}
		p.gestures.pinch = nil
	}
	return []func(){
		listen.To(panel, "pointerdown", func(e app.Value) {
			id, ok := pointer(e)
			if !ok || !over(e) || e.Get("button").Int() != 0 || e.Get("target").Call("closest", "input").Truthy() {
				return
			}
			g := &p.gestures
			if e.Get("isPrimary").Bool() {
				g.at = map[int]point{}
				g.from, g.moved = pointOf(e), false
			}
			g.at[id] = pointOf(e)
			if g.pinch = nil; len(g.at) == 2 {
				g.moved = true
				p.pinched(ctx)
			}
		}),
		listen.To(panel, "pointermove", func(e app.Value) { p.drag(ctx, e) }),
		listen.To(app.Window(), "pointerup", up),
		listen.To(app.Window(), "pointercancel", up),
		// A browser takes two fingers for a swipe unless it is told at once that they are not.
		listen.To(panel, "touchmove", func(e app.Value) {
			if over(e) && (e.Get("touches").Length() > 1 || p.zoom.enlarged()) && e.Get("cancelable").Bool() {
				e.Call("preventDefault")
			}
		}),
		listen.First(panel, "click", func(e app.Value) {
			if p.gestures.moved && over(e) {
				p.gestures.moved = false
				e.Call("stopPropagation")
			}
		}),
		listen.To(panel, "wheel", func(e app.Value) {
			if over(e) && e.Get("ctrlKey").Bool() { // a pinch on a touchpad is one too
				e.Call("preventDefault")
				by := e.Get("deltaY").Float()
				if e.Get("deltaMode").Int() == 1 {
					by *= 16 // lines
				}
				p.enlarge(ctx, math.Exp(-math.Max(-60, math.Min(by, 60))/100), pointOf(e))
			}
		}),
	}
}

// pointer is the number of the pointer that an event is of. An event that a script made may be of none.
func pointer(e app.Value) (id int, ok bool) {
	v := e.Get("pointerId")
	if v.IsUndefined() {
		return 0, false
	}
	return v.Int(), true
}

func pointOf(e app.Value) point { return point{e.Get("clientX").Float(), e.Get("clientY").Float()} }

// drag follows a pointer that is on the drawing.
func (p *Panel) drag(ctx app.Context, e app.Value) {
	id, ok := pointer(e)
	if !ok {
		return
	}
	g, now := &p.gestures, pointOf(e)
	was, ok := g.at[id]
	if ok && e.Get("buttons").Int() == 0 { // let go of where nobody listened
		delete(g.at, id)
		return
	}
	if !ok {
		return
	}
	g.at[id] = now
	switch len(g.at) {
	case 1:
	case 2:
		p.pinched(ctx)
		return
	default:
		return
	}
	if !g.moved && p.zoom.enlarged() && distance(now, g.from) > slack {
		g.moved, was = true, g.from
	}
	if g.moved {
		p.shift(ctx, was, now)
	}
}

// pinch is two fingers as they began.
type pinch struct {
	zoom  zoom
	apart float64 // on the screen
	about point   // of the drawing, between them
}

// spread is how far apart two fingers are, and the place between them.
func (g *gestures) spread() (apart float64, middle point) {
	var two []point
	for _, at := range g.at {
		two = append(two, at)
	}
	return distance(two[0], two[1]), point{(two[0].x + two[1].x) / 2, (two[0].y + two[1].y) / 2}
}

// pinched enlarges as far as two fingers are from each other now, and keeps what was between them between them.
func (p *Panel) pinched(ctx app.Context) {
	g := &p.gestures
	apart, middle := g.spread()
	if l, about, ok := p.onScreen(middle); ok {
		if g.pinch == nil {
			g.pinch = &pinch{p.zoom, max(1, apart), about}
			return
		}
		is := g.pinch
		p.show(ctx, is.zoom.times(apart/is.apart, is.about.x, is.about.y, l.width, l.height))
		if _, now, ok := p.onScreen(middle); ok {
			p.show(ctx, p.zoom.by(is.about.x-now.x, is.about.y-now.y, l.width, l.height))
		}
	}
}

func distance(a, b point) float64 { return math.Hypot(a.x-b.x, a.y-b.y) }

// enlarge enlarges the drawing about a place on the screen.
func (p *Panel) enlarge(ctx app.Context, factor float64, about point) {
	if l, a, ok := p.onScreen(about); ok {
		p.show(ctx, p.zoom.times(factor, a.x, a.y, l.width, l.height))
	}
}

// shift moves the drawing from a place on the screen to another.
func (p *Panel) shift(ctx app.Context, from, to point) {
	l, a, ok := p.onScreen(from)
	if _, b, also := p.onScreen(to); ok && also {
		p.show(ctx, p.zoom.by(a.x-b.x, a.y-b.y, l.width, l.height))
	}
}

// onScreen is the point of the drawing at a place on the screen.
func (p *Panel) onScreen(at point) (*layout, point, bool) {
	if !p.drawable() {
		return nil, point{}, false
	}
	scene := p.JSValue().Call("querySelector", sceneSelector)
	if !scene.Truthy() {
		return nil, point{}, false
	}
	m := scene.Call("getScreenCTM")
	if !m.Truthy() || m.Get("a").Float() == 0 {
		return nil, point{}, false
	}
	a := m.Get("a").Float()
	return p.layout(), point{(at.x - m.Get("e").Float()) / a, (at.y - m.Get("f").Float()) / a}, true
}

// show shows another part of the drawing. While fingers move, the page is told directly: drawing a panel takes longer than a frame.
func (p *Panel) show(ctx app.Context, z zoom) {
	was := p.zoom
	if p.zoom = z; was == z {
		return
	}
	p.drawn = point{p.layout().width, p.layout().height}
	if scene := p.JSValue().Call("querySelector", sceneSelector); scene.Truthy() {
		scene.Call("setAttribute", "transform", z.transform())
	}
	if was.enlarged() != z.enlarged() {
		ctx.Dispatch(func(app.Context) {})
	}
}

// follow keeps a parameter in sight that is selected now, and shows all of a network that is another one.
func (p *Panel) follow() {
	if !p.drawable() || !p.zoom.enlarged() {
		return
	}
	l, same := p.layout(), p.followed == p.View.Param
	p.followed = p.View.Param
	switch {
	case p.drawn != point{l.width, l.height}:
		p.zoom = zoom{}
	case !same:
		a := p.middle()
		p.zoom = p.zoom.showing(a.x, a.y, l.width, l.height)
	}
}

// middle is the middle of the selected parameter's edge, or of the drawing.
func (p *Panel) middle() point {
	l := p.layout()
	for _, e := range l.edges {
		if e.selected {
			x, y := curveOf(e).at(.5)
			return point{x, y}
		}
	}
	return point{l.width / 2, l.height / 2}
}

// zoomBy enlarges about the selected parameter, by keyboard.
func (p *Panel) zoomBy(ctx app.Context, factor float64) {
	if p.drawable() {
		a := p.middle()
		p.show(ctx, p.zoom.times(factor, a.x, a.y, p.layout().width, p.layout().height))
	}
}

// onFit shows all of the drawing again.
func (p *Panel) onFit(ctx app.Context, _ app.Event) {
	p.show(ctx, zoom{})
	p.focusDrawing(ctx)
}

// A second tap within so many milliseconds, and pixels, of the first is a double tap.
const (
	doubleTime = 350.0
	doubleNear = 30.0
)

// tap enlarges the drawing about the place of a double tap beside edges and units, or shows all of it again.
func (p *Panel) tap(ctx app.Context, e app.Event) {
	at, time := pointOf(e.Value), e.Get("timeStamp").Float()
	g := &p.gestures
	if time-g.tapTime > doubleTime || distance(at, g.tap) > doubleNear {
		g.tap, g.tapTime = at, time
		return
	}
	g.tapTime = 0
	if p.zoom.enlarged() {
		p.show(ctx, zoom{})
		return
	}
	p.enlarge(ctx, 2, at)
}
