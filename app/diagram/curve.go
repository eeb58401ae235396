package diagram

import (
	"fmt"
	"math"
	"strings"
)

// curve is an edge's cubic Bézier curve, level at both ends.
type curve struct{ x0, y0, x1, y1 float64 }

// curveOf is the curve of an edge.
func curveOf(e edge) curve { return curve{e.from.x, e.from.y, e.to.x, e.to.y} }

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
	script    = 5.0 // of a raised or lowered one
	mostTags  = 4
)

// Where a tag may be, best first: how far along its edge, and how far above or below it where that is not
// enough, as between two nodes that are level and nearer than the tag is wide.
var (
	along = []float64{.5, .47, .53, .44, .56, .4, .6, .35, .65, .3, .7, .25, .75, .2, .8}
	aside = []float64{0, -8, 8, -16, 16, -24, 24, -32, 32, -40, 40}
)

// tags labels the selected edge. It labels the other edges on the way to the loss too if they are few. Each label
// stands at a place along its edge where it covers no node and no other label. value is its text.
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
		t := tag{edge: e, text: text, width: textWidth(text) + 8, primary: e.selected}
		best := math.Inf(1)
		for _, aside := range aside {
			for _, along := range along {
				x, y := curveOf(e).at(along)
				if cost := l.crowding(placed, x, y+aside, t.width); cost < best {
					best, t.x, t.y = cost, x, y+aside
				}
			}
		}
		placed = append(placed, t)
	}
	return placed
}

// textWidth is the width of a tag's text.
func textWidth(text string) float64 {
	width := 0.0
	for _, c := range text {
		if strings.ContainsRune("⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾₀₁₂₃₄₅₆₇₈₉", c) {
			width += script
		} else {
			width += letter
		}
	}
	return width
}

// covers reports whether a tag at a place covers a node: whether its point nearest to the node's middle is within the node.
func (l *layout) covers(x, y, width float64, n node) bool {
	return math.Hypot(max(0, math.Abs(n.x-x)-width/2)/l.half.x, max(0, math.Abs(n.y-y)-tagHeight/2)/l.half.y) < 1
}

// crowding counts what a tag at a place would cover.
func (l *layout) crowding(placed []tag, x, y, width float64) float64 {
	cost := 0.0
	for _, n := range l.nodes {
		if l.covers(x, y, width, n) {
			cost += 3
		}
	}
	for _, t := range placed {
		if math.Abs(t.x-x) < (t.width+width)/2+4 && math.Abs(t.y-y) < tagHeight+2 {
			cost += 12 // nobody could read either
		}
	}
	return cost
}
