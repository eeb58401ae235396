package training

import (
	"os"
	"path/filepath"
	"testing"

	"chainrule/app/act"
	"chainrule/engine/document"
	"chainrule/engine/workspace"
	"chainrule/static"
)

// TestAnotherDocument measures, checks and steps on one example, and then shows another, as the page does between the
// opening of a document and the next frame. What the panel keeps of the one must never be read with the other.
func TestAnotherDocument(t *testing.T) {
	views := map[string]*workspace.View{}
	for _, name := range static.ExampleNames() {
		data, err := os.ReadFile(filepath.Join("..", "..", "static", "examples", name+".json"))
		if err != nil {
			t.Fatal(err)
		}
		d, err := document.Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		views[name] = workspace.New(d).View()
	}
	for first, one := range views {
		p := &Panel{View: one, Open: true}
		p.OnInit()
		p.judged.fit(one)
		search, err := one.Search(1)
		if err != nil {
			t.Fatal(err)
		}
		p.judged.search, p.judged.begun, p.judged.over = search, one, about(one)
		for !search.Advance(1000) {
		}
		p.judged.finish()
		p.judged.check = one.Check()
		for !p.judged.check.Advance(1000) {
		}
		p.judged.finish()
		for second, other := range views {
			t.Run(first+" and "+second, func(t *testing.T) {
				p.View, p.Phase, p.Before = other, act.NoPhase, nil
				p.Render()
				p.Phase, p.Before = act.Update, one
				p.Render()
			})
		}
	}
}
