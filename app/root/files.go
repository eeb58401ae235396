package root

import (
	"bytes"
	"fmt"
	"path"
	"strings"
	"unicode"

	"chainrule/app/act"
	"chainrule/app/draft"
	"chainrule/app/frame"
	"chainrule/app/promise"
	"chainrule/engine/document"
	"chainrule/engine/table"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// files is what web/page/files.js offers.
func files() app.Value { return app.Window().Get("chainruleFiles") }

// mostRead is the size of the largest file that is read from the person's machine, in bytes: that of the
// largest document.
const mostRead = 200 << 20

// open opens a file: a document where it is JSON, and else a CSV or TSV, whose columns take the place of
// the table. What was open stays open where the file cannot be read, and a draft where it can.
func (r *Root) open(f act.File) {
	if isJSON(f) {
		d, err := document.Decode(f.Data)
		if err != nil {
			r.fail(f.Name + ": " + err.Error())
			return
		}
		r.work.Load(d)
		r.message = message{text: "Opened " + f.Name + "."}
		r.opened(draft.Origin{}, true)
		return
	}
	t, report, err := table.ReadCSV(f.Data, table.Options{})
	if err != nil {
		r.fail(f.Name + ": " + err.Error())
		return
	}
	title := strings.TrimSuffix(f.Name, path.Ext(f.Name))
	if err := r.work.Do(workspace.ReplaceTable{Table: t, Title: title}); err != nil {
		r.fail(f.Name + ": " + err.Error())
		return
	}
	r.message = message{text: "Opened " + f.Name + ". " + report.String()}
	r.opened(draft.Origin{}, true)
}

func isJSON(f act.File) bool {
	start := bytes.TrimLeft(bytes.TrimPrefix(f.Data, []byte("\xef\xbb\xbf")), " \t\r\n")
	return strings.EqualFold(path.Ext(f.Name), ".json") || bytes.HasPrefix(start, []byte("{"))
}

func (r *Root) renderOpen() app.UI {
	return app.Span().Body(
		app.Button().Type("button").Title("Open a document, or a CSV or TSV file (Ctrl+O)").OnClick(r.onOpen).Text("Open"),
		app.Input().Class("offscreen").Type("file").ID("open-file").Hidden(true).Accept(".json,.csv,.tsv,.txt").
			Aria("label", "A document, or a CSV or TSV file").OnChange(r.onFile),
	)
}

func (r *Root) renderSave() app.UI {
	handle := r.handles[r.view().Opening]
	if handle == nil {
		return app.Span().Body(app.Button().Type("button").Title("Save the document as a file (Ctrl+S)").OnClick(r.onSave).Text("Save"))
	}
	return app.Span().Body(
		app.Button().Type("button").Title("Save to "+handle.Get("name").String()+" (Ctrl+S)").OnClick(r.onSave).Text("Save"),
		app.Button().Type("button").Title("Save to another file (Ctrl+Shift+S)").OnClick(r.onSaveAs).Text("Save as"),
	)
}

func (r *Root) onOpen(app.Context, app.Event)   { r.askFile() }
func (r *Root) onSave(app.Context, app.Event)   { r.save(false) }
func (r *Root) onSaveAs(app.Context, app.Event) { r.save(true) }

// onFileKey opens or saves by keyboard, also while text is being typed, which is committed first.
func (r *Root) onFileKey(key string, shift bool) {
	if active := app.Window().Get("document").Get("activeElement"); typing(active) {
		active.Call("blur")
	}
	frame.Later(func() { // once what was typed is in the document, which can take longer than to the next frame
		r.ctx.Dispatch(func(app.Context) {
			if key == "o" {
				r.askFile()
			} else {
				r.save(shift)
			}
		})
	})
}

// askFile asks for a file and opens it, by the browser's dialogue that gives a file to save to where there
// is one.
func (r *Root) askFile() {
	promise.Then(r.ctx, files().Call("open"), func(_ app.Context, v app.Value) {
		switch {
		case v.IsUndefined():
			app.Window().GetElementByID("open-file").Call("click")
		case v.Truthy():
			r.readFile(v)
		}
	}, func(_ app.Context, err app.Value) { r.fail("The file could not be opened: " + promise.Message(err)) })
}

// onFile opens the file chosen by the header's file field.
func (r *Root) onFile(ctx app.Context, _ app.Event) {
	input := ctx.JSSrc()
	if list := input.Get("files"); list.Get("length").Int() > 0 {
		found := app.Window().Get("Object").New()
		found.Set("file", list.Index(0))
		r.readFile(found)
	}
	input.Set("value", "") // so that the same file can be chosen again
}

// listenDrops opens files that are dropped anywhere on the page.
func listenDrops(r *Root) (stop func()) {
	over := app.Window().AddEventListener("dragover", func(_ app.Context, e app.Event) { e.PreventDefault() })
	drop := app.Window().AddEventListener("drop", func(_ app.Context, e app.Event) {
		if e.Get("defaultPrevented").Bool() {
			return
		}
		e.PreventDefault()
		promise.Then(r.ctx, files().Call("dropped", e.Get("dataTransfer")), func(_ app.Context, v app.Value) {
			if v.Get("file").Truthy() {
				r.readFile(v)
			}
		}, func(app.Context, app.Value) {})
	})
	return func() {
		over()
		drop()
	}
}

// readFile reads a file of files.js, {file, handle}, and opens it. The handle stays with the document, so
// that Save writes to that file; a CSV's does not, since what is saved is a document.
func (r *Root) readFile(found app.Value) {
	file, handle := found.Get("file"), found.Get("handle")
	name := file.Get("name").String()
	promise.Then(r.ctx, files().Call("read", file, mostRead), func(_ app.Context, v app.Value) {
		f := act.File{Name: name, Data: promise.Bytes(v)}
		before := r.view()
		r.openByHand(f)
		if r.view() != before && handle.Truthy() && isJSON(f) {
			r.handles[r.view().Opening] = handle
		}
	}, func(_ app.Context, err app.Value) {
		if promise.Name(err) == "TooLarge" {
			r.fail(fmt.Sprintf("%s is larger than %d MB.", name, mostRead>>20))
			return
		}
		r.fail(name + " could not be read. Is it still where it was?")
	})
}

// save saves the document to the file it is from, to one that the person chooses, or as a download.
func (r *Root) save(as bool) {
	opening := r.view().Opening
	var handle app.Value
	if !as {
		handle = r.handles[opening]
	}
	name := fileName(r.view().Document.Title) + ".json"
	data := promise.Array(r.work.Document().Encode())
	promise.Then(r.ctx, files().Call("save", handle, name, data), func(_ app.Context, v app.Value) {
		if !v.Truthy() {
			return // cancelled
		}
		name := v.Get("name").String()
		if handle := v.Get("handle"); handle.Truthy() {
			r.handles[opening] = handle
			r.message = message{text: "Saved to " + name + "."}
			return
		}
		r.message = message{text: "Saved as a download, " + name + "."}
	}, func(_ app.Context, err app.Value) {
		delete(r.handles, opening) // it may be gone: the next Save asks
		r.fail("The file could not be written: " + promise.Message(err) + " The document is as it was; save it to another file.")
	})
}

// fileName makes a file's name of a title: short, and without what file systems or readers trip over.
func fileName(title string) string {
	const most = 80
	name := strings.Map(func(c rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, c) || !unicode.IsPrint(c) {
			return '-'
		}
		return c
	}, strings.TrimSpace(title))
	if runes := []rune(name); len(runes) > most {
		name = string(runes[:most])
	}
	name = strings.Trim(name, " .")
	if name == "" {
		return "chainrule"
	}
	return name
}
