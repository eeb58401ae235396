package derivation

import (
	"slices"
	"testing"

	"chainrule/engine/derive"
	"chainrule/engine/workspace"
)

// TestSightComesFirst has one derivation take the place of another: nothing of it is drawn in the frame of the change, then
// all that is in sight, and then the rest.
func TestSightComesFirst(t *testing.T) {
	v := workspace.New(deep(t, 2, 10, 3)).View()
	old, _ := newShown(v, options{form: derive.Chain, digits: 4})
	now, _ := newShown(v, options{form: derive.Chain, digits: 5})
	n := len(now.rows)
	var s sight
	drawn := func() (list []int) {
		for piece := range pieces(n) {
			if s.of(now, piece) == now {
				list = append(list, piece)
			}
		}
		return list
	}

	s.replace(nil, n)
	if got, want := drawn(), []int{0, 1, 2, 3}; !slices.Equal(got, want) {
		t.Errorf("of the first derivation %v are drawn at once, want %v", got, want)
	}
	for s.waits(false) {
		s.draw(now, false)
	}
	s.first, s.last, s.measured = 2, n, true // more than a frame at rest takes of what is out of sight
	s.replace(old, n)
	if got := drawn(); got != nil {
		t.Errorf("in the frame of the change %v are drawn, want none", got)
	}
	s.draw(now, false)
	for piece := s.first; piece <= s.last; piece++ {
		if !slices.Contains(drawn(), piece) {
			t.Errorf("in the next frame piece %d, which is in sight, is not drawn", piece)
		}
	}
	for s.waits(false) {
		s.draw(now, false)
	}
	if got := drawn(); len(got) != pieces(n) {
		t.Errorf("in the end %v are drawn, want all %d", got, pieces(n))
	}
}
