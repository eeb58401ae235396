package plot

import (
	"math"
	"strings"
)

func (l Line) draw(d *drawing) {
	if len(l.Points) == 0 {
		return
	}
	w := l.Width
	if w == 0 {
		w = 1.5
	}
	d.write(`<path d="`)
	d.path(l.Points)
	d.write(`" fill="none" stroke="var(--`, string(l.Hue), `)" stroke-width="`, number(w), `" stroke-linejoin="round"`)
	if l.Dashed {
		d.write(` stroke-dasharray="5 4"`)
	}
	d.write(`/>`)
	if n := len(l.Points); l.Arrow && n > 1 {
		d.arrow(l.Points[n-2], l.Points[n-1], l.Hue)
	}
}

// arrow draws the head of an arrow from a to b, where they are far enough apart.
func (d *drawing) arrow(a, b Point, hue Hue) {
	if !d.finite(a) || !d.finite(b) {
		return
	}
	dx, dy := d.x(b.X)-d.x(a.X), d.y(b.Y)-d.y(a.Y)
	length := math.Hypot(dx, dy)
	if length < 8 {
		return
	}
	dx, dy = dx/length, dy/length
	x, y := d.x(b.X), d.y(b.Y)
	d.write(`<path d="M`, number(x), ` `, number(y), `L`, number(x-7*dx-3.5*dy), ` `, number(y-7*dy+3.5*dx),
		`L`, number(x-7*dx+3.5*dy), ` `, number(y-7*dy-3.5*dx), `Z" fill="var(--`, string(hue), `)"/>`)
}

func (a Area) draw(d *drawing) {
	if len(a.Polygons) == 0 {
		return
	}
	d.write(`<path d="`)
	for _, p := range a.Polygons {
		d.path(p)
		d.write(`Z`)
	}
	d.write(`" fill="var(--`, string(a.Hue), `)" fill-opacity="`, number(a.Opacity), `"/>`)
}

func (m Dots) draw(d *drawing) {
	size := m.Size
	if size == 0 {
		size = 3
	}
	var path strings.Builder
	for _, p := range m.Points {
		if d.finite(p) {
			path.WriteString(m.Shape.path(d.x(p.X), d.y(p.Y), size))
		}
	}
	if path.Len() == 0 {
		return
	}
	d.write(`<path d="`, path.String(), `" `, m.Shape.paint(m.Hue, m.Hollow), `/>`)
}

// paint is how a shape is painted: with a rim of paper behind it, so that it stands out from what is below.
func (s Shape) paint(hue Hue, hollow bool) string {
	switch {
	case s == Cross || s == Plus:
		return `fill="none" stroke="var(--` + string(hue) + `)" stroke-width="1.6"`
	case hollow:
		return `fill="var(--paper)" stroke="var(--` + string(hue) + `)" stroke-width="1.4"`
	}
	return `fill="var(--` + string(hue) + `)" stroke="var(--paper)" stroke-width="1.4" paint-order="stroke"`
}

// path is a shape about a place.
func (s Shape) path(x, y, r float64) string {
	n := number
	switch s {
	case Square:
		r *= .9
		return "M" + n(x-r) + " " + n(y-r) + "h" + n(2*r) + "v" + n(2*r) + "h" + n(-2*r) + "z"
	case Triangle:
		r *= 1.25
		return "M" + n(x) + " " + n(y-r) + "L" + n(x+.87*r) + " " + n(y+.5*r) + "H" + n(x-.87*r) + "z"
	case Diamond:
		r *= 1.3
		return "M" + n(x) + " " + n(y-r) + "L" + n(x+r) + " " + n(y) + "L" + n(x) + " " + n(y+r) + "L" + n(x-r) + " " + n(y) + "z"
	case Cross:
		return "M" + n(x-r) + " " + n(y-r) + "l" + n(2*r) + " " + n(2*r) + "M" + n(x-r) + " " + n(y+r) + "l" + n(2*r) + " " + n(-2*r)
	case Plus:
		r *= 1.2
		return "M" + n(x-r) + " " + n(y) + "h" + n(2*r) + "M" + n(x) + " " + n(y-r) + "v" + n(2*r)
	}
	return "M" + n(x-r) + " " + n(y) + "a" + n(r) + " " + n(r) + " 0 1 0 " + n(2*r) + " 0a" + n(r) + " " + n(r) + " 0 1 0 " + n(-2*r) + " 0z"
}

func (l Label) draw(d *drawing) {
	if !d.finite(l.At) || l.Text == "" {
		return
	}
	x, y, anchor := d.x(l.At.X), d.y(l.At.Y), l.Anchor
	if anchor == "" {
		anchor = "middle"
	}
	if l.Above {
		y -= 12
	}
	wide := digitsWidth(l.Text)
	x = math.Max(d.left+2, math.Min(x, width-right-2))
	switch { // within the field
	case anchor == "middle":
		x = math.Max(d.left+2+wide/2, math.Min(x, width-right-2-wide/2))
	case anchor == "start" && x+wide > width-right:
		x, anchor = x-12, "end"
	case anchor == "end" && x-wide < d.left:
		x, anchor = x+12, "start"
	}
	y = math.Max(top+8, math.Min(y, top+plotHeight-8))
	d.text(x, y, anchor, l.Hue, l.Text, ` stroke="var(--paper)" stroke-width="3" paint-order="stroke" stroke-linejoin="round"`)
}

// legend is the rows of the keys, as many in one as there is room for.
func (f *Figure) legend() [][]Key {
	var rows [][]Key
	used := math.Inf(1)
	for _, k := range f.Keys {
		if used+keyWidth(k) > width-left {
			rows, used = append(rows, nil), 0
		}
		used += keyWidth(k)
		rows[len(rows)-1] = append(rows[len(rows)-1], k)
	}
	return rows
}

func keyWidth(k Key) float64 { return 26 + letter*float64(len([]rune(k.Text))) + 14 }

// key draws an entry of the legend.
func (d *drawing) key(k Key, x, y float64) {
	if k.Line {
		d.write(`<path d="M`, number(x), ` `, number(y), `h20" stroke="var(--`, string(k.Hue), `)" stroke-width="2"`)
		if k.Dashed {
			d.write(` stroke-dasharray="5 4"`)
		}
		d.write(`/>`)
	} else {
		d.write(`<path d="`, k.Shape.path(x+10, y, 3.5), `" `, k.Shape.paint(k.Hue, k.Hollow), `/>`)
	}
	d.text(x+26, y, "start", Quiet, k.Text, "")
}
