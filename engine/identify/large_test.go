package identify

import (
	"slices"
	"testing"

	"chainrule/engine/network"
	"chainrule/engine/table"
)

// TestBounded wants a slip that holds each sample against all others to be tried where they are few, and left out where they are so many
// that it would take much longer than a pass.
func TestBounded(t *testing.T) {
	for N, want := range map[int]bool{5: true, 2000: true, 2001: false, 100_000: false} {
		s := network.Shape{P: 1, K: 1, Output: "identity", Loss: "rss"}
		p := Problem{Shape: s, Theta: []float64{0.5, 1}, Encoding: encoding(N, 1, 1, make([]float64, N), make([]float64, N)), Rate: 0.1, Reduction: network.Sum, Sample: -1}
		if got := slices.ContainsFunc(catalogue(p), func(s slip) bool { return s.ID == "broadcast-targets" }); got != want {
			t.Errorf("%d samples: it is tried: %v", N, got)
		}
	}
}

// TestFixedScale fixes the scales of a document at the numbers that they have, which changes nothing for a program: what one prints that was
// fed raw data is named as before.
func TestFixedScale(t *testing.T) {
	named, prints := 0, kept(t, "programs")
	for _, program := range programs(t, "programs") {
		if !slices.Contains(program.mistakes, "raw-data") {
			continue
		}
		p := problem(t, program.document)
		for _, list := range [][]table.Variable{p.Encoding.Inputs, p.Encoding.Targets} {
			for j := range list {
				if list[j].Scale.Scaled() {
					list[j].Scale = table.Fixed
				}
			}
		}
		f := find(t, p, prints[program.name])
		if len(f.Matches) == 0 || !slices.Equal(ids(f.Matches[0]), program.mistakes) {
			t.Errorf("%s: %+v", program.name, f.Matches)
		}
		named++
	}
	if named == 0 {
		t.Error("no program feeds raw data")
	}
}
