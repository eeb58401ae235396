// Command first writes the list of the functions that the first view runs, by which the build makes the program in two parts: it opens the built
// site in Chromium, with a program that notes which functions run, and does what people do in their first seconds there.
package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"

	"chainrule/web/chromium"
	"chainrule/web/host"
	"chainrule/web/program"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// watch has each window keep the memory in which its program notes what ran.
const watch = `{
	const original = WebAssembly.instantiate;
	WebAssembly.instantiate = async (...given) => {
		const made = await original(...given);
		window.ran ??= made.exports?.ran;
		return made;
	};
}`

// ran gives what has run in a window and its frames, each as base64.
const ran = `(() => {
	const text = (ran) => { let s = ""; for (const b of new Uint8Array(ran.buffer)) s += String.fromCharCode(b); return btoa(s); };
	const all = (w) => { try { return [...(w.ran ? [text(w.ran)] : []), ...Array.from({length: w.frames.length}, (_, i) => all(w.frames[i])).flat()]; } catch { return []; } };
	return all(window);
})()`

// frame is a page with embeds.
const frame = `<!doctype html><title>Embeds</title><iframe width="900" height="600" src="./#example=article&show=derivation&lock=all"></iframe>
<iframe width="900" height="600" src="./#example=iris&show=table,derivation"></iframe><iframe width="900" height="600" src="./#example=xor&show=diagram,training"></iframe>`

func main() {
	log.SetFlags(0)
	log.SetPrefix("first: ")
	if err := run("dist", filepath.Join("build", "app.wasm"), filepath.Join("web", "program", "first.txt")); err != nil {
		log.Fatal(err)
	}
}

// run measures a site whose program was linked to a file.
func run(dist, linked, list string) error {
	data, err := os.ReadFile(linked)
	if err != nil {
		return err
	}
	m, err := program.Read(data)
	if err != nil {
		return err
	}
	names, err := m.Names()
	if err != nil {
		return err
	}
	noting, err := m.Instrument()
	if err != nil {
		return err
	}
	files := host.Files(dist)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/frame":
			fmt.Fprint(w, frame)
		case strings.HasSuffix(r.URL.Path, ".wasm"):
			w.Header().Set("Content-Type", "application/wasm")
			if strings.Contains(r.URL.Path, "/late-") {
				w.Write(program.Empty)
				return
			}
			w.Write(noting)
		case strings.Contains(r.URL.Path, ".wasm"), strings.HasSuffix(r.URL.Path, "/sw.js"):
			http.NotFound(w, r)
		default:
			files.ServeHTTP(w, r)
		}
	}))
	defer server.Close()
	ctx, stop, err := chromium.Start(context.Background())
	if err != nil {
		return err
	}
	defer stop()
	if _, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: watch}); err != nil {
		return err
	}
	d := &driver{ctx: ctx, url: server.URL + "/", ran: make([]bool, len(names))}
	for _, v := range visits() {
		if err := d.visit(v); err != nil {
			return fmt.Errorf("%s: %w", v.address, err)
		}
	}
	text := program.List(names, d.ran, program.FirstView)
	return os.WriteFile(list, []byte(text), 0o644)
}
