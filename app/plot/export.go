package plot

import (
	"chainrule/app/act"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Colours gives the page's colours as they are now, light or dark, by the names of their tokens.
func Colours() func(token string) string {
	document := app.Window().Get("document")
	probe := document.Call("createElement", "span")
	document.Get("body").Call("appendChild", probe)
	defer probe.Call("remove")
	colours := map[string]string{}
	for _, hue := range []Hue{Ink, Quiet, Rule, Paper, Input, Hidden, Output, Target, Error, Focus} {
		probe.Get("style").Call("setProperty", "color", "var(--"+string(hue)+")")
		colours[string(hue)] = app.Window().Call("getComputedStyle", probe).Get("color").String()
	}
	return func(token string) string { return colours[token] }
}

// Download gives the person a file.
func Download(name, kind string, data []byte) {
	array := app.Window().Get("Uint8Array").New(len(data))
	app.CopyBytesToJS(array, data)
	parts := app.Window().Get("Array").New()
	parts.Call("push", array)
	downloadBlob(name, app.Window().Get("Blob").New(parts, map[string]any{"type": kind}))
}

func downloadBlob(name string, blob app.Value) {
	url := app.Window().Get("URL").Call("createObjectURL", blob)
	anchor := app.Window().Get("document").Call("createElement", "a")
	anchor.Set("href", url)
	anchor.Set("download", name)
	anchor.Call("click")
	app.Window().Get("URL").Call("revokeObjectURL", url)
}

// pixels is how many pixels of a PNG make one of the picture: sharp in print and on dense screens.
const pixels = 3

// exportPNG has the browser draw an SVG and gives the person the picture.
func exportPNG(ctx app.Context, name, svg string) {
	data := []byte(svg)
	array := app.Window().Get("Uint8Array").New(len(data))
	app.CopyBytesToJS(array, data)
	parts := app.Window().Get("Array").New()
	parts.Call("push", array)
	url := app.Window().Get("URL").Call("createObjectURL", app.Window().Get("Blob").New(parts, map[string]any{"type": "image/svg+xml"}))
	image := app.Window().Get("Image").New()
	var loaded, failed, done app.Func
	release := func() {
		app.Window().Get("URL").Call("revokeObjectURL", url)
		loaded.Release()
		failed.Release()
		done.Release()
	}
	done = app.FuncOf(func(_ app.Value, args []app.Value) any {
		if args[0].Truthy() {
			downloadBlob(name, args[0])
		} else {
			act.Report(ctx, "The browser could not make a PNG of the picture; export it as SVG.")
		}
		release()
		return nil
	})
	loaded = app.FuncOf(func(app.Value, []app.Value) any {
		canvas := app.Window().Get("document").Call("createElement", "canvas")
		w, h := image.Get("width").Int()*pixels, image.Get("height").Int()*pixels
		canvas.Set("width", w)
		canvas.Set("height", h)
		canvas.Call("getContext", "2d").Call("drawImage", image, 0, 0, w, h)
		canvas.Call("toBlob", done, "image/png")
		return nil
	})
	failed = app.FuncOf(func(app.Value, []app.Value) any {
		act.Report(ctx, "The browser could not draw the picture; export it as SVG.")
		release()
		return nil
	})
	image.Set("onload", loaded)
	image.Set("onerror", failed)
	image.Set("src", url)
}
