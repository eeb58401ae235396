package root

import (
	"fmt"
	"strconv"
	"time"

	"chainrule/app/draft"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// recent is the list of drafts, as it was when it was opened.
type recent struct {
	entries []draft.Entry
	now     time.Time
	asking  string // the draft whose removal was asked for once
	problem string // why there is no list
}

func (r *Root) renderRecent() app.UI {
	var body []app.UI
	if len(r.recent.entries) > 0 {
		var list []app.UI
		for i, e := range r.recent.entries {
			list = append(list, r.renderDraft(i, e))
		}
		body = append(body, app.Ul().OnKeyDown(r.onRecentKey).Body(list...))
	}
	for _, text := range r.recent.notes(r.drafts) {
		body = append(body, app.P().Class("note").Text(text))
	}
	return popover("recent", "Recent", "Recent drafts", r.onRecent, body...)
}

// notes says what there is to say of the list.
func (l recent) notes(keeper *draft.Keeper) []string {
	var notes []string
	if l.problem != "" {
		notes = append(notes, l.problem)
	} else if keeper != nil && keeper.Problem() != nil {
		notes = append(notes, keeper.Problem().Error())
	}
	if len(l.entries) == 0 && l.problem == "" {
		notes = append(notes, "There are no drafts yet: a document becomes one with the first change.")
	}
	return append(notes, fmt.Sprintf("The latest %d drafts are kept, in this browser alone. Save makes a file.", draft.Most))
}

func (r *Root) renderDraft(i int, e draft.Entry) app.UI {
	title := e.Title
	if title == "" {
		title = "Untitled"
	}
	about := ago(r.recent.now, e.Time) + ", " + rows(e.Rows)
	open := app.Button().Type("button").Class("draft").DataSet("draft", i).OnClick(r.onDraft)
	remove, label := "×", "Remove the draft "+title
	switch {
	case e.ID == r.drafts.Current():
		open = open.Aria("current", "true")
		about += "; it is open here"
	case e.Busy:
		about += "; another tab works on it, and this one opens a copy"
	}
	if e.ID == r.recent.asking {
		remove, label = "Remove", "Remove the draft "+title+" for good"
	}
	body := []app.UI{open.Body(app.Span().Class("name").Dir("auto").Text(title), app.Span().Class("about").Text(about))}
	if !e.Busy {
		body = append(body, app.Button().Type("button").Class("remove").DataSet("draft", i).Aria("label", label).Title(label).OnClick(r.onRemove).Text(remove))
	}
	return app.Li().Body(body...)
}

func rows(n int) string {
	if n == 1 {
		return "1 row"
	}
	return strconv.Itoa(n) + " rows"
}

// onRecent fills the list when it opens.
func (r *Root) onRecent(_ app.Context, e app.Event) {
	if opens(e) {
		r.listDrafts(0)
	}
}

// listDrafts fills the list and focuses draft number at.
func (r *Root) listDrafts(at int) {
	r.drafts.List(func(list []draft.Entry, err error) {
		r.recent = recent{entries: list, now: time.Now()}
		if err != nil {
			r.recent.problem = prose.Sentence(err)
		}
		focusIn(r.ctx, "#recent .draft", min(at, len(list)-1))
	})
}

// entry is the draft that a button in the list stands for.
func (r *Root) entry(button app.Value) (draft.Entry, int, bool) {
	i, err := strconv.Atoi(button.Call("getAttribute", "data-draft").String())
	if err != nil || i < 0 || i >= len(r.recent.entries) {
		return draft.Entry{}, 0, false
	}
	return r.recent.entries[i], i, true
}

// onDraft opens a draft; the document that was open stays a draft itself, and undo goes back to it.
func (r *Root) onDraft(ctx app.Context, _ app.Event) {
	e, _, ok := r.entry(ctx.JSSrc())
	hide("recent")
	if !ok || e.ID == r.drafts.Current() {
		return
	}
	r.drafts.Load(e.ID, func(found draft.Found, err error) {
		if err != nil {
			r.fail("The draft could not be opened. " + prose.Sentence(err))
			return
		}
		r.message = message{}
		r.work.Load(found.Document)
		r.opened(found.From, found.Copy)
	})
}

// onRemove removes a draft at the second press: the first only asks.
func (r *Root) onRemove(ctx app.Context, _ app.Event) {
	e, at, ok := r.entry(ctx.JSSrc())
	if ok {
		r.remove(e, at)
	}
}

func (r *Root) remove(e draft.Entry, at int) {
	if r.recent.asking != e.ID {
		r.recent.asking = e.ID
		return
	}
	r.drafts.Remove(e.ID, func(err error) {
		if err != nil {
			r.fail("The draft could not be removed. " + prose.Sentence(err))
		}
		r.listDrafts(at)
	})
}

// onRecentKey walks the list by arrows, Home and End; Delete asks to remove, and removes.
func (r *Root) onRecentKey(_ app.Context, e app.Event) {
	entry, at, ok := r.entry(e.Get("target"))
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
			r.remove(entry, at)
		}
	default:
		return
	}
	e.PreventDefault()
	focusIn(r.ctx, "#recent .draft", at)
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
