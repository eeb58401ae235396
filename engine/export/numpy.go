package export

import (
	"fmt"
	"strings"

	"chainrule/engine/activation"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"
)

// NumPy is the view's network as a Python program on NumPy, with a backward pass of its own. Its error says
// why there is no network.
func NumPy(v *workspace.View) (string, error) {
	if err := usable(v); err != nil {
		return "", err
	}
	p := newProgram(v, "#")
	numpy := func(c activation.Code) activation.Body { return c.NumPy }
	p.head("Python with NumPy")
	p.pythonImports("numpy as np", numpy)
	p.pythonMatrices(func(string) (open, shut string) { return "np.array([", "], dtype=float)" })
	p.pythonFunctions(numpy)
	p.pythonForward()
	p.pythonLoss("axis", true)
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

// pythonImports writes the import of a library, and of Python's own math where a function needs it.
func (p *program) pythonImports(library string, code func(activation.Code) activation.Body) {
	p.line("")
	for _, d := range p.definitions() {
		if body := code(d.code); strings.Contains(body.Value+body.Slope, "math.") {
			p.line("import math\n")
			break
		}
	}
	p.line("import %s\n", library)
}

// pythonFunctions writes the functions that the network needs; code gives their bodies, with an empty slope
// where a language has no use for one.
func (p *program) pythonFunctions(code func(activation.Code) activation.Body) {
	for _, d := range p.definitions() {
		body, name := code(d.code), snake(d.id)
		p.line("\n")
		p.note(d.about)
		p.line("def %s%s:\n%s", name, d.heads.value, body.Value)
		if d.slope && body.Slope != "" {
			p.line("\n\ndef %s_slope%s:\n%s", name, d.heads.slope, body.Slope)
		}
	}
	p.line("\n")
}

// call is a function of a variable in Python; the identity's is the variable.
func call(id, of string) string {
	if id == activation.Identity.ID {
		return of
	}
	return snake(id) + "(" + of + ")"
}

// pythonForward writes the passes up to T, for all samples at once.
func (p *program) pythonForward() {
	p.note(prose.Say(prose.ProgramForward))
	for h, a := range p.hidden {
		h++
		alpha := p.shape.LayerID(h)
		p.line("a%s = %s[:, 0] + %s @ %s[:, 1:].T", level(h), alpha, below(h, "X"), alpha)
		p.line("z%s = %s", level(h), call(a.ID, "a"+level(h)))
	}
	p.line("T = beta[:, 0] + %s @ beta[:, 1:].T", below(p.shape.Layers(), "X"))
}

// pythonLoss writes the outputs and the loss; axis is how a language names the sum over a row. Where the
// output function has cancelled the loss is one of T, and f is written only where it is needed.
func (p *program) pythonLoss(axis string, needsF bool) {
	if needsF || !p.isCancelled() {
		p.line("f = %s", call(p.output.ID, "T"))
	}
	if name := snake(p.loss.ID); p.isCancelled() {
		p.line("L = %s(Y, T)", name)
	} else {
		p.line("L = %s(Y, f).sum(%s=1)", name, axis)
	}
	p.line("R = L.%s()\n", p.reduction())
}

// numpyBackward writes the backward pass: ESL 11.12 to 11.15, for all samples at once.
func (p *program) numpyBackward() {
	p.note(prose.Say(prose.ProgramBackward))
	delta := snake(p.loss.ID) + "_slope(Y, f)"
	switch slope := snake(p.output.ID) + "_slope"; {
	case p.isCancelled(), p.isPlain():
	case p.output.Each == nil:
		delta = slope + "(" + delta + ", f)"
	default:
		delta += " * " + slope + "(T)"
	}
	p.line("delta = %s", delta)
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
		if a := p.hidden[h-2]; a != activation.Identity {
			slope = fmt.Sprintf(" * %s_slope(a%s)", snake(a.ID), level(h-1))
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
