// Command first writes the list of the functions that the first view runs, by which the build makes the program in two parts: it opens the built
// site in Chromium, with a program that notes which functions run, and does what people do in their first seconds there.
package main

import (
	"context"
	"encoding/base64"
	"flag"
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"time"

	"chainrule/static"
	"chainrule/web/chromium"
	"chainrule/web/host"
	"chainrule/web/program"
	"chainrule/web/rest"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
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
	flag.Parse()
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

// visit is one opening of the site, and what is done there.
type visit struct {
	address string
	width   int64
	steps   []step
}

// step is a click on an element, or keys.
type step struct {
	click  string
	keys   []string
	script string
	wait   string // for what that leads to
}

// seconds is what people do in their first seconds.
var seconds = []step{
	{click: `.diagram .hit[data-param="beta[1,1]"]`},
	{click: `.diagram .hit[data-param="alpha[1,1]"]`},
	{click: `.datatable tr[aria-rowindex="3"] td:nth-of-type(1)`},
	{keys: []string{"4", "1", kb.Enter, "5", ".", "2", kb.Backspace, kb.Tab}},
	{script: `document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: "z", ctrlKey: true, bubbles: true, cancelable: true}))`},
	{keys: []string{kb.ArrowDown, kb.ArrowRight, kb.ArrowUp}},
	{script: `document.querySelector(".training .step").click()`},
	{click: "#file"},
	{keys: []string{kb.Escape}},
	{click: "#examples"},
	{keys: []string{kb.Escape}},
	{script: `{
		const field = document.querySelector("header .title");
		field.value += "!";
		for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, {bubbles: true}));
	}`, wait: `chainruleDrafts.list().then((list) => list.some(({title}) => title.endsWith("!")))`},
	{script: `window.chainrule.request("hello").then(() => window.chainrule.request("select", {sample: 1, parameter: "beta[1,1]"}))`},
}

func visits() []visit {
	list := []visit{{"", 1440, seconds}, {"", 390, nil}, {"", 1440, nil}, {"frame", 1440, nil}}
	for _, e := range static.Examples {
		list = append(list, visit{"#example=" + e.Name, 1440, seconds}, visit{"#example=" + e.Name, 390, nil})
	}
	return list
}

type driver struct {
	ctx context.Context
	url string
	ran []bool
}

func (d *driver) visit(v visit) error {
	begin := time.Now()
	ctx, cancel := context.WithTimeout(d.ctx, time.Minute)
	defer cancel()
	settle := func() error {
		_, err := chromedp.Run(ctx, chromedp.Evaluate[bool](rest.Script+`(window)`, chromedp.EvalAwaitPromise))
		return err
	}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(v.width, 900), chromedp.Navigate("about:blank"), chromedp.Navigate(d.url+v.address)); err != nil {
		return err
	}
	for {
		ready, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`(window.ran !== undefined || window.frames.length > 0 && [...Array(window.frames.length).keys()].every((i) => window.frames[i].ran)) && !document.querySelector("#shell") && !document.querySelector("[aria-busy=true]")`))
		if err != nil {
			return err
		}
		if ready {
			break
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		time.Sleep(50 * time.Millisecond)
		if time.Since(begin) > 20*time.Second {
			fmt.Println("not ready", v.address)
			break
		}
	}
	if err := settle(); err != nil {
		return err
	}
	for _, s := range v.steps {
		var err error
		switch {
		case s.click != "":
			one, end := context.WithTimeout(ctx, 3*time.Second)
			if err := chromedp.Do(one, chromedp.Click(chromedp.CSS(s.click))); err != nil {
				fmt.Println(v.address, s.click, err)
			}
			end()
		case s.script != "":
			_, err = chromedp.Run(ctx, chromedp.Evaluate[any](s.script))
		}
		if err != nil {
			return err
		}
		for s.wait != "" {
			come, err := chromedp.Run(ctx, chromedp.Evaluate[bool](s.wait, chromedp.EvalAwaitPromise))
			if err != nil {
				return err
			}
			if come {
				break
			}
			time.Sleep(50 * time.Millisecond)
		}
		for _, k := range s.keys {
			if err := chromedp.Do(ctx, chromedp.KeyEvent(k)); err != nil {
				return err
			}
			if err := settle(); err != nil {
				return err
			}
		}
		if err := settle(); err != nil {
			return err
		}
	}
	time.Sleep(500 * time.Millisecond) // timers
	texts, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](ran))
	if err != nil {
		return err
	}
	for _, text := range texts {
		bytes, err := base64.StdEncoding.DecodeString(text)
		if err != nil {
			return err
		}
		for i := range d.ran {
			d.ran[i] = d.ran[i] || bytes[i] != 0
		}
	}
	n := 0
	for _, r := range d.ran {
		if r {
			n++
		}
	}
	fmt.Printf("%s %d: %d windows, %d functions so far (%.1f s)\n", v.address, v.width, len(texts), n, time.Since(begin).Seconds())
	return nil
}
