package practising

import (
	"strings"

	"chainrule/app/act"
	"chainrule/app/link"
	"chainrule/app/markup"
	"chainrule/engine/exercise"
	"chainrule/engine/exercise/check"
	"chainrule/engine/exercise/work"
	"chainrule/engine/expr"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Lines has a person write the derivation of a weight's derivative on a row, line by line, and says of each line whether it
// is equal to the line before. When all are and nothing is left to differentiate, it posts act.Done with its name.
type Lines struct {
	app.Compo

	View *workspace.View
	In   string // the text's name
	Name string // of the exercise, its own in the text
	Of   string // the id of the derivative

	was    string // the exercise that the state belongs to
	result *check.Result
	fault  error
}

func (l *Lines) field() string { return "lines-" + l.Name }

// Render draws the field for the lines, and what is said of them.
func (l *Lines) Render() app.UI {
	if now := l.In + " " + l.Name; l.was != now {
		l.was, l.result, l.fault = now, nil, nil
	}
	parts := []app.UI{
		app.P().Class("prompt").Body(markup.Message(prose.Say(prose.WriteLines, l.formula()))...),
		app.Form().Class("give lines").OnSubmit(l.onCheck).Body(
			app.Label().For(l.field()).Text(prose.Text(prose.YourLines)),
			app.Textarea().ID(l.field()).Rows(4).Spellcheck(false).Placeholder(l.Of+" ="),
			app.Button().Type("submit").Class("primary").Text(prose.Text(prose.CheckThem)),
		),
	}
	return app.Div().Class("series practising").Body(append(parts, said().ID(l.field()+"-said").Body(l.renderResult()...))...)
}

// formula is the derivative as a formula.
func (l *Lines) formula() expr.Expr {
	e, err := expr.Parse(l.Of, nil)
	if err != nil {
		panic("practising: " + err.Error()) // the build has read it
	}
	return e
}

func (l *Lines) renderResult() []app.UI {
	if l.fault != nil {
		return []app.UI{fault(prose.Sentence(l.fault))}
	}
	if l.result == nil {
		return nil
	}
	var list []app.UI
	equal := len(l.result.Lines) > 0
	for _, line := range l.result.Lines {
		class := "wrong"
		if line.Equal {
			class = "right"
		}
		equal = equal && line.Equal
		item := app.Li().Class(class).Body(markup.Message(line.Feedback)...)
		if line.Where.Step != "" {
			item = item.Attr(link.Attribute, line.Where.Step)
		}
		list = append(list, item)
	}
	parts := []app.UI{app.Ol().Body(list...)}
	switch {
	case l.result.Finished:
		parts = append(parts, app.P().Class("right").Text(prose.Text(prose.LinesOver)))
	case equal:
		parts = append(parts, app.P().Text(prose.Text(prose.LinesGoOn)))
	}
	return parts
}

func (l *Lines) onCheck(ctx app.Context, e app.Event) {
	e.PreventDefault()
	l.result, l.fault = nil, nil
	act.Sight(ctx, l.field()+"-said")
	v := l.View
	if !v.Ready() || v.Sample < 0 {
		l.fault = prose.Say(prose.NotAskedHere)
		return
	}
	n := exercise.NumbersIn(v)
	q, err := n.Parse(l.Of, v.Row)
	if err != nil {
		l.fault = prose.Say(prose.NotAskedHere)
		return
	}
	θ, _ := q.Param()
	row, _ := q.Row()
	result := check.Derivation(n, n.Param(θ), row, written(app.Window().GetElementByID(l.field()).Get("value").String(), q))
	l.result = &result
	if result.Finished {
		act.Done(ctx, l.Name)
	}
}

// written are the lines of a text that say something. The derivative itself, with which a person may begin, is no line.
func written(text string, q work.Quantity) []string {
	var list []string
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if before, after, ok := strings.Cut(line, "="); ok && (strings.TrimSpace(before) == q.ID() || strings.TrimSpace(before) == "") {
			line = strings.TrimSpace(after)
		}
		if line != "" {
			list = append(list, line)
		}
	}
	return list
}
