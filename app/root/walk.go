package root

import (
	"chainrule/app/act"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// setWalk has the drawing of the network take clicks for the answer to a question, and leads there.
func (r *Root) setWalk(w *act.Walk) {
	begins := w != nil && r.walk == nil
	if r.walk = w; !begins {
		return
	}
	if narrow() {
		r.showPanel("diagram")
	}
	r.ctx.Defer(func(app.Context) {
		if drawing := app.Window().Get("document").Call("querySelector", ".diagram .parameters"); drawing.Truthy() {
			drawing.Call("focus", map[string]any{"preventScroll": true})
		}
	})
}

// walkBack ends the walk, and leads back to the question. The panels hear of it, too.
func (r *Root) walkBack() {
	if r.walk == nil {
		return
	}
	r.showPanel(r.walk.From)
	r.walk = nil
}
