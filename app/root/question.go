package root

import (
	"strconv"

	"chainrule/app/markup"
	"chainrule/app/picker"
	"chainrule/engine/expr"
	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// renderThread is the heading of what is read: the question that the derivation answers, in which the parameter and the row
// are the controls that choose others, and below it the answer and what it leads to.
func (r *Root) renderThread() app.UI {
	v := r.trainer.Seen(r.answered())
	rows := v.Document.Table.Len()
	words := func(id prose.ID) app.UI { return app.Span().Text(prose.Say(id).String()) }
	question := []app.UI{words(prose.QuestionStart)}
	if r.figure() {
		if v.Ready() {
			question = append(question, app.Span().Text(picker.Label(v, v.Param)))
		}
		question = append(question, words(prose.QuestionMiddle), app.Span().Text(prose.Text(prose.QuestionRow)+" "+strconv.Itoa(v.Row)+prose.Text(prose.QuestionEnd)))
	} else {
		question = append(
			question,
			app.Span().Class("pick").Body(
				app.Button().Type("button").Aria("label", prose.Text(prose.PreviousParam)).Title(hint(prose.PreviousParam, "", " [ ")).OnClick(r.onParamStep(-1)).Text("‹"),
				picker.New(picker.Picker{View: v, Now: v.Param, Name: prose.Parameter, ID: "parameters-found"}, func(p network.Param) { r.try(r.work.SelectParam(p)) }),
				app.Button().Type("button").Aria("label", prose.Text(prose.NextParam)).Title(hint(prose.NextParam, "", " ] ")).OnClick(r.onParamStep(1)).Text("›"),
			),
			words(prose.QuestionMiddle),
			app.Span().Class("pick").Body( // one piece, so that no line begins with the number or the question mark
				words(prose.QuestionRow),
				app.Button().Type("button").Aria("label", prose.Text(prose.PreviousSample)).Title(hint(prose.PreviousSample, "", " , ")).Disabled(v.Row <= 1).OnClick(r.onSampleStep(-1)).Text("‹"),
				app.Input().Class("number").Type("number").Min(1).Max(rows).Aria("label", prose.Text(prose.Sample)).Title(prose.Text(prose.OfSamples, rows)).Value(v.Row).OnChange(r.onSample),
				app.Button().Type("button").Aria("label", prose.Text(prose.NextSample)).Title(hint(prose.NextSample, "", " . ")).Disabled(v.Row >= rows).OnClick(r.onSampleStep(1)).Text("›"),
				words(prose.QuestionEnd),
			),
		)
	}
	return app.Div().Class("thread").Body(
		app.H2().Class("question").Body(question...),
		renderValues(v),
		app.Div().Class("offscreen").Role("status").Aria("live", "polite").Text(r.spoken(v)),
	)
}

// answered is the view that the heading is of: that of the derivation below it, so that both give the same numbers.
func (r *Root) answered() *workspace.View {
	if r.shown("derivation") && (r.excerpt() || !r.readsOther()) {
		return r.trainer.Shown.Derivation
	}
	return r.trainer.Shown.Diagram
}

// spoken is what screen readers say once another parameter or row is chosen. It stays while training changes the numbers.
func (r *Root) spoken(v *workspace.View) string {
	now := choice{v.Param, v.Row, true}
	switch {
	case r.said.choice == now || v.Problem != nil:
	case !r.said.choice.made: // what one finds is not announced
		r.said = said{choice: now}
	case v.Sample < 0:
		r.said = said{now, prose.Text(prose.RowChosenLeftOut, v.Row, v.Encoding.WhySkipped(v.Row-1))}
	default:
		of := expr.DLoss(v.Row, v.Shape.Symbol(v.Param))
		value := prose.Value{V: v.OfSample[v.Shape.Index(v.Param)], Digits: answerDigits}
		r.said = said{now, prose.Text(prose.ChosenSpoken, expr.Speech(of, expr.Format{}), value)}
	}
	return r.said.text
}

// said is what was announced of a choice.
type said struct {
	choice
	text string
}

// choice is a parameter and a row that were chosen.
type choice struct {
	param network.Param
	row   int
	made  bool
}

// renderValues is the derivative on the row, the one over all rows, and the step that it leads to.
func renderValues(v *workspace.View) app.UI {
	if v.Problem != nil {
		return app.P().Class("value").Text(prose.Sentence(v.Problem))
	}
	index := v.Shape.Index(v.Param)
	symbol := v.Shape.Symbol(v.Param)
	var parts []app.UI
	if v.Sample >= 0 {
		of := expr.DLoss(v.Row, symbol)
		parts = append(parts, equation(of, v.OfSample[index]))
	} else {
		parts = append(parts, app.Span().Text(prose.Text(prose.ThisRowLeftOut)))
	}
	return app.P().Class("value").Body(append(parts, app.Span().Class("leads").Body(markup.Message(leadsTo(v))...))...)
}

// answerDigits is how many digits the numbers of the answer have.
const answerDigits = 4

// leadsTo says what the derivative is over all rows, and where a step takes the parameter.
func leadsTo(v *workspace.View) prose.Message {
	u := v.Update(v.Param)
	over := prose.Value{V: v.Gradient[v.Shape.Index(v.Param)], Digits: answerDigits}
	moved := func(x float64) prose.Value { return prose.Value{V: x, Digits: expr.Apart(u.Old, u.New, answerDigits)} }
	if u.Locked {
		return prose.Join(prose.Say(prose.LeadsNowhere, over), prose.Say(prose.IsLocked, v.Shape.Symbol(v.Param)))
	}
	id := prose.LeadsTo
	switch {
	case u.Decay != 0:
		id = prose.LeadsToDecay
	case v.Document.Training.Reduction == network.Mean:
		id = prose.LeadsToMean
	}
	return prose.Say(id, over, u.Rate, v.Shape.Symbol(v.Param), moved(u.Old), moved(u.New), prose.Say(stepOf(v)))
}

// stepOf names the step that is meant, where training takes others.
func stepOf(v *workspace.View) prose.ID {
	t := v.Document.Training
	batches := t.Batch > 0 && t.Batch < v.Encoding.N
	switch {
	case t.HoldOut > 0 && t.Momentum != 0:
		return prose.AStepAllPlain
	case t.HoldOut > 0:
		return prose.AStepAll
	case batches && t.Momentum != 0:
		return prose.AStepFullPlain
	case batches:
		return prose.AStepFull
	case t.Momentum != 0:
		return prose.AStepPlain
	}
	return prose.AStep
}

// equation is e = value as a formula.
func equation(e expr.Expr, value float64) app.UI {
	digits := expr.Format{Digits: answerDigits}
	return markup.Math(expr.Markup{Tag: "math", Children: []expr.Markup{
		expr.MathML(e, digits), {Tag: "mo", Text: "="}, expr.MathML(expr.Num(value), digits),
	}}, false)
}
