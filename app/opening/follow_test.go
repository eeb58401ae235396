package opening

import (
	"strings"
	"testing"
	"time"

	"chainrule/app/act"
	"chainrule/app/draft"
	"chainrule/engine/document"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"
	"chainrule/static"
)

// still is a clock that stands.
type still struct{}

func (still) Now() time.Time              { return time.Time{} }
func (still) After(time.Duration, func()) {}

// visit is a page of which a test goes through addresses, in a tab that keeps one draft.
type visit struct {
	draft.Nothing
	t     *testing.T
	o     *Opener
	work  *workspace.Workspace
	said  string
	begun draft.Begun // what the tab worked on at the next address

	pointed draft.Origin // what is noted that a reload opens
}

func (v *visit) Point(to draft.Origin) { v.pointed = to }

func (v *visit) Begin(done func(draft.Begun, error)) { done(v.begun, nil) }

func newVisit(t *testing.T) *visit {
	t.Helper()
	d, err := document.Decode(static.Article)
	if err != nil {
		t.Fatal(err)
	}
	v := &visit{t: t, work: workspace.New(d)}
	nothing := func() {}
	v.o = New(v.work, Page{
		Say: func(text string) { v.said = text }, Offer: func(text string) { v.said = text },
		Refuse: func(why error) { v.said = why.Error() }, Follow: func(Address) {},
		Refresh: nothing, Ready: nothing, Over: nothing,
		Lesson: func(name string, done func(*document.Document, error)) {
			if name != "first" {
				done(nil, prose.Say(prose.NoLessonNamed, prose.Quoted(name), prose.List{"first"}))
				return
			}
			done(document.Decode(static.Article))
		},
	})
	v.o.Drafts = draft.New(v, still{}, nothing)
	return v
}

// goes goes to an address, and wants the row that is selected then and what the page says.
func (v *visit) goes(hash string, row int, says string) {
	v.t.Helper()
	v.o.follow(Parse(hash))
	if got := v.work.View().Row; got != row {
		v.t.Errorf("#%s selects row %d, want %d", hash, got, row)
	}
	if v.said != says {
		v.t.Errorf("#%s: the page says %q, want %q", hash, v.said, says)
	}
}

// edit titles the document, so that it can be told from the example.
func (v *visit) edit() {
	v.t.Helper()
	if err := v.work.Do(workspace.SetTitle{Title: "Edited"}); err != nil {
		v.t.Fatal(err)
	}
}

const (
	noRow9  = "the address selects what the document does not have: there is no row 9; the table has 3 rows"
	noRow99 = "the address selects what the document does not have: there is no row 99; the table has 3 rows"
	noFoo   = `the address selects what the document does not have: "foo" is not a parameter; write one like beta[1,1]`
)

// TestAddressAfterFault follows each address after one that could not be had.
func TestAddressAfterFault(t *testing.T) {
	v := newVisit(t)
	v.goes("", 1, "")
	v.goes("sample=9", 1, noRow9)
	v.goes("sample=2", 2, "")
	v.goes("sample=9", 2, noRow9)
	v.goes("sample=99", 2, noRow99)
	v.goes("parameter=foo", 2, noFoo)
	v.goes("sample=two", 2, `the address says sample="two"; write a whole number from 1 to 2147483647`)
	v.goes("lesson=99", 2, `there is no lesson "99"; there are first`)
	v.goes("sample=3&parameter=alpha[1,2]", 3, "")
	if got := v.work.View().Shape.ID(v.work.View().Param); got != "alpha[1,2]" {
		t.Errorf("%s is selected", got)
	}
}

// TestEditAfterFault keeps what was done to an example when its address selects what there is not, and then what there is.
func TestEditAfterFault(t *testing.T) {
	v := newVisit(t)
	v.goes("example=article", 1, "")
	v.edit()
	v.goes("example=article&sample=99", 1, noRow99)
	v.goes("example=article&sample=two", 1, `the address says sample="two"; write a whole number from 1 to 2147483647`)
	v.goes("example=article&sample=3", 3, "")
	if got := v.work.View().Document.Title; got != "Edited" {
		t.Errorf("%q is open", got)
	}
	v.goes("example=nope", 3, `there is no example "nope"; there are article, salary, mazur, xor, iris, sine, circles`)
	v.goes("example=article", 1, "")
	if got := v.work.View().Document.Title; got == "Edited" {
		t.Error("an address that names a document does not open it after another that names none")
	}
}

// TestSelectionAlone opens an address that only selects in a fresh tab: what is open there, with that selection.
func TestSelectionAlone(t *testing.T) {
	newVisit(t).goes("sample=2", 2, "")
	newVisit(t).goes("sample=9", 1, noRow9)
	newVisit(t).goes("parameter=foo", 1, noFoo)

	v := newVisit(t)
	v.begun = draft.Begun{Origin: draft.Origin{Draft: "a"}, Own: true, Text: static.Article, Selects: true}
	v.goes("sample=2", 2, "")
	v = newVisit(t)
	v.begun = draft.Begun{Origin: draft.Origin{Draft: "a"}, Own: true, Text: static.Article}
	v.goes("sample=2", 1, "") // a reload: the person went to row 1
}

// TestFaultAtOpening opens an example whose address selects what it does not have: it is open, and its name known.
func TestFaultAtOpening(t *testing.T) {
	v := newVisit(t)
	v.goes("example=article&sample=9", 1, noRow9)
	if got := v.o.Example(); got != static.ArticleName {
		t.Errorf("the example %q is open", got)
	}
	v.edit()
	v.goes("example=article&sample=2", 2, "")
	if got := v.work.View().Document.Title; got != "Edited" {
		t.Errorf("%q is open", got)
	}
}

// TestFilesAreSaid says what was opened of several files, and that pasted data were. Remarks about the article go with its table.
func TestFilesAreSaid(t *testing.T) {
	v := newVisit(t)
	v.goes("", 1, "")
	v.o.OpenFile(act.File{Name: "z.csv", Data: []byte("a,b\n1,2\n3,5\n"), Of: 2})
	if !strings.Contains(v.said, "Opened z.csv.") || !strings.Contains(v.said, "Only the first of the 2 files is opened.") {
		t.Errorf("of two files the page says %q", v.said)
	}
	if v.work.Document().Remarks {
		t.Error("remarks about the article stand on own data")
	}
	v.o.OpenFile(act.File{Data: []byte("hello")})
	if !strings.Contains(v.said, "Opened what was pasted as new data.") {
		t.Errorf("of a pasted word the page says %q", v.said)
	}
}

// TestFilesOfEveryKind opens tables as JSON, also where an address names them, and says what other files are. What was open then stays.
func TestFilesOfEveryKind(t *testing.T) {
	v := newVisit(t)
	v.goes("", 1, "")
	open := map[string]func(act.File){"file": v.o.OpenFile, "address": v.o.openFetched}
	for how, open := range open {
		open(act.File{Name: "z.json", Data: []byte(`[{"a": 1, "b": 2}, {"a": 3, "b": 5}]`)})
		if got := v.work.Document().Table; !strings.HasPrefix(v.said, "Opened z.json.") || got.Len() != 2 || got.Columns()[1].Name != "b" || got.Cell(1, 1) != "5" {
			t.Errorf("%s: a list of objects has %d rows; the page says %q", how, got.Len(), v.said)
		}
		before := v.work.View().Document
		for _, c := range []struct{ name, data, says string }{
			{"z.json", "<!DOCTYPE html>\n<title>404</title>", "z.json: this is a web page, and not a table or a document; where it shows a table, copy that and paste it here"},
			{"z.csv", "<html><title>Login</title>", "z.csv: this is a web page, and not a table or a document; where it shows a table, copy that and paste it here"},
			{"z.xlsx", "PK\x03\x04\x14\x00", "z.xlsx: this is an Excel workbook or another packed file, and not text; in Excel, save the sheet as CSV and open that"},
			{"z.json", `{"title": "x"}`, "z.json: chainrule: it is missing; a document says \"chainrule\": 1"},
		} {
			open(act.File{Name: c.name, Data: []byte(c.data)})
			if v.said != c.says || v.work.View().Document != before {
				t.Errorf("%s: of %.20q the page says %q", how, c.data, v.said)
			}
		}
	}
}

// TestTypedSince keeps a document that arrives from taking the place of one in which a text is being typed.
func TestTypedSince(t *testing.T) {
	v := newVisit(t)
	v.goes("", 1, "")
	typing := false
	v.o.page.Typing = func() bool { return typing }
	v.o.page.Retry = func(why error, _ string, _ func()) { v.said = why.Error() }
	if w := v.o.wait("iris", nil); !v.o.arrived(w) {
		t.Error("a document that arrives in time is not opened")
	}
	typing = true
	if w := v.o.wait("iris", nil); v.o.arrived(w) || v.said == "" {
		t.Errorf("a document replaces what is being typed; the page says %q", v.said)
	}
}

// TestRefusedAgain comes back to an address that was refused, by the history or a reload: the document that stayed open there is
// open, and the page says again why it is not the other one.
func TestRefusedAgain(t *testing.T) {
	const nope = `there is no example "nope"; there are article, salary, mazur, xor, iris, sine, circles`
	v := newVisit(t)
	v.goes("example=article", 1, "")
	v.goes("example=nope&sample=2", 1, nope)
	if got := v.pointed.Refused; got != nope {
		t.Fatalf("it is kept that %q", got)
	}
	v.edit()
	v.o.Drafts.See(v.work.View())
	v.o.Drafts.Flush()
	if got := v.pointed; got.Refused != nope || got.Draft == "" {
		t.Errorf("after a change it is kept that %+v", got)
	}
	at := v.pointed
	v.begun = draft.Begun{}
	v.goes("example=article&sample=3", 3, "")
	if got := v.pointed.Refused; got != "" {
		t.Errorf("at an address that is not refused it is kept that %q", got)
	}
	v.begun = draft.Begun{Origin: at, Own: true, Text: v.work.View().Document.Encode()}
	v.goes("example=nope&sample=2", 1, nope)

	v = newVisit(t)
	v.begun = draft.Begun{Origin: draft.Origin{Example: static.ArticleName, Refused: nope}}
	v.goes("example=nope&sample=2", 1, nope)
	v.goes("example=nope&sample=3", 1, nope)
}

// TestLesson opens a lesson's document, and keeps it open at one that there is not.
func TestLesson(t *testing.T) {
	v := newVisit(t)
	v.goes("example=xo", 1, `there is no example "xo"; there are article, salary, mazur, xor, iris, sine, circles`)
	v.goes("lesson=first&sample=2", 2, "")
	v.edit()
	v.goes("lesson=first&sample=3", 3, "")
	if got := v.work.View().Document.Title; got != "Edited" {
		t.Errorf("%q is open", got)
	}
	v.goes("lesson=second", 3, `there is no lesson "second"; there are first`)
}
