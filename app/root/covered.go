package root

import (
	"math"
	"strconv"

	"chainrule/app/listen"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// listenCovered follows how much of the screen a software keyboard covers, for the styles, and keeps in sight what is typed
// into. Browsers shrink the visual viewport by the keyboard and leave the layout as it is.
func listenCovered() (stop func()) {
	screen := app.Window().Get("visualViewport")
	if !screen.Truthy() {
		return func() {}
	}
	page := app.Window().Get("document")
	now := 0
	bring := func() {
		if field := page.Get("activeElement"); now > 0 && field.Truthy() && field.Call("matches", "input, textarea").Bool() {
			field.Call("scrollIntoView", map[string]any{"block": "nearest", "inline": "nearest"})
		}
	}
	look := func(app.Value) {
		if is := covered(screen, app.Window().Get("innerHeight").Float()); is != now {
			now = is
			page.Get("documentElement").Get("style").Call("setProperty", "--keyboard", strconv.Itoa(now)+"px")
			bring()
		}
	}
	stops := []func(){
		listen.To(screen, "resize", look),
		listen.To(screen, "scroll", look),
		listen.To(page, "focusin", func(app.Value) { bring() }),
	}
	return func() {
		for _, stop := range stops {
			stop()
		}
	}
}

// listenWidth has the page styled anew where its width is another one. WebKit now and then goes on with the styles of the width before, such
// as after a tablet was turned, until something else changes the page.
func listenWidth() (stop func()) {
	style := app.Window().Get("document").Get("documentElement").Get("style")
	now := 0
	return listen.To(app.Window(), "resize", func(app.Value) {
		if is := app.Window().Get("innerWidth").Int(); is != now {
			now = is
			style.Call("setProperty", "--width", strconv.Itoa(now)+"px")
		}
	})
}

// covered is how many pixels at the foot of the layout are out of sight. Of a page that a person has zoomed into the same part
// is covered, wherever in it the person looks.
func covered(screen app.Value, height float64) int {
	scale, left := screen.Get("scale").Float(), height-screen.Get("height").Float()
	if math.Abs(scale-1) > .01 {
		left = height - scale*screen.Get("height").Float()
	} else {
		left -= screen.Get("offsetTop").Float()
	}
	return max(0, int(math.Round(left)))
}
