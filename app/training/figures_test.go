package training

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chainrule/app/act"
	"chainrule/app/plot"
	"chainrule/engine/document"
	"chainrule/engine/golden"
	"chainrule/engine/network"
	"chainrule/engine/picture"
	"chainrule/engine/prose"
	"chainrule/engine/train"
	"chainrule/engine/workspace"
)

// opened opens a document as it is at first, and trains it for some epochs.
func opened(t testing.TB, data []byte, epochs int, commands ...workspace.Command) *workspace.View {
	t.Helper()
	d, err := document.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	w := workspace.New(d)
	for _, c := range commands {
		if err := w.Do(c); err != nil {
			t.Fatal(err)
		}
	}
	if epochs > 0 {
		if err := w.TrainUntil(epochs); err != nil {
			t.Fatal(err)
		}
		for !w.AdvanceTraining(1 << 20) {
		}
	}
	return w.View()
}

func example(t testing.TB, name string, epochs int, commands ...workspace.Command) *workspace.View {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "static", "examples", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	return opened(t, data, epochs, commands...)
}

// TestPhases holds the numbers of the phases against the golden cases.
func TestPhases(t *testing.T) {
	for _, c := range golden.Cases(t) {
		v := opened(t, c.Document, 0)
		want := c.Samples[v.Row-1]
		var forward, backward []float64
		for _, layer := range want.Layers {
			forward = append(append(forward, layer.A...), layer.Z...)
		}
		forward = append(append(append(forward, want.T...), want.F...), want.Loss)
		backward = append(backward, want.Delta...)
		for h := len(want.S) - 1; h >= 0; h-- {
			backward = append(backward, want.S[h]...)
		}
		for phase, numbers := range map[act.Phase][]float64{act.Forward: forward, act.Backward: backward} {
			var got []float64
			for _, list := range phaseOf(v, phase) {
				for _, q := range list {
					got = append(got, q.value)
				}
			}
			golden.AllNear(t, c.Name, got, numbers, 1e-12)
		}
	}
}

// TestQuantities names quantities by their symbols.
func TestQuantities(t *testing.T) {
	c := golden.Cases(t)
	for _, one := range c {
		if one.Name != "two-hidden" {
			continue
		}
		var said []string
		for _, list := range phaseOf(opened(t, one.Document, 0), act.Backward) {
			text, _, _ := strings.Cut(list[0].text(), " ")
			said = append(said, text)
		}
		if got := strings.Join(said, " "); got != "δ₁₁ s⁽²⁾₁₁ s₁₁" {
			t.Errorf("backward goes %s", got)
		}
	}
}

// TestLossOverMillions wants a curve over ten million epochs to have room for the first ones, and to say where epoch 0 is.
func TestLossOverMillions(t *testing.T) {
	list := []train.Point{{Epoch: 0, Loss: 9}, {Epoch: 1, Loss: 8}, {Epoch: 10, Loss: 4}, {Epoch: 1000, Loss: 2}, {Epoch: 9_990_000, Loss: 1}}
	training := &workspace.Training{Points: list, Epoch: 10_000_000, Loss: 1, Rows: 4}
	f := lossFigure(training, false, true)
	if !f.X.Log || f.X.Low != 1 || f.X.High != 1e7 || len(f.Notes) != 1 || !strings.Contains(f.Notes[0], "9") {
		t.Errorf("the axis is %+v, with the notes %q", f.X, f.Notes)
	}
	line := f.Marks[0].(plot.Line)
	if line.Points[0] != (plot.Point{X: 1, Y: 8}) || len(line.Points) != 5 {
		t.Errorf("the curve has %v", line.Points)
	}
	text := f.SVG("id")
	for _, want := range []string{">1<", ">100<", ">" + prose.Grouped(1_000_000) + "<"} {
		if !strings.Contains(text, want) {
			t.Errorf("no tick %s", want)
		}
	}
	if f := lossFigure(training, false, false); f.X.Log || len(f.Marks[0].(plot.Line).Points) != 6 {
		t.Errorf("with even epochs it has %+v", f.X)
	}
	p := &Panel{View: &workspace.View{Training: &workspace.Training{Epoch: 1001}}}
	if !p.epochsLog() {
		t.Error("past 1000 epochs the axis is even, unless a person wants it so")
	}
	p.View.Training.Epoch = 1000
	if p.epochsLog() {
		t.Error("up to 1000 epochs the axis is logarithmic")
	}
	p.epochs = scaleLog
	if !p.epochsLog() {
		t.Error("what a person chooses does not hold")
	}
}

// TestLossFigure wants the first and the last loss exactly, held-out rows apart, and a logarithmic axis on request.
func TestLossFigure(t *testing.T) {
	v := example(t, "iris", 3001, workspace.SetHoldOut{Share: 0.2})
	f := lossFigure(v.Training, true, false)
	if !f.Y.Log || f.Y.Low <= 0 {
		t.Errorf("the axis is %+v", f.Y)
	}
	rows := f.Table.Rows
	last := rows[len(rows)-1]
	if rows[0][0] != "0" || last[0] != "3001" || last[1] != say(v.Training.Loss) || last[2] != say(v.Training.HoldOut) {
		t.Errorf("the table goes from %v to %v, and the loss is %v", rows[0], last, v.Training.Loss)
	}
	if len(f.Keys) != 2 || !strings.Contains(f.Keys[1].Text, "held out, 30 rows") {
		t.Errorf("the legend is %+v", f.Keys)
	}
	if zero := lossFigure(&workspace.Training{Points: []train.Point{{Loss: 1}, {Epoch: 1, Loss: 0}}, Epoch: 1}, true, false); zero.Y.Log {
		t.Error("a loss of 0 is on a logarithmic axis")
	}
}

// TestSlopeFigure says in words where the step lands, and warns where it overshoots.
func TestSlopeFigure(t *testing.T) {
	v := example(t, "article", 0)
	bias := network.Param{Layer: 2, Unit: 1} // R is a parabola in it
	for _, c := range []struct {
		param network.Param
		rate  float64
		want  []string
	}{
		{v.Param, 0.05, []string{"α₁₁ is −0.4", "slope is 0.352", "takes the parameter to −0.4176", "lower"}},
		{bias, 5, []string{"β₁₀ is 0.2", "higher: γ is too large here"}},
	} {
		rate, want := c.rate, c.want
		s := picture.NewSlope(v, c.param, rate)
		s.Advance(math.MaxInt)
		f := slopeFigure(v, s)
		for _, text := range want {
			if !strings.Contains(f.Summary, text) {
				t.Errorf("γ = %v: %q lacks %q", rate, f.Summary, text)
			}
		}
		if s.At.X <= f.X.Low || s.To.X <= f.X.Low || s.To.X >= f.X.High || s.To.Y >= f.Y.High {
			t.Errorf("γ = %v: the step from %v to %v is outside of the picture, %+v and %+v", rate, s.At, s.To, f.X, f.Y)
		}
	}
}

// TestEveryFigure makes every picture of some examples: each says what it shows, in words and numbers, and is drawn.
func TestEveryFigure(t *testing.T) {
	for _, name := range []string{"article", "mazur", "xor", "iris", "sine", "circles", "salary"} {
		v := example(t, name, 50)
		p := &Panel{View: v, Track: &picture.Track{}}
		p.Track.Add(0, make([]float64, len(v.Theta)))
		p.choice.y = 1
		for kind := range howGood {
			m := p.make(kind, p.want(kind))
			for !m.advance(1000) {
			}
			f := m.finish()
			svg := f.SVG("id")
			if f.Title == "" || len(f.Summary) < 30 || f.Name == "" || len(f.Table.Rows) == 0 || f.X.Label == "" || f.Y.Label == "" {
				t.Errorf("%s: %+v", name, f)
			}
			if strings.Contains(svg, "NaN") || strings.Count(svg, "<path") < 8 {
				t.Errorf("%s, %s: %.300s", name, f.Title, svg)
			}
			for _, row := range f.Table.Rows {
				if len(row) != len(f.Table.Head) {
					t.Fatalf("%s, %s: row %v under %v", name, f.Title, row, f.Table.Head)
				}
			}
		}
	}
}

// TestRegionsAreNamed wants each class's name where the network chooses it.
func TestRegionsAreNamed(t *testing.T) {
	v := example(t, "circles", 3000)
	s := picture.NewSurface(v, 0, 1)
	s.Advance(math.MaxInt)
	for _, m := range surfaceFigure(s, 0).Marks {
		l, ok := m.(plot.Label)
		if !ok {
			continue
		}
		pass := v.Network.NewPass()
		v.Network.Forward(v.Theta, []float64{l.At.X, l.At.Y}, pass)
		if want := picture.ClassName(s.Outputs, v.Network.ClassOf(pass.F)); l.Text != want {
			t.Errorf("at %v stands %q, and the network says %q", l.At, l.Text, want)
		}
	}
}

// TestKeys: a picture is made anew for what it depends on, and for nothing else.
func TestKeys(t *testing.T) {
	v := example(t, "iris", 0)
	p := &Panel{View: v}
	p.choice.y = 1
	before := p.want(fitOrMap)
	p.choice.trial, p.log = 3, true
	if p.want(fitOrMap) != before {
		t.Error("the map depends on γ or on the loss's axis")
	}
	if k := p.want(overParam); k.rate != 3 {
		t.Errorf("while γ is dragged the picture is of γ = %v", k.rate)
	}
	p.choice.x = 1 // as upwards: the other gives way
	if x, y, _ := p.choice.inputs(v); x == y {
		t.Errorf("the map is over input %d twice", x)
	}
	for i := range v.Theta {
		w := *v
		w.Param = v.Shape.ParamAt(i)
		if q := p.choice.other(&w); q == w.Param || !v.Shape.Has(q) {
			t.Errorf("beside %v stands %v", w.Param, q)
		}
	}
}

func TestScore(t *testing.T) {
	for want, f := range map[string]train.Fit{
		"accuracy 92.7 %": {Accuracy: 139.0 / 150, Confusion: [][]int{{1}}},
		"R² 0.931 (share of the variance explained)":       {R2: []float64{0.9312}},
		"R² 1, —, −2, … (share of the variance explained)": {R2: []float64{1, math.NaN(), -2, 0}},
		"accuracy 100 %": {Accuracy: 1, Confusion: [][]int{{1}}},
	} {
		if got := score(f); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// BenchmarkFigures is what a picture of iris takes to compute and to write.
func BenchmarkFigures(b *testing.B) {
	p := &Panel{View: example(b, "iris", 100), Track: &picture.Track{}}
	p.choice.y = 1
	for kind := range howGood {
		b.Run(string(kindNames[kind]), func(b *testing.B) {
			for b.Loop() {
				m := p.make(kind, p.want(kind))
				m.advance(math.MaxInt)
				m.finish().SVG("id")
			}
		})
	}
}

// TestLevelsApart draws a loss that is large and hardly changes: each line of equal loss has a number of its own.
func TestLevelsApart(t *testing.T) {
	g := &picture.Grid{NX: 9, NY: 9, X1: 1, Y1: 1, V: make([]float64, 81)}
	for i := range g.V {
		g.V[i] = 188_300 + 0.001*float64(i%9)
	}
	f := &plot.Figure{}
	levels(f, g, plot.Ink, .05, true)
	seen := map[string]bool{}
	for _, m := range f.Marks {
		if l, ok := m.(plot.Label); ok {
			if seen[l.Text] {
				t.Errorf("two lines have the number %s", l.Text)
			}
			seen[l.Text] = true
		}
	}
	if len(seen) < 3 {
		t.Errorf("there are %d numbers", len(seen))
	}
	if got := strings.Join(apart([]float64{188_300.0005, 188_300.001, 188_301}), " "); got != "188300.0005 188300.001 188301" {
		t.Errorf("the numbers are %s", got)
	}
	if got := strings.Join(apart([]float64{0.1, 0.25, 1.0 / 3}), " "); got != "0.1 0.25 0.3333" {
		t.Errorf("the numbers are %s", got)
	}
}

// TestMoved writes from where to where a number goes so that it is seen to move.
func TestMoved(t *testing.T) {
	if got := prose.Text(prose.LossFromTo, moved(0.29837, 0.2983699)...); got != "R from 0.29837 to 0.2983699" {
		t.Errorf("it reads %q", got)
	}
}
