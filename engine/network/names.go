package network

import (
	"chainrule/engine/activation"
	"chainrule/engine/loss"
	"chainrule/engine/prose"
)

// Activations are the ids of the activations, of which one is to be chosen.
func Activations() prose.OneOf {
	return ids(activation.All(), func(a *activation.Activation) string { return a.ID })
}

// Outputs are the ids of the output functions, of which one is to be chosen.
func Outputs() prose.OneOf {
	return ids(activation.Outputs(), func(o *activation.Output) string { return o.ID })
}

// Losses are the ids of the losses, of which one is to be chosen.
func Losses() prose.OneOf { return ids(loss.All(), func(l *loss.Loss) string { return l.ID }) }

func ids[T any](list []T, id func(T) string) (ids prose.OneOf) {
	for _, v := range list {
		ids = append(ids, id(v))
	}
	return ids
}
