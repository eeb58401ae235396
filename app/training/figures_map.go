package training

import (
	"math"
	"slices"

	"chainrule/app/plot"
	"chainrule/engine/expr"
	"chainrule/engine/picture"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"
)

// surfaceFigure is the outputs over two inputs: which class is chosen where, or an output by its levels.
func surfaceFigure(s *picture.Surface, output int) *plot.Figure {
	f := &plot.Figure{Name: "map", X: axisOf(s.X), Y: axisOf(s.Y)}
	over := prose.Say(prose.OverBoth, s.X.Variable.Name, s.Y.Variable.Name)
	f.Notes = notes(held(s.Rest, prose.MapHolds), chosen(s.Subset, prose.DotsAre))
	if s.Classes > 0 {
		f.Title = prose.Text(prose.DecisionRegions)
		classRegions(f, s)
		f.Summary = prose.Text(prose.RegionsSummary, over, prose.Count(len(s.Dots)))
	} else {
		output = min(output, len(s.Grids)-1)
		f.Title = prose.Text(prose.FittedSurface)
		if len(s.Grids) > 1 {
			f.Title = prose.Text(prose.FittedSurfaceOf, "f"+expr.Subscript(output+1))
		}
		levels(f, s.Grids[output], plot.Output, .09, false, few(s.Dots)...)
		dots := plot.Dots{Hue: plot.Target, Hollow: true}
		for i, d := range s.Dots {
			dots.Points = append(dots.Points, plot.Point(d.Point))
			if len(s.Dots) <= mostNumbered && output == 0 {
				f.Marks = append(f.Marks, plot.Label{At: plot.Point(d.Point), Text: say(s.Values[i]), Hue: plot.Target, Above: true})
			}
		}
		f.Marks = append(f.Marks, dots)
		f.Keys = []plot.Key{{Text: prose.Text(prose.ByTheNetwork, s.Outputs[output].Name), Hue: plot.Output, Line: true}, {Text: prose.Text(prose.RowsColumn), Hue: plot.Target, Hollow: true}}
		low, high, _ := s.Grids[output].Range()
		f.Summary = prose.Text(prose.SurfaceSummary, over, s.Outputs[output].Name, in(low), in(high))
	}
	coarse(f, s, output)
	return f
}

// few are the places of dots, where there are so few that they have numbers.
func few(dots []picture.Dot) []picture.Point {
	if len(dots) > mostNumbered {
		return nil
	}
	list := make([]picture.Point, len(dots))
	for i, d := range dots {
		list[i] = d.Point
	}
	return list
}

// mostNumbered is how many dots have their numbers beside them at most.
const mostNumbered = 12

// classRegions fills where each class leads, with the boundary between, and names it in its place.
func classRegions(f *plot.Figure, s *picture.Surface) {
	leads := make([]*picture.Grid, s.Classes)
	for c := range leads {
		lead := s.Lead(c)
		leads[c] = lead
		region := plot.Area{Hue: plot.ClassHue(c), Opacity: .16}
		for _, p := range lead.Region(0) {
			region.Polygons = append(region.Polygons, points(p))
		}
		f.Marks = append(f.Marks, region)
		sure := plot.Area{Hue: plot.ClassHue(c), Opacity: .14}
		for _, p := range lead.Region(.8) {
			sure.Polygons = append(sure.Polygons, points(p))
		}
		f.Marks = append(f.Marks, sure)
		for _, line := range lead.Lines(0) {
			f.Marks = append(f.Marks, plot.Line{Points: points(line), Hue: plot.Ink, Width: 1.2})
		}
	}
	for c := range s.Classes {
		dots := plot.Dots{Hue: plot.ClassHue(c), Shape: plot.ClassShape(c), Size: 3.4}
		for _, d := range s.Dots {
			if d.Kind == c {
				dots.Points = append(dots.Points, plot.Point(d.Point))
			}
		}
		f.Marks = append(f.Marks, dots)
		f.Keys = append(f.Keys, plot.Key{Text: picture.ClassName(s.Outputs, c), Hue: plot.ClassHue(c), Shape: plot.ClassShape(c)})
	}
	for c := range s.Classes {
		if at, ok := inside(leads[c]); ok {
			f.Marks = append(f.Marks, plot.Label{At: at, Text: picture.ClassName(s.Outputs, c), Hue: plot.ClassHue(c)})
		}
	}
	f.Notes = append(f.Notes, prose.Text(prose.ChoiceChanges))
}

// inside is a place well within the region in which a grid is above 0: the crossing farthest from the edge of the
// region.
func inside(g *picture.Grid) (plot.Point, bool) {
	best, at, ok := -1, plot.Point{}, false
	for j := range g.NY {
		for i := range g.NX {
			if g.V[j*g.NX+i] <= 0 {
				continue
			}
			if room := roomAround(g, i, j, best); room > best {
				best, at, ok = room, plot.Point(g.Place(i, j)), true
			}
		}
	}
	return at, ok
}

// roomAround is how many crossings to all sides a grid stays above 0, up to one more than enough.
func roomAround(g *picture.Grid, i, j, enough int) int {
	for r := 1; r <= enough+1; r++ {
		for _, d := range [][2]int{{r, 0}, {-r, 0}, {0, r}, {0, -r}, {r, r}, {r, -r}, {-r, r}, {-r, -r}} {
			x, y := i+d[0], j+d[1]
			if x < 0 || y < 0 || x >= g.NX || y >= g.NY || g.V[y*g.NX+x] <= 0 {
				return r - 1
			}
		}
	}
	return enough + 1
}

// levels draws a grid by lines of equal value with their numbers, darker upwards.
// taken are places that its numbers keep away from.
func levels(f *plot.Figure, g *picture.Grid, hue plot.Hue, shade float64, steep bool, taken ...picture.Point) {
	list := g.Levels(7, steep)
	texts := apart(list)
	for _, level := range list {
		region := plot.Area{Hue: hue, Opacity: shade}
		for _, p := range g.Region(level) {
			region.Polygons = append(region.Polygons, points(p))
		}
		f.Marks = append(f.Marks, region)
	}
	var names []plot.Mark
	for n, level := range list {
		for i, line := range g.Lines(level) {
			f.Marks = append(f.Marks, plot.Line{Points: points(line), Hue: hue, Width: 1})
			if i > 0 || len(line) <= 4 {
				continue
			}
			for try := range 5 { // at a place of its own along the line
				at := line[(len(line)-1)*((n+try)%5+1)/6]
				if !slices.ContainsFunc(taken, func(p picture.Point) bool { return touching(g, p, at) }) {
					taken = append(taken, at)
					names = append(names, plot.Label{At: plot.Point(at), Text: texts[n], Hue: plot.Quiet})
					break
				}
			}
		}
	}
	f.Marks = append(f.Marks, names...)
}

// touching reports whether labels at two places would touch.
func touching(g *picture.Grid, p, q picture.Point) bool {
	return math.Abs(p.X-q.X) < .17*(g.X1-g.X0) && math.Abs(p.Y-q.Y) < .09*(g.Y1-g.Y0)
}

// coarse is a surface's numbers at a few places.
func coarse(f *plot.Figure, s *picture.Surface, output int) {
	f.Table.Head = []string{s.X.Variable.Name, s.Y.Variable.Name}
	for k := range s.Grids {
		f.Table.Head = append(f.Table.Head, "f"+expr.Subscript(k+1))
	}
	n := s.Grids[0].NX
	for j := 0; j < n; j += (n - 1) / 4 {
		for i := 0; i < n; i += (n - 1) / 4 {
			at := s.Grids[0].Place(i, j)
			row := []string{say(at.X), say(at.Y)}
			for _, g := range s.Grids {
				row = append(row, say(g.V[j*n+i]))
			}
			f.Table.Rows = append(f.Table.Rows, row)
		}
	}
}

// slopeFigure is the loss over one parameter.
func slopeFigure(v *workspace.View, s *picture.Slope) *plot.Figure {
	what, loss := symbol(v.Shape, s.Param), lossName(s.Decay)
	f := &plot.Figure{Name: "parameter", Title: prose.Text(prose.LossOver, what), X: plot.Axis{Label: prose.Text(prose.OthersAsTheyAre, what)}}
	var xs, ys []float64
	for _, p := range s.Curve {
		if !math.IsInf(p.Y, 0) && !math.IsNaN(p.Y) {
			xs, ys = append(xs, p.X), append(ys, p.Y)
		}
	}
	f.X.Low, f.X.High = plot.Around(0, xs...)
	f.Y = lossAxis(loss, ys, false)
	span := f.X.High - f.X.Low
	landed := !math.IsNaN(s.To.Y) && !math.IsInf(s.To.Y, 0)
	f.Marks = []plot.Mark{
		plot.Line{Points: points(s.Curve), Hue: plot.Ink, Width: 2},
		plot.Line{Points: []plot.Point{{X: s.At.X - span/3, Y: s.Tangent(s.At.X - span/3)}, {X: s.At.X + span/3, Y: s.Tangent(s.At.X + span/3)}}, Hue: plot.Input, Dashed: true},
	}
	hue, summary := plot.Output, prose.SlopeSummary
	if s.Overshoot() {
		hue, summary = plot.Error, prose.SlopeSummaryUp
	}
	f.Keys = []plot.Key{{Text: prose.Text(prose.TangentSlope, in(s.Slope)), Hue: plot.Input, Line: true, Dashed: true}}
	if landed && s.To != s.At {
		foot := f.Y.Low
		f.Marks = append(f.Marks,
			plot.Line{Points: []plot.Point{plot.Point(s.To), {X: s.To.X, Y: foot}}, Hue: hue, Width: 1, Dashed: true},
			plot.Line{Points: []plot.Point{{X: s.At.X, Y: s.At.Y}, {X: s.To.X, Y: s.At.Y}}, Hue: hue, Width: 2, Arrow: true},
			plot.Line{Points: []plot.Point{{X: s.To.X, Y: s.At.Y}, plot.Point(s.To)}, Hue: hue, Width: 2, Arrow: true},
			plot.Dots{Points: []plot.Point{plot.Point(s.To)}, Hue: hue, Shape: plot.Diamond, Size: 4},
		)
		f.Keys = append(f.Keys, plot.Key{Text: prose.Text(prose.RateLands, in(s.Rate), in(s.To.Y)), Hue: hue, Shape: plot.Diamond})
	}
	f.Marks = append(f.Marks, plot.Dots{Points: []plot.Point{plot.Point(s.At)}, Hue: plot.Ink, Size: 4})
	f.Keys = append([]plot.Key{{Text: loss, Hue: plot.Ink, Line: true}, {Text: prose.Text(prose.NowAt, in(s.At.Y)), Hue: plot.Ink}}, f.Keys...)
	f.Summary = prose.Say(summary, what, in(s.At.X), loss, in(s.At.Y), in(s.Slope), in(s.Rate), in(s.To.X), in(s.To.Y)).String()
	switch {
	case math.IsNaN(s.At.Y) || math.IsInf(s.At.Y, 0):
		f.Notes = append(f.Notes, prose.Text(prose.PastNumbers, loss))
	case !landed:
		f.Notes = append(f.Notes, prose.Text(prose.LandsPast))
	}
	f.Notes = append(f.Notes, prose.Text(prose.AsIfAlone))
	if s.Locked {
		f.Notes = append(f.Notes, prose.Text(prose.LockedInPicture, what))
	}
	f.Notes = append(f.Notes, notes(chosen(s.Subset, prose.CurveIsFrom))...)
	f.Table.Head = []string{what, loss}
	for _, p := range thin(s.Curve, 25) {
		f.Table.Rows = append(f.Table.Rows, []string{say(p.X), say(p.Y)})
	}
	return f
}

// contoursFigure is the loss over two parameters, with the path taken.
func contoursFigure(v *workspace.View, c *picture.Contours) *plot.Figure {
	x, y, loss := symbol(v.Shape, c.ParamX), symbol(v.Shape, c.ParamY), lossName(c.Decay)
	g := c.Grid
	f := &plot.Figure{
		Name: "contours", Title: prose.Text(prose.LossOverTwo, x, y),
		X: plot.Axis{Label: x, Low: g.X0, High: g.X1}, Y: plot.Axis{Label: y, Low: g.Y0, High: g.Y1},
	}
	levels(f, g, plot.Ink, .05, true)
	if c.Moved() {
		f.Marks = append(f.Marks, plot.Line{Points: points(c.Path), Hue: plot.Error, Width: 2})
		f.Marks = append(f.Marks, plot.Dots{Points: points(c.Path[:1]), Hue: plot.Error, Hollow: true, Size: 4})
		f.Keys = append(f.Keys, plot.Key{Text: prose.Text(prose.PathFrom, prose.Count(c.Epochs[0])), Hue: plot.Error, Line: true})
		f.Notes = append(f.Notes, prose.Text(prose.OthersNowOnly))
	} else {
		f.Notes = append(f.Notes, prose.Text(prose.OthersNow))
	}
	f.Marks = append(f.Marks, plot.Dots{Points: []plot.Point{plot.Point(c.At)}, Hue: plot.Error, Size: 4.5})
	f.Keys = append(f.Keys, plot.Key{Text: prose.Text(prose.Now), Hue: plot.Error}, plot.Key{Text: prose.Text(prose.EqualAlong, loss), Hue: plot.Ink, Line: true})
	f.Notes = append(f.Notes, notes(chosen(c.Subset, prose.LossIsFrom))...)
	low, high, _ := g.Range()
	summary := prose.Say(prose.ContoursSummary, loss, x, y, in(low), in(high), in(c.At.X), in(c.At.Y))
	if c.Moved() {
		summary = prose.Join(summary, prose.Say(prose.ContoursPath, in(c.Path[0].X), in(c.Path[0].Y)))
	}
	f.Summary = summary.String()
	f.Table.Head = []string{x, y, loss}
	for j := 0; j < g.NY; j += (g.NY - 1) / 4 {
		for i := 0; i < g.NX; i += (g.NX - 1) / 4 {
			at := g.Place(i, j)
			f.Table.Rows = append(f.Table.Rows, []string{say(at.X), say(at.Y), say(g.V[j*g.NX+i])})
		}
	}
	return f
}
