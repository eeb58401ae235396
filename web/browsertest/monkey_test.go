package browsertest

import (
	_ "embed"
	"encoding/json"
	"flag"
	"math/rand/v2"
	"strings"
	"testing"

	"chainrule/engine/api"
	"chainrule/engine/document"
	"chainrule/engine/workspace"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/heapprofiler"
	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

var (
	monkeyActions = flag.Int("monkey.actions", 2000, "how many things the monkey does")
	monkeySeed    = flag.Int("monkey.seed", 1, "what it chooses them by")
)

//go:embed monkey.js
var monkey string

// stage is how many things the monkey does before the page is compared with a fresh one.
const stage = 500

// TestMonkey does thousands of things on the page that a person could do, in any order. The program must not stop, say
// anything on the console, or refuse a request by an error of its own; and from time to time the page must be as a fresh one
// with its document is.
func TestMonkey(t *testing.T) {
	p := openAfter(t, monkey, "")
	p.prefers()
	r := rand.New(rand.NewPCG(uint64(*monkeySeed), 0))
	least := 0.0
	for done := 0; done < *monkeyActions; done += stage / 5 {
		size := [][2]int64{{1440, 900}, {1024, 768}, {390, 844}}[r.IntN(3)]
		p.do(chromedp.EmulateViewport(size[0], size[1]))
		got := evaluate[struct {
			Wrong string
			Trail []string
		}](p, `monkey(`+jsonOf(t, r.Uint32())+`, `+jsonOf(t, stage/5)+`)`)
		if got.Wrong != "" {
			t.Fatalf("after %d things: %s\nthe last were:\n%s", done, got.Wrong, strings.Join(got.Trail, "\n"))
		}
		if (done+stage/5)%stage == 0 {
			looks := p.looks()
			if diff := cmp.Diff(p.fresh(looks["document"]), looks); diff != "" {
				t.Fatalf("after %d things the page is not as a fresh one: %s\nthe last were:\n%s", done, diff, strings.Join(got.Trail, "\n"))
			}
			heap := p.heap()
			t.Logf("after %d things the page has %.1f MB in objects of JavaScript", done+stage/5, heap)
			if least == 0 || heap < least {
				least = heap
			}
			if heap > 4*least+30 {
				t.Errorf("after %d things the page has %.1f MB, and it had %.1f MB before", done+stage/5, heap, least)
			}
		}
	}
}

// heap is how many megabytes the page has in objects of JavaScript that are still in use.
func (p *page) heap() float64 {
	p.t.Helper()
	if _, err := chromedp.Call(p.ctx, heapprofiler.CollectGarbage, cdp.Empty{}); err != nil {
		p.t.Fatal(err)
	}
	return evaluate[float64](p, `performance.memory.usedJSHeapSize / 1e6`)
}

func jsonOf(t testing.TB, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// looks is what the page shows and answers, once it is at rest.
func (p *page) looks() map[string]string {
	p.t.Helper()
	evaluate[bool](p, `(document.querySelector(".training .run")?.textContent === "Pause" && document.querySelector(".training .run").click(), document.activeElement?.blur(), true)`)
	evaluate[bool](p, `new Promise(done => setTimeout(done, 300, true))`) // longer than a cell takes to select its row
	p.settle()
	list := map[string]string{
		"title":      evaluate[string](p, `document.querySelector("header .title").value`),
		"values":     p.text(".thread .value"),
		"heads":      evaluate[string](p, `[...document.querySelectorAll(".datatable thead th.name")].map(e => e.textContent).join(", ")`),
		"derivation": p.text(".derivation h2"),
	}
	for _, method := range []string{"document", "forward", "gradient", "derivation"} {
		list[method] = p.request(method, "")
	}
	return list
}

// fresh is what a fresh page shows and answers that has a document, as a page answered it.
func (p *page) fresh(answer string) map[string]string {
	p.t.Helper()
	var a struct{ Result json.RawMessage }
	if err := json.Unmarshal([]byte(answer), &a); err != nil {
		p.t.Fatal(err)
	}
	other := open(p.t, "")
	result[any](other, "load", `{"document": `+string(a.Result)+`}`)
	other.settle()
	list := other.looks()
	d, err := document.Decode(a.Result)
	if err != nil {
		p.t.Fatal(err)
	}
	here := api.New(workspace.New(d))
	if answer, fault := here.Request("gradient", nil); fault == nil {
		var native, shown any
		if json.Unmarshal(answer, &native) != nil || json.Unmarshal([]byte(list["gradient"]), &shown) != nil {
			p.t.Fatal("no JSON")
		}
		// the last bit of an exponential can differ from this machine's
		if diff := cmp.Diff(map[string]any{"result": native}, shown, cmpopts.EquateApprox(1e-9, 1e-12)); diff != "" {
			p.t.Errorf("the page's gradient differs from the engine's: %s", diff)
		}
	}
	return list
}
