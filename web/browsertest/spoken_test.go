package browsertest

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"
)

var updateSpoken = flag.Bool("update", false, "write the transcripts of what a screen reader says again")

// spokenTasks are what a person does by keyboard alone, as keys and what they are for.
var spokenTasks = []struct {
	name, fragment, focus string
	keys                  []string
}{
	{"choose a weight by its name", "", ".thread input.parameter", []string{"h", "e", "i", " ", "z", "2", kb.ArrowDown, kb.ArrowUp, kb.Enter}},
	{"walk through the network", "", ".diagram .parameters", []string{kb.ArrowDown, kb.ArrowDown, kb.ArrowRight, kb.ArrowLeft, kb.PageDown, kb.ArrowRight}},
	{"read the steps one at a time", "", ".derivation .options .seg:nth-of-type(2) button:last-child", []string{kb.Enter, kb.ArrowRight, kb.ArrowRight, kb.ArrowLeft}},
	{"type a cell that is no number", "", ".datatable td.active", []string{"3", "x", kb.Enter, kb.ArrowUp}},
	{"train a step at a time", "", ".training .strip button", []string{kb.Enter, kb.Enter, kb.Enter}},
}

// TestSpoken does tasks by keyboard and keeps what a screen reader says meanwhile, as the accessibility tree of the browser has
// it: where the focus is, and what is announced.
func TestSpoken(t *testing.T) {
	for _, task := range spokenTasks {
		t.Run(task.name, func(t *testing.T) {
			p := openAfter(t, announcements, task.fragment)
			evaluate[bool](p, fmt.Sprintf(`(document.querySelector(%q).focus(), window.announced = [], true)`, task.focus))
			p.settle()
			said := "# " + task.name + "\n" + p.spoken()
			for _, k := range task.keys {
				p.keys(k)
				said += "\n[" + keyName(k) + "]\n" + p.spoken()
			}
			file := filepath.Join("testdata", "spoken", strings.ReplaceAll(task.name, " ", "-")+".txt")
			if *updateSpoken {
				if err := os.WriteFile(file, []byte(said), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(said, "\n")); d != "" {
				t.Errorf("%s (- is the file, which -update writes again):\n%s", file, d)
			}
		})
	}
}

// announcements collects what live regions say.
const announcements = `window.announced = [];
addEventListener("DOMContentLoaded", () => {
	const said = new WeakMap();
	const look = () => {
		for (const region of document.querySelectorAll("[role=status], [role=alert], [aria-live]:not([aria-live=off])")) {
			if (region.ariaBusy === "true") continue;
			const text = region.checkVisibility() ? region.innerText.trim().replace(/\s+/g, " ") : "";
			if (text !== "" && said.get(region) !== text) window.announced.push(text);
			said.set(region, text);
		}
	};
	new MutationObserver(look).observe(document.documentElement, {subtree: true, childList: true, characterData: true, attributes: true});
});`

// spoken is what is said of the element that has the focus, and what was announced since it was called last.
func (p *page) spoken() string {
	p.t.Helper()
	text := p.described(`document.activeElement`) + "\n"
	if evaluate[bool](p, `document.activeElement.hasAttribute("aria-activedescendant")`) {
		text += "  at " + p.described(`document.getElementById(document.activeElement.getAttribute("aria-activedescendant"))`) + "\n"
	}
	for _, said := range evaluate[[]string](p, `window.announced.splice(0)`) {
		text += "  announced: " + said + "\n"
	}
	return text
}

// described is the role, name, value and states of an element.
func (p *page) described(element string) string {
	p.t.Helper()
	object, err := chromedp.Call(p.ctx, runtime.Evaluate, runtime.EvaluateParams{Expression: element})
	if err != nil {
		p.t.Fatal(err)
	}
	tree, err := chromedp.Call(p.ctx, accessibility.GetPartialAXTree, accessibility.GetPartialAXTreeParams{ObjectID: object.Result.ObjectID, FetchRelatives: new(bool)})
	if err != nil || len(tree.Nodes) == 0 {
		p.t.Fatalf("%s: %v", element, err)
	}
	node := tree.Nodes[0]
	parts := []string{plainText(node.Name), plainText(node.Role)}
	if v := plainText(node.Value); v != "" {
		parts = append(parts, v)
	}
	for _, property := range node.Properties {
		switch name := string(property.Name); name {
		case "selected", "pressed", "expanded", "checked", "disabled", "invalid":
			if v := plainText(property.Value); v != "" && v != "false" {
				parts = append(parts, name)
			}
		}
	}
	if d := plainText(node.Description); d != "" {
		parts = append(parts, "("+d+")")
	}
	return strings.Join(parts, ", ")
}

func plainText(v *accessibility.Value) string {
	if v == nil || len(v.Value) == 0 {
		return ""
	}
	var text any
	if json.Unmarshal(v.Value, &text) != nil {
		return string(v.Value)
	}
	return fmt.Sprint(text)
}

// keyName is a key as it is called.
func keyName(key string) string {
	for name, k := range map[string]string{"Enter": kb.Enter, "Arrow down": kb.ArrowDown, "Arrow up": kb.ArrowUp, "Arrow left": kb.ArrowLeft, "Arrow right": kb.ArrowRight, "Page down": kb.PageDown, "Space": " "} {
		if k == key {
			return name
		}
	}
	return key
}
