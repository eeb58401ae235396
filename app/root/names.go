package root

import (
	"fmt"

	"chainrule/engine/expr"
	"chainrule/engine/network"
	"chainrule/engine/workspace"
)

// paramSymbol is the symbol of a parameter.
func paramSymbol(s network.Shape, p network.Param) expr.Symbol {
	symbol := expr.Symbol{Kind: expr.Beta, I: expr.At(p.Unit), J: expr.At(p.Input)}
	if p.Layer < s.Layers() {
		symbol.Kind, symbol.Layer = expr.Alpha, p.Layer
	}
	return symbol
}

// paramLabel is a parameter in the list: "α₁₁ age → z₁".
func paramLabel(v *workspace.View, p network.Param) string {
	to := fmt.Sprintf("f%s", expr.Subscript(p.Unit))
	if p.Layer < v.Shape.Layers() {
		to = fmt.Sprintf("z%s", expr.Subscript(p.Unit))
	}
	return fmt.Sprintf("%s  %s → %s", paramSymbol(v.Shape, p).Unicode(), v.Variable(p.Layer, p.Input), to)
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
