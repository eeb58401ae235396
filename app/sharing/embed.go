package sharing

import (
	"slices"
	"strconv"

	"chainrule/app/menu"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// embed is what an author has chosen for a course page.
type embed struct {
	show  []string // the panels; none stands for the whole program
	lock  []string
	plain bool // a frame instead of the element
}

// word is a word of the address, and what people call it.
type word struct {
	name  string
	label prose.ID
}

// What can be chosen, in the order in which it is offered.
var (
	showable = []word{{"table", prose.Data}, {"diagram", prose.NetworkPanel}, {"derivation", prose.Derivation}, {"training", prose.Training}}
	lockable = []word{{"data", prose.Data}, {"network", prose.NetworkPanel}, {"weights", prose.WeightsPart}, {"settings", prose.SettingsPart}}
)

// renderEmbed is what there is to choose, and the code that follows from it.
func (p *Panel) renderEmbed() []app.UI {
	code := p.code()
	body := []app.UI{
		p.renderWords(prose.ShowInPage, "show", showable, p.embed.show),
		p.renderWords(prose.LockInPage, "lock", lockable, p.embed.lock),
		app.P().Body(menu.Segments(
			prose.AsWhat,
			menu.Segment{Label: prose.Text(prose.AsElement), On: !p.embed.plain, Click: p.setPlain(false)},
			menu.Segment{Label: prose.Text(prose.AsFrame), On: p.embed.plain, Click: p.setPlain(true)},
		)),
		app.Textarea().ID("code").ReadOnly(true).Rows(5).Aria("label", prose.Text(prose.CodeLabel)).Text(code),
		app.Div().Class("row").Body(
			app.Button().Type("button").Class("go").OnClick(p.onCopyCode).Text(prose.Text(prose.Copy)),
			app.Button().Type("button").Class("see").Aria("expanded", strconv.FormatBool(p.seen)).OnClick(p.onSee).Text(prose.Text(prose.SeeIt)),
		),
	}
	if p.embed.plain && len(code) > handyLink {
		body = append(body, app.P().Class("warning").Text(prose.Text(prose.LongFrame, prose.Count(handyLink))))
	}
	if p.seen {
		body = append(body, app.IFrame().Class("preview").Title(prose.Text(prose.SeeIt)).Src(p.excerpt().address(p.base())))
	}
	return body
}

func (p *Panel) renderWords(legend prose.ID, class string, words []word, chosen []string) app.UI {
	parts := []app.UI{app.Legend().Text(prose.Text(legend))}
	for _, w := range words {
		parts = append(parts, app.Label().Body(
			app.Input().Type("checkbox").Class(class).Value(w.name).Checked(slices.Contains(chosen, w.name)).OnChange(p.onWord),
			app.Span().Text(prose.Text(w.label)),
		))
	}
	return app.FieldSet().Body(parts...)
}

// onWord takes a word in or out.
func (p *Panel) onWord(ctx app.Context, _ app.Event) {
	box := ctx.JSSrc()
	list, words := &p.embed.show, showable
	if box.Get("className").String() == "lock" {
		list, words = &p.embed.lock, lockable
	}
	name, on := box.Get("value").String(), box.Get("checked").Bool()
	var chosen []string
	for _, w := range words {
		if w.name == name && on || w.name != name && slices.Contains(*list, w.name) {
			chosen = append(chosen, w.name)
		}
	}
	*list, p.seen = chosen, false
}

func (p *Panel) setPlain(plain bool) app.EventHandler {
	return func(app.Context, app.Event) { p.embed.plain = plain }
}

func (p *Panel) onSee(app.Context, app.Event) { p.seen = !p.seen }

func (p *Panel) onCopyCode(app.Context, app.Event) {
	p.copy("code", p.code(), prose.Text(prose.CodeCopied))
}

// excerpt is the document as it was when the panel opened, with what is chosen.
func (p *Panel) excerpt() excerpt {
	return excerpt{title: p.View.Document.Title, text: p.View.Saved().Encode(), packed: p.packed, show: p.embed.show, lock: p.embed.lock}
}

func (p *Panel) code() string {
	if p.embed.plain {
		return p.excerpt().frame(p.base())
	}
	return p.excerpt().element(p.base())
}
