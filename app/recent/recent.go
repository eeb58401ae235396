// Package recent is the list of drafts.
package recent

import (
	"strconv"
	"strings"
	"time"

	"chainrule/app/act"
	"chainrule/app/draft"
	"chainrule/app/menu"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Panel is the list of drafts as it was when it was opened.
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

// Render draws the list.
func (p *Panel) Render() app.UI {
	var body []app.UI
	if len(p.entries) > 0 {
		var list []app.UI
		about := p.abouts()
		for i, e := range p.entries {
			list = append(list, p.renderDraft(i, e, about[i]))
		}
		body = append(body, app.Ul().OnKeyDown(p.onKey).Body(list...))
	}
	for _, text := range p.notes() {
		body = append(body, app.P().Class("note").Text(text))
	}
	return menu.Panel("recent", prose.Text(prose.RecentDrafts), p.onToggle, body...)
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
		notes = append(notes, prose.Text(prose.NoDrafts))
	}
	return append(notes, prose.Text(prose.DraftsKept, draft.Most))
}

// abouts says of each draft when it was changed, and how large it is. Those that this does not tell from others of their
// name have the time to the second.
func (p *Panel) abouts() []string {
	line := func(e draft.Entry, when string) string {
		about := prose.DraftAbout
		switch {
		case p.Drafts != nil && e.ID == p.Drafts.Current():
			about = prose.DraftOpen
		case e.Busy:
			about = prose.DraftBusy
		}
		return prose.Text(about, when, size(e))
	}
	alike := map[string]int{}
	key := func(e draft.Entry) string { return e.Title + "\x00" + ago(p.now, e.Time) + "\x00" + size(e).String() }
	for _, e := range p.entries {
		alike[key(e)]++
	}
	list := make([]string, len(p.entries))
	for i, e := range p.entries {
		when := ago(p.now, e.Time)
		if alike[key(e)] > 1 {
			when = onDay(p.now, e.Time, "15:04:05")
		}
		list[i] = line(e, when)
	}
	return list
}

// size is how large a draft is, and how far it is trained.
func size(e draft.Entry) prose.Message {
	switch {
	case e.Inputs == 0:
		return prose.Say(prose.DraftRows, e.Rows)
	case e.Epoch == 0:
		return prose.Say(prose.DraftSize, e.Rows, e.Inputs)
	}
	return prose.Say(prose.DraftTrained, e.Rows, e.Inputs, prose.Count(e.Epoch))
}

func (p *Panel) renderDraft(i int, e draft.Entry, about string) app.UI {
	title := prose.Isolated(e.Title)
	if title == "" {
		title = prose.Text(prose.NoTitle)
	}
	open := app.Button().Type("button").Class("draft").DataSet("draft", i).OnClick(p.onDraft)
	remove, label := "×", prose.Text(prose.RemoveDraft, title)
	if e.ID == p.Drafts.Current() {
		open = open.Aria("current", "true")
	}
	if e.ID == p.asking {
		remove, label = prose.Text(prose.Remove), prose.Text(prose.RemoveForGood, title)
	}
	body := []app.UI{open.Body(app.Span().Class("name").Dir("auto").Text(title), app.Span().Class("about").Text(about))}
	if !e.Busy {
		body = append(body, app.Button().Type("button").Class("remove").DataSet("draft", i).Aria("label", label).Title(label).OnClick(p.onRemove).Text(remove))
	}
	return app.Li().Body(body...)
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
			act.Refuse(p.ctx, prose.Say(prose.DraftKept, prose.Sentence(err)))
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
	switch minutes := int(now.Sub(t).Minutes()); {
	case minutes < 1:
		return prose.Text(prose.JustNow)
	case minutes < 60:
		return prose.Text(prose.MinutesAgo, minutes)
	}
	return onDay(now, t, "15:04")
}

// onDay is the day of a time, and its clock in a layout.
func onDay(now, t time.Time, layout string) string {
	y, m, d := now.Date()
	midnight := time.Date(y, m, d, 0, 0, 0, 0, now.Location())
	t = t.In(now.Location())
	clock := t.Format(layout)
	switch {
	case !t.Before(midnight):
		return prose.Text(prose.TodayAt, clock)
	case !t.Before(midnight.AddDate(0, 0, -1)):
		return prose.Text(prose.YesterdayAt, clock)
	}
	return prose.Text(prose.DateAt, t.Day(), strings.Fields(prose.Text(prose.Months))[t.Month()-1], t.Year(), clock)
}
