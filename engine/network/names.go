package network

import (
	"strings"

	"chainrule/engine/activation"
	"chainrule/engine/loss"
)

// Activations lists the activations for messages: "sigmoid, tanh or relu".
func Activations() string {
	return either(activation.All(), func(a *activation.Activation) string { return a.ID })
}

// Outputs lists the output functions for messages.
func Outputs() string {
	return either(activation.Outputs(), func(o *activation.Output) string { return o.ID })
}

// Losses lists the losses for messages.
func Losses() string { return either(loss.All(), func(l *loss.Loss) string { return l.ID }) }

// either lists ids as a choice: "identity, sigmoid or softmax".
func either[T any](list []T, id func(T) string) string {
	var ids []string
	for _, v := range list {
		ids = append(ids, id(v))
	}
	last := len(ids) - 1
	return strings.Join(ids[:last], ", ") + " or " + ids[last]
}
