// Command frames measures in Chromium, on the built site, how the page fares while training runs: the time from
// frame to frame, what the tasks of its thread take of the processor, how soon a pause shows, and the memory.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"time"

	"chainrule/web/chromium"
	"chainrule/web/host"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/tracing"
	"github.com/chromedp/chromedp"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("frames: ")
	example := flag.String("example", "iris", "the example to train")
	rows := flag.Int("rows", 0, "train on so many generated rows instead, 10-10-3")
	inputs := flag.Int("inputs", 10, "inputs of the generated rows")
	spell := flag.Duration("for", 10*time.Second, "how long to measure while training runs")
	folder := flag.String("dist", "dist", "the built site")
	slower := flag.Float64("slower", 1, "how many times slower the processor is")
	before := flag.String("eval", "", "JavaScript to run before the training")
	flag.Parse()
	site := httptest.NewServer(host.Files(*folder))
	defer site.Close()
	ctx, stop, err := chromium.Start(context.Background())
	must(err)
	defer stop()
	ctx, cancel := context.WithTimeout(ctx, *spell+4*time.Minute)
	defer cancel()
	must(chromedp.Do(ctx, chromedp.EmulateViewport(1440, 900), chromedp.Navigate(site.URL+"/#example="+*example),
		chromedp.WaitVisible(chromedp.CSS("html:not(.early) body > #app .derivation")), chromedp.Sleep(2*time.Second)))
	if *rows > 0 {
		document, err := json.Marshal(string(generated(*rows, *inputs)))
		must(err)
		evaluate[bool](ctx, `window.chainrule.request("load", {document: JSON.parse(`+string(document)+`)}).then(() => true)`)
		must(chromedp.Do(ctx, chromedp.Sleep(2*time.Second)))
	}
	if *before != "" {
		evaluate[any](ctx, *before)
	}
	_, err = chromedp.Call(ctx, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: *slower})
	must(err)
	report("page at rest", evaluate[[]float64](ctx, framesScript(2*time.Second)))
	evaluate[bool](ctx, flatOut)
	evaluate[bool](ctx, `(document.querySelector(".training .run").click(), true)`)
	must(chromedp.Do(ctx, chromedp.Sleep(2*time.Second)))
	fmt.Println(evaluate[string](ctx, standing), "at first")
	measure := func() { report("from frame to frame", evaluate[[]float64](ctx, framesScript(*spell))) }
	if *spell <= time.Minute {
		report("processor time of a task", trace(ctx, measure))
	} else { // a trace would be too long
		measure()
	}
	fmt.Println(evaluate[string](ctx, standing), "at last")
	fmt.Printf("from Pause to Run: %.1f ms\n", evaluate[float64](ctx, pauseScript))
}

// flatOut has training go as fast as it can.
const flatOut = `(() => {
	const pace = document.querySelector(".training .pace select");
	pace.value = "0";
	return pace.dispatchEvent(new Event("change", {bubbles: true}));
})()`

// standing says where training stands, and how much memory the page takes.
const standing = `document.querySelector(".training .standing").textContent + ", JavaScript heap " + (performance.memory.usedJSHeapSize / 1e6).toFixed(1) + " MB"`

// framesScript collects the times from frame to frame.
func framesScript(spell time.Duration) string {
	return fmt.Sprintf(`(async () => {
		const times = [];
		let last = await new Promise(requestAnimationFrame);
		for (const end = last + %d; last < end;) {
			const at = await new Promise(requestAnimationFrame);
			times.push(at - last);
			last = at;
		}
		return times;
	})()`, spell.Milliseconds())
}

// pauseScript presses Pause, and takes the time until the button says Run.
const pauseScript = `(async () => {
	const begin = performance.now();
	document.querySelector(".training .run").click();
	while (document.querySelector(".training .run").textContent !== "Run") await new Promise(requestAnimationFrame);
	return performance.now() - begin;
})()`

// trace gives the processor time, in milliseconds, of each task of the page's thread of a millisecond and more
// while do runs. Other programs on the machine do not lengthen it, as they do the time of a clock.
func trace(ctx context.Context, do func()) []float64 {
	var mutex sync.Mutex
	var events []traced
	complete := make(chan struct{})
	must(chromedp.Listen(ctx, func(event any) {
		switch event := event.(type) {
		case *tracing.EventDataCollected:
			mutex.Lock()
			defer mutex.Unlock()
			for _, value := range event.Value {
				var e traced
				if json.Unmarshal(value, &e) == nil && (strings.HasSuffix(e.Name, "RunTask") || e.Name == "thread_name") {
					events = append(events, e)
				}
			}
		case *tracing.EventTracingComplete:
			close(complete)
		}
	}))
	_, err := chromedp.Call(ctx, tracing.Start, tracing.StartParams{TraceConfig: &tracing.TraceConfig{
		IncludedCategories: []string{"toplevel", "disabled-by-default-devtools.timeline", "devtools.timeline"},
	}})
	must(err)
	do()
	_, err = chromedp.Call(ctx, tracing.End, struct{}{})
	must(err)
	<-complete
	var times []float64
	for _, e := range events {
		if e.Name == "RunTask" && e.CPU >= 1000 {
			times = append(times, e.CPU/1000)
		}
	}
	return times
}

// traced is an event of a trace.
type traced struct {
	Name string
	CPU  float64 `json:"tdur"` // microseconds
}

func report(what string, times []float64) {
	if len(times) == 0 {
		fmt.Println(what + ": none")
		return
	}
	slices.Sort(times)
	at := func(share float64) float64 { return times[min(len(times)-1, int(share*float64(len(times))))] }
	fmt.Printf("%s: %d, p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, longest %.1f ms\n", what, len(times), at(.5), at(.9), at(.99), at(1))
}

// generated is a document of rows in three classes, with 10 hidden units.
func generated(rows, inputs int) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	b.WriteString(`{"chainrule": 1, "title": "generated", "table": {"columns": [`)
	for i := range inputs {
		fmt.Fprintf(&b, `{"name": "x%d", "role": "input"}, `, i+1)
	}
	b.WriteString(`{"name": "class", "role": "target", "kind": "category"}], "rows": [`)
	for i := range rows {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString("[")
		for j := range inputs {
			fmt.Fprintf(&b, `"%.3f", `, r.NormFloat64()+float64(i%3)*float64(1-j%3))
		}
		fmt.Fprintf(&b, `"%c"]`, 'a'+i%3)
	}
	b.WriteString(`]}, "network": {"hidden": [{"units": 10, "activation": "tanh"}], "output": "softmax", "loss": "cross-entropy"}, "training": {"rate": 0.1, "batch": 0, "decay": 0, "reduction": "mean", "seed": 1}}`)
	return []byte(b.String())
}

func evaluate[T any](ctx context.Context, script string) T {
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	must(err)
	return v
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
