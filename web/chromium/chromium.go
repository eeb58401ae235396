// Package chromium starts a headless Chromium, for tests, benchmarks and pictures.
package chromium

import (
	"context"
	"errors"
	"os/exec"
	"time"

	"github.com/chromedp/chromedp"
)

// names under which systems install it.
var names = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}

// Find gives the path of an installed Chromium, or says what to install.
func Find() (string, error) {
	for _, name := range names {
		if file, err := exec.LookPath(name); err == nil {
			return file, nil
		}
	}
	return "", errors.New("there is no Chromium on this machine; install it, on Debian with: apt-get install chromium")
}

// Start starts a Chromium with a profile of its own, and gives a context for one tab of it and the
// function that ends it.
func Start(parent context.Context) (ctx context.Context, stop func(), err error) {
	file, err := Find()
	if err != nil {
		return nil, nil, err
	}
	allocator, stopAllocator := chromedp.NewExecAllocator(parent,
		chromedp.ExecPath(file),
		chromedp.Headless,
		chromedp.NoSandbox, // containers, where tests run, have no user namespaces
		chromedp.DisableGPU,
		chromedp.NoFirstRun,
		chromedp.NoDefaultBrowserCheck,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true),
		chromedp.Flag("disable-extensions", true),
		chromedp.Flag("hide-scrollbars", true),
		chromedp.WSURLReadTimeout(time.Minute), // machines under load start it slowly
	)
	ctx, stopTab := chromedp.NewContext(allocator)
	if err := chromedp.Do(ctx); err != nil {
		stopTab()
		stopAllocator()
		return nil, nil, err
	}
	return ctx, func() {
		stopTab()
		stopAllocator()
	}, nil
}
