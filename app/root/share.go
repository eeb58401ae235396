package root

import (
	"errors"
	"fmt"
	"net/url"
	"strconv"

	"chainrule/app/clip"
	"chainrule/app/promise"
	"chainrule/engine/document"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// share is the panel that shows a link to the document.
type share struct {
	link    string // "" until it is made
	problem string // why there is none
}

// handyLink is the length up to which links go through mail programs, chats and course pages whole.
const handyLink = 8000

func (r *Root) renderShare() app.UI {
	var body []app.UI
	switch {
	case r.share.problem != "":
		body = append(body, app.P().Text("This document is too large for a link: "+r.share.problem+"."), r.renderAlternative())
	case r.share.link == "":
		body = append(body, app.P().Class("note").Text("The link is being made."))
	default:
		n := len(r.share.link)
		body = append(
			body,
			app.Div().Class("row").Body(
				app.Input().Type("text").ReadOnly(true).ID("link").Aria("label", "Link to this document").Value(r.share.link),
				app.Button().Type("button").Class("go").OnClick(r.onCopyLink).Text("Copy"),
			),
			app.P().Class("note").Text(thousands(n)+" characters. The link holds the whole document, its data too, and no server keeps it. "+
				"Who opens it has a copy of their own."),
		)
		if n > handyLink {
			body = append(
				body,
				app.P().Class("warning").Text("Over "+thousands(handyLink)+" characters many mail programs and chats cut a link off."),
				r.renderAlternative(),
			)
		}
	}
	return popover("share", "Share", "Share by a link", r.onShare, body...)
}

// renderAlternative says what to do where a link is too long.
func (r *Root) renderAlternative() app.UI {
	name := fileName(r.view().Document.Title) + ".json"
	return app.P().Body(
		app.Text("Instead, save the document as a file and send that; or put the file beside this page, and link to "),
		app.Code().Text("#src="+url.PathEscape(name)),
		app.Text("."),
	)
}

// onShare makes the link when the panel opens.
func (r *Root) onShare(_ app.Context, e app.Event) {
	r.share = share{}
	if !opens(e) {
		return
	}
	r.packed(func(ctx app.Context, packed string, err error) {
		if err != nil {
			r.share.problem = err.Error()
			return
		}
		location := app.Window().Get("location")
		r.share.link = location.Get("origin").String() + location.Get("pathname").String() + location.Get("search").String() + "#doc=" + packed
		ctx.Defer(func(app.Context) {
			if field := app.Window().GetElementByID("link"); field.Truthy() {
				field.Call("select")
			}
		})
	})
}

// packed gives the document as a link holds it, or says why no link can hold it. The browser compresses it, so that the
// program need not carry a compressor.
func (r *Root) packed(then func(ctx app.Context, packed string, err error)) {
	text, err := r.work.Document().ForLink()
	if err != nil {
		then(r.ctx, "", err)
		return
	}
	promise.Then(r.ctx, files().Call("deflate", promise.Array(text)), func(ctx app.Context, v app.Value) {
		packed, err := document.PackDeflated(promise.Bytes(v))
		then(ctx, packed, err)
	}, func(ctx app.Context, err app.Value) {
		then(ctx, "", errors.New("this browser cannot pack it ("+promise.Message(err)+")"))
	})
}

func (r *Root) onCopyLink(app.Context, app.Event) {
	hide("share")
	clip.Copy(r.ctx, r.share.link, fmt.Sprintf("Copied the link, %s characters.", thousands(len(r.share.link))))
}

// thousands is a number with commas between its thousands.
func thousands(n int) string {
	text := strconv.Itoa(n)
	for at := len(text) - 3; at > 0; at -= 3 {
		text = text[:at] + "," + text[at:]
	}
	return text
}
