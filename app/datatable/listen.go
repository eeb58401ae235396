package datatable

import (
	"chainrule/app/listen"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// listen listens for scrolling, for presses and the focus in the grid, and for presses outside an open menu. go-app's own handlers
// render every component above again. While the table scrolls, only the panel needs to, and only when its window moves;
// a press moves the active cell, and the page is to answer the click that follows.
func (p *Panel) listen(ctx app.Context) []func() {
	box := p.find(scrollerSelector)
	return []func(){
		listen.To(box, "pointerdown", func(e app.Value) { p.onPointerDown(ctx, e) }),
		listen.To(box, "mousedown", onMouseDown),
		listen.To(box, "selectstart", p.onSelectStart),
		listen.To(box, "focusin", func(e app.Value) { p.onFocusIn(ctx, e) }),
		listen.To(box, "focusout", func(e app.Value) { p.onFocusOut(ctx, e) }),
		watchSize(box, func() {
			hidden := p.saw.Height == 0
			if p.look() {
				p.dispatchRender(ctx)
			}
			if hidden { // the sample may have become another one meanwhile
				p.reveal(ctx)
			}
		}),
		listen.To(box, "scroll", func(app.Value) {
			if p.menu != nil {
				ctx.Dispatch(func(ctx app.Context) { p.closeMenu(ctx, true) })
			}
			if p.look() {
				p.dispatchRender(ctx)
			}
		}),
		listen.To(app.Window().Get("document"), "pointerdown", func(e app.Value) {
			if p.menu != nil && !e.Get("target").Call("closest", menuSelector).Truthy() {
				ctx.Dispatch(func(ctx app.Context) { p.closeMenu(ctx, false) })
			}
		}),
		listen.To(app.Window().Get("document"), "pointerup", func(app.Value) { p.dragging = false }),
	}
}

// render renders the panel again.
func render(ctx app.Context) { ctx.Dispatch(func(app.Context) {}) }

// dispatchRender renders the panel again, and puts the focus and the editor right.
func (p *Panel) dispatchRender(ctx app.Context) {
	ctx.Dispatch(func(ctx app.Context) { p.afterRender(ctx) })
}

// watchSize calls f when the size of an element changes, as when the panel comes into sight or the divider beside it moves.
func watchSize(element app.Value, f func()) (stop func()) {
	if !there(element) {
		return func() {}
	}
	changed := app.FuncOf(func(app.Value, []app.Value) any {
		f()
		return nil
	})
	observer := app.Window().Get("ResizeObserver").New(changed)
	observer.Call("observe", element)
	return func() {
		observer.Call("disconnect")
		changed.Release()
	}
}
