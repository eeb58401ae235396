package picture_test

import (
	"math"
	"testing"

	"chainrule/engine/picture"
	"chainrule/engine/table"
	"chainrule/engine/workspace"
)

// TestFit holds the curve of the sine example against forward passes, and its dots against the cells.
func TestFit(t *testing.T) {
	for _, name := range []string{"sine", "salary", "iris"} {
		v := example(t, name)
		f := picture.NewFit(v, 0)
		pass := v.Network.NewPass()
		x := append([]float64(nil), v.Encoding.X[v.Sample*v.Encoding.P:(v.Sample+1)*v.Encoding.P]...)
		for k, curve := range f.Curves {
			for _, p := range curve {
				x[0] = v.Encoding.Inputs[0].Encode(p.X)
				v.Network.Forward(v.Theta, x, pass)
				near(t, name+": the curve", p.Y, v.Encoding.Targets[k].Decode(pass.F[k]), 1e-13)
			}
		}
		if len(f.Dots) != v.Encoding.N*v.Encoding.K || f.Rest.Some != (v.Encoding.P > 1) {
			t.Errorf("%s: %d dots, the rest %q", name, len(f.Dots), f.Rest.Say())
		}
		for _, d := range f.Dots {
			cell, err := table.ParseNumber(v.Document.Table.Cell(d.Row-1, v.Encoding.Inputs[0].Column))
			if err != nil {
				t.Fatal(err)
			}
			near(t, name+": a dot", d.X, cell, 1e-12)
		}
	}
}

// TestSurface holds the grids against forward passes, whatever the pieces that they are computed in.
func TestSurface(t *testing.T) {
	for _, name := range []string{"xor", "circles", "iris", "article"} {
		v := example(t, name)
		s, slow := picture.NewSurface(v, 0, 1), picture.NewSurface(v, 0, 1)
		s.Advance(math.MaxInt)
		for !slow.Advance(1) {
		}
		e, pass := v.Encoding, v.Network.NewPass()
		x := append([]float64(nil), e.X[v.Sample*e.P:(v.Sample+1)*e.P]...)
		for k, g := range s.Grids {
			for at, value := range g.V {
				p := g.Place(at%g.NX, at/g.NX)
				x[0], x[1] = e.Inputs[0].Encode(p.X), e.Inputs[1].Encode(p.Y)
				v.Network.Forward(v.Theta, x, pass)
				near(t, name+": a crossing", value, e.Targets[k].Decode(pass.F[k]), 1e-12)
				if slow.Grids[k].V[at] != value {
					t.Fatalf("%s: in small pieces crossing %d is %v", name, at, slow.Grids[k].V[at])
				}
				if lead := s.Lead(k).V[at]; s.Classes == 3 && (lead > 0) != (v.Network.ClassOf(pass.F) == k) {
					t.Fatalf("%s: class %d leads by %v where the outputs are %v", name, k, lead, pass.F)
				}
			}
		}
	}
}

func TestClasses(t *testing.T) {
	for name, want := range map[string]int{"xor": 2, "circles": 2, "iris": 3, "sine": 0, "article": 0, "mazur": 0} {
		if got := picture.Classes(example(t, name)); got != want {
			t.Errorf("%s: %d classes, want %d", name, got, want)
		}
	}
}

// TestPredicted wants the outputs at the targets; of classes what the right one gets.
func TestPredicted(t *testing.T) {
	for _, name := range []string{"salary", "iris", "xor"} {
		v := example(t, name)
		p := picture.NewPredicted(v)
		e, pass := v.Encoding, v.Network.NewPass()
		for at, d := range p.Dots {
			i := at
			v.Network.Forward(v.Theta, e.X[i*e.P:(i+1)*e.P], pass)
			y := e.Y[i*e.K : (i+1)*e.K]
			want := picture.Point{X: e.Targets[0].Decode(y[0]), Y: e.Targets[0].Decode(pass.F[0])}
			switch {
			case name == "xor" && y[0] == 0:
				want = picture.Point{X: 0, Y: 1 - pass.F[0]}
			case name == "iris":
				want = picture.Point{X: float64(i / 50), Y: pass.F[i/50]}
			}
			near(t, name+": x", d.X, want.X, 1e-12)
			near(t, name+": y", d.Y, want.Y, 1e-12)
		}
		if len(p.Dots) != e.N {
			t.Errorf("%s: %d dots", name, len(p.Dots))
		}
	}
}

// TestUnits holds the pictures of hidden units against z, and wants none without two inputs.
func TestUnits(t *testing.T) {
	v := example(t, "circles")
	units := picture.Units(v)
	if len(units) != 1 || len(units[0]) != 4 {
		t.Fatalf("%d layers of units", len(units))
	}
	pass := v.Network.NewPass()
	for m, g := range units[0] {
		for at, z := range g.V {
			p := g.Place(at%g.NX, at/g.NX)
			v.Network.Forward(v.Theta, []float64{p.X, p.Y}, pass)
			near(t, "z", z, pass.Z[0][m], 1e-14)
		}
	}
	for _, name := range []string{"sine", "article", "iris"} {
		if picture.Units(example(t, name)) != nil {
			t.Errorf("%s has pictures of its units", name)
		}
	}
}

// TestLeftOutRow holds the other inputs at their means where the current row is left out.
func TestLeftOutRow(t *testing.T) {
	w := workspace.New(example(t, "salary").Document)
	if err := w.Do(workspace.SetCell{Row: 0, Column: 1, Text: "old"}); err != nil {
		t.Fatal(err)
	}
	v := w.View()
	f := picture.NewFit(v, 0)
	if got := f.Rest.Say().String(); got != "the other inputs at their means" {
		t.Errorf("the picture says %q", got)
	}
	for l := range f.Rest.X {
		sum := 0.0
		for i := range v.Encoding.N {
			sum += v.Encoding.X[i*v.Encoding.P+l]
		}
		near(t, "a mean", f.Rest.X[l], sum/float64(v.Encoding.N), 1e-12)
	}
}
