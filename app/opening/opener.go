package opening

import (
	"bytes"
	"errors"
	"path"
	"strings"

	"chainrule/app/act"
	"chainrule/app/draft"
	"chainrule/app/promise"
	"chainrule/engine/api"
	"chainrule/engine/document"
	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/table"
	"chainrule/engine/workspace"
	"chainrule/static"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Opener opens documents. If one cannot be read, the document that was open stays open. If it can, the document that
// was open stays a draft.
type Opener struct {
	Drafts *draft.Keeper // nil until Listen
	Asked  Address       // what the address asked for last

	ctx   app.Context
	work  *workspace.Workspace
	page  Page
	ready bool     // the document that the address names is open, or cannot be had
	there bool     // what is open is what Asked asks for, or came after it
	waits *waiting // what is on its way, or nil

	files files

	example string // the name of the example that was opened last, or ""
	opening int    // of the workspace's view then

	fault error // why what was asked for last cannot be had, or nil
}

// Page is how the opener tells the page of what it does.
type Page struct {
	Say     func(text string)                                             // something was done; "" clears what was said before
	Offer   func(text string)                                             // something was done that undo takes back
	Refuse  func(why error)                                               // something is not done, or could not be
	Retry   func(why error, label string, do func())                      // the same, and it can be done now
	Follow  func(a Address)                                               // the panels to show, and what is locked
	Refresh func()                                                        // the workspace has another view
	Ready   func()                                                        // once, when the first document is open
	Over    func()                                                        // no document is on its way any more
	Lesson  func(name string, done func(d *document.Document, err error)) // gives the document of a lesson
	Typing  func() bool                                                   // a text is being typed that is not in the document yet
}

// New is an opener of documents into a workspace, for a page.
// The article's example is open in it.
func New(work *workspace.Workspace, page Page) *Opener {
	return &Opener{files: files{}, work: work, page: page, example: static.ArticleName, opening: work.View().Opening}
}

// Example is the name of the example that is open, or "".
func (o *Opener) Example() string {
	if o.work.View().Opening != o.opening {
		return "" // it is another document, such as one that undo went back to
	}
	return o.example
}

// Here is what the page's address asks for.
func Here() (Address, error) {
	if app.IsServer {
		return Address{}, nil
	}
	return Parse(strings.TrimPrefix(app.Window().Get("location").Get("hash").String(), "#"))
}

// store is where drafts are kept: nowhere in a frame that shows a part of a document.
func store(ctx app.Context) draft.Store {
	if a, err := Here(); err == nil && framed() && len(a.Show) > 0 {
		return draft.NewHanded(ctx)
	}
	return draft.NewBrowser(ctx)
}

// Listen opens what the address says when it changes, as an event of the page whose context is ctx.
func (o *Opener) Listen(ctx app.Context) (stop func()) {
	o.ctx, o.Drafts = ctx, draft.New(store(ctx), draft.NewSystem(ctx), o.page.Refresh)
	return app.Window().AddEventListener("hashchange", func(app.Context, app.Event) { o.OpenAddress() })
}

// OpenAddress opens what this tab worked on at the address. If there is nothing of the kind, it opens the document
// that the address names. If the address cannot be read, it says why, and what was open stays open.
func (o *Opener) OpenAddress() { o.follow(Here()) }

// follow opens what an address asks for, or says why it could not be read.
func (o *Opener) follow(a Address, err error) {
	o.page.Say("")
	before, failed := o.Asked, o.fault != nil
	o.fault = nil
	switch {
	case err != nil && o.ready:
		o.fail(err)
		return
	case err != nil:
		o.page.Refuse(err)
	default:
		o.page.Follow(a)
		o.page.Refresh()
		o.Asked = a
		if o.ready && o.there && before.sameDocument(a) {
			// only what is shown, locked and selected differs: what was done to the document stays
			if failed || before.Sample != a.Sample || before.Parameter != a.Parameter {
				err = o.selectAsked()
			}
			o.settle(err)
			return
		}
		o.there = false
	}
	w := o.wait(prose.Text(prose.AddressedOne), o.OpenAddress)
	o.Drafts.Begin(func(found draft.Found, lost error) {
		if o.waits != w {
			return
		}
		if lost != nil {
			o.page.Refuse(prose.Say(prose.TabUnreadable, prose.Sentence(lost)))
		}
		asked := found.Document != nil || found.From.Example != "" || err == nil && a.Document() != ""
		switch {
		case !asked:
			o.keep(or(err, o.selectAsked))
		case found.From.Draft != "" && found.From.Draft == o.Drafts.Current():
			if found.From.Refused != "" && err == nil {
				o.fail(errors.New(found.From.Refused))
				return
			}
			if found.Selects {
				err = or(err, o.selectAsked)
			}
			o.keep(err)
		case !o.arrived(w):
		case found.Document != nil:
			o.place(found.Document)
			o.work.Restore(found.Progress)
			if found.Selects {
				err = or(err, o.selectAsked)
			}
			o.opened(found.From, found.Copy, err)
		case found.From.Example != "":
			o.openExample(found.From, found.From.Refused == "")
		default:
			o.openNamed(a)
		}
	})
}

// openNamed opens the document that an address names, which becomes a draft with the first change only.
func (o *Opener) openNamed(a Address) {
	switch {
	case a.Example != "":
		o.openExample(draft.Origin{Example: a.Example}, true)
	case a.Doc != "":
		d, err := document.Unpack(a.Doc)
		if err != nil {
			o.fail(prose.Say(prose.AddressDocument, err))
			return
		}
		o.place(d)
		o.opened(draft.Origin{}, false, o.selectAsked())
	case a.Src != "":
		o.openSource(a.Src)
	case a.Lesson != "":
		o.openLesson(a.Lesson)
	}
}

// OpenExample opens a bundled example.
func (o *Opener) OpenExample(name string) { o.openExample(draft.Origin{Example: name}, false) }

// openExample opens a bundled example: the article's from the program itself, others from the site. selects has it select
// what the address says.
func (o *Opener) openExample(from draft.Origin, selects bool) {
	name := from.Example
	if err := checkExample(name); err != nil {
		o.fail(err)
		return
	}
	if name == static.ArticleName {
		o.openText(name, static.Article, from, selects)
		return
	}
	w := o.wait(name, func() { o.openExample(from, selects) })
	o.fetch(w, "examples/"+name+".json", func(data []byte) { o.openText(name, data, from, selects) }, func(problem error) {
		o.lost(prose.Say(prose.ExampleNotLoaded, name, problem))
	})
}

// OpenDraft opens a draft by its id; the document that was open stays a draft itself, and undo goes back to it.
func (o *Opener) OpenDraft(id string) {
	w := o.wait(prose.Text(prose.TheDraft), func() { o.OpenDraft(id) })
	o.Drafts.Load(id, func(found draft.Found, err error) {
		if !o.arrived(w) {
			return
		}
		if err != nil {
			o.page.Refuse(prose.Say(prose.DraftNotOpened, prose.Sentence(err)))
			o.over()
			return
		}
		o.page.Say("")
		o.work.Load(found.Document)
		o.work.Restore(found.Progress)
		o.opened(found.From, found.Copy, nil)
	})
}

// OpenFile opens a file that a person chose or dropped: a document, or a table, whose columns take the place of the one
// that is open. A page of which a part is locked shows the document that it was given.
func (o *Opener) OpenFile(f act.File) {
	if fixed := o.work.View().Fixed; fixed != workspace.NoParts {
		o.page.Refuse(prose.Say(prose.NotOpenedHere, fixed.Refusal()))
		return
	}
	said, err := o.load(f)
	if err != nil {
		o.page.Refuse(refusedFile(f.Name, err))
		return
	}
	if f.Of > 1 {
		said = prose.Join(said, prose.Say(prose.OnlyFirstFile, f.Of))
	}
	o.page.Offer(said.String())
	o.opened(draft.Origin{}, true, nil)
}

// load puts a file into the workspace, and says what was read.
func (o *Opener) load(f act.File) (said prose.Message, err error) {
	if IsDocument(f) {
		d, err := document.Decode(f.Data)
		if err != nil {
			return prose.None, err
		}
		o.work.Load(d)
		return prose.Say(prose.Opened, prose.Unquoted(f.Name)), nil
	}
	replace, source, err := readTable(f, table.Options{})
	if err != nil {
		return prose.None, err
	}
	return o.put(replace, source)
}

// put puts the table of a file into the workspace, and says what is special about it.
func (o *Opener) put(replace workspace.ReplaceTable, source *act.Source) (said prose.Message, err error) {
	if err := o.work.Do(replace); err != nil {
		return prose.None, err
	}
	return o.from(source), nil
}

// from notes the file of the table that is open, and says what is special about it.
func (o *Opener) from(source *act.Source) prose.Message {
	o.files.add(source, o.work)
	opened := prose.Say(prose.OpenedPasted)
	if source.Name != "" {
		opened = prose.Say(prose.Opened, prose.Unquoted(source.Name))
	}
	return prose.Join(append([]prose.Message{opened}, source.Report.Special()...)...)
}

// readTable reads a file as a table.
func readTable(f act.File, as table.Options) (replace workspace.ReplaceTable, source *act.Source, err error) {
	t, report, err := table.ReadCSV(f.Data, as)
	if err == nil && report.Encoding == table.Windows1252 {
		if text, encoding := decode(f.Data); encoding != "" {
			t, report, err = table.ReadCSV([]byte(text), as)
			report.Encoding = encoding
		}
	}
	if err != nil {
		return replace, nil, err
	}
	title := strings.TrimSuffix(f.Name, path.Ext(f.Name))
	if f.Name == "" {
		title = prose.Text(prose.PastedData)
	}
	return workspace.ReplaceTable{Table: t, Title: title}, &act.Source{Name: f.Name, Data: f.Data, Options: as, Report: report}, nil
}

// decode reads a text that is not in Unicode by the encoding that programs use where the browser's language is spoken. encoding
// is "" where that is Windows-1252, or where the text cannot be in it.
func decode(data []byte) (text, encoding string) {
	if app.IsServer {
		return "", ""
	}
	found := app.Window().Get("chainruleFiles").Call("decode", promise.Array(data))
	return found.Get("text").String(), found.Get("encoding").String()
}

// New opens an empty table to type into: an input and a target. Undo goes back to what was open.
func (o *Opener) New() {
	var columns []table.Column
	for i, role := range []table.Role{table.Input, table.Target} {
		columns = append(columns, table.Column{Name: prose.Text(prose.ColumnName, i+1), Role: role, Kind: table.Number, Scale: table.Standardize})
	}
	command := workspace.ReplaceTable{Table: table.New(columns, nil)}
	err := o.work.Check(command)
	if err == nil {
		err = o.work.Do(command)
	}
	if err != nil {
		o.page.Refuse(err)
		return
	}
	o.page.Say("")
	o.opened(draft.Origin{}, true, nil)
}

// ReadAgain reads the file of the table in another way. Undo goes back to how it was read.
func (o *Opener) ReadAgain(as table.Options) {
	s := o.Source()
	if s == nil {
		return
	}
	replace, source, err := readTable(act.File{Name: s.Name, Data: s.Data}, as)
	replace.Title = o.work.View().Document.Title
	said := prose.None
	if err == nil {
		said, err = o.put(replace, source)
	}
	if err != nil {
		o.page.Refuse(refusedFile(s.Name, err))
		return
	}
	o.page.Offer(said.String())
	o.opened(draft.Origin{}, true, nil)
}

// refusedFile says why a file cannot be opened, or a text from the clipboard, which has no name.
func refusedFile(name string, why error) error {
	if name == "" {
		name = prose.Text(prose.PastedData)
	}
	return prose.Say(prose.FileRefused, prose.Unquoted(name), why)
}

// Source is the file of which the table was read, or nil where something else is open.
func (o *Opener) Source() *act.Source {
	return o.files[o.work.View().Opening]
}

// Dismiss forgets the file of the table, in whichever way it was read.
func (o *Opener) Dismiss() { o.files.drop(o.Source()) }

// IsDocument reports whether a file is a document rather than a table: it is JSON, or should be, but not that of a table.
func IsDocument(f act.File) bool {
	start := bytes.TrimLeft(bytes.TrimPrefix(f.Data, []byte("\xef\xbb\xbf")), " \t\r\n")
	return (strings.EqualFold(path.Ext(f.Name), ".json") || bytes.HasPrefix(start, []byte("{"))) && table.Foreign(f.Data) == nil && !table.IsJSON(f.Data)
}

// checkExample says that there is no example of a name, or gives nil.
func checkExample(name string) error {
	if _, known := static.ExampleNamed(name); known {
		return nil
	}
	return prose.Say(prose.NoExample, quote(name), prose.List(static.ExampleNames()))
}

// openText opens the JSON of an example or of a file that the address names.
func (o *Opener) openText(name string, data []byte, from draft.Origin, selects bool) {
	d, err := document.Decode(data)
	if err != nil {
		o.fail(prose.Say(prose.FileRefused, prose.Unquoted(name), err))
		return
	}
	o.place(d)
	if selects {
		err = o.selectAsked()
	}
	o.opened(from, false, err)
}

// Show has the document that is open be the one that an address asks for, and selects what it selects.
func (o *Opener) Show(a Address) error {
	o.Asked = a
	if a.Example != "" {
		o.example, o.opening = a.Example, o.work.View().Opening
	}
	return o.selectAsked()
}

// selectAsked selects the row and the parameter that the address names, or says what there is not.
func (o *Opener) selectAsked() (err error) {
	a := o.Asked
	if a.Sample > 0 {
		err = o.work.SelectRow(a.Sample)
	}
	if v := o.work.View(); err == nil && a.Parameter != "" && v.Ready() {
		var p network.Param
		if p, err = v.Shape.Parse(a.Parameter); err == nil {
			err = o.work.SelectParam(p)
		}
	}
	if err != nil {
		return prose.Say(prose.AddressSelects, err)
	}
	return nil
}

// place puts a document in place of the one that is open. Undo goes back to that one, unless it is only the example
// that was shown until the address had been read.
func (o *Opener) place(d *document.Document) {
	if o.ready {
		o.work.Load(d)
	} else {
		o.work.Begin(d)
	}
}

// or is an error, or where there is none, that of what is done then.
func or(err error, do func() error) error {
	if err != nil {
		return err
	}
	return do()
}

// opened follows the opening of a document, which is from somewhere; atOnce keeps it as a draft before anything in it
// is changed. fault is why it is not all that was asked for, or nil.
func (o *Opener) opened(from draft.Origin, atOnce bool, fault error) {
	if fault == nil && from.Refused != "" {
		fault = errors.New(from.Refused)
	}
	o.there, o.fault, o.example, o.opening = from.Refused == "", fault, from.Example, o.work.View().Opening
	if fault != nil {
		o.page.Refuse(fault)
	}
	o.Drafts.Opened(o.work.View(), from, atOnce)
	o.page.Refresh()
	o.Announce()
	o.over()
}

// keep goes on with the document that is open, which is the one that the address asks for. fault is why it is not all that
// was asked for, or nil.
func (o *Opener) keep(fault error) {
	o.there = true
	o.settle(fault)
	o.stay()
}

// fail says why what was asked for cannot be had. What is open is then what a reload opens, and the page says it again.
func (o *Opener) fail(why error) {
	o.settle(why)
	o.Drafts.Arrived(why.Error())
	o.stay()
}

// settle has a reload at the address open what is open. fault is why it is not all that was asked for, or nil.
func (o *Opener) settle(fault error) {
	if fault != nil {
		o.page.Refuse(fault)
	}
	o.fault = fault
	o.Drafts.Arrived("")
	o.page.Refresh()
}

// lost says why what was asked for did not come. A reload asks for it again.
func (o *Opener) lost(why error) {
	o.page.Refuse(why)
	o.fault = why
	o.stay()
}

// Failed is why a page within another has nothing of what its address asks for, or nil. What is open then is nothing that
// the author of the other page wants shown.
func (o *Opener) Failed() error {
	if !framed() {
		return nil
	}
	return o.fault
}

// Refuses is why a request is not answered: it would be about a document that nobody asked for. Requests that bring a
// document are answered.
func (o *Opener) Refuses(method string) error {
	if method == "hello" || api.Opens(method) {
		return nil
	}
	return o.Failed()
}

// Answered follows a request that was answered. One that brought a document has the page show it.
func (o *Opener) Answered(method string) {
	if !api.Opens(method) {
		return
	}
	o.there = true
	if o.fault != nil {
		o.fault = nil
		o.page.Say("")
	}
}

// framed reports whether the page is within another.
func framed() bool {
	return !app.IsServer && !app.Window().Get("parent").Equal(app.Window().JSValue())
}

// stay goes on with the document that is open.
func (o *Opener) stay() {
	o.Drafts.See(o.work.View())
	o.Announce()
	o.over()
}

// Ready reports whether the document that the address names is open, or cannot be had.
func (o *Opener) Ready() bool { return o.ready }

// Announce says, once, that the page is ready: the document that the address names is open, or cannot be had.
func (o *Opener) Announce() {
	if !o.ready {
		o.ready = true
		o.work.Forget()
		o.page.Refresh()
		o.page.Ready()
	}
}
