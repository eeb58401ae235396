package diagram

import (
	"math"
	"strconv"
	"strings"

	"chainrule/app/markup"
	"chainrule/engine/activation"
	"chainrule/engine/picture"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// small is the small picture in a hidden unit: what it computes over the two inputs, darker where it is
// higher, with the current sample as a dot.
type small struct {
	grid      *picture.Grid
	low, high float64 // of the shades: the bounds of the activation, or of the picture
	sample    *picture.Point
}

// smallShades is how many steps of darkness a small picture has above its lightest.
const smallShades = 5

// smalls are the small pictures of a view's hidden units by layer and unit, from 1; nil without two inputs.
func smalls(v *workspace.View) map[[2]int]*small {
	grids := picture.Units(v)
	if grids == nil {
		return nil
	}
	var sample *picture.Point
	if v.Sample >= 0 {
		x := v.Encoding.X[v.Sample*2:]
		sample = &picture.Point{X: v.Encoding.Inputs[0].Decode(x[0]), Y: v.Encoding.Inputs[1].Decode(x[1])}
	}
	list := map[[2]int]*small{}
	for h, units := range grids {
		a, _ := activation.ByID(v.Shape.Hidden[h].Activation)
		for m, g := range units {
			s := &small{grid: g, low: a.Lower, high: a.Upper, sample: sample}
			if math.IsInf(s.low, 0) || math.IsInf(s.high, 0) {
				s.low, s.high, _ = g.Range()
			}
			list[[2]int{h + 1, m + 1}] = s
		}
	}
	return list
}

// render draws the picture in the square of so much width about a place.
func (s *small) render(x, y, width float64) []app.UI {
	place := func(p picture.Point) (float64, float64) {
		g := s.grid
		return x - width/2 + width*picture.Share(p.X, g.X0, g.X1), y + width/2 - width*picture.Share(p.Y, g.Y0, g.Y1)
	}
	var parts []app.UI
	for n := range smallShades {
		level := s.low + (s.high-s.low)*(float64(n)+.5)/smallShades
		var d strings.Builder
		for _, polygon := range s.grid.Region(level) {
			for i, p := range polygon {
				px, py := place(p)
				d.WriteString(map[bool]string{true: "M", false: "L"}[i == 0] + tenth(px) + "," + tenth(py))
			}
			d.WriteString("Z")
		}
		parts = append(parts, markup.SVG("path", "class", "shade", "d", d.String()))
	}
	if s.sample != nil {
		px, py := place(*s.sample)
		parts = append(parts, markup.SVG("circle", "class", "here", "cx", tenth(px), "cy", tenth(py), "r", "3"))
	}
	return parts
}

func tenth(v float64) string { return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64) }
