package diagram

import (
	"fmt"
	"math"
)

// curve is an edge's cubic Bézier curve, level at both ends.
type curve struct{ x0, y0, x1, y1 float64 }

// curveOf is the curve of an edge, from the rim of one node to the rim of the other.
func curveOf(e edge) curve {
	return curve{e.from.x + radius, e.from.y, e.to.x - radius, e.to.y}
}

// path is the curve for the attribute d of a path.
func (c curve) path() string {
	middle := (c.x0 + c.x1) / 2
	return fmt.Sprintf("M%g,%gC%g,%g %g,%g %g,%g", c.x0, c.y0, middle, c.y0, middle, c.y1, c.x1, c.y1)
}

// at is the point of the curve at t from 0 to 1.
func (c curve) at(t float64) (x, y float64) {
	middle := (c.x0 + c.x1) / 2
	u := 1 - t
	a, b, d, e := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
	return a*c.x0 + b*middle + d*middle + e*c.x1, a*c.y0 + b*c.y0 + d*c.y1 + e*c.y1
}

// tag is a label on an edge: a parameter's name and value, centred at a point.
type tag struct {
	edge    edge
	x, y    float64
	width   float64
	text    string
	primary bool // of the selected parameter
}

const (
	tagHeight = 20.0
	letter    = 7.0 // width of a character of a tag
	mostTags  = 4
)

// tags labels the selected edge, and the others on the way where they are few, each at a place along its
// edge where it covers no node and no other tag. value is what it says.
func (l *layout) tags(value func(edge) string) []tag {
	var chosen []edge
	for _, e := range l.edges {
		if e.selected {
			chosen = append([]edge{e}, chosen...)
		} else if e.way {
			chosen = append(chosen, e)
		}
	}
	if len(chosen) > mostTags {
		chosen = chosen[:1]
	}
	var placed []tag
	for _, e := range chosen {
		text := value(e)
		t := tag{edge: e, text: text, width: letter*float64(len([]rune(text))) + 8, primary: e.selected}
		best := math.Inf(1)
		for _, along := range []float64{.5, .4, .6, .3, .7} {
			x, y := curveOf(e).at(along)
			if cost := l.crowding(placed, x, y, t.width); cost < best {
				best, t.x, t.y = cost, x, y
			}
		}
		placed = append(placed, t)
	}
	return placed
}

// crowding counts what a tag at a place would cover.
func (l *layout) crowding(placed []tag, x, y, width float64) float64 {
	cost := 0.0
	for _, n := range l.nodes {
		if math.Abs(n.x-x) < radius+width/2 && math.Abs(n.y-y) < radius+tagHeight/2 {
			cost += 3
		}
	}
	for _, t := range placed {
		if math.Abs(t.x-x) < (t.width+width)/2+4 && math.Abs(t.y-y) < tagHeight+2 {
			cost += 2
		}
	}
	return cost
}
