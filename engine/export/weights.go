package export

import (
	"chainrule/engine/document"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"
)

// WeightsJSON is the view's weights as a file of their own.
func WeightsJSON(v *workspace.View) ([]byte, error) {
	if v == nil || len(v.Theta) == 0 {
		return nil, prose.Say(prose.NoWeights)
	}
	return document.EncodeWeights(v.Shape, v.Theta), nil
}

// ReadWeights reads what WeightsJSON wrote as a command for the view's network. Its error says where, what
// was found, and what would be right.
func ReadWeights(data []byte, v *workspace.View) (workspace.SetWeights, error) {
	if v == nil || len(v.Theta) == 0 {
		return workspace.SetWeights{}, prose.Say(prose.NoNetworkYet)
	}
	theta, err := document.DecodeWeights(data, v.Shape)
	return workspace.SetWeights{Theta: theta}, err
}
