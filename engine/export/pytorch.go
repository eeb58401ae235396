package export

import (
	"chainrule/engine/workspace"
)

// PyTorch is the view's network as a Python program on PyTorch, in float64, whose derivatives come from its
// autograd. Its error says why there is no network.
func PyTorch(v *workspace.View) (string, error) {
	if err := usable(v); err != nil {
		return "", err
	}
	p := newProgram(v, "#")
	p.head("Python with PyTorch")
	p.line("\nimport torch\n")
	p.pythonMatrices(func(name string) (open, shut string) {
		if name == "X" || name == "Y" {
			return "torch.tensor([", "], dtype=torch.float64)"
		}
		return "torch.tensor([", "], dtype=torch.float64, requires_grad=True)"
	})
	if p.uses("softplus") || p.entropy() && p.shape.Output == sigmoid {
		p.line("\n\ndef softplus(v):\n    return torch.logaddexp(v, torch.zeros_like(v))\n\n")
	} else {
		p.line("")
	}
	p.torchForward()
	p.line("R.backward()\n")
	p.line(`print("loss", R.item())`)
	p.line("for name, theta in (%s):", p.pairs(func(name string) string { return name }))
	p.line("    for unit, row in enumerate(theta.grad.tolist(), 1):")
	p.line("        for source, v in enumerate(row):")
	p.line(`            print(f"{name}[{unit},{source}] {v!r}")`)
	return p.String(), nil
}

// torchCall is a function of a variable in PyTorch. Its softplus turns into the identity above a
// threshold, so the program has its own.
func torchCall(id, of string) string {
	switch id {
	case identity:
		return of
	case "softplus":
		return "softplus(" + of + ")"
	case softmax:
		return "torch.softmax(" + of + ", dim=1)"
	}
	return "torch." + id + "(" + of + ")"
}

func (p *program) torchForward() {
	p.note("forward: a row a sample")
	for h, layer := range p.shape.Hidden {
		h++
		alpha := p.shape.LayerID(h)
		p.line("a%s = %s[:, 0] + %s @ %s[:, 1:].T", level(h), alpha, below(h, "X"), alpha)
		p.line("z%s = %s", level(h), torchCall(layer.Activation, "a"+level(h)))
	}
	p.line("T = beta[:, 0] + %s @ beta[:, 1:].T", below(p.shape.Layers(), "X"))
	switch {
	case p.entropy() && p.shape.Output == softmax:
		p.line("L = (Y * (torch.logsumexp(T, dim=1, keepdim=True) - T)).sum(dim=1)")
	case p.entropy():
		p.line("L = (Y * softplus(-T) + (1 - Y) * softplus(T)).sum(dim=1)")
	case p.shape.Loss == "half-rss":
		p.line("f = %s", torchCall(p.shape.Output, "T"))
		p.line("L = ((Y - f) ** 2).sum(dim=1) / 2")
	default:
		p.line("f = %s", torchCall(p.shape.Output, "T"))
		p.line("L = ((Y - f) ** 2).sum(dim=1)")
	}
	p.line("R = L.%s()\n", p.reduction())
	p.note("backward: autograd")
}
