package draft

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"chainrule/engine/document"
	"chainrule/engine/table"
	"chainrule/engine/workspace"
	"chainrule/static"
)

// desk is a person at a tab: a workspace whose changes a keeper sees.
type desk struct {
	t     *testing.T
	tab   *tab
	clock *clock
	work  *workspace.Workspace
	keep  *Keeper
	said  []string
	found bool // the tab had worked on something
}

func newDesk(t *testing.T, tab *tab) *desk {
	t.Helper()
	d := &desk{t: t, tab: tab, clock: newClock(), work: workspace.New(decode(t, string(static.Article)))}
	d.keep = New(tab, d.clock, func() {
		if p := d.keep.Problem(); p != nil {
			d.said = append(d.said, p.Error())
		}
	})
	if d.found = d.begin(); !d.found {
		d.keep.Opened(d.work.View(), Origin{}, false)
	}
	return d
}

func decode(t *testing.T, text string) *document.Document {
	t.Helper()
	d, err := document.Decode([]byte(text))
	if err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return d
}

// begin opens what the tab worked on, as a page does when it is loaded.
func (d *desk) begin() (found bool) {
	d.t.Helper()
	d.keep.Begin(func(f Found, err error) {
		if err != nil {
			d.t.Fatal(err)
		}
		if found = f.Document != nil; found {
			d.work.Begin(f.Document)
			d.work.Restore(f.Progress)
			d.keep.Opened(d.work.View(), f.From, f.Copy)
		}
	})
	d.tab.answer()
	return found
}

func (d *desk) do(c workspace.Command) {
	d.t.Helper()
	if err := d.work.Do(c); err != nil {
		d.t.Fatal(err)
	}
	d.keep.See(d.work.View())
}

func (d *desk) title(text string) { d.t.Helper(); d.do(workspace.SetTitle{Title: text}) }

func (d *desk) undo() {
	d.work.Undo()
	d.keep.See(d.work.View())
}

func (d *desk) open(text string, from Origin, atOnce bool) {
	d.t.Helper()
	d.work.Load(decode(d.t, text))
	d.keep.Opened(d.work.View(), from, atOnce)
}

// rest lets the time pass in which everything is saved.
func (d *desk) rest() {
	d.clock.pass(time.Minute)
	d.tab.answer()
}

// kept gives the titles of the drafts, the latest first, each of which must be a whole document.
func (d *desk) kept() string {
	d.t.Helper()
	var titles []string
	d.keep.List(func(list []Entry, err error) {
		if err != nil {
			d.t.Fatal(err)
		}
		for _, e := range list {
			if got := decode(d.t, d.tab.drafts[e.ID].text()).Title; got != e.Title {
				d.t.Errorf("the draft listed as %q is titled %q", e.Title, got)
			}
			titles = append(titles, e.Title)
		}
	})
	d.tab.answer()
	return strings.Join(titles, ", ")
}

func (d *desk) wantKept(after, want string) {
	d.t.Helper()
	if got := d.kept(); got != want {
		d.t.Errorf("after %s the drafts are %q, want %q", after, got, want)
	}
}

// What is stored is what Encode gives, with the selection, and a reload opens it.
func TestReload(t *testing.T) {
	tab := newMemory().tab()
	d := newDesk(t, tab)
	d.rest()
	d.wantKept("nothing", "")
	d.title("mine")
	d.rest()
	if err := d.work.SelectRow(2); err != nil {
		t.Fatal(err)
	}
	d.keep.See(d.work.View())
	d.rest()
	if got, want := tab.drafts["1"].text(), string(d.work.Document().Encode()); got != want {
		t.Errorf("stored is\n%s\nwant\n%s", got, want)
	}
	tab.close()
	again := newDesk(t, tab)
	if !again.found {
		t.Fatal("a reload opens nothing")
	}
	if v := again.work.View(); v.Document.Title != "mine" || v.Row != 2 || v.UndoName != "" {
		t.Errorf("a reload opens %q at row %d, undo %q", v.Document.Title, v.Row, v.UndoName)
	}
	again.title("still mine")
	again.rest()
	again.wantKept("a change after the reload", "still mine")
}

// What a person looks at and does not change is no draft.
func TestOnlyWhatChanges(t *testing.T) {
	d := newDesk(t, newMemory().tab())
	if err := d.work.SelectRow(2); err != nil {
		t.Fatal(err)
	}
	d.keep.See(d.work.View())
	d.rest()
	d.open(string(static.Article), Origin{Example: "article"}, false)
	d.rest()
	d.wantKept("looking", "")
	if d.tab.session.Example != "article" {
		t.Errorf("a reload would open %+v", d.tab.session)
	}
	d.title("changed")
	d.rest()
	d.wantKept("a change", "changed")
	if d.tab.session != (Origin{Draft: "1"}) {
		t.Errorf("a reload would open %+v", d.tab.session)
	}
}

// Opening a document keeps the one before, as it was, and undo goes on with it.
func TestOpenOver(t *testing.T) {
	d := newDesk(t, newMemory().tab())
	d.title("first")
	d.open(string(static.Article), Origin{}, true) // before the first was saved
	d.title("second")
	d.rest()
	d.clock.pass(time.Minute)
	d.wantKept("opening another", "second, first")
	d.undo()
	d.undo()
	if d.tab.session.Draft != d.keep.Current() || d.keep.Current() == "" {
		t.Errorf("a reload would open %+v, the draft is %q", d.tab.session, d.keep.Current())
	}
	d.clock.pass(time.Minute)
	d.title("first again")
	d.rest()
	d.wantKept("undo and a change", "first again, Salary from age, gender and height (three people)")
}

// Two tabs keep two drafts, also where the second is a duplicate of the first.
func TestTabs(t *testing.T) {
	m := newMemory()
	one := newDesk(t, m.tab())
	one.title("one")
	one.rest()
	duplicate := m.tab()
	duplicate.session = one.tab.session
	two := newDesk(t, duplicate)
	if !two.found {
		t.Fatal("the duplicate opens nothing")
	}
	two.clock.pass(time.Hour)
	two.title("two")
	two.rest()
	two.wantKept("changes in both tabs", "two, one")
	if one.tab.session == two.tab.session {
		t.Error("both tabs open the same draft when they are reloaded")
	}
	one.title("one, changed")
	one.rest()
	one.wantKept("another change", "two, one, changed")
}

// A tab that finds that another took its draft goes on with one of its own.
func TestTaken(t *testing.T) {
	m := newMemory()
	one := newDesk(t, m.tab())
	one.title("one")
	one.rest()
	other := m.tab()
	m.owners[one.keep.Current()] = other // as a duplicate does that did not hear of this tab
	one.title("one, changed")
	one.rest()
	one.rest()
	one.wantKept("another tab took the draft", "one, changed, one")
	if one.said != nil {
		t.Errorf("the person is told %q", one.said)
	}
	if one.tab.session.Draft != one.keep.Current() {
		t.Error("a reload opens another draft")
	}
}

// A change of one cell in a large table writes its own run of rows.
func TestPartly(t *testing.T) {
	d := newDesk(t, newMemory().tab())
	rows := make([][]string, 5000)
	for i := range rows {
		rows[i] = []string{fmt.Sprint(i), "1"}
	}
	columns := []table.Column{{Name: "x", Role: table.Input, Kind: table.Number, Scale: table.None}, {Name: "y", Role: table.Target, Kind: table.Number, Scale: table.None}}
	d.do(workspace.ReplaceTable{Table: table.New(columns, rows), Title: "large"})
	d.do(workspace.SetTitle{Title: "large"})
	d.do(workspace.SetCell{Row: 0, Column: 0, Text: "9"})
	d.rest()
	for _, c := range []struct {
		name string
		do   workspace.Command
		want int // parts
	}{
		{"a title", workspace.SetTitle{Title: "larger"}, 2},
		{"a cell", workspace.SetCell{Row: 2600, Column: 0, Text: "7"}, 3},
		{"a row at the top", workspace.InsertRow{At: 0}, 3},
		{"the last row gone", workspace.DeleteRow{At: 5000}, 3},
	} {
		d.tab.written = nil
		d.do(c.do)
		d.rest()
		if len(d.tab.written) != 1 || d.tab.written[0] != c.want {
			t.Errorf("%s: saves gave %v parts, want one with %d", c.name, d.tab.written, c.want)
		}
		if got, want := d.tab.drafts[d.keep.Current()].text(), string(d.work.Document().Encode()); got != want {
			t.Fatalf("%s: what is stored is not the document", c.name)
		}
	}

	// how the stored rows are cut is not known after a reload: the first save gives all
	d.tab.close()
	again := newDesk(t, d.tab)
	again.do(workspace.SetCell{Row: 2600, Column: 0, Text: "8"})
	again.rest()
	if got, want := d.tab.drafts[again.keep.Current()].text(), string(again.work.Document().Encode()); got != want {
		t.Error("after a reload and a change what is stored is not the document")
	}

	// rows that the browser lost are written again
	delete(d.tab.drafts[again.keep.Current()].parts, 3)
	again.do(workspace.SetCell{Row: 0, Column: 0, Text: "5"})
	again.rest()
	if got, want := d.tab.drafts[again.keep.Current()].text(), string(again.work.Document().Encode()); got != want {
		t.Error("lost rows are not written again")
	}
	if again.said != nil {
		t.Errorf("the person is told %q", again.said)
	}
}

// Where the last run of rows goes, the one before it ends the list of rows.
func TestLastRunGone(t *testing.T) {
	d := newDesk(t, newMemory().tab())
	rows := make([][]string, 513) // one more than a run
	for i := range rows {
		rows[i] = []string{fmt.Sprint(i), "1"}
	}
	columns := []table.Column{{Name: "x", Role: table.Input, Kind: table.Number, Scale: table.None}, {Name: "y", Role: table.Target, Kind: table.Number, Scale: table.None}}
	d.do(workspace.ReplaceTable{Table: table.New(columns, rows), Title: "two runs"})
	d.title("of rows")
	d.rest()
	d.do(workspace.DeleteRow{At: 512})
	d.rest()
	if n := len(d.work.View().Document.Table.Runs()); n != 1 {
		t.Fatalf("there are %d runs", n)
	}
	if got, want := d.tab.drafts[d.keep.Current()].text(), string(d.work.Document().Encode()); got != want {
		t.Errorf("what is stored is not the document: it ends in %q", got[len(got)-300:])
	}
}

// A title of any length is listed shortly.
func TestLongTitle(t *testing.T) {
	d := newDesk(t, newMemory().tab())
	d.title(strings.Repeat("ä", 1_000_000))
	d.rest()
	if got := d.tab.drafts["1"].entry.Title; got != strings.Repeat("ä", 120)+"…" {
		t.Errorf("it is listed with %d bytes", len(got))
	}
}

// Where nothing can be kept the person is told once, and all is kept as soon as it can be.
func TestStorageFails(t *testing.T) {
	for _, kind := range []Kind{Forbidden, Full, Broken} {
		d := newDesk(t, newMemory().tab())
		d.tab.fault = &Error{Kind: kind, Message: "UnknownError"}
		d.rest()
		if d.said != nil || d.keep.Problem() != nil {
			t.Errorf("kind %d: said before there was anything to keep: %q", kind, d.said)
		}
		for _, text := range []string{"a", "b", "c"} {
			d.title(text)
			d.rest()
			if !d.keep.Unkept() {
				t.Errorf("kind %d: %q is kept nowhere, and nobody knows", kind, text)
			}
			if d.keep.SavedElsewhere(d.work.View().Document); d.keep.Unkept() {
				t.Errorf("kind %d: %q is in a file, and would be asked about", kind, text)
			}
		}
		if len(d.said) != 1 || !strings.Contains(d.said[0], "file") || d.keep.Problem() == nil {
			t.Errorf("kind %d: said %q, problem %v", kind, d.said, d.keep.Problem())
		}
		d.tab.fault = nil
		d.rest()
		d.wantKept("storage came back", "c") // without another change
		d.title("d")
		d.rest()
		d.wantKept("a change after that", "d")
		if d.keep.Problem() != nil || d.keep.Unkept() || len(d.said) != 1 {
			t.Errorf("kind %d: problem %v, said %q", kind, d.keep.Problem(), d.said)
		}
	}
}

// Only so many drafts are kept, and never is one removed that a tab works on or can go back to.
func TestMost(t *testing.T) {
	m := newMemory()
	here := newDesk(t, m.tab())
	here.title("back here")
	here.rest()
	here.open(string(static.Article), Origin{}, true)
	here.rest()
	for i := range Most + 5 {
		d := newDesk(t, m.tab())
		d.clock.now = d.clock.now.Add(time.Duration(i+1) * time.Hour)
		d.title(fmt.Sprint("draft ", i))
		d.rest()
		d.rest()
		d.tab.close()
	}
	here.clock.now = here.clock.now.Add(time.Hour * 100)
	here.open(string(static.Article), Origin{}, true)
	here.rest()
	here.rest()
	titles := here.kept()
	if n := len(m.drafts); n != Most+2 { // two in use are older than all of them
		t.Errorf("%d drafts are kept, want %d", n, Most+2)
	}
	if !strings.Contains(titles, "back here") || !strings.Contains(titles, fmt.Sprint("draft ", Most+4)) || strings.Contains(titles, "draft 0,") {
		t.Errorf("kept are %s", titles)
	}
}

// A removed draft stays open where it is open, and comes back with a change only.
func TestRemove(t *testing.T) {
	d := newDesk(t, newMemory().tab())
	d.title("mine")
	d.rest()
	d.keep.Remove(d.keep.Current(), func(err error) {
		if err != nil {
			t.Error(err)
		}
	})
	d.rest()
	d.rest()
	d.wantKept("removing", "")
	if d.tab.session != (Origin{}) {
		t.Errorf("a reload would open %+v", d.tab.session)
	}
	d.title("mine again")
	d.rest()
	d.wantKept("a change", "mine again")
}

// Changes that follow each other are saved together, soon, and at once when the page goes away.
func TestWhen(t *testing.T) {
	d := newDesk(t, newMemory().tab())
	for range 10 {
		d.title(fmt.Sprint("at ", len(d.tab.written)))
		d.title("next")
	}
	d.clock.pass(soon)
	d.tab.answer()
	if len(d.tab.written) != 1 {
		t.Errorf("%d saves after two frames, want 1", len(d.tab.written))
	}
	d.title("another")
	d.clock.pass(soon)
	d.tab.answer()
	if len(d.tab.written) != 1 {
		t.Error("the next save comes too soon after the first")
	}
	d.keep.Flush()
	d.tab.answer()
	if len(d.tab.written) != 2 {
		t.Error("flushing does not save")
	}
	d.rest()
	if len(d.tab.written) != 2 {
		t.Error("what is saved is saved again")
	}
}

// A draft that this program cannot read stays as it is, and is not opened.
func TestUnreadable(t *testing.T) {
	d := newDesk(t, newMemory().tab())
	newer := strings.Replace(string(static.Article), `"chainrule": 1`, `"chainrule": 2`, 1)
	d.tab.drafts["n"] = &stored{Entry{ID: "n"}, map[int]string{Before: newer, After: ""}}
	d.keep.Load("n", func(f Found, err error) {
		if err == nil || !strings.Contains(err.Error(), "version 2") || f.Document != nil {
			t.Errorf("got %v and %v", f, err)
		}
	})
	d.tab.answer()
	if d.tab.drafts["n"].text() != newer {
		t.Error("it was changed")
	}
	d.keep.Load("none", func(_ Found, err error) {
		if err == nil || err.Error() != "That draft is no longer there." {
			t.Errorf("got %v", err)
		}
	})
	d.tab.answer()
}

// What a page gets that takes the place of another one is the document with its selection, and where training stands.
func TestText(t *testing.T) {
	d := newDesk(t, newMemory().tab())
	d.title("mine")
	if err := d.work.SelectRow(3); err != nil {
		t.Fatal(err)
	}
	if err := d.work.TrainUntil(5); err != nil {
		t.Fatal(err)
	}
	for !d.work.AdvanceTraining(1 << 20) {
	}
	d.keep.See(d.work.View())
	found, err := read(Begun{Own: true, Text: d.keep.Text()})
	if err != nil {
		t.Fatal(err)
	}
	again := workspace.New(found.Document)
	if !again.Restore(found.Progress) {
		t.Fatal("the progress is not the document's")
	}
	if v := again.View(); v.Document.Title != "mine" || v.Row != 3 || v.Training.Epoch != 5 || v.Loss != d.work.View().Loss {
		t.Errorf("it is %q at row %d and epoch %d, with a loss of %v; want mine, 3, 5 and %v", v.Document.Title, v.Row, v.Training.Epoch, v.Loss, d.work.View().Loss)
	}
}
