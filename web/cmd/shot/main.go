// Command shot takes a screenshot of a page, at a given size, light or dark, after clicks and keys: to look
// at what a person sees. Sizes are those of the emulated device, which Chromium's own --window-size is
// not below 500 pixels.
package main

import (
	"context"
	"flag"
	"log"
	"os"
	"strings"
	"time"

	"chainrule/web/chromium"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("shot: ")
	url := flag.String("url", "http://localhost:8080/", "the page")
	out := flag.String("out", "shot.png", "the file to write")
	width := flag.Int64("width", 1440, "width in CSS pixels")
	height := flag.Int64("height", 900, "height in CSS pixels")
	dark := flag.Bool("dark", false, "dark colours")
	full := flag.Bool("full", false, "the whole page, not only what fits")
	clicks := flag.String("click", "", "selectors to click in turn, separated by ;")
	keys := flag.String("keys", "", "keys to press, by name, separated by spaces, such as: Tab ArrowDown a")
	script := flag.String("eval", "", "JavaScript to run before the picture")
	selector := flag.String("for", "html:not(.early) body > #app .derivation", "the selector to wait for")
	wait := flag.Duration("wait", 300*time.Millisecond, "time to wait before the picture")
	flag.Parse()

	ctx, stop, err := chromium.Start(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	defer stop()
	scheme := "light"
	if *dark {
		scheme = "dark"
	}
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, media); err != nil {
		log.Fatal(err)
	}
	actions := []chromedp.Action[chromedp.Void]{
		chromedp.EmulateViewport(*width, *height),
		chromedp.Navigate(*url),
		chromedp.WaitVisible(chromedp.CSS(*selector)),
	}
	if *clicks != "" {
		for _, c := range strings.Split(*clicks, ";") {
			actions = append(actions, chromedp.Click(chromedp.CSS(strings.TrimSpace(c))), chromedp.Sleep(100*time.Millisecond))
		}
	}
	for _, k := range strings.Fields(*keys) {
		actions = append(actions, chromedp.KeyEvent(key(k)), chromedp.Sleep(30*time.Millisecond))
	}
	limit, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	if err := chromedp.Do(limit, actions...); err != nil {
		log.Fatal(err)
	}
	if *script != "" {
		if _, err := chromedp.Run(limit, chromedp.Evaluate[any](*script)); err != nil {
			log.Fatal(err)
		}
	}
	if err := chromedp.Do(limit, chromedp.Sleep(*wait)); err != nil {
		log.Fatal(err)
	}
	take := chromedp.CaptureScreenshot()
	if *full {
		take = chromedp.FullScreenshot(100)
	}
	picture, err := chromedp.Run(limit, take)
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(*out, picture, 0o644); err != nil {
		log.Fatal(err)
	}
}

// key is a key by the name that browsers give it.
func key(name string) string {
	switch name {
	case "Tab":
		return kb.Tab
	case "Enter":
		return kb.Enter
	case "Escape":
		return kb.Escape
	case "ArrowDown":
		return kb.ArrowDown
	case "ArrowUp":
		return kb.ArrowUp
	case "ArrowLeft":
		return kb.ArrowLeft
	case "ArrowRight":
		return kb.ArrowRight
	case "F2":
		return kb.F2
	}
	return name
}
