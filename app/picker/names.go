package picker

import (
	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"
)

// nameLength is how many characters of a column's name the question has room for.
const nameLength = 24

// Label is a parameter with what it joins: "α₁₁ age → z₁".
func Label(v *workspace.View, p network.Param) string {
	return prose.Text(prose.FromInto, v.Shape.Symbol(p), prose.Clip(v.Variable(p.Layer, p.Input), nameLength), v.Unit(p.Layer, p.Unit))
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
