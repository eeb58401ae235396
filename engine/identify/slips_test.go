package identify

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chainrule/engine/golden"
	"chainrule/engine/network"
)

// TestSlips wants each slip of the catalogue named, on the golden cases and on the documents in testdata, from the derivatives
// that it brings about. A few are the numbers of something else as well, or too few to accuse anyone.
func TestSlips(t *testing.T) {
	var problems []Problem
	for _, c := range golden.Cases(t) {
		s := c.Network.Shape
		problems = append(problems, Problem{Shape: s, Theta: c.Theta, Encoding: encoding(c.N, s.P, s.K, c.X, c.Y), Rate: c.Rate, Reduction: network.Sum, Sample: -1})
	}
	files, err := filepath.Glob(filepath.Join("testdata", "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		problems = append(problems, problem(t, strings.TrimSuffix(filepath.Base(file), ".json")))
	}
	arrays, named, first := 0, 0, 0
	for _, p := range problems {
		right := p.recipe().run()
		for _, slip := range catalogue(p) {
			r := p.recipe()
			slip.change(&r)
			v := r.run()
			for layer := 1; layer <= p.Shape.Layers(); layer++ {
				text := derivatives(v, layer)
				if text == derivatives(right, layer) || !strings.ContainsAny(text, "123456789") {
					continue
				}
				f := find(t, p, text)
				arrays++
				is := func(m Match) bool { return slices.Equal(ids(m), []string{slip.ID}) }
				if at := slices.IndexFunc(f.Matches, is); at < 0 {
					t.Logf("%s, %s, %v: %s is %+v", p.Shape.Output, p.Shape.Loss, p.Shape.Hidden, slip.ID, f.Matches)
				} else {
					named++
					if at == 0 {
						first++
					}
				}
			}
		}
	}
	t.Logf("%d arrays, of which %d are named, %d of them first", arrays, named, first)
	if named*100 < arrays*99 || first*100 < arrays*94 {
		t.Errorf("of %d arrays %d are named, and %d first", arrays, named, first)
	}
}

// derivatives prints those of a layer's weights.
func derivatives(v *values, layer int) string {
	var text strings.Builder
	for i, x := range v.shape.Matrix(v.total, layer) {
		if i > 0 && i%v.shape.Cols(layer) == 0 {
			text.WriteString("\n")
		}
		fmt.Fprintf(&text, "%.6f ", x)
	}
	return text.String()
}
