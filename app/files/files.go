// Package files opens files of the person's machine and saves to them, by web/page/files.js.
package files

import (
	"errors"

	"chainrule/app/act"
	"chainrule/app/download"
	"chainrule/app/frame"
	"chainrule/app/menu"
	"chainrule/app/opening"
	"chainrule/app/promise"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// library is what web/page/files.js offers.
func library() app.Value { return app.Window().Get("chainruleFiles") }

// mostRead is the size of the largest file that is read from the person's machine, in bytes: that of the
// largest document.
const mostRead = 200 << 20

// Files opens files of the person's machine, and saves to them.
type Files struct {
	ctx     app.Context
	work    *workspace.Workspace
	opener  *opening.Opener
	page    opening.Page
	handles map[int]app.Value // of the files that documents were opened from or saved to, by the view's opening
}

// New opens files by an opener, and saves what is in the workspace.
func New(work *workspace.Workspace, opener *opening.Opener, page opening.Page) *Files {
	return &Files{work: work, opener: opener, page: page, handles: map[int]app.Value{}}
}

// RenderField is the field by which browsers without a dialogue of their own open a file.
func (f *Files) RenderField() app.UI {
	return app.Input().Class("offscreen").Type("file").ID("open-file").Hidden(true).Accept(".json,.csv,.tsv,.txt,.data,.dat,.md,.tex,.arff").
		Aria("label", prose.Text(prose.OpenLabel)).OnChange(f.onFile)
}

// RenderSave is a button that saves, as the first of the choices does.
func (f *Files) RenderSave() app.UI {
	save := f.SaveItems()[0]
	return app.Button().Type("button").Title(save.About).OnClick(func(app.Context, app.Event) { f.save(false) }).Text(save.Name)
}

// OpenItem is the choice in a menu that opens a file.
func (f *Files) OpenItem() menu.Item {
	return menu.Item{Value: "open", Name: prose.Text(prose.Open), About: prose.Text(prose.WithKeys, prose.Say(prose.OpenHint), "Ctrl+O")}
}

// SaveItems are the choices in a menu that save: to a file, and where there is one already, to another.
func (f *Files) SaveItems() []menu.Item {
	save := menu.Item{Value: "save", Name: prose.Text(prose.Save), About: prose.Text(prose.WithKeys, prose.Say(prose.SaveHint), "Ctrl+S")}
	handle := f.handles[f.work.View().Opening]
	if handle == nil {
		return []menu.Item{save}
	}
	save.About = prose.Text(prose.WithKeys, prose.Say(prose.SaveToHint, handle.Get("name").String()), "Ctrl+S")
	return []menu.Item{save, {Value: "save-as", Name: prose.Text(prose.SaveAs), About: prose.Text(prose.WithKeys, prose.Say(prose.SaveAsHint), "Ctrl+Shift+S")}}
}

// Choose does what was chosen among the items, and reports whether it was one of them.
func (f *Files) Choose(value string) bool {
	switch value {
	case "open":
		f.askFile()
	case "save", "save-as":
		f.save(value == "save-as")
	default:
		return false
	}
	return true
}

// OnKey opens (o) or saves (s) by keyboard.
func (f *Files) OnKey(key string, shift bool) {
	frame.Later(func() { // once what was typed is in the document, which can take longer than to the next frame
		f.ctx.Dispatch(func(app.Context) {
			if key == "o" {
				f.askFile()
			} else {
				f.save(shift)
			}
		})
	})
}

// askFile asks for a file and opens it, by the browser's dialogue that gives a file to save to where there
// is one.
func (f *Files) askFile() {
	promise.Then(f.ctx, library().Call("open"), func(_ app.Context, v app.Value) {
		switch {
		case v.IsUndefined():
			app.Window().GetElementByID("open-file").Call("click")
		case v.Truthy():
			f.readFile(v)
		}
	}, func(_ app.Context, err app.Value) {
		f.page.Refuse(prose.Say(prose.FileNotOpened, promise.Message(err)))
	})
}

// onFile opens the file chosen by the header's file field.
func (f *Files) onFile(ctx app.Context, _ app.Event) {
	input := ctx.JSSrc()
	if list := input.Get("files"); list.Get("length").Int() > 0 {
		found := app.Window().Get("Object").New()
		found.Set("file", list.Index(0))
		f.readFile(found)
	}
	input.Set("value", "") // so that the same file can be chosen again
}

// Listen opens files that are dropped anywhere on the page whose context is ctx.
func (f *Files) Listen(ctx app.Context) (stop func()) {
	f.ctx = ctx
	over := app.Window().AddEventListener("dragover", func(_ app.Context, e app.Event) { e.PreventDefault() })
	drop := app.Window().AddEventListener("drop", func(_ app.Context, e app.Event) {
		if e.Get("defaultPrevented").Bool() {
			return
		}
		e.PreventDefault()
		promise.Then(f.ctx, library().Call("dropped", e.Get("dataTransfer")), func(_ app.Context, v app.Value) {
			if v.Get("file").Truthy() {
				f.readFile(v)
			}
		}, func(app.Context, app.Value) {})
	})
	return func() {
		over()
		drop()
	}
}

// readFile reads a file of files.js, {file, handle}, and opens it. The handle stays with the document, so
// that Save writes to that file; a table's does not, since what is saved is a document.
func (f *Files) readFile(found app.Value) {
	file, handle := found.Get("file"), found.Get("handle")
	name := file.Get("name").String()
	promise.Then(f.ctx, library().Call("read", file, mostRead), func(_ app.Context, v app.Value) {
		read := act.File{Name: name, Data: promise.Bytes(v)}
		before := f.work.View()
		f.opener.OpenFile(read)
		if v := f.work.View(); v != before && handle.Truthy() && opening.IsDocument(read) {
			f.handles[v.Opening] = handle
		}
	}, func(_ app.Context, err app.Value) {
		if promise.Name(err) == "TooLarge" {
			f.page.Refuse(prose.Say(prose.FileTooLarge, prose.Unquoted(name), mostRead>>20))
			return
		}
		f.page.Refuse(prose.Say(prose.NotReadable, prose.Unquoted(name)))
	})
}

// save saves the document to the file it is from, to one that the person chooses, or as a download.
func (f *Files) save(as bool) {
	of := f.work.View().Opening
	var handle app.Value
	if !as {
		handle = f.handles[of]
	}
	name := download.Name(f.work.View().Document.Title, ".json")
	saved := f.work.View().Document
	text := f.work.Document().Encode()
	data := promise.Array(text)
	promise.Then(f.ctx, library().Call("save", handle, name, data), func(_ app.Context, v app.Value) {
		if !v.Truthy() {
			return // cancelled
		}
		name := v.Get("name").String()
		if handle := v.Get("handle"); handle.Truthy() {
			f.handles[of] = handle
			f.opener.Drafts.SavedElsewhere(saved)
			f.page.Say(prose.Text(prose.SavedTo, name))
			return
		}
		if !download.Saved(f.ctx, name, text) {
			f.opener.Drafts.SavedElsewhere(saved)
			f.page.Say(prose.Text(prose.SavedAsDownload, name))
		}
	}, func(_ app.Context, err app.Value) {
		delete(f.handles, of) // it may be gone: the next Save asks
		f.page.Refuse(prose.Say(prose.FileNotWritten, prose.Sentence(errors.New(promise.Message(err)))))
	})
}
