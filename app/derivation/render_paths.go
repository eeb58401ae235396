package derivation

import (
	"cmp"
	"math"
	"slices"

	"chainrule/app/link"
	"chainrule/app/markup"
	"chainrule/engine/derive"
	"chainrule/engine/expr"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// paths are the ways by which the error arrives at a hidden unit, a line each. The error of the unit that a way comes from
// is a product itself, and unfolds in turn, down to the outputs.
type paths struct {
	app.Compo

	Of          *shown
	Layer, Unit int

	open bool
}

// mostPaths is how many ways are shown, the largest ones.
const mostPaths = 12

// Render draws the lines once they are asked for.
func (p *paths) Render() app.UI {
	body := []app.UI{app.Summary().Text(prose.Text(prose.WhereFrom))}
	if p.open {
		list := p.Of.derivation.Paths(p.Layer, p.Unit)
		slices.SortStableFunc(list, func(a, b derive.Path) int { return cmp.Compare(math.Abs(b.Value), math.Abs(a.Value)) })
		var lines []app.UI
		for _, path := range list[:min(len(list), mostPaths)] {
			lines = append(lines, p.renderPath(path))
		}
		if more := len(list) - mostPaths; more > 0 {
			lines = append(lines, app.Li().Text(prose.Text(prose.MorePaths, more)))
		}
		body = append(body, app.Ul().Body(lines...))
	}
	return app.Details().Class("paths").Open(p.open).OnToggle(p.onToggle).Body(body...)
}

func (p *paths) onToggle(ctx app.Context, _ app.Event) { p.open = ctx.JSSrc().Get("open").Bool() }

func (p *paths) renderPath(path derive.Path) app.UI {
	s, next := p.Of, p.Layer+1
	var factors []app.UI
	for i, f := range s.derivation.ErrorOf(next, path.Unit) {
		factors = append(factors, s.renderFactor("factor", i > 0, f))
	}
	body := []app.UI{
		app.Div().Class("way").DataSet("ref", link.Refs(path.Weight)).Body(
			app.Span().Text(prose.Text(prose.Through, s.view.Unit(next, path.Unit))),
			markup.Formula(expr.Mul(path.Error, path.Weight)),
			app.Span().Class("value").Text("= "+expr.FormatNumber(path.Value, s.options.digits)),
		),
		app.Div().Class("factors-named").Body(append([]app.UI{app.Span().Class("of").Body(markup.Formula(path.Error), app.Text(" ="))}, factors...)...),
	}
	if next < s.view.Shape.Layers() {
		body = append(body, &paths{Of: s, Layer: next, Unit: path.Unit})
	}
	return app.Li().Body(body...)
}
