package ask

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestWalk goes along a path in the drawing, in any order: the answer that comes of it is right, and each place is marked. A place that is
// taken again leaves the answer, and one beside the path makes it wrong.
func TestWalk(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := drawn(t)
		θ, row := anyParam(t, n)
		p := rapid.SampledFrom(paths(n, θ, row)).Draw(t, "path")
		places := p.Path()
		if len(places) != len(p.factors()) || places[0].Input != θ.J.N {
			t.Fatalf("%s goes through %v", p.ID(), places)
		}
		text := ""
		for _, at := range rapid.Permutation(places).Draw(t, "order") {
			text = p.Toggle(text, at)
		}
		if v := judged(t, p, text); !v.Correct {
			t.Fatalf("%s: %s is answered by %s", p.ID(), text, v.Feedback)
		}
		marked := p.Marked(text)
		slices.Reverse(marked)
		if !slices.Equal(marked, places) {
			t.Fatalf("%s: %s marks %v, want %v", p.ID(), text, marked, places)
		}
		out := rapid.SampledFrom(places).Draw(t, "out")
		if v := judged(t, p, p.Toggle(text, out)); v.Correct || !strings.Contains(v.Feedback.String(), "is missing") {
			t.Fatalf("%s without %v is answered by %s", p.ID(), out, v.Feedback)
		}
		s := n.Network.Shape
		at := s.ParamAt(rapid.IntRange(0, s.Count()-1).Draw(t, "beside"))
		beside := Place{at.Layer, at.Unit, at.Input}
		if slices.Contains(places, beside) {
			return
		}
		if v := judged(t, p, p.Toggle(text, beside)); v.Correct {
			t.Fatalf("%s with %v is right", p.ID(), beside)
		}
		if again := p.Toggle(p.Toggle(text, beside), beside); again != text {
			t.Fatalf("%v taken twice makes %s of %s", beside, again, text)
		}
	})
}

// TestWalkKeeps wants what was typed and no place gives to stay in the answer.
func TestWalkKeeps(t *testing.T) {
	q, err := New(article(t), "dL[1]/dalpha[1,2] through z[1,1] T[1,1] f[1,1]", 1, Factors)
	if err != nil {
		t.Fatal(err)
	}
	w := q.(Walk)
	for _, c := range []struct {
		text string
		at   Place
		want string
	}{
		{"", Place{1, 1, 2}, "da[1,1]/dalpha[1,2]"},
		{"", Place{2, 1, 1}, "dT[1,1]/dz[1,1]"},
		{"", Place{1, 2, 1}, "da[2,1]/dalpha[2,1]"}, // of the same layer
		{"", Place{2, 1, 0}, "dT[1,1]/dbeta[1,0]"},
		{"da[1,1]/dalpha[1,2]", Place{3, 1, Whole}, "dL[1]/df[1,1] * da[1,1]/dalpha[1,2]"},
		{"da[1,1]/dx[1,2] * dz[1,1]/da[1,1]", Place{1, 1, Whole}, "da[1,1]/dx[1,2]"},
		{"da[1,1]/", Place{2, 1, Whole}, "df[1,1]/dT[1,1]"}, // it cannot be read
	} {
		if got := w.Toggle(c.text, c.at); got != c.want {
			t.Errorf("%q with %v is %q, want %q", c.text, c.at, got, c.want)
		}
	}
}
