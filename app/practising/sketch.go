package practising

import (
	"math"
	"slices"
	"strconv"

	"chainrule/app/markup"
	"chainrule/app/plot"
	"chainrule/engine/activation"
	"chainrule/engine/exercise"
	"chainrule/engine/exercise/answer"
	"chainrule/engine/exercise/ask"
	"chainrule/engine/exercise/work"
	"chainrule/engine/expr"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// ofSlope are the mistakes with a slope that a picture of the curve explains.
var ofSlope = []string{
	"activation-for-derivative", "no-activation-derivative", "derivative-at-output", "derivative-twice", "net-input-in-slope", "part-of-slope",
}

// sketch is the small picture beside what is said of a wrong answer; nil where a picture does not help. id is unique on the page.
func sketch(q ask.Question, v exercise.Verdict, id string) app.UI {
	x, ok := q.(ask.Quantity)
	if !ok || v.Correct || len(v.Mistakes) == 0 {
		return nil
	}
	switch m := v.Mistakes[0].ID; {
	case slices.Contains(ofSlope, m):
		if f := curve(x.System(), v.Where); f != nil {
			return app.Div().Class("sketch").Body(app.Raw(f.SVG(id)))
		}
	case m == "other-sample" && v.Which > 0:
		if row, ok := x.Row(); ok {
			return app.Div().Class("sketch").Body(rows(x.Numbers(), row, v.Which))
		}
	case m == "no-sum-outputs" && v.Which > 0:
		return paths(x.System(), v)
	}
	return nil
}

// slopeIn finds the derivative of a function at a unit's net input.
func slopeIn(e expr.Expr) (at expr.Symbol, ok bool) {
	expr.Walk(e, func(part expr.Expr) bool {
		if call, is := part.(expr.Call); is && call.Order == 1 && !ok {
			at, ok = call.Args[0].(expr.Symbol)
		}
		return !ok
	})
	return at, ok
}

// stepOf is the equation of the quantity where the paths part.
func stepOf(s *work.System, where exercise.Where) (work.Quantity, expr.Expr) {
	q, err := s.Parse(where.Step, s.Rows[0])
	if err != nil {
		return q, nil
	}
	e, _ := s.Equation(q)
	return q, e
}

// curve is the curve of the function of a unit, with its height and its tangent at the net input; nil where the paths part at no slope.
// The number of the slope is not there, since that is asked for.
func curve(s *work.System, where exercise.Where) *plot.Figure {
	var at expr.Symbol
	e, err := answer.Parse(where.Symbol, s)
	ok := err == nil
	if ok {
		at, ok = slopeIn(e)
	}
	if _, e := stepOf(s, where); !ok && e != nil {
		at, ok = slopeIn(e)
	}
	if !ok {
		return nil
	}
	letter := "σ"
	var f *activation.Activation
	if shape := s.Network.Shape; at.Kind == expr.A {
		f, _ = activation.ByID(shape.Hidden[at.Layer-1].Activation)
	} else {
		g, _ := activation.OutputByID(shape.Output)
		f, letter = g.Each, "g"
	}
	a := s.Symbol(at)
	if f == nil || !(math.Abs(a) <= widest) { // NaN is not
		return nil
	}
	low, high := min(-reach, a-reach/2), max(reach, a+reach/2)
	figure := &plot.Figure{X: plot.Axis{Low: low, High: high, Label: expr.Unicode(at, expr.Format{})}}
	whole := plot.Line{Hue: plot.Hidden, Width: 2}
	bottom, top := 0.0, 0.0
	for n := range points + 1 {
		v := low + (high-low)*float64(n)/points
		y := f.Value(v)
		bottom, top = min(bottom, y), max(top, y)
		whole.Points = append(whole.Points, plot.Point{X: v, Y: y})
	}
	height, slope, half := f.Value(a), f.Derivative(a), (high-low)/5
	margin := (top - bottom) / 10
	name := expr.Unicode(at, expr.Format{})
	figure.Y = plot.Axis{Low: bottom - margin, High: top + margin, Label: letter + "(" + name + ")"}
	tall := prose.Text(prose.SketchHeight, letter, name, prose.Value{V: height, Digits: 4})
	steep := prose.Text(prose.SketchSlope, letter, name)
	figure.Marks = []plot.Mark{
		whole,
		plot.Line{Points: []plot.Point{{X: a, Y: 0}, {X: a, Y: height}}, Hue: plot.Ink, Dashed: true},
		plot.Line{Points: []plot.Point{{X: a - half, Y: height - slope*half}, {X: a + half, Y: height + slope*half}}, Hue: plot.Error, Width: 2},
		plot.Dots{Points: []plot.Point{{X: a, Y: height}}, Hue: plot.Ink, Size: 4},
	}
	figure.Keys = []plot.Key{{Text: tall, Hue: plot.Ink, Line: true, Dashed: true}, {Text: steep, Hue: plot.Error, Line: true}}
	figure.Title = prose.Text(prose.SketchCurve, f.Name)
	figure.Summary = prose.Text(prose.SketchAt, name, prose.Value{V: a, Digits: 4}, tall, steep)
	return figure
}

// How a curve is drawn: to both sides of 0 at least, by so many points, and up to which net input.
const (
	reach  = 4.0
	points = 64
	widest = 50.0
)

// mostColumns is how many variables of two rows are shown.
const mostColumns = 6

// rows are two rows side by side, as they enter the network. What differs is set bold; of many columns, those come first.
func rows(n *work.Numbers, asked, used int) app.UI {
	s := work.New(n)
	shape := n.Network.Shape
	var differ, same []expr.Symbol
	add := func(kind expr.Kind, count int) {
		for j := 1; j <= count; j++ {
			of := expr.Symbol{Kind: kind, I: expr.At(asked), J: expr.At(j)}
			if s.Symbol(of) != s.Symbol(expr.Symbol{Kind: kind, I: expr.At(used), J: expr.At(j)}) {
				differ = append(differ, of)
			} else {
				same = append(same, of)
			}
		}
	}
	add(expr.X, shape.P)
	add(expr.Y, shape.K)
	list := append(slices.Clone(differ), same...)
	list = list[:min(len(list), mostColumns)]
	head := []app.UI{app.Td()}
	for _, of := range list {
		of.I = expr.Over("i")
		head = append(head, app.Th().Scope("col").Text(expr.Unicode(of, expr.Format{})))
	}
	body := []app.UI{app.Tr().Body(head...)}
	for _, row := range []int{asked, used} {
		label := prose.Text(prose.SketchRowAsked, row)
		if row == used {
			label = prose.Text(prose.SketchRowUsed, row)
		}
		cells := []app.UI{app.Th().Scope("row").Text(label)}
		for _, of := range list {
			different := slices.Contains(differ, of)
			of.I = expr.At(row)
			number := prose.Value{V: s.Symbol(of), Digits: 4}
			var cell app.UI = app.Text(prose.Text(prose.SketchNumber, number))
			if different {
				cell = app.Strong().Text(prose.Text(prose.SketchNumber, number))
			}
			cells = append(cells, app.Td().Body(cell))
		}
		body = append(body, app.Tr().Body(cells...))
	}
	return app.Table().Body(app.Caption().Text(prose.Text(prose.SketchRows)), app.TBody().Body(body...))
}

// mostNodes is how many units stand in a drawing of the paths.
const mostNodes = 6

// paths are the ways by which a unit reaches the loss, one of which was followed, and the others left out; nil where the sum is none over
// units.
func paths(s *work.System, v exercise.Verdict) app.UI {
	q, _ := stepOf(s, v.Where)
	of, ok := q.Symbol()
	if !ok {
		return nil
	}
	shape := s.Network.Shape
	from := expr.Symbol{Kind: expr.Z, Layer: of.Layer, I: of.I, J: of.J}
	next := expr.Symbol{Kind: expr.F, J: of.J}
	layer := shape.Layers()
	switch {
	case of.Kind == expr.S && of.Layer+1 < layer:
		layer = of.Layer + 1
		next = expr.Symbol{Kind: expr.Z, Layer: layer, J: of.J}
	case of.Kind == expr.Li:
		from, next.J = of, of.I
	case of.Kind != expr.S:
		return nil
	}
	count := shape.Rows(layer)
	if count < 2 || count > mostNodes || v.Which > count {
		return nil
	}
	const gap, left, right, r = 38.0, 40.0, 200.0, 16.0
	middle := gap * float64(count) / 2
	var edges, nodes []app.UI
	node := func(x, y float64, of expr.Symbol) {
		nodes = append(
			nodes,
			markup.SVG("circle", "cx", number(x), "cy", number(y), "r", number(r)),
			markup.SVG("text", "x", number(x), "y", number(y+4)).Text(expr.Unicode(of, expr.Format{})),
		)
	}
	node(left, middle, from)
	var lost []expr.Expr
	for k := 1; k <= count; k++ {
		y := gap * (float64(k) - .5)
		next.I = expr.At(k)
		class := "lost"
		if k == v.Which {
			class = "kept"
		} else {
			lost = append(lost, next)
		}
		edges = append(edges, markup.SVG("path", "class", class, "d", "M"+number(left+r)+" "+number(middle)+"C120 "+number(middle)+" 120 "+number(y)+" "+number(right-r)+" "+number(y)))
		node(right, y, next)
	}
	said := prose.Say(prose.SketchPaths, from, lost)
	return app.Div().Class("sketch").Body(
		markup.SVG("svg", "viewBox", "0 0 240 "+number(gap*float64(count)), "role", "img", "aria-label", said.String()).Body(append(edges, nodes...)...),
		app.P().Body(markup.Message(said)...),
	)
}

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
