package opening

import (
	"net/url"
	"path"

	"chainrule/app/act"
	"chainrule/app/draft"
	"chainrule/app/promise"
	"chainrule/engine/document"
	"chainrule/engine/prose"
	"chainrule/engine/table"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// mostFetched is the size of the largest file that is read from an address, in bytes: a table of 100,000
// rows and 64 columns of short numbers.
const mostFetched = 64 << 20

// openSource opens the document at the address that a link names. Another host is asked only here, because
// the link's author wants it; it is sent no cookies, and learns of this page its origin alone.
func (o *Opener) openSource(src string) {
	address, err := sourceAddress(app.Window().Get("location").Get("href").String(), src)
	if err != nil {
		o.fail(err)
		return
	}
	name := path.Base(address.Path)
	w := o.wait(name, func() { o.openSource(src) })
	o.fetch(w, address.String(), func(data []byte) { o.openFetched(act.File{Name: name, Data: data}) }, func(problem error) {
		o.lost(prose.Say(prose.DocumentNotLoaded, quote(src), problem))
	})
}

// openFetched opens a file that the address names: a document, or a table. Some hosts answer with a web page where there is
// no such file, which is refused as one.
func (o *Opener) openFetched(f act.File) {
	if IsDocument(f) {
		o.openText(f.Name, f.Data, draft.Origin{}, true)
		return
	}
	replace, source, err := readTable(f, table.Options{})
	d := o.work.View().Document
	if err == nil {
		d, err = replace.Apply(d)
	}
	if err != nil {
		o.fail(prose.Say(prose.FileRefused, prose.Unquoted(f.Name), err))
		return
	}
	o.place(d)
	o.page.Say(o.from(source).String())
	o.opened(draft.Origin{}, false, o.selectAsked())
}

// openLesson opens the document of a lesson.
func (o *Opener) openLesson(name string) {
	w := o.wait(name, func() { o.openLesson(name) })
	w.far = true
	o.page.Lesson(name, func(d *document.Document, err error) {
		switch {
		case err != nil && o.waits == w && prose.Of(err).ID == prose.NoLessonNamed:
			o.fail(err)
		case err != nil && o.waits == w:
			o.lost(err)
		case err == nil && o.arrived(w):
			o.place(d)
			o.opened(draft.Origin{}, false, o.selectAsked())
		}
	})
}

// OpenOfLesson opens another document of the lesson that is open.
func (o *Opener) OpenOfLesson(d *document.Document) {
	o.page.Say("")
	o.work.Load(d)
	o.opened(draft.Origin{}, true, nil)
}

// sourceAddress is the address that src means on a page: a path relative to it, or another host by https.
func sourceAddress(page, src string) (*url.URL, error) {
	base, err := url.Parse(page)
	if err != nil {
		return nil, prose.Say(prose.OwnAddress)
	}
	address, err := base.Parse(src)
	if err != nil {
		return nil, prose.Say(prose.SrcNoAddress, quote(src))
	}
	here := address.Scheme == base.Scheme && address.Host == base.Host
	switch {
	case !here && address.Scheme != "https" || address.Host == "":
		return nil, prose.Say(prose.SrcNotAllowed, quote(src))
	case address.User != nil:
		return nil, prose.Say(prose.SrcHasPassword, quote(src))
	}
	address.Fragment = ""
	return address, nil
}

// fetch gets the file of what is waited for, and calls done with its bytes, or failed with why not, as an event
// of the page. Neither is called if the file comes too late.
func (o *Opener) fetch(w *waiting, address string, done func([]byte), failed func(problem error)) {
	w.far = true
	promise.Then(
		o.ctx, app.Window().Get("chainruleFiles").Call("fetch", address, mostFetched),
		func(_ app.Context, v app.Value) {
			if o.arrived(w) {
				done(promise.Bytes(v))
			}
		},
		func(_ app.Context, err app.Value) {
			if o.waits == w {
				failed(fetchProblem(promise.Name(err), promise.Message(err)))
			}
		},
	)
}

// fetchProblem says what an error of files.js's fetch means.
func fetchProblem(name, message string) error {
	switch name {
	case "TooLarge":
		return prose.Say(prose.LargerThan, mostFetched>>20)
	case "Status":
		return prose.Say(prose.ServerAnswers, message)
	case "TimeoutError":
		return prose.Say(prose.ServerSilent)
	}
	return prose.Say(prose.NothingCameBack)
}
