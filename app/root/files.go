package root

import (
	"bytes"
	"path"
	"strings"

	"chainrule/app/act"
	"chainrule/engine/document"
	"chainrule/engine/table"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// open opens a file: a document where it is JSON, and else a CSV or TSV, whose columns take the place of
// the table. What was open stays open where the file cannot be read.
func (r *Root) open(f act.File) {
	if isJSON(f) {
		d, err := document.Decode(f.Data)
		if err != nil {
			r.fail(f.Name + ": " + err.Error())
			return
		}
		r.work.Load(d)
		r.message = message{text: "Opened " + f.Name + "."}
		r.refresh()
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
	r.refresh()
}

func isJSON(f act.File) bool {
	start := bytes.TrimLeft(bytes.TrimPrefix(f.Data, []byte("\xef\xbb\xbf")), " \t\r\n")
	return strings.EqualFold(path.Ext(f.Name), ".json") || bytes.HasPrefix(start, []byte("{"))
}

// onSave downloads the document.
func (r *Root) onSave(app.Context, app.Event) {
	data := r.work.Document().Encode()
	array := app.Window().Get("Uint8Array").New(len(data))
	app.CopyBytesToJS(array, data)
	parts := app.Window().Get("Array").New()
	parts.Call("push", array)
	blob := app.Window().Get("Blob").New(parts, map[string]any{"type": "application/json"})
	url := app.Window().Get("URL").Call("createObjectURL", blob)
	anchor := app.Window().Get("document").Call("createElement", "a")
	anchor.Set("href", url)
	anchor.Set("download", fileName(r.view.Document.Title)+".json")
	anchor.Call("click")
	app.Window().Get("URL").Call("revokeObjectURL", url)
}

// fileName makes a file's name of a title.
func fileName(title string) string {
	name := strings.Map(func(c rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, c) || c < ' ' {
			return '-'
		}
		return c
	}, strings.TrimSpace(title))
	if name == "" {
		return "chainrule"
	}
	return name
}
