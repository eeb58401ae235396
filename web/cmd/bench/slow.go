package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"time"

	"chainrule/web/chromium"
	"chainrule/web/host"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	cdpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// A slow connection and a slow machine, as Lighthouse has them for a telephone: 1.6 Mbit/s, 150 ms from a request to its answer, and a
// processor four times as slow as this one.
var (
	slowNetwork = network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: []*network.Conditions{
		{Latency: 150, DownloadThroughput: 1.6e6 / 8, UploadThroughput: 750e3 / 8},
	}}
	slowProcessor = emulation.SetCPUThrottlingRateParams{Rate: 4}
)

// starts are the pages whose start is measured: the first view, a link to an example, and a page of a course with one within it.
var starts = []struct{ name, address string }{
	{"the first view", ""},
	{"a link to Iris", "index.html#example=iris"},
	{"a page with Iris in it", "course.html"},
}

// course is a page with an element.
const course = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Course</title><link rel="icon" href="data:,"><script src="embed.js"></script>
<h1>Week 3</h1><chain-rule example="iris" show="derivation" lock="all" height="auto 700"></chain-rule>
<script>document.querySelector("chain-rule").addEventListener("ready", () => { noted.interactive = performance.now(); });</script>`

// watchStart notes when a page shows a derivation (readable) and when its program is there (interactive), in milliseconds from the navigation,
// and by how much the page moves.
const watchStart = `
	window.noted = {readable: 0, interactive: 0, moved: 0, painted: 0};
	new PerformanceObserver((list) => {
		for (const e of list.getEntries()) if (!e.hadRecentInput) noted.moved += e.value;
	}).observe({type: "layout-shift", buffered: true});
	new PerformanceObserver((list) => {
		for (const e of list.getEntries()) if (e.name === "first-contentful-paint") noted.painted = e.startTime;
	}).observe({type: "paint", buffered: true});
	addEventListener("chainrule", ({detail}) => {
		if (detail.event === "ready") noted.interactive = performance.now();
	});
	const derived = () => {
		const frame = document.querySelector("chain-rule")?.shadowRoot.querySelector("iframe:not(.hidden)");
		return (frame?.contentDocument ?? document).querySelector(".derivation .result");
	};
	const look = () => {
		if (derived()?.checkVisibility({visibilityProperty: true})) requestAnimationFrame(() => { noted.readable = performance.now(); });
		else requestAnimationFrame(look);
	};
	look();`

// startTimes is what was noted of a start.
type startTimes struct{ Painted, Readable, Interactive, Moved float64 }

// slow measures visits to built sites on the slow machine, in turn, so that what else this machine does meets all alike. It also prints
// what a second visit takes, with what the first one left in the browser.
func slow(sites []string, turns int) {
	type visited struct{ folder, address string }
	first, second := map[visited][]startTimes{}, map[visited][]startTimes{}
	for range turns {
		for _, start := range starts {
			for _, folder := range sites {
				v := visited{folder, start.address}
				a, b := visits(folder, start.address)
				first[v], second[v] = append(first[v], a), append(second[v], b)
			}
		}
	}
	fmt.Printf("on 1.6 Mbit/s, 150 ms, a processor 4 times slower, medians of %d\n", turns)
	fmt.Println("  first paint   readable  interactive   moved   visit and site")
	for _, start := range starts {
		for _, folder := range sites {
			v := visited{folder, start.address}
			printStart(start.name+", first visit to "+folder, first[v])
			printStart(start.name+", second visit to "+folder, second[v])
		}
	}
}

func printStart(name string, list []startTimes) {
	of := func(get func(startTimes) float64) float64 {
		var values []float64
		for _, t := range list {
			values = append(values, get(t))
		}
		return median(values)
	}
	fmt.Printf("%10.2f s %8.2f s %10.2f s %7.4f   %s\n", of(func(t startTimes) float64 { return t.Painted })/1000, of(func(t startTimes) float64 { return t.Readable })/1000,
		of(func(t startTimes) float64 { return t.Interactive })/1000, of(func(t startTimes) float64 { return t.Moved }), name)
}

// slowTab opens a tab of a new browser that is slow.
func slowTab(width, height int64) (ctx context.Context, stop func()) {
	ctx, stop, err := chromium.Start(context.Background())
	must(err)
	call := func(err error) { must(err) }
	_, err = chromedp.Call(ctx, network.Enable, network.EnableParams{})
	call(err)
	_, err = chromedp.Call(ctx, network.EmulateNetworkConditionsByRule, slowNetwork)
	call(err)
	_, err = chromedp.Call(ctx, emulation.SetCPUThrottlingRate, slowProcessor)
	call(err)
	_, err = chromedp.Call(ctx, cdpage.AddScriptToEvaluateOnNewDocument, cdpage.AddScriptToEvaluateOnNewDocumentParams{Source: "{" + watchStart + "}"})
	call(err)
	must(chromedp.Do(ctx, chromedp.EmulateViewport(width, height)))
	return ctx, stop
}

// visits opens an address of a site twice in a new browser.
func visits(folder, address string) (first, second startTimes) {
	files := host.Files(folder)
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/course.html" {
			fmt.Fprint(w, course)
			return
		}
		files.ServeHTTP(w, r)
	}))
	defer site.Close()
	ctx, stop := slowTab(1440, 900)
	defer stop()
	limit, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	visit := func() startTimes {
		must(chromedp.Do(limit, chromedp.Navigate(site.URL+"/"+address)))
		t, err := chromedp.Run(limit, chromedp.Evaluate[startTimes](`(async () => {
			while (noted.interactive === 0 || noted.readable === 0) await new Promise((done) => setTimeout(done, 50));
			await new Promise((done) => setTimeout(done, 1500));
			const {painted: Painted, readable: Readable, interactive: Interactive, moved: Moved} = noted;
			return {Painted, Readable, Interactive, Moved};
		})()`, chromedp.EvalAwaitPromise))
		must(err)
		return t
	}
	first = visit()
	must(chromedp.Do(limit, chromedp.Sleep(3*time.Second), chromedp.Navigate("about:blank"))) // so that what is kept for later is there
	return first, visit()
}

// film takes pictures of the first moments of a visit on the slow machine, into a folder.
func film(site, into string) {
	must(os.MkdirAll(into, 0o755))
	for _, dark := range []bool{false, true} {
		for _, width := range []int64{1440, 390} {
			filmOne(site, into, width, dark)
		}
	}
}

func filmOne(folder, into string, width int64, dark bool) {
	site := httptest.NewServer(host.Files(folder))
	defer site.Close()
	ctx, stop := slowTab(width, 900)
	defer stop()
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
	must(err)
	limit, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	_, err = chromedp.Call(limit, cdpage.Navigate, cdpage.NavigateParams{URL: site.URL + "/"}) // which does not wait until all is loaded
	must(err)
	begin := time.Now()
	for _, at := range []int{250, 500, 750, 1000, 1250, 1500, 2500, 6000, 16000} {
		time.Sleep(time.Until(begin.Add(time.Duration(at) * time.Millisecond)))
		picture, err := chromedp.Run(limit, chromedp.CaptureScreenshot())
		must(err)
		must(os.WriteFile(filepath.Join(into, fmt.Sprintf("%d-%s-%05d.png", width, scheme, time.Since(begin).Milliseconds())), picture, 0o644))
	}
}

// sitesOf are the sites to measure.
func sitesOf(against string) []string {
	return slices.DeleteFunc([]string{against, "dist"}, func(s string) bool { return s == "" })
}
