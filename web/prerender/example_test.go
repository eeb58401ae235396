package prerender

import (
	"fmt"
	"os"
	"testing"

	"chainrule/engine/document"
	"chainrule/static"
)

func exampleNamed(t *testing.T, name string) *document.Document {
	t.Helper()
	data, err := os.ReadFile("../../static/examples/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	d, err := document.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Each view that is put together of pieces is the one that the components draw. Each example has its share of the views, and all have all of them.
func TestExampleIsWhatIsDrawn(t *testing.T) {
	for i, e := range static.Examples {
		d := exampleNamed(t, e.Name)
		whole, err := Whole(e.Name, d)
		if err != nil {
			t.Fatal(err)
		}
		panels, err := Panels(e.Name, d)
		if err != nil {
			t.Fatal(err)
		}
		for s := range 16 {
			for lock := range 16 {
				if (16*s+lock)%len(static.Examples) != i {
					continue
				}
				for tight := range 2 {
					views := panels
					if s == 0 {
						views = whole
					}
					got := views.Unfold((16*s+lock)*2 + tight)
					want, err := HTML(d, Shown{Example: e.Name, Panels: subset(showable, s), Lock: subset(lockable, lock), Tight: tight == 1})
					if err != nil {
						t.Fatal(err)
					}
					if got != want {
						t.Errorf("%s with %v and %v locked, tight %d, is another one%s", e.Name, subset(showable, s), subset(lockable, lock), tight, differ(got, want))
					}
				}
			}
		}
	}
}

// differ shows where two texts begin to differ.
func differ(got, want string) string {
	at := 0
	for at < min(len(got), len(want)) && got[at] == want[at] {
		at++
	}
	from := max(0, at-80)
	return fmt.Sprintf(":\n got …%.160s\nwant …%.160s", got[from:], want[from:])
}
