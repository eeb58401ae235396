package datatable

import (
	"chainrule/app/act"
	"chainrule/app/promise"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// largest is the size up to which files are read: well above what 100,000 rows of 64 columns take.
const largest = 200 << 20

// onOpen opens the browser's dialogue for files.
func (p *Panel) onOpen(app.Context, app.Event) {
	if field := p.find("input[type=file]"); there(field) {
		field.Call("click")
	}
}

// onFile opens the file that was chosen.
func (p *Panel) onFile(ctx app.Context, _ app.Event) {
	field := ctx.JSSrc()
	open(ctx, field.Get("files"))
	field.Set("value", "") // so that the same file can be chosen again
}

// onDragOver shows that a file can be dropped here.
func (p *Panel) onDragOver(_ app.Context, e app.Event) {
	if carriesFiles(e) && p.View.Fixed == workspace.NoParts {
		e.PreventDefault()
		e.Get("dataTransfer").Set("dropEffect", "copy")
		p.dropping = true
	}
}

// onDragLeave hides that again when the file leaves the panel and not only one of its elements.
func (p *Panel) onDragLeave(_ app.Context, e app.Event) {
	to := e.Get("relatedTarget")
	if !to.Truthy() || !p.JSValue().Call("contains", to).Bool() {
		p.dropping = false
	}
}

// onDrop opens the file that was dropped.
func (p *Panel) onDrop(ctx app.Context, e app.Event) {
	p.dropping = false
	if carriesFiles(e) {
		e.PreventDefault()
		open(ctx, e.Get("dataTransfer").Get("files"))
	}
}

func carriesFiles(e app.Event) bool {
	transfer := e.Get("dataTransfer")
	return transfer.Truthy() && transfer.Get("types").Call("includes", "Files").Bool()
}

// open reads the first of some files and asks the root to open it.
func open(ctx app.Context, files app.Value) {
	n := files.Get("length").Int()
	if n == 0 {
		return
	}
	file := files.Index(0)
	name := file.Get("name").String()
	if size := file.Get("size").Float(); size > largest {
		act.Refuse(ctx, prose.Say(prose.TableTooLarge, prose.Unquoted(name), prose.Value{V: size / (1 << 20), Digits: 3}, largest>>20))
		return
	}
	read(ctx, file, name, n)
}

func read(ctx app.Context, file app.Value, name string, of int) {
	promise.Then(ctx, file.Call("arrayBuffer"), func(ctx app.Context, buffer app.Value) {
		act.Open(ctx, act.File{Name: name, Data: promise.Bytes(app.Window().Get("Uint8Array").New(buffer)), Of: of})
	}, func(ctx app.Context, _ app.Value) {
		act.Refuse(ctx, prose.Say(prose.NotReadable, prose.Unquoted(name)))
	})
}
