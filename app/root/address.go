package root

import (
	"fmt"
	"strings"

	"chainrule/app/draft"
	"chainrule/engine/document"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// listenFragment opens what the address says when it changes.
func listenFragment(r *Root) (stop func()) {
	return app.Window().AddEventListener("hashchange", func(app.Context, app.Event) { r.openFragment() })
}

// address is what the address's fragment asks for.
func address() (fragment, error) {
	if app.IsServer {
		return fragment{}, nil
	}
	return parseFragment(strings.TrimPrefix(app.Window().Get("location").Get("hash").String(), "#"))
}

// store is where drafts are kept: nowhere in a frame that shows a part of a document.
func store(ctx app.Context) draft.Store {
	framed := !app.Window().Get("parent").Equal(app.Window().JSValue())
	if f, err := address(); err == nil && framed && len(f.Show) > 0 {
		return draft.Nothing{}
	}
	return draft.NewBrowser(ctx)
}

// openFragment opens what this tab worked on at the address, and else what the address's fragment names; an
// unreadable one leaves what is open and says why.
func (r *Root) openFragment() {
	f, err := address()
	r.message = message{}
	if err != nil {
		r.refuse(err)
	} else {
		before := r.asked
		r.setExcerpt(f)
		r.refresh()
		r.asked = f
		if r.ready && before.sameDocument(f) {
			return // only what is shown and locked differs: what was done to the document stays
		}
	}
	r.drafts.Begin(func(found draft.Found, lost error) {
		if lost != nil {
			r.fail("What you worked on in this tab could not be read. " + prose.Sentence(lost))
		}
		switch {
		case found.Document != nil:
			r.place(found.Document)
			r.opened(found.From, found.Copy)
		case found.From.Example != "":
			r.openExample(found.From.Example)
		case err != nil:
			r.stay()
		default:
			r.openNamed(f)
		}
	})
}

// openNamed opens the document that a fragment names, which becomes a draft with the first change only.
func (r *Root) openNamed(f fragment) {
	switch {
	case f.Example != "":
		r.openExample(f.Example)
	case f.Doc != "":
		d, err := document.Unpack(f.Doc)
		if err != nil {
			r.fail("The document in the address cannot be read: " + err.Error())
			r.stay()
			return
		}
		r.place(d)
		r.opened(draft.Origin{}, false)
	case f.Src != "":
		r.openSrc(f.Src)
	case f.Lesson != "":
		r.refuse(checkLesson(f.Lesson))
		r.stay()
	default:
		r.stay()
	}
}

// checkLesson says that there is no lesson of a name.
func checkLesson(name string) error { return fmt.Errorf("there is no lesson %s", quote(name)) }

// place puts a document in place of the one that is open. Undo goes back to that, unless it is the example
// that stands there until the address has been read.
func (r *Root) place(d *document.Document) {
	if r.ready {
		r.work.Load(d)
	} else {
		r.work.Begin(d)
	}
}

// opened follows the opening of a document, which is from somewhere; atOnce keeps it as a draft before
// anything in it is changed.
func (r *Root) opened(from draft.Origin, atOnce bool) {
	r.drafts.Opened(r.work.View(), from, atOnce)
	r.refresh()
	r.announce()
}

// stay goes on with the document that is open.
func (r *Root) stay() {
	r.drafts.See(r.view())
	r.announce()
}

// openText opens the JSON of an example or of a file that the address names.
func (r *Root) openText(name string, data []byte, from draft.Origin) {
	d, err := document.Decode(data)
	if err != nil {
		r.fail(name + ": " + err.Error())
		r.stay()
		return
	}
	r.place(d)
	r.opened(from, false)
}
