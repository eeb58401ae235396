// Package picker is a field by which a parameter of the network is chosen.
package picker

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"chainrule/app/act"
	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Picker is the field: what is typed finds parameters, and those that it finds stand in a list below, which the arrow keys walk.
// It is a combobox as WAI-ARIA describes it.
type Picker struct {
	app.Compo

	View   *workspace.View
	Now    network.Param // the one that is chosen
	Except network.Param // one that cannot be, or the zero parameter
	Name   prose.ID      // of the field
	ID     string        // of the list in the page

	choose func(network.Param)

	open  bool
	typed string          // what was typed since it was opened
	found []network.Param // what is in the list
	of    *workspace.View // of which view they are
	at    int             // the one of them that Enter takes
}

// New is a picker that gives what is chosen to a function, which must stay the same as long as the picker is in the page.
func New(p Picker, choose func(network.Param)) *Picker {
	p.choose = choose
	return &p
}

// mostFound is how many parameters the list has at most. More are found by typing more.
const mostFound = 200

// Render draws the field, and the list while it is open.
func (p *Picker) Render() app.UI {
	v := p.View
	if v == nil || !v.Ready() && v.Shape.P == 0 {
		return app.Span().Text("—")
	}
	if p.open && !v.SameNetwork(p.of) {
		p.look()
	}
	label := Label(v, p.Now)
	field := app.Input().Class("parameter").Type("text").Role("combobox").Aria("label", prose.Text(p.Name)).
		Aria("expanded", strconv.FormatBool(p.open)).Aria("autocomplete", "list").Aria("haspopup", "listbox").Aria("controls", p.ID).
		AutoComplete(false).Spellcheck(false).Title(prose.Text(prose.ParameterHint)).
		DataSet("id", v.Shape.ID(p.Now)).Size(utf8.RuneCountInString(label)).Value(label).
		OnFocus(p.onFocus).OnMouseUp(p.onMouseUp).OnClick(p.onClick).OnInput(p.onInput).OnKeyDown(p.onKey).OnBlur(p.onBlur)
	if p.open && len(p.found) > 0 {
		field = field.Aria("activedescendant", p.optionID(p.at))
	}
	return app.Span().Class("picker").DataSet("label", label).Body(field, p.renderList())
}

// renderList is the parameters that were found, under the names of their layers.
func (p *Picker) renderList() app.UI {
	list := app.Div().Class("found").ID(p.ID).Role("listbox").Aria("label", prose.Text(p.Name)).
		OnMouseDown(func(_ app.Context, e app.Event) { e.PreventDefault() }) // the field keeps the focus
	if !p.open {
		return list.Hidden(true)
	}
	var groups, options []app.UI
	for i, q := range p.found {
		class := "option"
		if i == p.at {
			class += " at"
		}
		options = append(options, app.Div().Class(class).ID(p.optionID(i)).Role("option").Aria("selected", strconv.FormatBool(q == p.Now)).
			DataSet("at", i).OnClick(p.onOption).Text(Label(p.View, q)))
		if i+1 == len(p.found) || p.found[i+1].Layer != q.Layer {
			name := layerLabel(p.View.Shape, q.Layer)
			groups = append(groups, app.Div().Role("group").Aria("label", name).Body(append([]app.UI{app.Div().Class("group").Role("presentation").Text(name)}, options...)...))
			options = nil
		}
	}
	switch {
	case len(p.found) == 0:
		groups = append(groups, app.Div().Class("group").Role("option").Aria("disabled", "true").Text(prose.Text(prose.ParameterHint)))
	case len(p.found) == mostFound:
		groups = append(groups, app.Div().Class("group").Role("option").Aria("disabled", "true").Text(prose.Text(prose.TypeForMore)))
	}
	return list.Body(groups...)
}

func (p *Picker) optionID(i int) string { return p.ID + "-" + strconv.Itoa(i) }

// find opens the list of what a text finds.
func (p *Picker) find(ctx app.Context, text string) {
	p.open, p.typed, p.at = true, text, 0
	p.look()
	if text == "" {
		for i, q := range p.found {
			if q == p.Now {
				p.at = i
			}
		}
	}
	p.reveal(ctx)
}

// look finds what was typed among the parameters that there are now.
func (p *Picker) look() {
	found := slices.DeleteFunc(findParams(p.View, p.typed, mostFound+1), func(q network.Param) bool { return q == p.Except })
	p.of, p.found = p.View, found[:min(len(found), mostFound)]
	p.at = max(0, min(p.at, len(p.found)-1))
}

// reveal brings the option that Enter takes into sight.
func (p *Picker) reveal(ctx app.Context) {
	at := p.at
	ctx.Defer(func(app.Context) {
		if option := app.Window().GetElementByID(p.optionID(at)); option.Truthy() {
			option.Call("scrollIntoView", map[string]any{"block": "nearest"})
		}
	})
}

// onFocus has what is typed take the place of what stands there.
func (p *Picker) onFocus(ctx app.Context, _ app.Event) { ctx.JSSrc().Call("select") }

// onMouseUp keeps WebKit from putting the caret where the click was, after the focus has marked what stands there.
func (p *Picker) onMouseUp(_ app.Context, e app.Event) {
	if !p.open {
		e.PreventDefault()
	}
}

// onClick opens the list. Firefox has put the caret where the click was by then: what stands there is marked again, unless a
// person typed it.
func (p *Picker) onClick(ctx app.Context, _ app.Event) {
	if p.open {
		return
	}
	if p.typed == "" {
		ctx.JSSrc().Call("select")
	}
	p.find(ctx, "")
}

func (p *Picker) onInput(ctx app.Context, _ app.Event) {
	p.find(ctx, ctx.JSSrc().Get("value").String())
}

func (p *Picker) onKey(ctx app.Context, e app.Event) {
	key := e.Get("key").String()
	switch {
	case key == "ArrowDown" && !p.open, key == "ArrowUp" && !p.open:
		p.find(ctx, "")
	case key == "ArrowDown" && len(p.found) > 0:
		p.at = (p.at + 1) % len(p.found)
		p.reveal(ctx)
	case key == "ArrowUp" && len(p.found) > 0:
		p.at = (p.at - 1 + len(p.found)) % len(p.found)
		p.reveal(ctx)
	case key == "Enter" && p.open:
		p.finish(ctx)
	case key == "Escape" && p.open:
		p.close()
	default:
		return
	}
	e.PreventDefault()
}

// onBlur takes what was typed, as Enter does.
func (p *Picker) onBlur(ctx app.Context, _ app.Event) {
	switch {
	case p.open && strings.TrimSpace(p.typed) != "":
		p.finish(ctx)
	case p.open:
		p.close()
	}
}

// onOption takes the option that was clicked, which says where in the list it is: go-app keeps an option's handler when the
// list becomes another one.
func (p *Picker) onOption(ctx app.Context, _ app.Event) {
	i := ctx.JSSrc().Get("dataset").Get("at").String()
	for n, q := range p.found {
		if strconv.Itoa(n) == i {
			p.take(q)
			return
		}
	}
}

// finish takes the option that is marked. If there is none, what was typed stays in the field.
func (p *Picker) finish(ctx app.Context) {
	if len(p.found) == 0 {
		p.open = false
		act.RefuseField(ctx, prose.Say(prose.NoParamFound, strconv.Quote(prose.Clip(p.typed, 40))))
		return
	}
	p.take(p.found[p.at])
}

func (p *Picker) take(q network.Param) {
	p.choose(q)
	p.close()
}

// close closes the list, and shows again what is selected. What is typed next takes its place.
func (p *Picker) close() {
	p.open, p.typed, p.found = false, "", nil
	if field := p.JSValue().Call("querySelector", "input"); field.Truthy() {
		field.Set("value", Label(p.View, p.Now))
		field.Call("removeAttribute", "aria-invalid")
		if field.Equal(app.Window().Get("document").Get("activeElement")) {
			field.Call("select")
		}
	}
}
