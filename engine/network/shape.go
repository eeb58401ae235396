package network

import (
	"fmt"
	"slices"
	"strings"

	"chainrule/engine/activation"
	"chainrule/engine/loss"
)

// Layer is one hidden layer.
type Layer struct {
	Units      int
	Activation string // an activation's id
}

// Shape is everything about a network but its parameters.
type Shape struct {
	P      int     // inputs
	Hidden []Layer // 0 to 6 layers of 1 to 256 units
	K      int     // outputs
	Output string  // "identity", "sigmoid" or "softmax"
	Loss   string  // "rss", "half-rss" or "cross-entropy"
}

// The largest network that is computed and drawn.
const (
	MostLayers = 6
	MostUnits  = 256
)

// Equal reports whether two shapes are the same.
func (s Shape) Equal(t Shape) bool {
	return s.P == t.P && s.K == t.K && s.Output == t.Output && s.Loss == t.Loss && slices.Equal(s.Hidden, t.Hidden)
}

// Validate says what is wrong with a shape, or gives nil.
func (s Shape) Validate() error {
	if s.P < 0 || s.K < 1 {
		return fmt.Errorf("a network needs an output; make a column the target")
	}
	if len(s.Hidden) > MostLayers {
		return fmt.Errorf("%d hidden layers; there can be up to %d", len(s.Hidden), MostLayers)
	}
	for h, layer := range s.Hidden {
		if layer.Units < 1 || layer.Units > MostUnits {
			return fmt.Errorf("hidden layer %d has %d units; it can have 1 to %d", h+1, layer.Units, MostUnits)
		}
		if _, ok := activation.ByID(layer.Activation); !ok {
			return fmt.Errorf("hidden layer %d: %q is not an activation; write %s", h+1, layer.Activation, Activations())
		}
	}
	if _, ok := activation.OutputByID(s.Output); !ok {
		return fmt.Errorf("%q is not an output function; write %s", s.Output, Outputs())
	}
	l, ok := loss.ByID(s.Loss)
	if !ok {
		return fmt.Errorf("%q is not a loss; write %s", s.Loss, Losses())
	}
	return l.CheckOutput(s.Output)
}

// Activations, Outputs and Losses list what can be written, for messages: "sigmoid, tanh or relu".
func Activations() string {
	return choices(activation.All(), func(a *activation.Activation) string { return a.ID })
}

// Outputs lists the output functions for messages.
func Outputs() string {
	return choices(activation.Outputs(), func(o *activation.Output) string { return o.ID })
}

// Losses lists the losses for messages.
func Losses() string { return choices(loss.All(), func(l *loss.Loss) string { return l.ID }) }

func choices[T any](list []T, id func(T) string) string {
	ids := make([]string, len(list))
	for i, v := range list {
		ids[i] = id(v)
	}
	last := len(ids) - 1
	return strings.Join(ids[:last], ", ") + " or " + ids[last]
}

// Layers is the number of weight matrices: the hidden layers and the outputs.
func (s Shape) Layers() int { return len(s.Hidden) + 1 }

// Rows is the number of units of layer 1…H+1; the last are the outputs.
func (s Shape) Rows(layer int) int {
	if layer == s.Layers() {
		return s.K
	}
	return s.Hidden[layer-1].Units
}

// Cols is the number of inputs of a layer and 1 for the bias, which comes first.
func (s Shape) Cols(layer int) int {
	if layer == 1 {
		return s.P + 1
	}
	return s.Hidden[layer-2].Units + 1
}

// Offset is where a layer's matrix begins in theta. Matrices are row-major, α^(1) first and β last.
func (s Shape) Offset(layer int) int {
	at := 0
	for h := 1; h < layer; h++ {
		at += s.Rows(h) * s.Cols(h)
	}
	return at
}

// Count is the number of parameters.
func (s Shape) Count() int { return s.Offset(s.Layers()) + s.Rows(s.Layers())*s.Cols(s.Layers()) }
