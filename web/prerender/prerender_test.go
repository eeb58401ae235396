package prerender_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chainrule/engine/document"
	"chainrule/web/prerender"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// greeting is a component that has its name by OnInit alone.
type greeting struct {
	app.Compo
	name string
}

func (g *greeting) OnInit()        { g.name = "Ada" }
func (g *greeting) Render() app.UI { return app.B().Text("Hello, " + g.name) }

// Each element is written so that a browser's parser makes what go-app makes. The texts are from the HTML standard: attributes and texts are
// escaped, a boolean attribute is there or not, a text area's value is its text, and its first line break is left out.
func TestWrite(t *testing.T) {
	for _, c := range []struct {
		ui   app.UI
		want string
	}{
		{app.Div().Body(&greeting{}, app.Text(" & <you>")), "<div><b>Hello, Ada</b> &amp; &lt;you&gt;</div>"},
		{app.Div().Title(`a "b" \ <c> & d`).Aria("hidden", "true").DataSet("x", ""), `<div aria-hidden="true" data-x="" title="a &quot;b&quot; \ <c> &amp; d"></div>`},
		{app.Input().Type("text").Value("-0.4").ReadOnly(false).Disabled(true), `<input disabled type="text" value="-0.4">`},
		{app.Input().Type("checkbox").Checked(true).ReadOnly(true), `<input checked readonly type="checkbox">`},
		{app.Select().Body(app.Option().Value("a").Text("A"), app.Option().Value("b").Selected(true).Text("B")), `<select><option value="a">A</option><option selected value="b">B</option></select>`},
		{app.Textarea().Attr("value", "<1>"), "<textarea>\n&lt;1&gt;</textarea>"},
		{app.Span().Body(app.Text("a"), app.Br(), app.Raw("<math><mi>x</mi></math>")), "<span>a<br><math><mi>x</mi></math></span>"},
	} {
		var b strings.Builder
		if err := prerender.Write(&b, c.ui); err != nil || b.String() != c.want {
			t.Errorf("%q, %v; want %q", b.String(), err, c.want)
		}
	}
}

// The page of each example is the same text each time, has all steps, and nothing that a browser would draw later.
func TestHTML(t *testing.T) {
	files, err := filepath.Glob("../../static/examples/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal("there are no examples", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		d, err := document.Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		html := func(shown prerender.Shown) string {
			text, err := prerender.HTML(d, shown)
			if err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			return text
		}
		page := html(prerender.Shown{})
		if page != html(prerender.Shown{}) {
			t.Errorf("%s: the page is another one each time", file)
		}
		for _, part := range []string{`class="datatable`, `class="diagram`, `class="derivation`, `class="outcome`, "<math"} {
			if !strings.Contains(page, part) {
				t.Errorf("%s: %s is missing", file, part)
			}
		}
		if part := html(prerender.Shown{Panels: []string{"derivation"}, Lock: []string{"all"}}); strings.Contains(part, `class="datatable`) || !strings.Contains(part, `class="outcome`) {
			t.Errorf("%s: it is not the derivation alone", file)
		}
	}
}

func TestHTMLSelects(t *testing.T) {
	page, err := prerender.HTML(nil, prerender.Shown{Row: 2, Parameter: "beta[1,1]"})
	if err != nil || !strings.Contains(page, `<tr aria-current="true" aria-rowindex="3" class="current">`) {
		t.Errorf("row 2 is not the current one: %v", err)
	}
	if _, err := prerender.HTML(nil, prerender.Shown{Row: 4}); err == nil {
		t.Error("the article has three rows, and row 4 is selected")
	}
	if _, err := prerender.HTML(nil, prerender.Shown{Lock: []string{"door"}}); err == nil {
		t.Error("there is no door to lock")
	}
}
