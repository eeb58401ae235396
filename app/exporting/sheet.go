package exporting

import (
	"strings"

	"chainrule/app/act"
	"chainrule/engine/derive"
	"chainrule/engine/export"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// kind says what a sheet is.
type kind string

const (
	handout   kind = "handout"
	worksheet kind = "worksheet"
	answers   kind = "answers" // the worksheet filled in
)

// sheet is what is printed, made once when it is opened: the page behind it does not change meanwhile.
type sheet struct {
	kind    kind
	form    derive.Form
	made    *export.Worksheet // with the handout in it
	drawing string            // the diagram as SVG; "" where it is not on the page
}

// sheetDigits are the digits of the numbers on a sheet: what fits its lines and can be computed by hand.
const sheetDigits = 4

// openSheet shows a sheet over the page, and focuses it.
func (p *Panel) openSheet(ctx app.Context, k kind) {
	drawing, _ := diagram()
	p.makeSheet(ctx, sheet{kind: k, form: derive.Chain, drawing: drawing})
	p.own.Defer(func(app.Context) { // not of the item that was chosen, which is gone by then
		if button := app.Window().Get("document").Call("querySelector", ".sheet .go"); button.Truthy() {
			button.Call("focus")
		}
	})
}

func (p *Panel) makeSheet(ctx app.Context, s sheet) {
	h, err := export.NewHandout(p.View, s.form, sheetDigits)
	if err != nil {
		act.Refuse(ctx, err)
		return
	}
	if s.kind != handout {
		h = h.AsPrinted()
	}
	s.made = h.Worksheet()
	p.sheet = &s
}

func (p *Panel) closeSheet(app.Context, app.Event) {
	p.sheet = nil
	app.Window().GetElementByID("file").Call("focus")
}

// setForm makes the sheet anew in another form.
func (p *Panel) setForm(f derive.Form) app.EventHandler {
	return func(ctx app.Context, _ app.Event) {
		s := *p.sheet
		s.form = f
		p.makeSheet(ctx, s)
	}
}

func (p *Panel) setKind(k kind) app.EventHandler {
	return func(ctx app.Context, _ app.Event) {
		s := *p.sheet
		s.kind = k
		p.makeSheet(ctx, s)
	}
}

// onPageKey makes Ctrl+P print the derivation as a hand-out. The hand-out has all of it, while a part of the page may
// be out of sight. The browser's own menu prints the page.
func (p *Panel) onPageKey(_ app.Context, e app.Event) {
	if !isPrint(e) || e.Get("defaultPrevented").Bool() {
		return
	}
	if v := p.View; !v.Ready() || v.Sample < 0 {
		return // there is no derivation
	}
	e.PreventDefault()
	p.own.Dispatch(func(ctx app.Context) { // so that this panel is rendered, and then printed
		if p.sheet == nil {
			p.openSheet(ctx, handout)
		}
		ctx.Defer(func(app.Context) { app.Window().Call("print") })
	})
}

// isPrint reports whether a key is that for printing.
func isPrint(e app.Event) bool {
	return (e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool()) && strings.ToLower(e.Get("key").String()) == "p"
}

func onPrint(app.Context, app.Event) { app.Window().Call("print") }

// onSheetKey closes the sheet by Escape, keeps Tab within it, and the keys of the page behind it from
// working.
func (p *Panel) onSheetKey(ctx app.Context, e app.Event) {
	if isPrint(e) {
		return
	}
	e.Call("stopPropagation")
	switch e.Get("key").String() {
	case "Escape":
		p.closeSheet(ctx, e)
	case "Tab":
		document := app.Window().Get("document")
		list := document.Call("querySelectorAll", ".sheet button")
		from, to := list.Index(list.Get("length").Int()-1), list.Index(0)
		if e.Get("shiftKey").Bool() {
			from, to = to, from
		}
		if document.Get("activeElement").Equal(from) {
			e.PreventDefault()
			to.Call("focus")
		}
	}
}
