// Package sharing makes a link that holds a document.
package sharing

import (
	"net/url"

	"chainrule/app/act"
	"chainrule/app/clip"
	"chainrule/app/download"
	"chainrule/app/menu"
	"chainrule/app/promise"
	"chainrule/engine/document"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Panel is the button that opens the panel with a link to the document, and that panel.
type Panel struct {
	app.Compo

	View *workspace.View

	ctx     app.Context
	packed  string // the document, as a link holds it; "" until it is made
	problem string // why there is none
	embeds  bool   // the tab for course pages is open
	embed   embed
	seen    bool // the excerpt is shown below its code
	refused bool // the browser did not let the page copy
}

// OnMount keeps the panel's context.
func (p *Panel) OnMount(ctx app.Context) { p.ctx = ctx }

// handyLink is the length up to which links go through mail programs, chats and course pages whole.
const handyLink = 8000

// Render draws the button and the panel.
func (p *Panel) Render() app.UI {
	tabs := menu.Segments(
		prose.Share,
		menu.Segment{Label: prose.Text(prose.ByLink), On: !p.embeds, Click: p.choose(false)},
		menu.Segment{Label: prose.Text(prose.InCoursePage), On: p.embeds, Click: p.choose(true)},
	)
	body := []app.UI{app.Div().Class("tabs").Body(tabs)}
	switch {
	case p.problem != "":
		body = append(body, app.P().Text(prose.Text(prose.NoLink, p.problem)), p.renderAlternative())
	case p.packed == "":
		body = append(body, app.P().Class("note").Text(prose.Text(prose.LinkBeingMade)))
	case p.embeds:
		body = append(body, p.renderEmbed()...)
	default:
		body = append(body, p.renderLink()...)
	}
	if p.refused {
		body = append(body, app.P().Class("warning").Role("alert").Text(prose.Text(prose.CopyByHand)))
	}
	return menu.Popover("share", prose.Text(prose.Share), prose.Text(prose.ShareByLink), p.onToggle, body...)
}

// choose shows one of the tabs.
func (p *Panel) choose(embeds bool) app.EventHandler {
	return func(app.Context, app.Event) { p.embeds, p.seen = embeds, false }
}

// renderLink is the link with what to know about it.
func (p *Panel) renderLink() []app.UI {
	link := p.base() + "#doc=" + p.packed
	body := []app.UI{
		app.Div().Class("row").Body(
			app.Input().Type("text").ReadOnly(true).ID("link").Aria("label", prose.Text(prose.LinkLabel)).Value(link),
			app.Button().Type("button").Class("go").OnClick(p.onCopyLink).Text(prose.Text(prose.Copy)),
		),
		app.P().Class("note").Text(prose.Text(prose.LinkHolds, prose.Count(len(link)))),
	}
	if len(link) > handyLink {
		body = append(
			body,
			app.P().Class("warning").Text(prose.Text(prose.LongLink, prose.Count(handyLink))),
			p.renderAlternative(),
		)
	}
	return body
}

// base is the address of the program's page.
func (p *Panel) base() string {
	location := app.Window().Get("location")
	return location.Get("origin").String() + location.Get("pathname").String() + location.Get("search").String()
}

// renderAlternative says what to do where a link is too long.
func (p *Panel) renderAlternative() app.UI {
	name := download.Name(p.View.Document.Title, ".json")
	return app.P().Body(
		app.Text(prose.Text(prose.SaveInstead)+" "),
		app.Code().Text("#src="+url.PathEscape(name)),
		app.Text("."),
	)
}

// onToggle makes the link when the panel opens.
func (p *Panel) onToggle(_ app.Context, e app.Event) {
	p.packed, p.problem, p.seen, p.refused = "", "", false, false
	if !menu.Opens(e) {
		return
	}
	Pack(p.ctx, p.View, func(ctx app.Context, packed string, err error) {
		if err != nil {
			p.problem = err.Error()
			return
		}
		p.packed = packed
		ctx.Defer(func(app.Context) {
			if field := app.Window().GetElementByID("link"); field.Truthy() {
				field.Call("select")
			}
		})
	})
}

// Pack gives a view's document as a link holds it, or says why no link can hold it. The browser compresses it, so that
// the program need not carry a compressor.
func Pack(ctx app.Context, v *workspace.View, then func(ctx app.Context, packed string, err error)) {
	text, err := v.Saved().ForLink()
	if err != nil {
		then(ctx, "", err)
		return
	}
	promise.Then(ctx, app.Window().Get("chainruleFiles").Call("deflate", promise.Array(text)), func(ctx app.Context, v app.Value) {
		packed, err := document.PackDeflated(promise.Bytes(v))
		then(ctx, packed, err)
	}, func(ctx app.Context, err app.Value) {
		then(ctx, "", prose.Say(prose.CannotPack, promise.Message(err)))
	})
}

func (p *Panel) onCopyLink(app.Context, app.Event) {
	link := p.base() + "#doc=" + p.packed
	p.copy("link", link, prose.Text(prose.LinkCopied, prose.Count(len(link))))
}

// copy copies what a field holds, and closes the panel. Where the browser refuses that, the panel stays, with the text
// selected.
func (p *Panel) copy(field, text, done string) {
	clip.Try(p.ctx, text, func(ctx app.Context, copied bool) {
		p.refused = !copied
		if copied {
			menu.Hide("share")
			act.Report(ctx, done)
			return
		}
		ctx.Defer(func(app.Context) {
			if f := app.Window().GetElementByID(field); f.Truthy() {
				f.Call("focus")
				f.Call("select")
			}
		})
	})
}
