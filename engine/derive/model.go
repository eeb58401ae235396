package derive

import (
	"fmt"

	"chainrule/engine/activation"
	"chainrule/engine/expr"
	"chainrule/engine/loss"
	"chainrule/engine/network"
)

// model knows what each symbol of a network is made of, on one sample.
type model struct {
	shape network.Shape
	H     int // hidden layers
	// offsets are where the layers' parameters begin in theta, by layer from 1.
	offsets []int
	i       expr.Index
	output  *expr.Function
	hidden  []*expr.Function // by layer from 0
	loss    *loss.Loss
	g       *activation.Output
	// cancels says that a denominator of ∂L_i/∂f cancels against ∂f/∂T: see [loss.Cancelled].
	cancels bool
	// distribution says that the sample's targets add up to 1.
	distribution bool
}

func newModel(s network.Shape, sample int) model {
	m := model{shape: s, H: len(s.Hidden), i: expr.At(sample), output: Letter("g", s.Output)}
	m.offsets = make([]int, s.Layers()+1)
	for h := 1; h <= s.Layers(); h++ {
		m.offsets[h] = s.Offset(h)
	}
	for _, layer := range s.Hidden {
		m.hidden = append(m.hidden, Letter("σ", layer.Activation))
	}
	l, ok := loss.ByID(s.Loss)
	if !ok {
		panic("derive: no loss " + s.Loss)
	}
	m.loss = l
	m.g, _ = activation.OutputByID(s.Output)
	_, m.cancels = l.CancelledWith(m.g)
	return m
}

// functions holds one *expr.Function for each letter and activation, since functions are compared by
// their address.
var functions = map[string]*expr.Function{}

func init() {
	for _, a := range activation.All() {
		functions["σ"+a.ID] = &expr.Function{ID: a.ID, Letter: "σ", Spoken: "sigma"}
	}
	for _, g := range activation.Outputs() {
		functions["g"+g.ID] = &expr.Function{ID: g.ID, Letter: "g", Spoken: "g"}
	}
}

// Letter is the function that derivations write with a letter, "σ" or "g", for an activation's id.
func Letter(letter, id string) *expr.Function {
	f, ok := functions[letter+id]
	if !ok {
		panic("derive: no function " + id)
	}
	return f
}

// joint reports whether each output depends on the net inputs of all outputs, as with softmax.
func (m model) joint() bool { return m.g.Each == nil }

// The symbols of the sample. Layers count from 1; with one hidden layer they are all 1.
func (m model) y(k expr.Index) expr.Expr   { return expr.Symbol{Kind: expr.Y, I: m.i, J: k} }
func (m model) f(k expr.Index) expr.Symbol { return expr.Symbol{Kind: expr.F, I: k, J: m.i} }
func (m model) t(k expr.Index) expr.Symbol { return expr.Symbol{Kind: expr.T, I: k, J: m.i} }
func (m model) z(h int, u expr.Index) expr.Symbol {
	return expr.Symbol{Kind: expr.Z, Layer: h, I: u, J: m.i}
}

func (m model) a(h int, u expr.Index) expr.Symbol {
	return expr.Symbol{Kind: expr.A, Layer: h, I: u, J: m.i}
}

func (m model) delta(k expr.Index) expr.Symbol { return expr.Symbol{Kind: expr.Delta, I: k, J: m.i} }

func (m model) s(h int, u expr.Index) expr.Symbol {
	return expr.Symbol{Kind: expr.S, Layer: h, I: u, J: m.i}
}
func (m model) li() expr.Symbol { return expr.Symbol{Kind: expr.Li, I: m.i} }

// below is what layer h (H+1: the outputs) takes in as its input u: x_iu or z^(h−1)_ui.
func (m model) below(h int, u expr.Index) expr.Symbol {
	if h == 1 {
		return expr.Symbol{Kind: expr.X, I: m.i, J: u}
	}
	return m.z(h-1, u)
}

// weight is the parameter from input u to unit v of layer h (H+1: the outputs).
func (m model) weight(h int, v, u expr.Index) expr.Symbol {
	if h == m.H+1 {
		return expr.Symbol{Kind: expr.Beta, I: v, J: u}
	}
	return expr.Symbol{Kind: expr.Alpha, Layer: h, I: v, J: u}
}

// param is the symbol of a parameter.
func (m model) param(p network.Param) expr.Symbol {
	return m.weight(p.Layer, expr.At(p.Unit), expr.At(p.Input))
}

// net is the net input of unit u of layer h: a, or T for the outputs.
func (m model) net(h int, u expr.Index) expr.Symbol {
	if h == m.H+1 {
		return m.t(u)
	}
	return m.a(h, u)
}

// over is the index variable that runs over what layer h takes in: l over the predictors, m over the
// hidden units, with their layer's number where there is more than one.
func (m model) over(h int) string {
	switch {
	case h == 1:
		return "l"
	case m.H == 1:
		return "m"
	}
	return fmt.Sprintf("m%d", h-1)
}

// width is the number of inputs of layer h, the constant 1 of the bias not among them.
func (m model) width(h int) int {
	if h == 1 {
		return m.shape.P
	}
	return m.shape.Hidden[h-2].Units
}

// definition is what a symbol is made of, one level down, sums folded; false for data and parameters.
func (m model) definition(s expr.Symbol) (expr.Expr, bool) {
	switch s.Kind {
	case expr.Li:
		return m.loss.Definition(m.shape.K, m.y, func(k expr.Index) expr.Expr { return m.f(k) }, m.g), true
	case expr.F:
		if m.joint() {
			return m.g.Definition(s.I, m.shape.K, func(k expr.Index) expr.Expr { return m.t(k) }), true
		}
		return expr.Of(m.output, m.t(s.I)), true
	case expr.T:
		return m.linear(m.H+1, s.I), true
	case expr.Z:
		return expr.Call{Function: m.hidden[s.Layer-1], Layer: s.Layer, Args: []expr.Expr{m.a(s.Layer, s.I)}}, true
	case expr.A:
		return m.linear(s.Layer, s.I), true
	}
	return nil, false
}

// linear is the net input of unit u of layer h: its bias and the weighted sum over what it takes in.
func (m model) linear(h int, u expr.Index) expr.Expr {
	v := expr.Over(m.over(h))
	bias := m.weight(h, u, expr.At(0))
	n := m.width(h)
	if n == 0 {
		return bias
	}
	return expr.Add(bias, expr.Σ(v.Var, n, expr.Mul(m.weight(h, u, v), m.below(h, v))))
}

// errorOf is the error of unit u of layer h: s, or δ of an output.
func (m model) errorOf(h int, u expr.Index) expr.Symbol {
	if h > m.H {
		return m.delta(u)
	}
	return m.s(h, u)
}

// arriving is the error that arrives at hidden unit u of layer h: Σ_k δ_k β_ku, or the same of the next hidden layer.
func (m model) arriving(h int, u expr.Index) expr.Expr {
	next, name := h+1, m.over(h+2)
	if next > m.H {
		name = "k"
	}
	v := expr.Over(name)
	return expr.Σ(name, m.units(next), expr.Mul(m.errorOf(next, v), m.weight(next, v, u)))
}

// slopeOf is σ′ at the net input of unit u of hidden layer h.
func (m model) slopeOf(h int, u expr.Index) expr.Expr {
	return expr.Call{Function: m.hidden[h-1], Layer: h, Order: 1, Args: []expr.Expr{m.a(h, u)}}
}

// level orders symbols: a symbol can depend only on symbols of a lower level. Data and parameters have the level of
// the net input that they enter.
func (m model) level(s expr.Symbol) int {
	switch s.Kind {
	case expr.Alpha:
		return 2*s.Layer - 1
	case expr.A:
		return 2 * s.Layer
	case expr.Z:
		return 2*s.Layer + 1
	case expr.Beta:
		return 2*m.H + 1
	case expr.T:
		return 2*m.H + 2
	case expr.F:
		return 2*m.H + 3
	case expr.Li:
		return 2*m.H + 4
	}
	return 0
}

// depends reports whether s depends on by through the structure of the network. A weight that happens to be 0 on this
// sample still counts. Indices are numbers.
func (m model) depends(s, by expr.Symbol) bool {
	if s == by {
		return true
	}
	from, to := m.level(by), m.level(s)
	if m.isData(s) || m.isParameter(s) || from >= to {
		return false
	}
	unit := by.I
	switch s.Kind {
	case expr.Li:
		return true
	case expr.F:
		if m.joint() {
			return true
		}
		return m.depends(m.t(s.I), by)
	case expr.T, expr.A:
		// its own parameters; anything further down reaches it through the layer below
		if m.isParameter(by) && m.ownLevel(by) == to {
			return unit == s.I
		}
		return true
	case expr.Z:
		return m.depends(m.a(s.Layer, s.I), by)
	}
	return false
}

// ownLevel is the level of the net input that a parameter enters.
func (m model) ownLevel(p expr.Symbol) int {
	if p.Kind == expr.Beta {
		return 2*m.H + 2
	}
	return 2 * p.Layer
}

func (m model) isData(s expr.Symbol) bool      { return s.Kind == expr.X || s.Kind == expr.Y }
func (m model) isParameter(s expr.Symbol) bool { return s.Kind == expr.Alpha || s.Kind == expr.Beta }
