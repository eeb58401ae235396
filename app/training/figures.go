package training

import (
	"fmt"
	"math"

	"chainrule/app/plot"
	"chainrule/engine/expr"
	"chainrule/engine/network"
	"chainrule/engine/picture"
	"chainrule/engine/prose"
	"chainrule/engine/table"
	"chainrule/engine/train"
	"chainrule/engine/workspace"
)

// digits of a number in a picture's words.
const digits = 4

func say(v float64) string { return expr.FormatNumber(v, digits) }

// apart writes numbers that rise, with as many digits as tell each from its neighbours.
func apart(list []float64) []string {
	least, largest := math.Inf(1), 0.0
	for i, v := range list {
		largest = math.Max(largest, math.Abs(v))
		if i > 0 {
			least = math.Min(least, v-list[i-1])
		}
	}
	needed := digits
	if least > 0 && least <= largest {
		needed = max(digits, int(math.Floor(math.Log10(largest))-math.Floor(math.Log10(least)))+1)
	}
	texts := make([]string, len(list))
	for i, v := range list {
		texts[i] = expr.FormatNumber(v, needed)
	}
	return texts
}

// points are a picture's as a figure's.
func points(list []picture.Point) []plot.Point {
	to := make([]plot.Point, len(list))
	for i, p := range list {
		to[i] = plot.Point(p)
	}
	return to
}

// symbol is the symbol of a parameter in plain characters: "β₁₁".
func symbol(s network.Shape, p network.Param) string {
	return s.Symbol(p).Unicode()
}

// axisOf is a variable's axis.
func axisOf(a picture.Axis) plot.Axis {
	return plot.Axis{Label: a.Variable.Name, Low: a.Low, High: a.High}
}

// notes are those that say something.
func notes(list ...string) []string {
	var said []string
	for _, n := range list {
		if n != "" {
			said = append(said, n)
		}
	}
	return said
}

// chosen says of a choice of samples that it is one, by the message of an id.
func chosen(s picture.Subset, id prose.ID) string {
	if s.Whole() {
		return ""
	}
	return prose.Say(id, prose.Count(len(s.Samples)), prose.Count(s.Of)).String()
}

// in is a number in a picture's words.
func in(v float64) prose.Value { return prose.Value{V: v, Digits: digits} }

// moved are the arguments of a sentence that says from where to where a number went.
func moved(from, to float64) []any {
	apart := expr.Apart(from, to, digits)
	return []any{prose.Value{V: from, Digits: apart}, prose.Value{V: to, Digits: apart}}
}

// lossName is R with what is added to it.
func lossName(decay bool) string {
	if decay {
		return "R + λ Σ θ²"
	}
	return "R"
}

// lossFigure is the loss over epochs: log has the loss on a logarithmic axis, and over has the epochs so, from the first on.
func lossFigure(t *workspace.Training, log, over bool) *plot.Figure {
	list := t.Points
	if n := len(list); n == 0 || list[n-1].Epoch < t.Epoch {
		list = append(list[:n:n], train.Point{Epoch: t.Epoch, Loss: t.Loss, HoldOut: t.HoldOut})
	}
	f := &plot.Figure{Name: "loss", Title: prose.Text(prose.LossOverEpochs)}
	training, held := plot.Line{Hue: plot.Ink}, plot.Line{Hue: plot.Target, Dashed: true}
	var values []float64
	log = log && positive(list)
	over = over && t.Epoch > 1
	drawn := list
	if over && list[0].Epoch == 0 {
		drawn = list[1:]
	}
	for _, p := range drawn {
		training.Points = append(training.Points, plot.Point{X: float64(p.Epoch), Y: p.Loss})
		values = append(values, p.Loss)
		if t.Held > 0 {
			held.Points = append(held.Points, plot.Point{X: float64(p.Epoch), Y: p.HoldOut})
			values = append(values, p.HoldOut)
		}
	}
	f.X = plot.Axis{Label: prose.Text(prose.EpochAxis), Whole: true, High: math.Max(1, float64(list[len(list)-1].Epoch))}
	if over {
		f.X.Label, f.X.Low, f.X.Log = prose.Text(prose.LogAxis, f.X.Label), float64(drawn[0].Epoch), true
		f.X.High = math.Max(f.X.High, 1.5*f.X.Low)
		if list[0].Epoch == 0 {
			f.Notes = notes(prose.Text(prose.NoEpoch0, in(list[0].Loss)))
		}
	}
	f.Y = lossAxis(prose.Text(prose.LossAxis), values, log)
	f.Marks = []plot.Mark{training}
	if t.Held > 0 {
		f.Marks = []plot.Mark{held, training}
		f.Keys = []plot.Key{
			{Text: prose.Text(prose.TrainingRows, prose.Count(t.Rows)), Hue: plot.Ink, Line: true},
			{Text: prose.Text(prose.RowsHeldOut, prose.Count(t.Held)), Hue: plot.Target, Line: true, Dashed: true},
		}
	}
	last := training.Points[len(training.Points)-1]
	f.Marks = append(f.Marks, plot.Dots{Points: []plot.Point{last}, Hue: plot.Ink, Size: 3.5})
	summary := prose.Say(prose.LossCurve, in(list[0].Loss), t.Epoch, in(t.Loss))
	f.Table.Head = []string{prose.Text(prose.EpochAxis), "R"}
	if t.Held > 0 {
		summary = prose.Join(summary, prose.Say(prose.LossCurveHeldOut, in(t.HoldOut)))
		f.Table.Head = append(f.Table.Head, prose.Text(prose.LossHeldOut))
	}
	f.Summary = summary.String()
	for _, p := range thin(list, 60) {
		row := []string{fmt.Sprint(p.Epoch), say(p.Loss)}
		if t.Held > 0 {
			row = append(row, say(p.HoldOut))
		}
		f.Table.Rows = append(f.Table.Rows, row)
	}
	return f
}

func positive(list []train.Point) bool {
	for _, p := range list {
		if p.Loss <= 0 {
			return false
		}
	}
	return true
}

// lossAxis is an axis for losses. It begins at 0 if the least loss is near 0.
func lossAxis(label string, values []float64, log bool) plot.Axis {
	low, high := plot.Around(0.05, values...)
	least := math.Inf(1)
	for _, v := range values {
		if v > 0 {
			least = math.Min(least, v)
		}
	}
	if log && !math.IsInf(least, 0) {
		return plot.Axis{Label: prose.Text(prose.LogAxis, label), Low: least / 1.15, High: math.Max(high, least*1.3), Log: true}
	}
	if low > 0 && low < high/2 || low < 0 && least > 0 {
		low = 0
	}
	return plot.Axis{Label: label, Low: low, High: high}
}

// thin keeps about n of a list, the first and the last among them.
func thin[T any](list []T, n int) []T {
	if len(list) <= n {
		return list
	}
	kept := make([]T, n)
	for i := range kept {
		kept[i] = list[i*(len(list)-1)/(n-1)]
	}
	return kept
}

// fitFigure is the fit over one input.
func fitFigure(p *picture.Fit) *plot.Figure {
	f := &plot.Figure{Name: "fit", Title: prose.Text(prose.FitOver, p.X.Variable.Name), X: axisOf(p.X)}
	var values []float64
	for k, curve := range p.Curves {
		for _, q := range curve {
			values = append(values, q.Y)
		}
		dots := plot.Dots{Hue: plot.Target, Shape: plot.ClassShape(k), Hollow: true}
		for _, d := range p.Dots {
			if d.Kind == k {
				dots.Points = append(dots.Points, plot.Point(d.Point))
				values = append(values, d.Y)
			}
		}
		f.Marks = append(f.Marks, dots)
		f.Keys = append(f.Keys, plot.Key{Text: name(p.Outputs, k), Hue: plot.Target, Shape: plot.ClassShape(k), Hollow: true})
	}
	for k, curve := range p.Curves {
		f.Marks = append(f.Marks, plot.Line{Points: points(curve), Hue: plot.Output, Width: 2})
		if len(p.Curves) > 1 {
			end := curve[len(curve)*(k+1)/(len(p.Curves)+1)]
			f.Marks = append(f.Marks, plot.Label{At: plot.Point(end), Text: "f" + expr.Subscript(k+1), Hue: plot.Output, Above: true})
		}
	}
	f.Keys = append(f.Keys, plot.Key{Text: prose.Text(prose.NetworkMakes), Hue: plot.Output, Line: true})
	f.Y = plot.Axis{Label: label(p.Outputs)}
	f.Y.Low, f.Y.High = plot.Around(0.06, values...)
	f.Notes = notes(held(p.Rest, prose.CurveHolds), chosen(p.Subset, prose.DotsAre))
	low, high := plot.Around(0, values[:len(p.Curves[0])]...)
	f.Summary = prose.Text(prose.FitSummary, p.X.Variable.Name, in(p.X.Low), in(p.X.High), in(low), in(high), prose.Count(len(p.Subset.Samples)))
	f.Table.Head = []string{p.X.Variable.Name}
	for k := range p.Curves {
		f.Table.Head = append(f.Table.Head, "f"+expr.Subscript(k+1))
	}
	for i := 0; i < len(p.Curves[0]); i += 8 {
		row := []string{say(p.Curves[0][i].X)}
		for _, curve := range p.Curves {
			row = append(row, say(curve[i].Y))
		}
		f.Table.Rows = append(f.Table.Rows, row)
	}
	return f
}

// held says by the message of an id what is held, and that the dots are not.
func held(r picture.Rest, id prose.ID) string {
	if !r.Some {
		return ""
	}
	return prose.Say(id, r.Say()).String()
}

// name is what target k is called.
func name(targets []table.Variable, k int) string {
	if len(targets) == 1 {
		return targets[0].Name
	}
	return prose.Text(prose.TargetNamed, "y"+expr.Subscript(k+1), targets[k].Name)
}

// label is the label of an axis for all targets.
func label(targets []table.Variable) string {
	switch {
	case len(targets) == 1:
		return targets[0].Name
	case targets[0].Indicator:
		return prose.Text(prose.Outputs0To1)
	}
	return prose.Text(prose.OutputsTargets)
}

// predictedFigure is predicted against actual.
func predictedFigure(p *picture.Predicted) *plot.Figure {
	f := &plot.Figure{Name: "predicted", Title: prose.Text(prose.PredictedActual)}
	f.Notes = notes(chosen(p.Subset, prose.DotsAre))
	if p.Classes {
		classDots(f, p)
		return f
	}
	var values []float64
	for k := range p.Outputs {
		dots := plot.Dots{Hue: plot.Output, Shape: plot.ClassShape(k)}
		for _, d := range p.Dots {
			if d.Kind == k {
				dots.Points = append(dots.Points, plot.Point(d.Point))
				values = append(values, d.X, d.Y)
			}
		}
		f.Marks = append(f.Marks, dots)
		if len(p.Outputs) > 1 {
			f.Keys = append(f.Keys, plot.Key{Text: name(p.Outputs, k), Hue: plot.Output, Shape: plot.ClassShape(k)})
		}
	}
	low, high := plot.Around(0.06, values...)
	f.X, f.Y = plot.Axis{Label: prose.Text(prose.Actual, label(p.Outputs)), Low: low, High: high}, plot.Axis{Label: prose.Text(prose.Predicted), Low: low, High: high}
	f.Marks = append([]plot.Mark{plot.Line{Points: []plot.Point{{X: low, Y: low}, {X: high, Y: high}}, Hue: plot.Quiet, Dashed: true}}, f.Marks...)
	f.Keys = append(f.Keys, plot.Key{Text: prose.Text(prose.BothEqual), Hue: plot.Quiet, Line: true, Dashed: true})
	f.Summary = prose.Text(prose.PredictedSummary, prose.Count(len(p.Subset.Samples)))
	f.Table.Head = []string{prose.Text(prose.RowColumn), prose.Text(prose.ActualColumn), prose.Text(prose.Predicted)}
	for _, d := range p.Dots {
		f.Table.Rows = append(f.Table.Rows, []string{fmt.Sprint(d.Row), say(d.X), say(d.Y)})
	}
	return f
}

// classDots shows what the network gives the class that each row has.
func classDots(f *plot.Figure, p *picture.Predicted) {
	classes := max(2, len(p.Outputs))
	right, seen := make([]int, classes), make([]int, classes)
	for c := range classes {
		f.X.Names = append(f.X.Names, picture.ClassName(p.Outputs, c))
		dots := plot.Dots{Hue: plot.ClassHue(c), Shape: plot.ClassShape(c)}
		for _, d := range p.Dots {
			if d.Kind != c {
				continue
			}
			seen[c]++
			if d.Y > 0.5 {
				right[c]++
			}
			aside := float64(d.Row*7919%97)/97 - .5 // so that dots of one class lie beside each other
			dots.Points = append(dots.Points, plot.Point{X: d.X + .6*aside, Y: d.Y})
		}
		f.Marks = append(f.Marks, dots)
		f.Table.Rows = append(f.Table.Rows, []string{f.X.Names[c], fmt.Sprint(seen[c]), fmt.Sprint(right[c])})
	}
	f.X.Label, f.Y = prose.Text(prose.ActualClass), plot.Axis{Label: prose.Text(prose.GivenActual), Low: -.04, High: 1.04}
	f.Marks = append([]plot.Mark{plot.Line{Points: []plot.Point{{X: -1, Y: .5}, {X: 99, Y: .5}}, Hue: plot.Quiet, Dashed: true}}, f.Marks...)
	f.Notes = append(f.Notes, prose.Text(prose.SpreadSideways))
	f.Table.Head = []string{prose.Text(prose.ActualClass), prose.Text(prose.RowsColumn), prose.Text(prose.GivenMoreThan)}
	f.Summary = prose.Text(prose.ClassesSummary)
}
