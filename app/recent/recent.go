// Package recent is the list of drafts in the page's header.
package recent

import (
	"errors"
	"fmt"
	"strconv"
	"time"

	"chainrule/app/act"
	"chainrule/app/draft"
	"chainrule/app/menu"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Panel is the button that opens the list of drafts, and the list as it was when it was opened.
type Panel struct {
	app.Compo

	Drafts *draft.Keeper

	ctx     app.Context
	entries []draft.Entry
	now     time.Time
	asking  string // the draft whose removal was asked for once
	problem string // why there is no list
}

// OnMount keeps the panel's context.
func (p *Panel) OnMount(ctx app.Context) { p.ctx = ctx }

// Render draws the button and the list.
func (p *Panel) Render() app.UI {
	var body []app.UI
	if len(p.entries) > 0 {
		var list []app.UI
		for i, e := range p.entries {
			list = append(list, p.renderDraft(i, e))
		}
		body = append(body, app.Ul().OnKeyDown(p.onKey).Body(list...))
	}
	for _, text := range p.notes() {
		body = append(body, app.P().Class("note").Text(text))
	}
	return menu.Popover("recent", "Recent", "Recent drafts", p.onToggle, body...)
}

// notes says what there is to say of the list.
func (p *Panel) notes() []string {
	var notes []string
	if p.problem != "" {
		notes = append(notes, p.problem)
	} else if p.Drafts != nil && p.Drafts.Problem() != nil {
		notes = append(notes, p.Drafts.Problem().Error())
	}
	if len(p.entries) == 0 && p.problem == "" {
		notes = append(notes, "There are no drafts yet: a document becomes one with the first change.")
	}
	return append(notes, fmt.Sprintf("The latest %d drafts are kept, in this browser alone. Save makes a file.", draft.Most))
}

func (p *Panel) renderDraft(i int, e draft.Entry) app.UI {
	title := e.Title
	if title == "" {
		title = "Untitled"
	}
	about := ago(p.now, e.Time) + ", " + rows(e.Rows)
	open := app.Button().Type("button").Class("draft").DataSet("draft", i).OnClick(p.onDraft)
	remove, label := "×", "Remove the draft "+title
	switch {
	case e.ID == p.Drafts.Current():
		open = open.Aria("current", "true")
		about += "; it is open here"
	case e.Busy:
		about += "; another tab works on it, and this one opens a copy"
	}
	if e.ID == p.asking {
		remove, label = "Remove", "Remove the draft "+title+" for good"
	}
	body := []app.UI{open.Body(app.Span().Class("name").Dir("auto").Text(title), app.Span().Class("about").Text(about))}
	if !e.Busy {
		body = append(body, app.Button().Type("button").Class("remove").DataSet("draft", i).Aria("label", label).Title(label).OnClick(p.onRemove).Text(remove))
	}
	return app.Li().Body(body...)
}

func rows(n int) string {
	if n == 1 {
		return "1 row"
	}
	return strconv.Itoa(n) + " rows"
}

// onToggle fills the list when it opens.
func (p *Panel) onToggle(_ app.Context, e app.Event) {
	if menu.Opens(e) {
		p.listDrafts(0)
	}
}

// listDrafts fills the list and focuses draft number at.
func (p *Panel) listDrafts(at int) {
	p.Drafts.List(func(list []draft.Entry, err error) {
		p.ctx.Dispatch(func(ctx app.Context) { // the answer is an event of the page's, which draws the panel no more
			p.entries, p.now, p.asking, p.problem = list, time.Now(), "", ""
			if err != nil {
				p.problem = prose.Sentence(err)
			}
			menu.FocusIn(ctx, "#recent .draft", min(at, len(list)-1))
		})
	})
}

// entry is the draft that a button in the list stands for.
func (p *Panel) entry(button app.Value) (draft.Entry, int, bool) {
	i, err := strconv.Atoi(button.Call("getAttribute", "data-draft").String())
	if err != nil || i < 0 || i >= len(p.entries) {
		return draft.Entry{}, 0, false
	}
	return p.entries[i], i, true
}

// onDraft opens a draft; the document that was open stays a draft itself, and undo goes back to it.
func (p *Panel) onDraft(ctx app.Context, _ app.Event) {
	e, _, ok := p.entry(ctx.JSSrc())
	menu.Hide("recent")
	if !ok || e.ID == p.Drafts.Current() {
		return
	}
	act.OpenDraft(ctx, e.ID)
}

// onRemove removes a draft at the second press: the first only asks.
func (p *Panel) onRemove(ctx app.Context, _ app.Event) {
	e, at, ok := p.entry(ctx.JSSrc())
	if ok {
		p.remove(e, at)
	}
}

func (p *Panel) remove(e draft.Entry, at int) {
	if p.asking != e.ID {
		p.asking = e.ID
		return
	}
	p.Drafts.Remove(e.ID, func(err error) {
		if err != nil {
			act.Refuse(p.ctx, errors.New("the draft could not be removed. "+prose.Sentence(err)))
		}
		p.listDrafts(at)
	})
}

// onKey walks the list by arrows, Home and End; Delete asks to remove, and removes.
func (p *Panel) onKey(_ app.Context, e app.Event) {
	entry, at, ok := p.entry(e.Get("target"))
	if !ok {
		return
	}
	switch e.Get("key").String() {
	case "ArrowDown":
		at++
	case "ArrowUp":
		at--
	case "Home":
		at = 0
	case "End":
		at = -1
	case "Delete":
		if !entry.Busy {
			p.remove(entry, at)
		}
	default:
		return
	}
	e.PreventDefault()
	menu.FocusIn(p.ctx, "#recent .draft", at)
}

// ago says when something was, shortly for what was not long ago.
func ago(now, t time.Time) string {
	y, m, d := now.Date()
	midnight := time.Date(y, m, d, 0, 0, 0, 0, now.Location())
	t = t.In(now.Location())
	switch minutes := int(now.Sub(t).Minutes()); {
	case minutes < 1:
		return "just now"
	case minutes == 1:
		return "1 minute ago"
	case minutes < 60:
		return strconv.Itoa(minutes) + " minutes ago"
	case !t.Before(midnight):
		return t.Format("today, 15:04")
	case !t.Before(midnight.AddDate(0, 0, -1)):
		return t.Format("yesterday, 15:04")
	}
	return t.Format("2 January 2006, 15:04")
}
