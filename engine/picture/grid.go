package picture

import (
	"math"
	"slices"
)

// Grid is a function's values at the NX × NY crossings of evenly spaced lines, of which the outer ones are
// the edges of the picture.
type Grid struct {
	NX, NY         int
	X0, X1, Y0, Y1 float64
	V              []float64 // NY rows of NX, from Y0 up
}

// NewGrid makes an empty grid over two axes.
func NewGrid(n int, x0, x1, y0, y1 float64) *Grid {
	return &Grid{NX: n, NY: n, X0: x0, X1: x1, Y0: y0, Y1: y1, V: make([]float64, n*n)}
}

// Place is the point of crossing i in a row and j from below.
func (g *Grid) Place(i, j int) Point {
	return Point{
		g.X0 + (g.X1-g.X0)*float64(i)/float64(g.NX-1),
		g.Y0 + (g.Y1-g.Y0)*float64(j)/float64(g.NY-1),
	}
}

// Range is the least and the largest of the values that are finite; ok is false where none is.
func (g *Grid) Range() (low, high float64, ok bool) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, v := range g.V {
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			low, high = min(low, v), max(high, v)
		}
	}
	return low, high, low <= high
}

// Levels lists about n round levels within the range of the values, spaced as wide as they are. steep spaces
// them by the square, as rings about the foot of a valley are.
func (g *Grid) Levels(n int, steep bool) []float64 {
	low, high, ok := g.Range()
	if !ok || low == high {
		return nil
	}
	var list []float64
	for i := 1; i <= n; i++ {
		t := float64(i) / float64(n+1)
		if steep {
			t *= t
		}
		level := round(low+t*(high-low), t*(high-low)/4)
		if level > low && level < high && !slices.Contains(list, level) {
			list = append(list, level)
		}
	}
	return list
}

// round rounds v to a multiple of the largest power of ten that is no more than about.
func round(v, about float64) float64 {
	unit := math.Pow(10, math.Floor(math.Log10(about)))
	if unit >= 1 || unit == 0 {
		if unit == 0 {
			return v
		}
		return math.Round(v/unit) * unit
	}
	return math.Round(v/unit) / math.Round(1/unit) // so that 0.3 is 0.3
}

// Lines are the lines along which the function has the level, by marching squares: within a cell they are
// straight, and on its sides the function is taken as linear. A line that closes ends where it begins. Cells
// with a value that is not finite are left out.
func (g *Grid) Lines(level float64) [][]Point {
	ends := map[int][]int{} // the crossings that a crossing is joined to, by the side of a cell that it is on
	for j := range g.NY - 1 {
		for i := range g.NX - 1 {
			sides := g.crossed(i, j, level)
			for s := 0; s+1 < len(sides); s += 2 {
				a, b := sides[s], sides[s+1]
				ends[a], ends[b] = append(ends[a], b), append(ends[b], a)
			}
		}
	}
	sides := make([]int, 0, len(ends))
	for s := range ends {
		sides = append(sides, s)
	}
	slices.SortFunc(sides, func(a, b int) int { // open lines first, from one of their ends
		if d := len(ends[a]) - len(ends[b]); d != 0 {
			return d
		}
		return a - b
	})
	var lines [][]Point
	for _, start := range sides {
		if line := g.follow(start, ends, level); len(line) > 1 {
			lines = append(lines, line)
		}
	}
	return lines
}

// follow takes a line out of ends, from one of its crossings.
func (g *Grid) follow(start int, ends map[int][]int, level float64) []Point {
	line := []Point{g.crossing(start, level)}
	for at := start; len(ends[at]) > 0; {
		next := ends[at][0]
		ends[at] = ends[at][1:]
		back := slices.Index(ends[next], at)
		ends[next] = slices.Delete(slices.Clone(ends[next]), back, back+1)
		line = append(line, g.crossing(next, level))
		at = next
	}
	return line
}

// A side of a cell has a number: twice the number of the grid's crossing at its lower left, plus 1 if the side is
// upright.
func (g *Grid) level(i, j int) int   { return 2 * (j*g.NX + i) }
func (g *Grid) upright(i, j int) int { return 2*(j*g.NX+i) + 1 }

// crossed lists the sides of a cell on which the function crosses the level, in pairs that a line joins.
func (g *Grid) crossed(i, j int, level float64) []int {
	c := g.corners(i, j)
	if !finite(c) {
		return nil
	}
	sides := [4]int{g.level(i, j), g.upright(i+1, j), g.level(i, j+1), g.upright(i, j)}
	var list []int
	for s := range 4 {
		if (c[s] >= level) != (c[(s+1)%4] >= level) {
			list = append(list, sides[s])
		}
	}
	if len(list) == 4 && (c[0] >= level) != (middle(c) >= level) {
		list = append(list[1:], list[0]) // a saddle: the middle says which corners hang together
	}
	return list
}

// corners are a cell's values, around from the lower left.
func (g *Grid) corners(i, j int) [4]float64 {
	at := j*g.NX + i
	return [4]float64{g.V[at], g.V[at+1], g.V[at+g.NX+1], g.V[at+g.NX]}
}

func middle(c [4]float64) float64 { return (c[0] + c[1] + c[2] + c[3]) / 4 }

func finite(c [4]float64) bool {
	sum := c[0] - c[0] + c[1] - c[1] + c[2] - c[2] + c[3] - c[3]
	return sum == 0
}

// crossing is where on a side of a cell the function has the level.
func (g *Grid) crossing(side int, level float64) Point {
	i, j := side/2%g.NX, side/2/g.NX
	i2, j2 := i+1, j
	if side%2 == 1 {
		i2, j2 = i, j+1
	}
	return g.between(i, j, i2, j2, level)
}

func (g *Grid) between(i, j, i2, j2 int, level float64) Point {
	v, w := g.V[j*g.NX+i], g.V[j2*g.NX+i2]
	p, q := g.Place(i, j), g.Place(i2, j2)
	t := (level - v) / (w - v)
	return Point{p.X + t*(q.X-p.X), p.Y + t*(q.Y-p.Y)}
}

// Region covers with polygons where the function is at least level, its edge along [Grid.Lines]. Cells that
// are wholly within it are joined along their row.
func (g *Grid) Region(level float64) [][]Point {
	var list [][]Point
	for j := range g.NY - 1 {
		run := -1 // where a run of whole cells began
		flush := func(i int) {
			if run >= 0 {
				a, b := g.Place(run, j), g.Place(i, j+1)
				list = append(list, []Point{a, {b.X, a.Y}, b, {a.X, b.Y}})
			}
			run = -1
		}
		for i := range g.NX - 1 {
			c := g.corners(i, j)
			if whole(c, level) {
				if run < 0 {
					run = i
				}
				continue
			}
			flush(i)
			list = append(list, g.part(i, j, c, level)...)
		}
		flush(g.NX - 1)
	}
	return list
}

func whole(c [4]float64, level float64) bool {
	return c[0] >= level && c[1] >= level && c[2] >= level && c[3] >= level
}

// part is the part of a cell where the function is at least level: none, one polygon, or two corners.
func (g *Grid) part(i, j int, c [4]float64, level float64) [][]Point {
	if !finite(c) {
		return nil
	}
	at := [4][2]int{{i, j}, {i + 1, j}, {i + 1, j + 1}, {i, j + 1}}
	cross := func(s int) Point {
		a, b := at[s], at[(s+1)%4]
		if a[0] > b[0] || a[1] > b[1] { // as [Grid.Lines] goes, so that both give the same bits
			a, b = b, a
		}
		return g.between(a[0], a[1], b[0], b[1], level)
	}
	above := func(s int) bool { return c[s%4] >= level }
	if above(0) == above(2) && above(1) == above(3) && above(0) != above(1) && middle(c) < level {
		var corners [][]Point
		for s := range 4 {
			if above(s) {
				corners = append(corners, []Point{cross((s + 3) % 4), g.Place(at[s][0], at[s][1]), cross(s)})
			}
		}
		return corners
	}
	var polygon []Point
	for s := range 4 {
		if above(s) {
			polygon = append(polygon, g.Place(at[s][0], at[s][1]))
		}
		if above(s) != above(s+1) {
			polygon = append(polygon, cross(s))
		}
	}
	if len(polygon) < 3 {
		return nil
	}
	return [][]Point{polygon}
}
