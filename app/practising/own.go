package practising

import (
	"strconv"

	"chainrule/app/markup"
	"chainrule/engine/derive"
	"chainrule/engine/exercise"
	"chainrule/engine/exercise/check"
	"chainrule/engine/exercise/progress"
	"chainrule/engine/exercise/work"
	"chainrule/engine/expr"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// own is where a person writes a derivation of the selected parameter line after line, and each line is checked.
type own struct {
	app.Compo

	View *workspace.View
	Away bool
	Log  *kept

	ctx     app.Context // the component's: that of a button ends with it
	texts   []string
	result  check.Result
	read    [][]expr.Expr   // of each line; nil where it cannot be read
	of      *workspace.View // what they were checked with
	change  int             // the line that is being changed, from 0; as many as there are lines: another one
	typed   []expr.Expr     // what stands in the field, as far as it can be read
	unread  error           // why it cannot be read; nil where nothing is typed
	symbols []expr.Expr     // of the keyboard
	keysOf  *workspace.View
	fault   error
}

const lineID = "own-line"

// OnMount keeps the component's context.
func (o *own) OnMount(ctx app.Context) { o.ctx = ctx }

// mostOwn is how many lines a person writes.
const mostOwn = 200

func (o *own) numbers() *work.Numbers {
	v := o.View
	return exercise.NumbersIn(v)
}

// ready says why no derivation can be written, or gives nil.
func (o *own) ready() error {
	if !o.View.Ready() || o.View.Sample < 0 {
		return prose.Say(prose.NothingToAsk)
	}
	return exercise.TooLarge(o.numbers(), work.Quantity{Of: expr.Symbol{Kind: expr.Li, I: expr.At(o.View.Row)}})
}

func field() app.Value { return app.Window().GetElementByID(lineID) }

// onInput shows what is typed as a formula.
func (o *own) onInput(app.Context, app.Event) { o.preview() }

func (o *own) preview() {
	o.typed, o.unread = nil, nil
	if text := field().Get("value").String(); text != "" && o.ready() == nil {
		o.typed, o.unread = check.Read(o.numbers(), text)
	}
}

// onLine takes the line that was typed, and checks all.
func (o *own) onLine(_ app.Context, e app.Event) {
	e.PreventDefault()
	text := field().Get("value").String()
	if o.fault = o.ready(); o.fault != nil || text == "" {
		return
	}
	at := o.change
	switch {
	case at < len(o.texts):
		o.texts[at] = text
	case at < mostOwn:
		o.texts = append(o.texts, text)
	default:
		return
	}
	o.check()
	o.record(at)
	o.edit(len(o.texts), "")
}

// lineForm is the form of an answer that is a line of a person's own derivation.
const lineForm exercise.Form = "line"

// record records a line that was written, and tells the page around this one. It is no question that could come back, and so never the
// first attempt at one.
func (o *own) record(at int) {
	l := o.result.Lines[at]
	of := expr.Text(expr.DLoss(o.View.Row, o.View.Shape.Symbol(o.View.Param)), expr.Format{})
	o.Log.record(tell(o.ctx, prose.Text(prose.LineOfDerivation, prose.Unquoted(of), at+1), o.View.Row, progress.Attempt{
		Question: progress.Question{Form: lineForm, Ask: of}, Answer: o.texts[at],
	}, exercise.Verdict{Correct: l.Equal, Mistakes: l.Mistakes, Feedback: l.Feedback}))
}

// check checks the lines with the network as it is.
func (o *own) check() {
	o.of = o.View
	n := o.numbers()
	o.result = check.Derivation(n, o.View.Param, o.View.Row, o.texts)
	o.read = make([][]expr.Expr, len(o.texts))
	for i, text := range o.texts {
		if list, err := check.Read(n, text); err == nil {
			o.read[i] = list
		}
	}
}

// edit puts a text into the field, for a line.
func (o *own) edit(line int, text string) {
	o.change, o.typed, o.unread = line, nil, nil
	o.ctx.Defer(func(app.Context) {
		field().Set("value", text)
		field().Call("focus")
		o.preview()
	})
}

// onAgain checks the lines again, with another network or another parameter.
func (o *own) onAgain(app.Context, app.Event) {
	if o.fault = o.ready(); o.fault == nil {
		o.check()
	}
}

// lineOf is the line of the button of an event.
func lineOf(ctx app.Context) int {
	n, _ := strconv.Atoi(ctx.JSSrc().Get("dataset").Get("line").String())
	return n
}

func (o *own) onChange(ctx app.Context, _ app.Event) {
	if n := lineOf(ctx); n < len(o.texts) {
		o.edit(n, o.texts[n])
	}
}

func (o *own) onRemove(ctx app.Context, _ app.Event) {
	if n := lineOf(ctx); n < len(o.texts) && o.ready() == nil {
		o.texts = append(o.texts[:n:n], o.texts[n+1:]...)
		o.check()
		o.edit(len(o.texts), "")
	}
}

// onKey types a symbol of the keyboard at the place of the caret.
func (o *own) onKey(ctx app.Context, _ app.Event) {
	f := field()
	f.Call("setRangeText", ctx.JSSrc().Get("dataset").Get("text").String(), f.Get("selectionStart"), f.Get("selectionEnd"), "end")
	f.Call("focus")
	o.preview()
}

// mostKeys is how many symbols the keyboard has.
const mostKeys = 24

// keys are the symbols of the keyboard: the quantities and derivatives on the way to the selected parameter's derivative.
func (o *own) keys() []expr.Expr {
	if o.keysOf != nil && o.View.SameNetwork(o.keysOf) && o.View.Param == o.keysOf.Param && o.View.Row == o.keysOf.Row {
		return o.symbols
	}
	o.symbols, o.keysOf = nil, o.View
	seen := map[string]bool{}
	add := func(e expr.Expr) {
		id := expr.Text(e, expr.Format{})
		if !seen[id] && len(o.symbols) < mostKeys {
			seen[id] = true
			o.symbols = append(o.symbols, e)
		}
	}
	steps := derive.Derive(o.View.Derive(o.View.Sample, o.View.Param), derive.Chain).Steps
	for _, s := range steps {
		expr.Walk(s.Expr, func(part expr.Expr) bool {
			switch p := part.(type) {
			case expr.BigSum:
				return false
			case expr.Deriv:
				if _, simple := p.Of.(expr.Symbol); simple {
					add(p)
				}
			case expr.Call:
				if p.Order == 1 {
					add(p)
				}
			case expr.Symbol:
				add(p)
			}
			return true
		})
	}
	return o.symbols
}

// Render draws the lines with what is said of each, and the field for the next.
func (o *own) Render() app.UI {
	body := []app.UI{app.P().Text(prose.Text(prose.OwnHow))}
	if err := o.ready(); err != nil {
		return app.Div().Class("writing").Hidden(o.Away).Body(append(body, fault(prose.Sentence(err)))...)
	}
	said := app.Div().Role("status").Aria("live", "polite")
	if len(o.texts) > 0 && !fresh(o.View, o.of) {
		body = append(body, said.Body(fault(prose.Text(prose.CheckedBefore)),
			app.Button().Type("button").OnClick(o.onAgain).Text(prose.Text(prose.CheckThem))))
	} else {
		body = append(body, said.Body(o.renderLines()...))
	}
	var keys []app.UI
	if !o.Away {
		for _, e := range o.keys() {
			text := expr.Text(e, expr.Format{})
			keys = append(keys, app.Button().Type("button").DataSet("text", text).Title(text).OnClick(o.onKey).Body(markup.Formula(e)))
		}
	}
	number := prose.Text(prose.LineNumber, o.change+1)
	return app.Div().Class("writing").Hidden(o.Away).Body(append(
		body,
		app.Form().Class("give").OnSubmit(o.onLine).Body(
			app.Label().For(lineID).Text(number),
			app.Input().ID(lineID).Type("text").AutoComplete(false).Spellcheck(false).Placeholder("dL[1]/dalpha[1,2] = …").OnInput(o.onInput),
			app.Button().Type("submit").Class("primary").Text(prose.Text(prose.CheckThem)),
		),
		app.Div().Class("preview").Body(o.renderPreview()...),
		app.Div().Class("give keys").Role("group").Aria("label", prose.Text(prose.FormulaKeys)).Body(keys...),
	)...)
}

// chained are equal expressions as a formula.
func chained(list []expr.Expr, first bool) app.UI {
	var children []expr.Markup
	for i, e := range list {
		if i > 0 || !first {
			children = append(children, expr.Markup{Tag: "mo", Text: "="})
		}
		children = append(children, expr.MathML(e, expr.Format{}))
	}
	return markup.Math(expr.Markup{Tag: "math", Children: children}, true)
}

func (o *own) renderPreview() []app.UI {
	switch {
	case o.unread != nil:
		return []app.UI{app.Span().Class("rule").Text(prose.Sentence(o.unread))}
	case o.typed != nil:
		return []app.UI{chained(o.typed, true)}
	}
	return nil
}

// renderLines is the derivative that is asked for, and each line with its verdict.
func (o *own) renderLines() []app.UI {
	of := expr.DLoss(o.View.Row, o.View.Shape.Symbol(o.View.Param))
	list := []app.UI{app.P().Class("prompt").Body(markup.Math(expr.Markup{Tag: "math", Children: []expr.Markup{expr.MathML(of, expr.Format{})}}, true))}
	var items []app.UI
	for i, l := range o.result.Lines {
		class, sign := "wrong", "✗"
		if l.Equal {
			class, sign = "right", "✓"
		}
		var line app.UI = app.Span().Class("line").Text(o.texts[i])
		if o.read[i] != nil {
			line = app.Span().Class("line").Body(chained(o.read[i], false))
		}
		n := strconv.Itoa(i)
		items = append(items, app.Li().Class(class).Body(
			app.Span().Class("tick").Aria("hidden", true).Text(sign), line,
			app.P().Body(markup.Message(l.Feedback)...),
			app.Span().Class("does").Body(
				app.Button().Type("button").DataSet("line", n).Aria("label", prose.Text(prose.ChangeLine, i+1)).OnClick(o.onChange).Text(prose.Text(prose.ChangeIt)),
				app.Button().Type("button").DataSet("line", n).Aria("label", prose.Text(prose.RemoveLine, i+1)).OnClick(o.onRemove).Text(prose.Text(prose.RemoveIt)),
			),
		))
	}
	list = append(list, app.Ol().Class("lines").Body(items...))
	if o.result.Finished && len(o.texts) > 0 {
		list = append(list, app.P().Class("prompt").Text(prose.Text(prose.OwnFinished)))
	}
	return list
}
