package checking

import (
	"strconv"

	"chainrule/app/act"
	"chainrule/engine/activation"
	"chainrule/engine/pasted"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// bring makes a document of a person's own network: its data and its weights are pasted as their program prints them. What they are taken for is
// said, and can be changed, before the document is opened.
type bring struct {
	app.Compo

	Fixed workspace.Parts // what a person cannot change: where it is anything, nothing can be opened

	readings []pasted.Reading
	at       int // the one that is taken
	fault    error
	field    string // in which something is wrong
}

// pastedFields are the fields of what is pasted, by the names that errors have for them.
var pastedFields = []struct {
	name        string
	label       prose.ID
	placeholder string
	rows        int
}{
	{"x", prose.PasteX, "[[0.5 1.2]\n [1.5 0.3]]", 4},
	{"y", prose.PasteY, "[1. 0.]", 3},
	{"weights", prose.PasteWeights, "W1 = [[0.1 -0.4]\n      [0.7  0.2]]\nb1 = [0. 0.]\nW2 = [[0.3], [-0.8]]\nb2 = [0.1]", 6},
}

func pastedID(name string) string { return "pasted-" + name }

// onRead reads the three fields.
func (b *bring) onRead(app.Context, app.Event) {
	var texts []string
	for _, f := range pastedFields {
		texts = append(texts, app.Window().GetElementByID(pastedID(f.name)).Get("value").String())
	}
	b.readings, b.at, b.fault, b.field = nil, 0, nil, ""
	arrays, err := pasted.Read(texts[0], texts[1], texts[2])
	if err == nil {
		b.readings, err = pasted.Readings(arrays)
	}
	b.refuse(err)
}

// refuse notes what is wrong, and where.
func (b *bring) refuse(err error) {
	if err == nil {
		return
	}
	b.fault = err
	if e, ok := err.(*pasted.Error); ok {
		b.field, b.fault = e.Field, e.Message
		app.Window().GetElementByID(pastedID(e.Field)).Call("focus")
	}
}

// onTake takes the reading that was chosen of those that say something else in a sentence.
func (b *bring) onTake(ctx app.Context, _ app.Event) {
	if n, err := strconv.Atoi(ctx.JSSrc().Get("value").String()); err == nil && n < len(b.readings) {
		b.at = n
	}
}

const hiddenID = "pasted-activation"

// onOpen opens the network as a new document. Undo brings back what was open.
func (b *bring) onOpen(ctx app.Context, _ app.Event) {
	hidden := activation.All()[0]
	if choice := app.Window().GetElementByID(hiddenID); choice.Truthy() {
		hidden = activation.All()[choice.Get("selectedIndex").Int()]
	}
	d, err := b.readings[b.at].Document(hidden)
	if err != nil {
		b.refuse(err)
		return
	}
	d.Title = prose.Text(prose.PastedTitle)
	act.Open(ctx, act.File{Name: d.Title + ".json", Data: d.Encode()})
}

// Render draws the fields, and what they are taken for.
func (b *bring) Render() app.UI {
	if b.Fixed != workspace.NoParts {
		return app.Div()
	}
	body := []app.UI{app.Summary().Body(app.H3().Text(prose.Text(prose.BringNetwork))), app.P().Text(prose.Text(prose.BringHow))}
	for _, f := range pastedFields {
		wrong := b.field == f.name
		body = append(
			body,
			app.Label().For(pastedID(f.name)).Text(prose.Text(f.label)),
			app.Textarea().ID(pastedID(f.name)).Rows(f.rows).Spellcheck(false).Placeholder(f.placeholder).Aria("invalid", strconv.FormatBool(wrong)),
		)
		if wrong {
			body = append(body, app.P().Class("fault").Role("alert").Text(prose.Sentence(b.fault)))
		} else {
			body = append(body, app.P().Class("none"))
		}
	}
	if b.fault != nil && b.field == "" {
		body = append(body, app.P().Class("fault").Role("alert").Text(prose.Sentence(b.fault)))
	}
	body = append(body, app.Div().Class("act").Body(app.Button().Type("button").OnClick(b.onRead).Text(prose.Text(prose.ReadThem))))
	return app.Details().Class("bring").Body(append(body, app.Div().Role("status").Aria("live", "polite").Body(b.renderReading()...))...)
}

// renderReading says what the arrays are taken for. Where they could be something else too, it is a choice.
func (b *bring) renderReading() []app.UI {
	if len(b.readings) == 0 {
		return nil
	}
	r := b.readings[b.at]
	var items []app.UI
	for k, said := range r.Says() {
		others := pasted.Alternatives(b.readings, b.at, k)
		if len(others) == 1 {
			items = append(items, app.Li().Text(said.String()))
			continue
		}
		var options []app.UI
		for _, i := range others {
			options = append(options, app.Label().Body(
				app.Input().Type("radio").Name("taken-"+strconv.Itoa(k)).Value(strconv.Itoa(i)).Checked(i == b.at).OnChange(b.onTake),
				app.Text(b.readings[i].Says()[k].String()),
			))
		}
		items = append(items, app.Li().Role("radiogroup").Aria("label", prose.Text(prose.TakenFor, k+1)).Body(options...))
	}
	parts := []app.UI{app.P().Text(prose.Text(prose.TakenAs)), app.Ul().Class("taken").Body(items...)}
	var choice []app.UI
	if len(r.Layers) > 1 {
		var options []app.UI
		for _, a := range activation.All() {
			options = append(options, app.Option().Text(a.Name))
		}
		choice = []app.UI{app.Label().For(hiddenID).Text(prose.Text(prose.HiddenUse)), app.Select().ID(hiddenID).Body(options...)}
	}
	return append(parts, app.Div().Class("act").Body(append(choice, app.Button().Type("button").Class("primary").OnClick(b.onOpen).Text(prose.Text(prose.OpenIt)))...))
}
