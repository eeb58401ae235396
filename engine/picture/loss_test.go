package picture_test

import (
	"bytes"
	"math"
	"testing"

	"chainrule/engine/golden"
	"chainrule/engine/network"
	"chainrule/engine/picture"
	"chainrule/engine/workspace"
)

// TestSlope holds tangent, curve and step of every parameter of the golden cases against the gradients of
// the independent program, against differences of the curve's own function, and against R.
func TestSlope(t *testing.T) {
	for _, c := range golden.Cases(t) {
		v := view(t, c.Document)
		for i := range v.Theta {
			p := v.Shape.ParamAt(i)
			s := picture.NewSlope(v, p, 0.1)
			for !s.Advance(1000) {
			}
			what := c.Name + " " + v.Shape.ID(p)
			near(t, what+": the slope", s.Slope, c.Gradient[i], 1e-12)
			near(t, what+": the loss", s.At.Y, c.Loss, 1e-12)
			near(t, what+": the step", s.To.X, c.Theta[i]-0.1*c.Gradient[i], 1e-12)
			near(t, what+": where it lands", s.To.Y, total(v, map[network.Param]float64{p: s.To.X}), 1e-12)
			if c.Name != "relu" { // its curve has kinks
				const h = 1e-6
				up := total(v, map[network.Param]float64{p: s.At.X + h})
				down := total(v, map[network.Param]float64{p: s.At.X - h})
				if d := (s.Tangent(s.At.X+h) - s.Tangent(s.At.X-h)) - (up - down); math.Abs(d) > 1e-11*math.Max(1, math.Abs(up)) {
					t.Errorf("%s: the tangent differs from the curve by %v", what, d)
				}
			}
			if !s.Subset.Whole() {
				t.Errorf("%s: %d samples of %d", what, len(s.Subset.Samples), s.Subset.Of)
			}
			seen := 0
			for k, q := range s.Curve {
				near(t, what+": the curve", q.Y, total(v, map[network.Param]float64{p: q.X}), 1e-12)
				if k > 0 && q.X <= s.Curve[k-1].X {
					t.Fatalf("%s: the curve goes back at %v", what, q.X)
				}
				if q == s.At || q == s.To {
					seen++
				}
			}
			if seen == 0 || seen < 2 && s.At.X != s.To.X {
				t.Errorf("%s: the curve misses where the step begins or lands", what)
			}
		}
	}
}

// TestOvershoot takes a step that is too long, one that is short, and one past all numbers.
func TestOvershoot(t *testing.T) {
	v := example(t, "article")
	p := network.Param{Layer: 2, Unit: 1, Input: 0} // R is a parabola in it: 3 β² + …, so that steps above 1/3 overshoot
	for rate, want := range map[float64]bool{0.01: false, 0.3: false, 0.34: true, 5: true} {
		s := picture.NewSlope(v, p, rate)
		if s.Overshoot() != want {
			t.Errorf("γ = %v: from R = %v to %v, overshoot %v", rate, s.At.Y, s.To.Y, s.Overshoot())
		}
	}
	if s := picture.NewSlope(v, p, math.MaxFloat64); !s.Overshoot() {
		t.Errorf("γ = %v lands at %v", s.Rate, s.To)
	}
}

// TestDecay adds a decay: it is part of the objective and of its slope, but not of a bias's.
func TestDecay(t *testing.T) {
	v := example(t, "article")
	d := *v.Document
	d.Training.Decay = 0.5
	w := *v
	w.Document = &d
	squares := 0.0
	for i, value := range v.Theta {
		if v.Shape.ParamAt(i).Input != 0 {
			squares += value * value
		}
	}
	weight, bias := network.Param{Layer: 1, Unit: 1, Input: 1}, network.Param{Layer: 1, Unit: 1, Input: 0}
	near(t, "penalty", picture.Penalty(&w), 0.5*squares, 1e-14)
	near(t, "R with decay", picture.NewSlope(&w, weight, 1).At.Y, v.Loss+0.5*squares, 1e-14)
	near(t, "slope of a weight", picture.NewSlope(&w, weight, 1).Slope, v.Gradient[1]+2*0.5*v.Theta[1], 1e-14)
	near(t, "slope of a bias", picture.NewSlope(&w, bias, 1).Slope, v.Gradient[0], 1e-14)
}

// TestHoldOut trains with rows held out: the objective and its slope are those of the other rows.
func TestHoldOut(t *testing.T) {
	w := workspace.New(example(t, "circles").Document)
	if err := w.Do(workspace.SetHoldOut{Share: 0.25}); err != nil {
		t.Fatal(err)
	}
	if err := w.TrainStep(); err != nil {
		t.Fatal(err)
	}
	for !w.AdvanceTraining(1000) {
	}
	v := w.View()
	s := picture.NewSlope(v, v.Param, 0.1)
	near(t, "R of the rows trained on", s.At.Y, v.Training.Loss, 1e-12)
	if s.Subset.Of != v.Training.Rows || s.Subset.Of >= v.Encoding.N {
		t.Errorf("it is over %d rows of %d", s.Subset.Of, v.Encoding.N)
	}
}

// TestContours holds the grid against R, and asks of every point of every line that R has the line's level
// there, as closely as straight lines between crossings can.
func TestContours(t *testing.T) {
	v := example(t, "circles")
	x, y := network.Param{Layer: 2, Unit: 1, Input: 1}, network.Param{Layer: 1, Unit: 2, Input: 1}
	c := picture.NewContours(v, x, y, nil)
	for !c.Advance(5000) {
	}
	at := func(p picture.Point) float64 { return total(v, map[network.Param]float64{x: p.X, y: p.Y}) }
	g := c.Grid
	for j := range g.NY {
		for i := range g.NX {
			near(t, "a crossing", g.V[j*g.NX+i], at(g.Place(i, j)), 1e-12)
		}
	}
	bend := 0.0 // the largest second difference: linear interpolation errs by an eighth of it
	for j := range g.NY {
		for i := 1; i+1 < g.NX; i++ {
			bend = math.Max(bend, math.Abs(g.V[j*g.NX+i-1]-2*g.V[j*g.NX+i]+g.V[j*g.NX+i+1]))
			bend = math.Max(bend, math.Abs(g.V[(i-1)*g.NX+j]-2*g.V[i*g.NX+j]+g.V[(i+1)*g.NX+j]))
		}
	}
	levels := g.Levels(8, true)
	if len(levels) < 5 {
		t.Fatalf("the levels are %v", levels)
	}
	points := 0
	for _, level := range levels {
		for _, line := range g.Lines(level) {
			for _, p := range line {
				points++
				if d := math.Abs(at(p) - level); d > bend/8*1.01 {
					t.Fatalf("at %v R is %v, on the line of %v", p, at(p), level)
				}
			}
		}
	}
	if points < 100 {
		t.Errorf("the lines have %d points", points)
	}
}

// TestManyRows takes the loss of a hundred thousand rows over some of them.
func TestManyRows(t *testing.T) {
	var b bytes.Buffer
	b.WriteString(`{"chainrule": 1, "table": {"columns": [{"name": "x", "role": "input"}, {"name": "y", "role": "target"}], "rows": [`)
	for i := range 100_000 {
		if i > 0 {
			b.WriteString(",")
		}
		b.WriteString([]string{`["1","2"]`, `["-1","0"]`, `["0.5","-1"]`}[i%3])
	}
	b.WriteString(`]}, "network": {"hidden": [{"units": 32, "activation": "tanh"}], "output": "identity", "loss": "rss"}}`)
	v := view(t, b.Bytes())
	s := picture.NewSlope(v, v.Param, 0.01)
	if s.Subset.Whole() || len(s.Subset.Samples) > 2000 || s.Subset.Of != 100_000 {
		t.Fatalf("the curve is over %d of %d samples", len(s.Subset.Samples), s.Subset.Of)
	}
	near(t, "the loss, scaled to all rows", s.At.Y, v.Loss, 0.2)
	near(t, "the slope, scaled to all rows", s.Slope, v.Gradient[v.Shape.Index(v.Param)], 0.3)
	if f := picture.NewFit(v, 0); len(f.Dots) != 400 {
		t.Errorf("%d of the rows are drawn", len(f.Dots))
	}
}
