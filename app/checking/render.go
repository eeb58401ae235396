package checking

import (
	"slices"

	"chainrule/engine/identify"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// mostMatches is how many of the things that an array can be are listed.
const mostMatches = 4

// renderFound says what was found out about each array, and about all of them together.
func (p *Panel) renderFound() []app.UI {
	switch {
	case p.busy:
		return []app.UI{app.P().Text(prose.Text(prose.Comparing))}
	case p.fault != nil:
		return []app.UI{app.P().Class("fault").Text(prose.Sentence(p.fault))}
	case len(p.findings) == 0:
		return nil
	}
	var list []app.UI
	if !p.holds() {
		list = append(list, app.P().Class("fault").Text(prose.Text(prose.ComparedBefore)))
	}
	if text := p.together(); text != "" {
		list = append(list, app.P().Class("together").Text(text))
	}
	for i, f := range p.findings {
		list = append(list, app.Article().Class(class(f)).Body(append([]app.UI{app.H3().Text(p.name(i))}, renderFinding(f)...)...))
	}
	return list
}

// holds reports whether the view still has the numbers that the arrays were compared with.
func (p *Panel) holds() bool {
	is, was := p.View.Document.Training, p.of.Document.Training
	return p.View.SameNetwork(p.of) && slices.Equal(p.View.Theta, p.of.Theta) && is.Rate == was.Rate && is.Decay == was.Decay && is.Reduction == was.Reduction
}

// class is right, wrong, or unknown.
func class(f identify.Finding) string {
	switch {
	case f.Right():
		return "right"
	case len(f.Matches) > 0:
		return "wrong"
	}
	return "unknown"
}

// name is what an array is called, and its size.
func (p *Panel) name(i int) string {
	a := p.findings[i].Array
	rows, columns := a.Size()
	if a.Name != "" {
		return prose.Text(prose.NamedArray, a.Name, rows, columns)
	}
	return prose.Text(prose.NumberedArray, i+1, rows, columns)
}

// together says which array is to be looked at, where there are several.
func (p *Panel) together() string {
	if len(p.findings) < 2 {
		return ""
	}
	r := p.report
	if r.First < 0 {
		return prose.Text(prose.AllRight, len(p.findings))
	}
	first := prose.Say(prose.FirstWrong, p.name(r.First))
	if r.Until != "" {
		first = prose.Join(prose.Say(prose.RightUntil, quantity(r.Until)), first)
	}
	for _, m := range r.Mistakes {
		first = prose.Join(first, prose.Say(prose.ExplainsEach, m.Title))
	}
	return first.String()
}

// renderFinding says what an array is, or how far it agrees with something.
func renderFinding(f identify.Finding) []app.UI {
	if len(f.Matches) == 0 {
		return []app.UI{app.P().Text(nearest(f).String())}
	}
	best := f.Matches[0]
	var list []app.UI
	if len(best.Mistakes) == 0 {
		list = append(list, app.P().Class("is").Text(prose.Text(prose.ItIs, describe(best), best.Digits)))
	} else {
		list = append(list, app.P().Class("is").Text(prose.Text(prose.ItIsWith, describe(best), best.Digits)))
		for _, m := range best.Mistakes {
			list = append(list, app.P().Class("mistake").Text(m.Title.String()))
		}
	}
	var others []app.UI
	for _, m := range f.Matches[1:min(len(f.Matches), 1+mostMatches)] {
		text := describe(m)
		for _, mistake := range m.Mistakes {
			text = prose.Say(prose.WithMistake, text, mistake.Title)
		}
		others = append(others, app.Li().Text(text.String()))
	}
	if len(others) > 0 {
		list = append(list, app.P().Class("also").Text(prose.Text(prose.CouldAlsoBe)), app.Ul().Body(others...))
	}
	return list
}

// nearest says how far an array agrees with what it agrees with most.
func nearest(f identify.Finding) prose.Message {
	n := f.Nearest
	if n == nil {
		return prose.Say(prose.ArrayFitsNothing)
	}
	first := prose.Say(prose.FirstDifference, n.FirstRow+1, n.FirstColumn+1)
	part := prose.Say(prose.AgreeCells, n.Cells, f.Array.Rows*f.Array.Cols)
	switch {
	case len(n.Columns) > 0:
		part = prose.Say(prose.AgreeColumns, len(n.Columns), f.Array.Cols)
	case len(n.Rows) > 0:
		part = prose.Say(prose.AgreeRows, len(n.Rows), f.Array.Rows)
	}
	return prose.Join(prose.Say(prose.ArrayFitsNothing), prose.Say(prose.AgreesMost, describe(n.Match), part), first)
}
