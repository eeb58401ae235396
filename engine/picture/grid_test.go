package picture_test

import (
	"math"
	"slices"
	"testing"

	"chainrule/engine/picture"

	"pgregory.net/rapid"
)

// area is a polygon's, by the shoelace formula.
func area(polygon []picture.Point) float64 {
	sum := 0.0
	for i, p := range polygon {
		q := polygon[(i+1)%len(polygon)]
		sum += p.X*q.Y - q.X*p.Y
	}
	return math.Abs(sum) / 2
}

// TestRegions draws grids and levels: the regions above and below a level fill the picture between them, and
// the lines run along both.
func TestRegions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 7).Draw(t, "n")
		g := picture.NewGrid(n, -1, 2, 0, 5)
		for i := range g.V {
			g.V[i] = float64(rapid.IntRange(-9, 9).Draw(t, "v"))
		}
		level := float64(rapid.IntRange(-9, 8).Draw(t, "level")) + 0.3 // no mean of four corners
		minus := *g
		minus.V = slices.Clone(g.V)
		for i := range minus.V {
			minus.V[i] = -minus.V[i]
		}
		sum, above := 0.0, map[picture.Point]bool{}
		for _, part := range g.Region(level) {
			sum += area(part)
			for _, p := range part {
				above[p] = true
			}
		}
		for _, part := range minus.Region(-level) {
			sum += area(part)
		}
		if math.Abs(sum-15) > 1e-9 {
			t.Fatalf("the regions cover %v of 15", sum)
		}
		for _, line := range g.Lines(level) {
			for _, p := range line {
				if !above[p] {
					t.Fatalf("a line goes through %v, where no region ends", p)
				}
			}
			if first, last := line[0], line[len(line)-1]; first != last && !(onEdge(first) && onEdge(last)) {
				t.Fatalf("a line ends within the picture, from %v to %v", first, last)
			}
		}
	})
}

func onEdge(p picture.Point) bool { return p.X == -1 || p.X == 2 || p.Y == 0 || p.Y == 5 }

// TestPlane takes a plane, whose lines are known.
func TestPlane(t *testing.T) {
	g := picture.NewGrid(9, 0, 4, 0, 4)
	for at := range g.V {
		p := g.Place(at%9, at/9)
		g.V[at] = p.X + 2*p.Y
	}
	lines := g.Lines(5)
	if len(lines) != 1 {
		t.Fatalf("%d lines", len(lines))
	}
	for _, p := range lines[0] {
		near(t, "x + 2y", p.X+2*p.Y, 5, 1e-14)
	}
	for _, r := range g.Levels(5, false) {
		if r != math.Round(r*10)/10 || r <= 0 || r >= 12 {
			t.Errorf("a level is %v", r)
		}
	}
}

// TestNotFinite leaves out cells that have a value past all numbers.
func TestNotFinite(t *testing.T) {
	g := picture.NewGrid(3, 0, 2, 0, 2)
	g.V = []float64{0, 0, 0, 0, 1, 2, 0, 2, math.Inf(1)}
	for _, line := range g.Lines(0.5) {
		for _, p := range line {
			if math.IsNaN(p.X) || math.IsNaN(p.Y) {
				t.Errorf("a line goes through %v", p)
			}
		}
	}
	if _, high, ok := g.Range(); !ok || high != 2 {
		t.Errorf("the range ends at %v", high)
	}
}

func TestChoose(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, most := rapid.IntRange(0, 5000).Draw(t, "n"), rapid.IntRange(0, 600).Draw(t, "most")
		s := picture.Choose(n, most)
		if len(s.Samples) != min(n, most) || s.Of != n || s.Whole() != (n <= most) {
			t.Fatalf("%d of %d chosen, most %d", len(s.Samples), s.Of, most)
		}
		for i, sample := range s.Samples {
			if sample < 0 || sample >= n || i > 0 && sample <= s.Samples[i-1] {
				t.Fatalf("sample %d after %v", sample, s.Samples[:i])
			}
		}
		if !slices.Equal(s.Samples, picture.Choose(n, most).Samples) {
			t.Fatal("the choice differs from one time to the next")
		}
	})
}

// TestTrack adds many epochs: what is kept is bounded, begins at the first, and reaches near the last.
func TestTrack(t *testing.T) {
	track := &picture.Track{}
	for epoch := range 100_001 {
		track.Add(epoch, []float64{float64(epoch), -float64(epoch)})
	}
	path, epochs := track.Of(0, 1)
	if len(path) > 240 || len(path) < 100 || epochs[0] != 0 || epochs[5] != 5 || epochs[len(epochs)-1] < 90_000 {
		t.Fatalf("%d places, from %d to %d", len(path), epochs[0], epochs[len(epochs)-1])
	}
	for i, p := range path {
		if p.X != float64(epochs[i]) || p.Y != -p.X || i > 0 && epochs[i] <= epochs[i-1] {
			t.Fatalf("place %d is %v at epoch %d", i, p, epochs[i])
		}
	}
	large := &picture.Track{}
	for epoch := range 1000 {
		large.Add(epoch, make([]float64, 1<<17))
	}
	if path, _ := large.Of(0, 1); len(path) > 16 {
		t.Errorf("of a large network %d places are kept", len(path))
	}
	track.Add(3, []float64{1, 2})
	if path, _ := track.Of(0, 1); len(path) != 1 {
		t.Errorf("an earlier epoch leaves %d places", len(path))
	}
	if path, _ := (*picture.Track)(nil).Of(0, 1); path != nil {
		t.Error("no track has a path")
	}
}
