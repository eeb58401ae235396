package main

import (
	"context"
	"encoding/base64"
	"fmt"
	"time"

	"chainrule/static"
	"chainrule/web/rest"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// visit is one opening of the site, and what is done there.
type visit struct {
	address string
	width   int64
	steps   []step
}

// step is a click on an element, a script, or keys.
type step struct {
	click  string
	script string
	keys   []string
	until  string // the condition that it leads to
}

// seconds is what people, and pages with elements, do in their first seconds.
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
	}`, until: `chainruleDrafts.list().then((list) => list.some(({title}) => title.endsWith("!")))`},
	{
		script: `window.chainrule.request("hello").then(() => window.chainrule.request("select", {sample: 1, parameter: "beta[1,1]"})).then(() => { window.answered = true; })`,
		until:  `window.answered === true`,
	},
}

// visits are the article's example, three times, of which the third time it is open from before; a page with elements; and each example.
func visits() []visit {
	list := []visit{{"", 1440, seconds}, {"", 390, nil}, {"", 1440, nil}, {"frame", 1440, nil}}
	for _, e := range static.Examples {
		list = append(list, visit{"#example=" + e.Name, 1440, seconds}, visit{"#example=" + e.Name, 390, nil})
	}
	return list
}

// ready says that the program of a window, or of each of its frames, runs and has drawn what it opens.
const ready = `(() => {
	const windows = window.frames.length > 0 ? Array.from({length: window.frames.length}, (_, i) => window.frames[i]) : [window];
	return windows.every((w) => w.ran && w.document.querySelector("body > #app [aria-label]") && !w.document.querySelector("#shell, [aria-busy=true]"));
})()`

// driver makes visits.
type driver struct {
	ctx context.Context
	url string
	ran []bool // which functions of the program
}

func (d *driver) visit(v visit) error {
	ctx, cancel := context.WithTimeout(d.ctx, 5*time.Minute) // machines under load take long
	defer cancel()
	// An address that differs by its fragment alone is no new page.
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(v.width, 900), chromedp.Navigate("about:blank"), chromedp.Navigate(d.url+v.address)); err != nil {
		return err
	}
	if err := until(ctx, ready); err != nil {
		return err
	}
	for _, s := range v.steps {
		if err := s.take(ctx); err != nil {
			return err
		}
	}
	if err := chromedp.Do(ctx, chromedp.Sleep(500*time.Millisecond)); err != nil { // for what timers do
		return err
	}
	return d.collect(ctx)
}

// take does a step, and waits until the page is at rest.
func (s step) take(ctx context.Context) error {
	if s.click != "" {
		if err := chromedp.Do(ctx, chromedp.Click(chromedp.CSS(s.click))); err != nil {
			return fmt.Errorf("%s: %w", s.click, err)
		}
	}
	if s.script != "" {
		if _, err := chromedp.Run(ctx, chromedp.Evaluate[any](s.script)); err != nil {
			return err
		}
	}
	if err := settle(ctx); err != nil {
		return err
	}
	for _, k := range s.keys {
		if err := chromedp.Do(ctx, chromedp.KeyEvent(k)); err != nil {
			return err
		}
		if err := settle(ctx); err != nil {
			return err
		}
	}
	if s.until == "" {
		return nil
	}
	return until(ctx, s.until)
}

func settle(ctx context.Context) error {
	_, err := chromedp.Run(ctx, chromedp.Evaluate[bool](rest.Script+`(window)`, chromedp.EvalAwaitPromise))
	return err
}

// until waits for a condition in JavaScript.
func until(ctx context.Context, condition string) error {
	for {
		come, err := chromedp.Run(ctx, chromedp.Evaluate[bool](condition, chromedp.EvalAwaitPromise))
		if err != nil {
			return fmt.Errorf("%s: %w", condition, err)
		}
		if come {
			return nil
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// collect adds what has run in the window and its frames.
func (d *driver) collect(ctx context.Context) error {
	texts, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](ran))
	if err != nil {
		return err
	}
	for _, text := range texts {
		noted, err := base64.StdEncoding.DecodeString(text)
		if err != nil {
			return err
		}
		for i := range d.ran {
			d.ran[i] = d.ran[i] || noted[i] != 0
		}
	}
	return nil
}
