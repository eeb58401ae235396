// Command screenshot takes the README's picture of the first view, docs/screenshot.png, from dist/.
package main

import (
	"context"
	"log"
	"net/http/httptest"
	"os"
	"time"

	"chainrule/web/chromium"
	"chainrule/web/host"

	"github.com/chromedp/chromedp"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("screenshot: ")
	site := httptest.NewServer(host.Files("dist"))
	defer site.Close()
	ctx, stop, err := chromium.Start(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	defer stop()
	limit, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	err = chromedp.Do(limit,
		chromedp.EmulateViewport(1440, 900),
		chromedp.Navigate(site.URL),
		chromedp.WaitVisible(chromedp.CSS("html:not(.early) body > #app .derivation")),
		chromedp.Sleep(time.Second), // the font
	)
	if err != nil {
		log.Fatal(err)
	}
	picture, err := chromedp.Run(limit, chromedp.CaptureScreenshot())
	if err != nil {
		log.Fatal(err)
	}
	if err := os.MkdirAll("docs", 0o755); err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("docs/screenshot.png", picture, 0o644); err != nil {
		log.Fatal(err)
	}
}
