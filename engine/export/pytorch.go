package export

import (
	"chainrule/engine/activation"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"
)

// PyTorch is the view's network as a Python program on PyTorch, in float64, whose derivatives come from its
// autograd. Its error says why there is no network.
func PyTorch(v *workspace.View) (string, error) {
	if err := usable(v); err != nil {
		return "", err
	}
	p := newProgram(v, "#")
	torch := func(c activation.Code) activation.Body { return activation.Body{Value: c.PyTorch} }
	p.head("Python with PyTorch")
	p.pythonImports("torch", torch)
	p.pythonMatrices(func(name string) (open, shut string) {
		if name == "X" || name == "Y" {
			return "torch.tensor([", "], dtype=torch.float64)"
		}
		return "torch.tensor([", "], dtype=torch.float64, requires_grad=True)"
	})
	p.pythonFunctions(torch)
	p.pythonForward()
	p.pythonLoss("dim", false)
	p.note(prose.Say(prose.ProgramAutograd))
	p.line("R.backward()\n")
	p.line(`print("loss", R.item())`)
	p.line("for name, theta in (%s):", p.pairs(func(name string) string { return name }))
	p.line("    for unit, row in enumerate(theta.grad.tolist(), 1):")
	p.line("        for source, v in enumerate(row):")
	p.line(`            print(f"{name}[{unit},{source}] {v!r}")`)
	return p.String(), nil
}
