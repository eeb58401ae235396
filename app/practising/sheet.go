package practising

import (
	"strconv"

	"chainrule/app/link"
	"chainrule/app/markup"
	"chainrule/engine/derive"
	"chainrule/engine/exercise"
	"chainrule/engine/exercise/ask"
	"chainrule/engine/exercise/progress"
	"chainrule/engine/exercise/work"
	"chainrule/engine/export"
	"chainrule/engine/expr"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// sheet is the worksheet of the selected parameter on the screen: a field for each number, each judged by itself.
type sheet struct {
	app.Compo

	View *workspace.View
	Away bool
	Log  *kept

	own    app.Context // the component's: that of a button ends with it
	of     *workspace.View
	blanks []*blank
	fault  error
}

// blank is a number to compute.
type blank struct {
	asked
	id   string
	line *export.Line // in which it is computed; nil: no line computes it
}

// OnMount keeps the component's context.
func (s *sheet) OnMount(ctx app.Context) { s.own = ctx }

// mostBlanks is how many fields there are: more, nobody fills in.
const mostBlanks = 60

// blankID is the id of the field of a blank.
func blankID(n int) string { return "sheet-" + strconv.Itoa(n) }

func (s *sheet) onBegin(app.Context, app.Event) {
	s.of, s.blanks, s.fault = s.View, nil, nil
	h, err := export.NewHandout(s.View, derive.Chain, shownDigits)
	if err != nil {
		s.fault = err
		return
	}
	w := h.Worksheet()
	lines := append(append([]export.Line{}, w.Forward...), w.Steps...)
	numbers := exercise.NumbersIn(s.View)
	for _, a := range w.Answers {
		q, err := ask.New(numbers, quantityOf(a).ID(), s.View.Row, exercise.Number)
		if err != nil || len(s.blanks) == mostBlanks {
			s.fault, s.blanks = prose.Say(prose.NothingToAsk), nil
			return
		}
		b := &blank{asked: asked{of: q, form: exercise.Number, field: blankID(a.Number)}, id: q.ID()}
		for i := range lines {
			if lines[i].Value.Number == a.Number {
				b.line = &lines[i]
				break
			}
		}
		s.blanks = append(s.blanks, b)
	}
	s.focus(0)
}

// quantityOf is the quantity that a blank of the worksheet asks for.
func quantityOf(b export.Blank) work.Quantity {
	if after, ok := b.Of.(expr.Call); ok { // the parameter after the update
		return work.Quantity{Of: after.Args[0], Next: true}
	}
	return work.Quantity{Of: b.Of}
}

// focus leads to the first field from one on that is not right yet, and brings it into sight.
func (s *sheet) focus(from int) {
	for i := from; i < len(s.blanks); i++ {
		if b := s.blanks[i]; !b.right() {
			s.own.Defer(func(app.Context) {
				if field := app.Window().GetElementByID(b.field); field.Truthy() {
					field.Call("focus")
				}
			})
			return
		}
	}
}

// at is the blank of the form or the button of an event, from 0.
func (s *sheet) at(ctx app.Context) (int, bool) {
	n, err := strconv.Atoi(ctx.JSSrc().Get("dataset").Get("blank").String())
	return n, err == nil && n < len(s.blanks) && fresh(s.View, s.of)
}

// onAnswer judges one field, and goes on to the next where it is right.
func (s *sheet) onAnswer(ctx app.Context, e app.Event) {
	e.PreventDefault()
	n, ok := s.at(ctx)
	if !ok {
		return
	}
	b := s.blanks[n]
	text, ok := b.answer(ctx)
	if !ok {
		return
	}
	s.record(b, text, *b.verdict)
	if b.right() {
		s.focus(n + 1)
	}
}

// onShow shows what is to be put into a field.
func (s *sheet) onShow(ctx app.Context, _ app.Event) {
	if n, ok := s.at(ctx); ok && s.blanks[n].show() {
		s.record(s.blanks[n], "", exercise.Verdict{})
	}
}

func (s *sheet) record(b *blank, text string, v exercise.Verdict) {
	s.Log.record(b.tell(s.own, progress.Question{Form: exercise.Number, Ask: b.id}, s.View.Row, text, v))
}

// Render draws the lines with their fields.
func (s *sheet) Render() app.UI {
	label := prose.FillIn
	if s.blanks != nil {
		label = prose.FillAgain
	}
	body := []app.UI{
		app.P().Text(prose.Text(prose.SheetHow)),
		app.Div().Class("choose").Body(app.Button().Type("button").Class("primary").OnClick(s.onBegin).Text(prose.Text(label))),
	}
	switch {
	case s.fault != nil:
		body = append(body, said().Body(fault(prose.Sentence(s.fault))))
	case s.blanks != nil && !fresh(s.View, s.of):
		body = append(body, said().Body(fault(prose.Text(prose.QuestionGone))))
	case s.blanks != nil:
		body = append(body, s.renderBlanks()...)
	}
	return app.Div().Class("filling").Hidden(s.Away).Body(body...)
}

func (s *sheet) renderBlanks() []app.UI {
	var items []app.UI
	right := 0
	for i, b := range s.blanks {
		n := strconv.Itoa(i)
		if b.right() {
			right++
		}
		items = append(items, app.Li().Body(
			app.Form().Class("give").DataSet("blank", n).OnSubmit(s.onAnswer).Body(
				app.Span().Class("blank").Aria("hidden", true).Text(strconv.Itoa(i+1)),
				app.Span().Class("line").TabIndex(0).Body(b.what()...),
				app.Input().ID(b.field).Type("text").AutoComplete(false).Spellcheck(false).Aria("label", prose.Text(prose.BlankOf, i+1, b.of.(ask.Quantity).Formula())),
				app.Button().Type("submit").Text(prose.Text(prose.CheckThem)),
				app.Button().Type("button").DataSet("blank", n).Disabled(b.shown).OnClick(s.onShow).Text(prose.Text(prose.ShowAnswer)),
			),
			said().Body(b.renderAnswer()...),
		))
	}
	return []app.UI{
		app.Ol().Class("lines").Body(items...),
		app.P().Class("rule").Role("status").Text(prose.Text(prose.FilledIn, right, len(s.blanks))),
	}
}

// what is the quantity with what it is computed from, in the numbers that are given and those of other blanks. Where it is computed from
// other rows too, it is said in words.
func (b *blank) what() []app.UI {
	if b.line == nil {
		return markup.Message(b.of.Prompt())
	}
	equals := expr.Markup{Tag: "mo", Text: "="}
	children := []expr.Markup{expr.MathML(b.of.(ask.Quantity).Formula(), expr.Format{}), equals, b.line.Numbers, equals}
	return []app.UI{markup.Math(expr.Markup{Tag: "math", Attrs: [][2]string{{link.Attribute, b.id}}, Children: children}, true)}
}

// renderAnswer is what the answer was, and the answer itself where it is shown.
func (b *blank) renderAnswer() []app.UI {
	list := b.renderVerdict()
	if b.shown {
		list = append(list, app.P().Class("hint").Body(displayed(b.of.Shown())...))
	}
	return list
}
