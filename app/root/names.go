package root

import (
	"fmt"

	"chainrule/engine/expr"
	"chainrule/engine/network"
	"chainrule/engine/workspace"
)

// paramLabel is a parameter in the list: "α₁₁ age → z₁".
func paramLabel(v *workspace.View, p network.Param) string {
	to := fmt.Sprintf("f%s", expr.Subscript(p.Unit))
	if p.Layer < v.Shape.Layers() {
		to = fmt.Sprintf("z%s", expr.Subscript(p.Unit))
	}
	return fmt.Sprintf("%s  %s → %s", v.Shape.Symbol(p).Unicode(), v.Variable(p.Layer, p.Input), to)
}

// layerLabel names a layer's parameters in the list.
func layerLabel(s network.Shape, layer int) string {
	switch {
	case layer == s.Layers():
		return "β, into the outputs"
	case s.Layers() == 2:
		return "α, into the hidden units"
	}
	return fmt.Sprintf("α of hidden layer %d", layer)
}

func mean(v *workspace.View) bool { return v.Document.Training.Reduction == network.Mean }
