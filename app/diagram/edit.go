package diagram

import (
	"strconv"
	"strings"

	"chainrule/app/act"
	"chainrule/engine/prose"
	"chainrule/engine/table"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// edit opens the field in which the selected parameter is typed, with its value in full.
func (p *Panel) edit(ctx app.Context, _ ...app.Event) {
	if p.fixed(workspace.PartWeights) {
		act.Refuse(ctx, workspace.PartWeights.Refusal())
		return
	}
	p.editing, p.fault = true, ""
	p.start = strconv.FormatFloat(p.View.Theta[p.View.Shape.Index(p.View.Param)], 'g', -1, 64)
	p.draft = p.start
	ctx.Defer(func(app.Context) {
		if field := p.field(); field.Truthy() {
			field.Call("focus")
			field.Call("select")
		}
	})
}

func (p *Panel) onEdit(ctx app.Context, _ app.Event) { p.edit(ctx) }

func (p *Panel) field() app.Value {
	return app.Window().Get("document").Call("querySelector", ".diagram .weight-field")
}

func (p *Panel) onDraft(ctx app.Context, _ app.Event) {
	p.draft, p.fault = ctx.JSSrc().Get("value").String(), ""
}

// onDraftKey commits on Enter and gives up on Escape; the keys of the drawing do not apply here.
func (p *Panel) onDraftKey(ctx app.Context, e app.Event) {
	e.Call("stopPropagation")
	switch e.Get("key").String() {
	case "Enter":
		e.PreventDefault()
		p.draft = ctx.JSSrc().Get("value").String()
		if p.commit(ctx) {
			p.focusDrawing(ctx)
		}
	case "Escape":
		e.PreventDefault()
		p.editing = false
		p.focusDrawing(ctx)
	}
}

func (p *Panel) onDraftBlur(ctx app.Context, _ app.Event) {
	if p.editing {
		p.commit(ctx)
	}
}

// commit sets the parameter to what was typed. What is no number stays in the field, with the reason.
func (p *Panel) commit(ctx app.Context) bool {
	v, err := table.ParseNumber(p.draft)
	if err != nil {
		if strings.TrimSpace(p.draft) == "" {
			err = prose.Say(prose.EmptyWeight)
		}
		p.fault = prose.Sentence(err)
		return false
	}
	p.editing = false
	act.Do(ctx, workspace.SetWeight{Param: p.View.Param, Value: v})
	return true
}

func (p *Panel) focusDrawing(ctx app.Context) {
	ctx.Defer(func(app.Context) {
		if drawing := app.Window().Get("document").Call("querySelector", ".diagram .parameters"); drawing.Truthy() {
			drawing.Call("focus", map[string]any{"preventScroll": true})
		}
	})
}
