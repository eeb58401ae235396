package root

import (
	"chainrule/app/frame"
	"chainrule/app/listen"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// listenPaper has the page drawn for paper before it is printed: all panels show where training has come to, and nothing is
// left out that is drawn on the screen when it comes into sight.
func listenPaper(r *Root) (stop func()) {
	draw := func(paper bool) func(app.Value) {
		return func(app.Value) {
			frame.AtOnce(r.ctx, func(app.Context) {
				if r.paper = paper; paper {
					r.trainer.ShowAll()
				}
			})
		}
	}
	before := listen.To(app.Window(), "beforeprint", draw(true))
	after := listen.To(app.Window(), "afterprint", draw(false))
	return func() {
		before()
		after()
	}
}
