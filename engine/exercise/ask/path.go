package ask

import (
	"slices"
	"strings"

	"chainrule/engine/activation"
	"chainrule/engine/exercise"
	"chainrule/engine/exercise/mistake"
	"chainrule/engine/exercise/work"
	"chainrule/engine/expr"
	"chainrule/engine/prose"
)

// path asks which factors belong to one path from a weight to the loss of a row: the product of the factors is what the change of the
// weight does to the loss over this path.
type path struct {
	numbers *work.Numbers
	row     int
	nodes   []expr.Symbol // from the weight to the loss
}

// through is what stands in the id of a path between the derivative and what the path goes through.
const through = " through "

// newPath reads the id of a path, such as "dL[1]/dalpha[1,2] through z[1,1] T[2,1] f[2,1]".
func newPath(n *work.Numbers, id string, row int) (*path, error) {
	slope, way, _ := strings.Cut(id, through)
	s, err := slopeOf(n, slope, row)
	if err != nil {
		return nil, err
	}
	if s == nil {
		return nil, prose.Say(prose.NoPath, prose.Quoted(id))
	}
	for _, p := range paths(n, s.θ, s.row) {
		if p.way() == strings.Join(strings.Fields(way), " ") {
			return p, nil
		}
	}
	return nil, prose.Say(prose.NoPath, prose.Quoted(id))
}

// mostPaths is how many paths of a weight can be asked for.
const mostPaths = 64

// Paths are the ids of the paths from a weight to the loss of a row, see [paths].
func Paths(n *work.Numbers, θ expr.Symbol, row int) []string {
	var list []string
	for _, p := range paths(n, θ, row) {
		list = append(list, p.ID())
	}
	return list
}

// paths are the paths from a weight to the loss of a row, the first of them where there are very many. Where an output depends on the net
// inputs of all outputs, there is a path from each to each.
func paths(n *work.Numbers, θ expr.Symbol, row int) []*path {
	shape, at := n.Network.Shape, expr.At(row)
	mixes := (&path{numbers: n}).mixes()
	s := func(kind expr.Kind, layer, unit int) expr.Symbol {
		return expr.Symbol{Kind: kind, Layer: layer, I: expr.At(unit), J: at}
	}
	var list []*path
	var from func(layer, unit int, nodes []expr.Symbol)
	from = func(layer, unit int, nodes []expr.Symbol) {
		if layer < shape.Layers() {
			nodes = append(nodes, s(expr.A, layer, unit), s(expr.Z, layer, unit))
			for next := 1; next <= shape.Rows(layer+1) && len(list) < mostPaths; next++ {
				from(layer+1, next, slices.Clone(nodes))
			}
			return
		}
		for k := 1; k <= shape.K && len(list) < mostPaths; k++ {
			if k == unit || mixes {
				list = append(list, &path{n, row, append(slices.Clone(nodes), s(expr.T, 0, unit), s(expr.F, 0, k), expr.Symbol{Kind: expr.Li, I: at})})
			}
		}
	}
	from(n.Layer(θ), θ.I.N, []expr.Symbol{θ})
	return list
}

// mixes reports whether an output depends on the net inputs of all outputs.
func (p *path) mixes() bool {
	output, _ := activation.OutputByID(p.numbers.Network.Shape.Output)
	return output.Each == nil
}

// way is what the path goes through, as its id has it.
func (p *path) way() string {
	var list []string
	for _, s := range p.between() {
		list = append(list, s.(expr.Symbol).ID())
	}
	return strings.Join(list, " ")
}

// between is what the path goes through: values of units, T and f.
func (p *path) between() []expr.Expr {
	var list []expr.Expr
	for _, s := range p.nodes[1 : len(p.nodes)-1] {
		if s.Kind != expr.A {
			list = append(list, s)
		}
	}
	return list
}

// factors are the derivatives along the path, from the loss back to the weight.
func (p *path) factors() []expr.Deriv {
	var list []expr.Deriv
	for i := len(p.nodes) - 1; i > 0; i-- {
		list = append(list, expr.Deriv{Of: p.nodes[i], By: p.nodes[i-1]})
	}
	return list
}

func (p *path) of() expr.Expr { return expr.DLoss(p.row, p.nodes[0]) }

func (p *path) ID() string { return expr.Text(p.of(), expr.Format{}) + through + p.way() }

func (p *path) Prompt() prose.Message {
	return prose.Say(prose.WhichFactors, p.nodes[0], p.nodes[len(p.nodes)-1], p.between())
}
func (p *path) Hint() prose.Message    { return prose.Say(prose.HintFactors, p.of()) }
func (p *path) Shown() prose.Message   { return prose.Say(prose.ItIsProduct, p.product()) }
func (p *path) Row() (int, bool)       { return p.row, true }
func (p *path) Numbers() *work.Numbers { return p.numbers }

func (p *path) product() expr.Expr {
	var list []expr.Expr
	for _, f := range p.factors() {
		list = append(list, f)
	}
	return expr.Mul(list...)
}

// Mistakes that are made with paths alone.
var (
	byWeight = &mistake.Mistake{ID: "by-weight", Title: prose.WrongByWeight, Hint: prose.HintByWeight}
	byInput  = &mistake.Mistake{ID: "by-input", Title: prose.WrongByInput, Hint: prose.HintByInput}
)

// stray is a factor that does not belong to the path, and the mistake by which it comes in.
type stray struct {
	*mistake.Mistake
	factor, instead expr.Deriv // the factor, and the one of the path that it takes the place of
}

// strays are the factors that people take for one of the path.
func (p *path) strays() []stray {
	shape := p.numbers.Network.Shape
	beside := mistake.ByID("neighbour-index")
	var list []stray
	add := func(m *mistake.Mistake, f, instead expr.Deriv) { list = append(list, stray{m, f, instead}) }
	neighbour := func(s expr.Symbol, units int) (expr.Symbol, bool) {
		s.I = expr.At(s.I.N%units + 1)
		return s, units > 1
	}
	for _, f := range p.factors() {
		of := f.Of.(expr.Symbol)
		layer := p.numbers.Layer(of)
		switch f.By.Kind {
		case expr.Z: // over the unit beside it, or by the weight of the edge
			if by, ok := neighbour(f.By, shape.Rows(f.By.Layer)); ok {
				add(beside, expr.Deriv{Of: of, By: by}, f)
			}
			edge := p.nodes[0]
			edge.Kind, edge.Layer = expr.Alpha, layer
			if layer == shape.Layers() {
				edge.Kind, edge.Layer = expr.Beta, 0
			}
			edge.I, edge.J = of.I, f.By.I
			add(byWeight, expr.Deriv{Of: of, By: edge}, f)
		case expr.Alpha, expr.Beta: // by the input of the weight
			if f.By.J.N > 0 {
				add(byInput, expr.Deriv{Of: of, By: work.Below(layer, f.By.J.N, p.row)}, f)
			}
		case expr.F: // the output beside it
			if by, ok := neighbour(f.By, shape.K); ok {
				add(beside, expr.Deriv{Of: of, By: by}, f)
			}
		}
	}
	return list
}

// Choices are the factors of the path and others, in the order of their texts.
func (p *path) Choices() []Choice {
	var list []Choice
	add := func(f expr.Deriv) {
		list = append(list, Choice{expr.Text(f, expr.Format{}), prose.Say(prose.TheFormula, f)})
	}
	for _, f := range p.factors() {
		add(f)
	}
	for _, s := range p.strays() {
		add(s.factor)
	}
	slices.SortFunc(list, func(a, b Choice) int { return strings.Compare(a.Text, b.Text) })
	return list
}

// Answer judges a product of factors, in any order.
func (p *path) Answer(text string) (exercise.Verdict, error) {
	if text = strings.TrimSpace(expr.FromLaTeX(text)); text == "" {
		return exercise.Verdict{}, prose.Say(prose.NoFactors)
	}
	e, err := expr.Parse(text, nil)
	if err != nil {
		return exercise.Verdict{}, err
	}
	missing := p.factors()
	for _, t := range factorsOf(e) {
		at := slices.IndexFunc(missing, func(f expr.Deriv) bool { return expr.Equal(f, t) })
		if at < 0 {
			return p.strayed(t), nil
		}
		missing = slices.Delete(missing, at, at+1)
	}
	if len(missing) == 0 {
		return exercise.Verdict{Correct: true, Feedback: prose.Say(prose.PathRight)}, nil
	}
	return p.broken(missing[0]), nil
}

// factorsOf are the factors of a product, in parentheses or not.
func factorsOf(e expr.Expr) []expr.Expr {
	product, ok := e.(expr.Product)
	if !ok {
		return []expr.Expr{e}
	}
	var list []expr.Expr
	for _, f := range product.Factors {
		list = append(list, factorsOf(f)...)
	}
	return list
}

// strayed is the verdict on a factor that does not belong to the path.
func (p *path) strayed(t expr.Expr) exercise.Verdict {
	for _, s := range p.strays() {
		if expr.Equal(s.factor, t) {
			return exercise.Verdict{
				Mistakes: []*mistake.Mistake{s.Mistake}, Where: exercise.Where{Step: s.factor.By.ID(), Symbol: expr.Text(t, expr.Format{})},
				Feedback: prose.Join(prose.Say(prose.StrayFactor, t), prose.Say(prose.ComesInWhen, prose.Say(s.Title)), prose.Say(s.Hint)),
			}
		}
	}
	v := exercise.Verdict{Feedback: prose.Say(prose.StrayFactor, t)}
	if slices.ContainsFunc(p.factors(), func(f expr.Deriv) bool { return expr.Equal(f, t) }) {
		v.Feedback = prose.Say(prose.FactorExtra, t)
	}
	return v
}

// leftOut are the mistakes by which a factor is missing, by what it is the derivative of.
var leftOut = map[expr.Kind]string{expr.F: "no-output-derivative", expr.Z: "no-activation-derivative"}

// broken is the verdict on a path in which a factor is missing.
func (p *path) broken(f expr.Deriv) exercise.Verdict {
	of := f.Of.(expr.Symbol)
	id := leftOut[of.Kind]
	switch {
	case f.By == p.nodes[0]:
		id = "no-input"
	case f.By.Kind == expr.Z:
		id = "no-weight"
	}
	v := exercise.Verdict{Where: exercise.Where{Step: f.By.ID()}, Feedback: prose.Say(prose.PathBroken, of, f.By)}
	if m := mistake.ByID(id); m != nil {
		v.Mistakes = []*mistake.Mistake{m}
		v.Feedback = prose.Join(v.Feedback, prose.Say(m.Hint))
	}
	return v
}
