package root

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"chainrule/app/act"
	"chainrule/engine/prose"
)

// message is the page's message line.
type message struct {
	text string
	bad  bool // an error: it stays until it is dismissed, and is announced at once
	ask  []act.Answer
	give string // a text to copy by hand
}

// retry says why something is not done, and offers to do it now.
func (r *Root) retry(why error, label string, do func()) {
	r.refuse(why)
	r.message.ask = []act.Answer{{Label: label, Do: func(app.Context) { do() }}}
}

// handOver shows a text, selected, for the person to copy.
func (r *Root) handOver(ctx app.Context, t act.Text) {
	r.message = message{text: t.Why, bad: true, give: t.Text}
	ctx.Defer(func(app.Context) {
		if field := app.Window().GetElementByID("to-copy"); field.Truthy() {
			field.Call("focus")
			field.Call("select")
		}
	})
}

// onAnswer does what an answer to the message means. The button says which one it is: go-app keeps a button's handler when
// another message has a button in its place.
func (r *Root) onAnswer(ctx app.Context, e app.Event) {
	i := ctx.JSSrc().Get("dataset").Get("answer").String()
	for n, a := range r.message.ask {
		if strconv.Itoa(n) == i {
			r.onDismiss(ctx, e)
			a.Do(ctx)
			return
		}
	}
}

// renderMessage draws what was said last, or else what is on its way.
func (r *Root) renderMessage() app.UI {
	if name := r.opener.Loading(); r.message.text == "" && name != "" {
		return app.Div().Class("message loading").Role("status").Aria("live", "polite").Body(
			app.Span().Text(prose.Text(prose.LoadingIt, prose.Unquoted(name))))
	}
	return r.message.render(r.onDismiss, r.onAnswer)
}

// render draws the line. The element is always there, so that screen readers listen to it.
func (m message) render(onDismiss, onAnswer app.EventHandler) app.UI {
	if m.text == "" {
		return app.Div().Class("message none").Role("status").Aria("live", "polite")
	}
	class, role := "message", "status"
	if m.bad {
		class, role = "message bad", "alert"
	}
	parts := []app.UI{app.Span().Text(m.text)}
	if m.give != "" {
		parts = append(parts, app.Textarea().ID("to-copy").ReadOnly(true).Rows(4).Aria("label", prose.Text(prose.TextToCopy)).Text(m.give))
	}
	for i, a := range m.ask {
		parts = append(parts, app.Button().Type("button").Class("answer").DataSet("answer", i).Text(a.Label).OnClick(onAnswer))
	}
	return app.Div().Class(class).Role(role).Aria("live", "polite").Body(append(
		parts,
		app.Button().Type("button").Aria("label", prose.Text(prose.Dismiss)).OnClick(onDismiss).Text("×"),
	)...)
}
