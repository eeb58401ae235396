package root

import (
	"math"
	"strconv"

	"chainrule/app/prefer"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// divider is the line between the columns. It is dragged, or moved by the arrow keys, and its place is remembered.
type divider struct {
	app.Compo

	dragged bool
}

// The left column's share of the page, in per cent. What is read has at least 55 %.
const (
	leastShare = 25
	usualShare = 38
	mostShare  = 45
	shareName  = "left-column"
)

// OnMount puts the divider where it was left.
func (d *divider) OnMount(app.Context) {
	if v := prefer.Get(shareName); v != "" {
		if share, err := strconv.ParseFloat(v, 64); err == nil {
			d.set(share)
		}
	}
}

// Render draws the line.
func (d *divider) Render() app.UI {
	return app.Div().Class("divider").Role("separator").TabIndex(0).Aria("orientation", "vertical").Aria("label", prose.Text(prose.WidthOfColumns)).
		Aria("valuemin", leastShare).Aria("valuemax", mostShare).Aria("valuenow", usualShare).
		On("pointerdown", d.onDown).On("pointermove", d.onMove).On("pointerup", d.onUp).On("pointercancel", d.onUp).OnKeyDown(d.onKey)
}

// set moves the divider. It is an attribute of the page and no state, so that dragging renders nothing.
func (d *divider) set(share float64) {
	share = min(max(share, leastShare), mostShare)
	if !d.Mounted() || math.IsNaN(share) {
		return
	}
	text := strconv.FormatFloat(share, 'f', 1, 64)
	d.JSValue().Get("parentElement").Get("style").Call("setProperty", "--left", text+"%")
	d.JSValue().Call("setAttribute", "aria-valuenow", text)
}

// keep remembers where the divider is.
func (d *divider) keep() { prefer.Set(shareName, strconv.FormatFloat(d.share(), 'f', 1, 64)) }

func (d *divider) share() float64 {
	share, err := strconv.ParseFloat(d.JSValue().Call("getAttribute", "aria-valuenow").String(), 64)
	if err != nil {
		return usualShare
	}
	return share
}

func (d *divider) onDown(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	d.dragged = true
	d.JSValue().Call("setPointerCapture", e.Get("pointerId"))
	e.PreventDefault()
}

func (d *divider) onMove(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	if d.dragged {
		width, _ := app.Window().Size()
		d.set(100 * e.Get("clientX").Float() / float64(width))
	}
}

func (d *divider) onUp(ctx app.Context, _ app.Event) {
	ctx.PreventUpdate()
	d.dragged = false
	d.keep()
}

func (d *divider) onKey(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	switch e.Get("key").String() {
	case "ArrowLeft":
		d.set(d.share() - 1)
	case "ArrowRight":
		d.set(d.share() + 1)
	case "Home":
		d.set(leastShare)
	case "End":
		d.set(mostShare)
	default:
		return
	}
	d.keep()
	e.PreventDefault()
}
