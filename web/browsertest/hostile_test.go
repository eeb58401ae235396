package browsertest

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"chainrule/engine/document"
	"chainrule/engine/hostile"
	"chainrule/engine/prose"
	"chainrule/engine/table"
)

// said gives bad input to the page, one after the other by give, a function of JavaScript of (text, i), and
// collects what the page's message line says of each.
func (p *page) said(cases []hostile.Case, give string) []string {
	p.t.Helper()
	texts := make([]string, len(cases))
	for i, c := range cases {
		texts[i] = "() => " + c.JS
	}
	return evaluate[[]string](p, `(async () => {
		const give = `+give+`;
		const wait = async (f) => {
			for (let i = 0; i < 6000; i++) {
				const v = f();
				if (v) return v;
				await new Promise((done) => setTimeout(done, 10));
			}
			return "nothing";
		};
		const said = [];
		for (const [i, text] of [`+strings.Join(texts, ",\n")+`].entries()) {
			document.querySelector(".message button")?.click();
			await wait(() => !document.querySelector(".message span"));
			give(text(), i);
			said.push(await wait(() => document.querySelector(".message.bad span")?.textContent));
		}
		return said;
	})()`)
}

// TestHostileDocuments drops every bad document of the corpus on the page: each is refused with its error, and
// the open document stays as it is. Those that are JSON are also refused by load.
func TestHostileDocuments(t *testing.T) {
	for batch := range slices.Chunk(hostile.Cases(t, hostile.Document), 40) {
		p := openAfter(t, "", "")
		before := p.request("document", "")
		said := p.said(batch, `(text, i) => {
			const transfer = new DataTransfer();
			transfer.items.add(new File([text], "bad" + i + ".json"));
			document.querySelector("header").dispatchEvent(new DragEvent("drop", {dataTransfer: transfer, bubbles: true, cancelable: true}));
		}`)
		for i, c := range batch {
			refused := error(errors.New(c.Error))
			if err := table.Foreign([]byte(c.Text)); err != nil { // a file may be anything, and the page says what
				refused = err
			}
			if want := fmt.Sprintf("bad%d.json: %s.", i, refused); said[i] != want {
				t.Errorf("%s:\n the page says %s\nwant           %s", c.Name, said[i], want)
			}
			if len(c.Text) > 10_000 || !json.Valid([]byte(c.Text)) {
				continue
			}
			// a script's values have each field once and no number past the largest, so that some are right
			// after all
			value := evaluate[string](p, fmt.Sprintf(`JSON.stringify(JSON.parse(%q))`, c.Text))
			_, want := document.Decode([]byte(value))
			if want == nil || value == "null" { // null is no param
				continue
			}
			var answer struct {
				Error struct{ Code, Field, Message string }
			}
			text := p.request("load", fmt.Sprintf(`{"document": JSON.parse(%q)}`, c.Text))
			if err := json.Unmarshal([]byte(text), &answer); err != nil {
				t.Fatal(err)
			}
			if strings.Contains(answer.Error.Message, "Infinity, which is no number in JSON") && answer.Error.Field == "params" {
				continue // the page refuses what is beyond numbers before the program sees it, which JSON writes as null
			}
			if e := (&document.Error{Field: answer.Error.Field, Message: prose.Say(prose.Verbatim, answer.Error.Message)}); answer.Error.Code != "invalid" || e.Error() != want.Error() {
				t.Errorf("%s: load answers %s, want %s", c.Name, text, want)
			}
		}
		if after := p.request("document", ""); after != before {
			t.Errorf("the open document is now %s", after)
		}
	}
}

// TestHostileAddresses opens every bad address and link of the corpus.
func TestHostileAddresses(t *testing.T) {
	p := openAfter(t, "", "")
	before := p.request("document", "")
	goTo := `(text) => { location.hash = text; }`
	cases := hostile.Cases(t, hostile.Fragment)
	for i, got := range p.said(cases, goTo) {
		c := cases[i]
		want := c.Error
		if strings.HasPrefix(c.Text, "doc=") && c.Text != "doc=" {
			want = "The document in the address cannot be read: " + want + "."
		} else {
			want = strings.ToUpper(want[:1]) + want[1:] + "."
		}
		if c.Text == "%zz" { // the boot script mends what go-app would stop at
			want = `The address asks for "%zz", which this page does not know; write example, doc, src, lesson, show, lock, sample, parameter, form, lines, digits, theme or drafts.`
		}
		if got != want {
			t.Errorf("%s:\n the page says %s\nwant           %s", c.Name, got, want)
		}
	}
	cases = hostile.Cases(t, hostile.Packed)
	for i, got := range p.said(cases, `(text) => { location.hash = "doc=" + encodeURIComponent(text); }`) {
		if want := "The document in the address cannot be read: " + cases[i].Error + "."; got != want {
			t.Errorf("%s:\n the page says %s\nwant           %s", cases[i].Name, got, want)
		}
	}
	if after := p.request("document", ""); after != before {
		t.Errorf("the open document is now %s", after)
	}
}

// markup is a document with markup and marks that turn lines around wherever a document can hold text.
const markup = `{
	"chainrule": 1,
	"title": "</title><script>pwned = 1</script><img src=x onerror='pwned = 1'>\u202etitle",
	"table": {
		"columns": [
			{"name": "<img src=x onerror='pwned = 1'>", "role": "input", "scale": "standardize"},
			{"name": "\"><script>pwned = 1</script>\u202e", "role": "input", "kind": "category", "levels": ["<b onclick='pwned = 1'>a</b>", "<svg onload='pwned = 1'>", "c"]},
			{"name": "__proto__", "role": "ignore"},
			{"name": "<math><mtext><style><img src=x onerror='pwned = 1'></style></mtext></math>", "role": "target"}
		],
		"rows": [
			["1", "<b onclick='pwned = 1'>a</b>", "<iframe srcdoc='<script>parent.pwned = 1</script>'>", "1"],
			["2", "<svg onload='pwned = 1'>", "javascript:pwned = 1", "2"],
			["<script>pwned = 1</script>", "c", "{{constructor.constructor('pwned = 1')()}}", "3"],
			["4", "<img src=x onerror='pwned = 1'>", "\u2066\u202e\u0000", "4"]
		]
	},
	"network": {"hidden": [{"units": 2, "activation": "tanh"}], "output": "identity", "loss": "rss"}
}`

// TestTextIsNeverMarkup opens a document full of markup and goes through all panels: no element comes of it.
func TestTextIsNeverMarkup(t *testing.T) {
	p := openAfter(t, "", "")
	check := func(where string) {
		t.Helper()
		if evaluate[bool](p, `"pwned" in window`) {
			t.Fatalf("%s: a script of the document ran", where)
		}
		if n := p.count("#app :is(script, img, iframe, object, embed, b, style, link, meta, base, form:not(.practising form, .checking form), [onerror], [onload], [onclick], [srcdoc])"); n != 0 {
			t.Errorf("%s: %d elements come of the document's text", where, n)
		}
	}
	p.drop("header", "<img src=x onerror=pwned=1>.json", markup)
	p.until(`document.querySelector("header .title").value.includes("pwned")`)
	check("opening")
	for _, id := range []string{"alpha[1,0]", "alpha[1,1]", "alpha[2,2]", "beta[1,2]"} {
		for row := 1; row <= 4; row++ {
			p.request("select", fmt.Sprintf(`{"parameter": %q, "sample": %d}`, id, row))
			p.settle()
			check(fmt.Sprintf("%s, row %d", id, row))
		}
	}
	for _, selector := range []string{
		".datatable thead th.name", `.datatable [data-ref~="x[1,1]"]`, ".derivation details summary", ".diagram .hit",
		`[popovertarget="share"]`, "#file", `[data-file="recent"]`,
	} {
		evaluate[bool](p, fmt.Sprintf(`(() => {
			for (const e of document.querySelectorAll(%q)) {
				for (const type of ["pointerover", "pointerdown", "mousedown", "click", "dblclick"])
					e.dispatchEvent(new MouseEvent(type, {bubbles: true, cancelable: true}));
			}
			return true;
		})()`, selector))
		p.settle()
		check(selector)
	}
	p.until(`document.querySelector("#recent").textContent.includes("pwned")`)
	check("the list of drafts")
	p.drop("header", "<script>pwned=1</script>.csv", "<b>a</b>,\"<img src=x onerror=pwned=1>\"\n1,2\n<script>,3\n")
	p.until(`document.querySelector(".message").textContent.includes(".csv")`)
	check("a CSV")
	p.reload()
	check("a reload")
}
