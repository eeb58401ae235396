package derive

import (
	"math"

	"chainrule/engine/expr"
	"chainrule/engine/network"
	"chainrule/engine/prose"
)

// Check compares a derivative with two that know nothing of back-propagation.
type Check struct {
	Dual       float64 // by dual numbers
	Difference float64 // by central difference
	Error      float64 // the largest relative deviation of the last line from either
}

// Check computes the derivative on the problem's sample again, by dual numbers and by a central
// difference, (L(θ + h) − L(θ − h)) / 2h.
func (p Problem) Check(d *Derivation) Check {
	index := p.Network.Shape.Index(p.Param)
	c := Check{Dual: p.Network.DualLoss(p.Theta, index, p.X, p.Y).Emag}
	theta := append([]float64(nil), p.Theta...)
	pass := p.Network.NewPass()
	at := func(v float64) float64 {
		theta[index] = v
		p.Network.Forward(theta, p.X, pass)
		return p.Network.Loss(pass, p.Y)
	}
	// the step that balances truncation and rounding of a central difference, ε^(1/3)
	h := 6e-6 * math.Max(1, math.Abs(p.Theta[index]))
	up, down := p.Theta[index]+h, p.Theta[index]-h
	c.Difference = (at(up) - at(down)) / (up - down)
	c.Error = math.Max(deviation(d.Value, c.Dual), deviation(d.Value, c.Difference))
	return c
}

// deviation is |a − b| relative to the larger of both, 0 where they agree.
func deviation(a, b float64) float64 {
	if a == b {
		return 0
	}
	return math.Abs(a-b) / math.Max(math.Abs(a), math.Abs(b))
}

// PerSample is ∂L_i/∂θ of one parameter for every sample of X (N × P) and Y (N × K).
func PerSample(n *network.Network, theta, X, Y []float64, p network.Param) []float64 {
	P, K := n.Shape.P, n.Shape.K
	N := len(Y) / K
	index := n.Shape.Index(p)
	pass := n.NewPass()
	gradient := make([]float64, len(theta))
	list := make([]float64, N)
	for i := range list {
		gradient[index] = 0
		x, y := X[i*P:(i+1)*P], Y[i*K:(i+1)*K]
		n.Forward(theta, x, pass)
		n.Backward(theta, x, y, pass, gradient)
		list[i] = gradient[index]
	}
	return list
}

// forwardShown is the number of units of a layer that the forward pass writes out: all of a network that a
// person would compute by hand.
const forwardShown = 16

// forward lists how the quantities of the forward pass come about on the sample.
func (m model) forward() []line {
	var lines []line
	add := func(s expr.Symbol, reason prose.Message) {
		definition, _ := m.definition(s)
		lines = append(lines, line{rule: Definition, reason: reason, left: s, right: definition})
	}
	// apply goes on from σ(a) to what σ is.
	apply := func(f *expr.Function, net expr.Symbol) {
		a := mustActivation(f)
		lines = append(lines, line{rule: Definition, reason: prose.Say(prose.FormulaOf, f.Letter, a.Name), right: a.Definition(net)})
	}
	rest := func(n int, alike prose.ID) {
		if n > forwardShown {
			last := &lines[len(lines)-1]
			last.reason = prose.Join(last.reason, prose.Message{ID: alike, Args: []any{n - forwardShown}})
		}
	}
	for h := 1; h <= m.H; h++ {
		for u := 1; u <= min(m.units(h), forwardShown); u++ {
			add(m.a(h, expr.At(u)), prose.Say(prose.HiddenNet))
			add(m.z(h, expr.At(u)), valueOf(prose.HiddenValue, m.hidden[h-1], h))
			apply(m.hidden[h-1], m.a(h, expr.At(u)))
		}
		rest(m.units(h), prose.UnitsAlike)
	}
	for k := 1; k <= min(m.shape.K, forwardShown); k++ {
		add(m.t(expr.At(k)), prose.Say(prose.OutputNet))
		if m.joint() {
			add(m.f(expr.At(k)), prose.Say(prose.OutputsValue, m.g.Name))
		} else {
			add(m.f(expr.At(k)), valueOf(prose.OutputValue, m.output, 0))
			apply(m.output, m.t(expr.At(k)))
		}
	}
	rest(m.shape.K, prose.OutputsAlike)
	add(m.li(), prose.Say(prose.LossOfSample, m.i.N, m.loss.Name))
	return lines
}

// valueOf says what a unit's function is: "σ is the sigmoid, σ(v) = 1/(1 + e^(−v))".
func valueOf(id prose.ID, f *expr.Function, layer int) prose.Message {
	a, v := mustActivation(f), expr.Symbol{Kind: expr.V}
	value := expr.Call{Function: f, Layer: layer, Args: []expr.Expr{v}}
	return prose.Message{ID: id, Args: []any{f.Letter, a.Name, value, a.Definition(v)}}
}

// Forward is the forward pass on the problem's sample as steps: a, z, T, f and L_i, each by its
// definition. A unit's value has two lines, σ(a) and what σ is. Of layers with many units it writes out the first, and
// says so.
func Forward(p Problem) []Step {
	m := newModel(p.Network.Shape, p.Sample)
	m.distribution = isDistribution(p.Y)
	at := newPoint(m, p)
	var steps []Step
	var v float64
	for _, l := range m.forward() {
		if l.left != nil {
			v, _ = at.known(l.left.(expr.Symbol))
		}
		steps = append(steps, Step{Rule: l.rule, Reason: l.reason, Left: l.left, Expr: l.right, Value: v})
	}
	return steps
}
