package main

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"chainrule/web/rest"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// clicked is how many edges and how many rows are clicked in each document.
const clicked = 12

// watchScript notes how long each interaction takes to the next picture, as the Event Timing API tells it: in steps of 8 ms,
// and not at all below 16.
const watchScript = `(() => {
	window.interactions = new Map();
	new PerformanceObserver(list => {
		for (const e of list.getEntries()) if (e.interactionId) interactions.set(e.interactionId, Math.max(e.duration, interactions.get(e.interactionId) ?? 0));
	}).observe({type: "event", durationThreshold: 16, buffered: false});
	return true;
})()`

// placesScript gives points of edges, or of the heads of rows, on which a click lands.
const placesScript = `(kind => {
	const all = kind === "edge" ? [...document.querySelectorAll(".diagram path.edge[data-param]")] : [...document.querySelectorAll(".datatable td[data-ref]")];
	const places = [];
	for (const e of all) {
		let x, y;
		if (kind === "edge") {
			const p = e.getPointAtLength(e.getTotalLength() * 0.3), m = e.getScreenCTM();
			[x, y] = [m.a * p.x + m.c * p.y + m.e, m.b * p.x + m.d * p.y + m.f];
		} else {
			const b = e.getBoundingClientRect();
			[x, y] = [b.x + b.width / 2, b.y + b.height / 2];
		}
		const hit = document.elementFromPoint(x, y);
		if (hit && (hit === e || e.contains(hit) || hit.dataset.param && hit.dataset.param === e.dataset.param)) places.push([x, y]);
	}
	return places;
})`

// responses measures, on each site in turn, how long a click on an edge and on a row takes to the next picture, at the
// machine's own speed and at a quarter of it. The worst of them is what is called INP.
func responses(ctx context.Context, sites []string) {
	documents := []struct{ name, address, load string }{
		{"2-2-1, the first example", "", ""},
		{"iris, 4-8-3", "#example=iris", ""},
		{"10-10-3, 150 rows", "#example=iris", string(network10())},
	}
	fmt.Println("from a click to the next picture, in ms: median and worst; in steps of 8, and 16 stands for 16 and less")
	for _, d := range documents {
		for _, slower := range []float64{1, 4} {
			for _, kind := range []string{"edge", "row"} {
				var figures []string
				for _, site := range sites {
					list := response(ctx, site+"/"+d.address, d.load, kind, slower)
					figures = append(figures, fmt.Sprintf("%3.0f %4.0f", median(list), slices.Max(list)))
				}
				fmt.Printf("%-26s %v× slower  %-4s  %s\n", d.name, slower, kind, strings.Join(figures, "   |   "))
			}
		}
	}
}

// response gives the times of the clicks on one page.
func response(ctx context.Context, address, load, kind string, slower float64) []float64 {
	must(chromedp.Do(ctx, chromedp.EmulateViewport(1440, 900), chromedp.Navigate("about:blank"), chromedp.Navigate(address),
		chromedp.WaitNotPresent(chromedp.CSS("#shell")), chromedp.WaitVisible(chromedp.CSS(".derivation .result")))) // the program's own
	if load != "" {
		text, err := json.Marshal(load)
		must(err)
		_, err = chromedp.Run(ctx, chromedp.Evaluate[bool](`window.chainrule.request("load", {document: JSON.parse(`+string(text)+`)}).then(() => true)`, chromedp.EvalAwaitPromise))
		must(err)
	}
	calm := func() {
		_, err := chromedp.Run(ctx, chromedp.Evaluate[bool](rest.Script+`(window)`, chromedp.EvalAwaitPromise))
		must(err)
	}
	calm()
	places, err := chromedp.Run(ctx, chromedp.Evaluate[[][2]float64](placesScript+`("`+kind+`")`))
	must(err)
	_, err = chromedp.Run(ctx, chromedp.Evaluate[bool](watchScript))
	must(err)
	_, err = chromedp.Call(ctx, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: slower})
	must(err)
	click := func(at [2]float64) {
		for _, event := range []input.DispatchMouseEventType{input.DispatchMouseEventTypeMousePressed, input.DispatchMouseEventTypeMouseReleased} {
			_, err := chromedp.Call(ctx, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: event, X: at[0], Y: at[1], Button: "left", ClickCount: 1})
			must(err)
		}
		calm()
	}
	n := min(clicked, len(places))
	for i := range n {
		click(places[(i*37)%len(places)])
	}
	must(chromedp.Do(ctx, chromedp.Sleep(100*time.Millisecond))) // the observer is told a little later
	list, err := chromedp.Run(ctx, chromedp.Evaluate[[]float64](`[...interactions.values()]`))
	must(err)
	_, err = chromedp.Call(ctx, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: 1})
	must(err)
	for len(list) < n {
		list = append(list, 16)
	}
	return list
}
