// Package download gives a person files: text and bytes as they are, and pictures that the browser draws.
package download

import (
	"strings"
	"unicode"

	"chainrule/app/act"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// File gives the person a text file of a media type. Where the page around this one may not let files be saved, the person
// gets the text too.
func File(ctx app.Context, name, kind string, data []byte) {
	save(name, blob(kind, data))
	Saved(ctx, name, data)
}

// Saved follows a download of a text: where it may have come to nothing, the person gets the text to copy. It reports
// whether that is so.
func Saved(ctx app.Context, name string, data []byte) bool {
	why := prose.ID("")
	switch blocked() {
	case certainly:
		why = prose.NoDownloads
	case perhaps:
		why = prose.PerhapsNoDownloads
	default:
		return false
	}
	act.HandOver(ctx, act.Text{Why: prose.Text(why, prose.Unquoted(name)), Text: string(data)})
	return true
}

// How sure it is that the browser lets this page save no files.
type certainty int

const (
	never certainty = iota
	perhaps
	certainly
)

// blocked says whether downloads come to nothing: in a frame with a sandbox that does not allow them. A frame of another
// origin cannot see its sandbox.
func blocked() certainty {
	for window := app.Window().JSValue(); !window.Get("parent").Equal(window); window = window.Get("parent") {
		frame := window.Get("frameElement")
		switch { // what a frame forbids holds for the frames in it
		case !frame.Truthy():
			return perhaps
		case frame.Call("hasAttribute", "sandbox").Bool() && !frame.Get("sandbox").Call("contains", "allow-downloads").Bool():
			return certainly
		}
	}
	return never
}

func blob(kind string, data []byte) app.Value {
	array := app.Window().Get("Uint8Array").New(len(data))
	app.CopyBytesToJS(array, data)
	parts := app.Window().Get("Array").New()
	parts.Call("push", array)
	return app.Window().Get("Blob").New(parts, map[string]any{"type": kind})
}

func save(name string, blob app.Value) {
	url := app.Window().Get("URL").Call("createObjectURL", blob)
	anchor := app.Window().Get("document").Call("createElement", "a")
	anchor.Set("href", url)
	anchor.Set("download", name)
	anchor.Call("click")
	var revoke app.Func
	revoke = app.FuncOf(func(app.Value, []app.Value) any {
		app.Window().Get("URL").Call("revokeObjectURL", url)
		revoke.Release()
		return nil
	})
	app.Window().Call("setTimeout", revoke, 60_000) // some browsers read it later
}

// pixels is how many pixels of a PNG make one of the picture: sharp in print and on dense screens.
const pixels = 3

// PNG has the browser draw an SVG, and gives the person the picture.
func PNG(ctx app.Context, name, svg string) {
	address := app.Window().Get("URL").Call("createObjectURL", blob("image/svg+xml", []byte(svg)))
	image := app.Window().Get("Image").New()
	var loaded, failed, done app.Func
	release := func() {
		app.Window().Get("URL").Call("revokeObjectURL", address)
		loaded.Release()
		failed.Release()
		done.Release()
	}
	done = app.FuncOf(func(_ app.Value, args []app.Value) any {
		if args[0].Truthy() && blocked() == certainly {
			act.Refuse(ctx, prose.Say(prose.NoPicturesSaved))
		} else if args[0].Truthy() {
			save(name, args[0])
		} else {
			act.Refuse(ctx, prose.Say(prose.NoPNG))
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
		act.Refuse(ctx, prose.Say(prose.NotDrawn))
		release()
		return nil
	})
	image.Set("onload", loaded)
	image.Set("onerror", failed)
	image.Set("src", address)
}

// Name makes a file's name of a title, with an ending such as ".csv".
func Name(title, ending string) string {
	name := strings.Map(func(c rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, c) || !unicode.IsPrint(c) {
			return '-'
		}
		return c
	}, strings.TrimSpace(title))
	if runes := []rune(name); len(runes) > longest {
		name = string(runes[:longest])
	}
	if name = strings.Trim(name, " ."); name == "" {
		name = "chainrule"
	}
	return name + ending
}

// longest is how many characters of a title go into a name: file systems take 255 bytes.
const longest = 60
