package export

import (
	"fmt"
	"strings"

	"chainrule/engine/workspace"
)

// NumPy is the view's network as a Python program on NumPy, with a backward pass of its own. Its error says
// why there is no network.
func NumPy(v *workspace.View) (string, error) {
	if err := usable(v); err != nil {
		return "", err
	}
	p := newProgram(v, "#")
	p.head("Python with NumPy")
	p.line("\nimport numpy as np\n")
	p.pythonMatrices(func(string) (open, shut string) { return "np.array([", "], dtype=float)" })
	p.numpyFunctions()
	p.numpyForward()
	p.numpyBackward()
	p.numpyPrint()
	return p.String(), nil
}

// pythonMatrices writes data and weights as nested lists; wrap says what makes a matrix of one by its name.
func (p *program) pythonMatrices(wrap func(name string) (open, shut string)) {
	p.each(func(name string, data []float64, cols int) {
		open, shut := wrap(name)
		p.line("%s = %s", name, open)
		p.matrix(data, cols, "    [", "],")
		p.line("%s", shut)
	})
}

// numpyValue and numpySlope are what functions and their derivatives are in NumPy, for any finite v.
var numpyValue = map[string]string{
	sigmoid: `    e = np.exp(-np.abs(v))
    return np.where(v < 0, e, 1) / (1 + e)`,
	"tanh":     `    return np.tanh(v)`,
	"relu":     `    return np.where(v > 0, v, 0)`,
	"softplus": `    return np.maximum(0, v) + np.log1p(np.exp(-np.abs(v)))`,
	softmax: `    e = np.exp(v - v.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)`,
}

var numpySlope = map[string]string{
	sigmoid: `    e = np.exp(-np.abs(v))
    return e / (1 + e) ** 2`,
	"tanh": `    return 1 / np.cosh(np.clip(v, -350, 350)) ** 2`,
	"relu": `    return np.where(v > 0, 1, 0)`,
	"softplus": `    e = np.exp(-np.abs(v))
    return np.where(v < 0, e, 1) / (1 + e)`,
}

// functionOrder is the order in which functions are written.
var functionOrder = []string{sigmoid, "tanh", "relu", "softplus", softmax}

// numpyFunctions writes the functions that the network needs.
func (p *program) numpyFunctions() {
	for _, id := range functionOrder {
		if p.uses(id) {
			p.line("\n\ndef %s(v):\n%s", id, numpyValue[id])
		}
		hidden := false
		for _, a := range p.activations() {
			hidden = hidden || a == id
		}
		if hidden || p.slopeOfOutput() && p.shape.Output == id {
			p.line("\n\ndef %s_slope(v):\n%s", id, numpySlope[id])
		}
	}
	if p.entropy() && p.shape.Output == sigmoid && !p.uses("softplus") {
		p.line("\n\ndef softplus(v):\n%s", numpyValue["softplus"])
	}
	p.line("\n")
}

// slopeOfOutput reports whether the backward pass goes through the derivative of an element-wise output.
func (p *program) slopeOfOutput() bool {
	return !p.entropy() && p.shape.Output != identity && p.shape.Output != softmax
}

// call is a function of a variable in Python; the identity's is the variable.
func call(id, of string) string {
	if id == identity {
		return of
	}
	return id + "(" + of + ")"
}

func (p *program) numpyForward() {
	p.note("forward: a row a sample")
	for h, layer := range p.shape.Hidden {
		h++
		alpha := p.shape.LayerID(h)
		p.line("a%s = %s[:, 0] + %s @ %s[:, 1:].T", level(h), alpha, below(h, "X"), alpha)
		p.line("z%s = %s", level(h), call(layer.Activation, "a"+level(h)))
	}
	p.line("T = beta[:, 0] + %s @ beta[:, 1:].T", below(p.shape.Layers(), "X"))
	p.line("f = %s", call(p.shape.Output, "T"))
	switch {
	case p.entropy() && p.shape.Output == softmax:
		p.line("top = T.max(axis=1, keepdims=True)")
		p.line("L = (Y * (top - T + np.log(np.exp(T - top).sum(axis=1, keepdims=True)))).sum(axis=1)")
	case p.entropy():
		p.line("L = (Y * softplus(-T) + (1 - Y) * softplus(T)).sum(axis=1)")
	case p.shape.Loss == "half-rss":
		p.line("L = ((Y - f) ** 2).sum(axis=1) / 2")
	default:
		p.line("L = ((Y - f) ** 2).sum(axis=1)")
	}
	p.line("R = L.%s()\n", p.reduction())
}

// numpyBackward writes the backward pass: ESL 11.12 to 11.15, for all samples at once.
func (p *program) numpyBackward() {
	p.note("backward: delta is the derivative of L by T, s that by a")
	by := "-2 * (Y - f)"
	if p.shape.Loss == "half-rss" {
		by = "f - Y"
	}
	switch {
	case p.entropy() && p.shape.Output == softmax:
		p.line("delta = f * Y.sum(axis=1, keepdims=True) - Y")
	case p.entropy():
		p.line("delta = f - Y")
	case p.shape.Output == softmax:
		p.line("by_f = %s", by)
		p.line("delta = f * (by_f - (f * by_f).sum(axis=1, keepdims=True))")
	case p.shape.Output == identity:
		p.line("delta = %s", by)
	default:
		p.line("delta = (%s) * %s_slope(T)", by, p.shape.Output)
	}
	errors, weights := "delta", "beta"
	for h := p.shape.Layers(); h >= 1; h-- {
		p.line("d_%s = np.column_stack([%s.sum(axis=0), %s.T @ %s])", weights, errors, errors, below(h, "X"))
		if p.mean() {
			p.line("d_%s /= len(X)", weights)
		}
		if h == 1 {
			break
		}
		slope := ""
		if id := p.shape.Hidden[h-2].Activation; id != identity {
			slope = fmt.Sprintf(" * %s_slope(a%s)", id, level(h-1))
		}
		p.line("s%s = (%s @ %s[:, 1:])%s", level(h-1), errors, weights, slope)
		errors, weights = "s"+level(h-1), p.shape.LayerID(h-1)
	}
	p.line("")
}

func (p *program) numpyPrint() {
	p.line(`print("loss", float(R))`)
	p.line("for name, d in (%s):", p.pairs(func(name string) string { return "d_" + name }))
	p.line("    for unit, row in enumerate(d.tolist(), 1):")
	p.line("        for source, v in enumerate(row):")
	p.line(`            print(f"{name}[{unit},{source}] {v!r}")`)
}

// pairs lists the matrices of weights as pairs of name and variable.
func (p *program) pairs(variable func(name string) string) string {
	var list []string
	for h := 1; h <= p.shape.Layers(); h++ {
		name := p.shape.LayerID(h)
		list = append(list, fmt.Sprintf("(%q, %s)", name, variable(name)))
	}
	if len(list) == 1 {
		return list[0] + ","
	}
	return strings.Join(list, ", ")
}
