package practising

import (
	"math"
	"strings"
	"testing"

	"chainrule/app/plot"
	"chainrule/engine/exercise"
	"chainrule/engine/exercise/ask"
	"chainrule/engine/exercise/work"
	"chainrule/engine/golden"
	"chainrule/engine/network"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// wrong is a question about a golden case, with a wrong answer to it.
func wrong(t *testing.T, name, id, text string) (ask.Question, exercise.Verdict) {
	t.Helper()
	for _, c := range golden.Cases(t) {
		if c.Name != name {
			continue
		}
		n := &work.Numbers{Network: c.Network, Theta: c.Theta, X: c.X, Y: c.Y, Rate: c.Rate, Reduction: network.Sum}
		for i := range c.N {
			n.Rows = append(n.Rows, i+1)
		}
		q, err := ask.New(n, id, 1, exercise.Number)
		if err != nil {
			t.Fatal(err)
		}
		v, err := q.Answer(text)
		if err != nil || v.Correct {
			t.Fatalf("%s: %s: %v %v", id, text, v, err)
		}
		return q, v
	}
	t.Fatalf("no golden case %s", name)
	return nil, exercise.Verdict{}
}

// TestCurve wants the curve of the sigmoid with its height and its tangent at a₁₁ = 0.85, where σ is 0.70057 and σ′ is 0.20977.
func TestCurve(t *testing.T) {
	q, v := wrong(t, "article", "s[1,1]", "-0.7843")
	f := curve(q.(ask.Quantity).System(), v.Where)
	if f == nil {
		t.Fatalf("no picture for %+v", v)
	}
	tangent, dot := f.Marks[2].(plot.Line).Points, f.Marks[3].(plot.Dots).Points[0]
	slope := (tangent[1].Y - tangent[0].Y) / (tangent[1].X - tangent[0].X)
	if math.Abs(dot.X-.85) > 1e-9 || math.Abs(dot.Y-.70057) > 1e-5 || math.Abs(slope-.20977) > 1e-5 {
		t.Errorf("the dot is at %v, and the slope is %v", dot, slope)
	}
	if want := "At a₁₁ = 0.85, two things can be read: the height σ(a₁₁) = 0.7006, and the slope σ′(a₁₁) of the tangent."; f.Summary != want {
		t.Errorf("%s", f.Summary)
	}
	if strings.Contains(f.SVG("x"), "0.2098") {
		t.Error("the picture gives the slope away")
	}
}

// TestSketches wants a picture where rows or paths are mistaken, and none where another mistake is made, or none that is known.
func TestSketches(t *testing.T) {
	for _, c := range []struct{ name, id, text, mistake, want string }{
		{"article", "z[1,1]", "0.3374", "other-sample", "row 2, used"},
		{"mazur", "s[1,1]", "0.01337", "no-sum-outputs", "the paths through f₂(𝐱₁) are left out"},
		{"article", "s[1,1]", "0.2348", "sign", ""},
		{"article", "s[1,1]", "17", "", ""},
	} {
		q, v := wrong(t, c.name, c.id, c.text)
		if len(v.Mistakes) > 0 != (c.mistake != "") || c.mistake != "" && v.Mistakes[0].ID != c.mistake {
			t.Errorf("%s: %s is %+v", c.id, c.text, v)
			continue
		}
		picture := sketch(q, v, "x")
		if (picture != nil) != (c.want != "") {
			t.Errorf("%s: %s: the picture is %v", c.id, c.text, picture)
		}
		if picture == nil {
			continue
		}
		if got := app.HTMLString(picture); !strings.Contains(got, c.want) {
			t.Errorf("%s: %s: %s", c.id, c.text, got)
		}
	}
}
