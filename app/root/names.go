package root

import (
	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"
)

// paramLabel is a parameter in the list: "α₁₁ age → z₁".
func paramLabel(v *workspace.View, p network.Param) string {
	return prose.Text(prose.FromInto, v.Shape.Symbol(p), v.Variable(p.Layer, p.Input), v.Unit(p.Layer, p.Unit))
}

// layerLabel names a layer's parameters in the list.
func layerLabel(s network.Shape, layer int) string {
	switch {
	case layer == s.Layers():
		return prose.Text(prose.IntoOutputs)
	case s.Layers() == 2:
		return prose.Text(prose.IntoHidden)
	}
	return prose.Text(prose.OfHiddenLayer, layer)
}
