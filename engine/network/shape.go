package network

import (
	"fmt"
	"slices"

	"chainrule/engine/activation"
	"chainrule/engine/loss"
	"chainrule/engine/prose"
)

// Limits of a network, for which the tools are built and tested.
const (
	MaxLayers = 6   // hidden layers
	MaxUnits  = 256 // units of one hidden layer
)

// Layer is one hidden layer.
type Layer struct {
	Units      int
	Activation string // an activation's id
}

// Shape is everything about a network but its parameters.
//
// The parameters are one vector theta: Alpha^(1) of M_1 × (P+1), Alpha^(2) of M_2 × (M_1+1), …, and
// Beta of K × (M_H+1), one after the other and each row by row. Column 0 is the bias. Without hidden
// layers there is Beta alone, of K × (P+1).
type Shape struct {
	P      int     // inputs
	Hidden []Layer // 0 to 6 layers of 1 to 256 units
	K      int     // outputs
	Output string  // an output function's id
	Loss   string  // a loss's id
}

// ShapeError is what is wrong with a shape: where, and what was found and would be right.
type ShapeError struct {
	Field   string // as the document spells it: "hidden[0].units"; indices count from 0
	Message prose.Message
}

// Error is the field and the message.
func (e *ShapeError) Error() string { return e.Field + ": " + e.Message.String() }

// Validate says what is wrong with the shape, as a [*ShapeError], or nil where it is one to build.
func (s Shape) Validate() error {
	wrong := func(field string, id prose.ID, args ...any) error {
		return &ShapeError{Field: field, Message: prose.Say(id, args...)}
	}
	if s.P < 1 {
		return wrong("inputs", prose.FewInputs, s.P)
	}
	if len(s.Hidden) > MaxLayers {
		return wrong("hidden", prose.ManyLayers, len(s.Hidden), MaxLayers)
	}
	for h, l := range s.Hidden {
		if l.Units < 1 || l.Units > MaxUnits {
			return wrong(fmt.Sprintf("hidden[%d].units", h), prose.UnitsOfLayer, MaxUnits, l.Units)
		}
		if _, ok := activation.ByID(l.Activation); !ok {
			return wrong(fmt.Sprintf("hidden[%d].activation", h), prose.NotActivation, prose.Quoted(l.Activation), Activations())
		}
	}
	if s.K < 1 {
		return wrong("outputs", prose.FewOutputs, s.K)
	}
	g, ok := activation.OutputByID(s.Output)
	if !ok {
		return wrong("output", prose.NotOutput, prose.Quoted(s.Output), Outputs())
	}
	l, ok := loss.ByID(s.Loss)
	if !ok {
		return wrong("loss", prose.NotLoss, prose.Quoted(s.Loss), Losses())
	}
	if err := l.CheckOutput(g); err != nil {
		return &ShapeError{Field: "loss", Message: prose.Of(err)}
	}
	return nil
}

// Equal reports whether both are the same shape.
func (s Shape) Equal(t Shape) bool {
	return s.P == t.P && s.K == t.K && s.Output == t.Output && s.Loss == t.Loss && slices.Equal(s.Hidden, t.Hidden)
}

// Layers is the number of weight matrices: one a hidden layer, and Beta.
func (s Shape) Layers() int { return len(s.Hidden) + 1 }

// Rows is the number of units of a layer, 1…H+1: M_h, or K for the outputs.
func (s Shape) Rows(layer int) int {
	s.checkLayer(layer)
	if layer == s.Layers() {
		return s.K
	}
	return s.Hidden[layer-1].Units
}

// Cols is the number of columns of a layer's matrix: what it takes in, and 1 for the bias.
func (s Shape) Cols(layer int) int {
	s.checkLayer(layer)
	if layer == 1 {
		return s.P + 1
	}
	return s.Hidden[layer-2].Units + 1
}

// Offset is where a layer's matrix begins in theta.
func (s Shape) Offset(layer int) int {
	s.checkLayer(layer)
	offset := 0
	for h := 1; h < layer; h++ {
		offset += s.Rows(h) * s.Cols(h)
	}
	return offset
}

// Count is the number of parameters, the length of theta.
func (s Shape) Count() int {
	last := s.Layers()
	return s.Offset(last) + s.Rows(last)*s.Cols(last)
}

// Matrix is the part of theta that is a layer's matrix, Rows × Cols, row by row.
func (s Shape) Matrix(theta []float64, layer int) []float64 {
	from := s.Offset(layer)
	to := from + s.Rows(layer)*s.Cols(layer)
	return theta[from:to:to]
}

func (s Shape) layer(h int) layer {
	return layer{offset: s.Offset(h), rows: s.Rows(h), cols: s.Cols(h)}
}

func (s Shape) checkLayer(layer int) {
	if layer < 1 || layer > s.Layers() {
		panic(fmt.Sprintf("network: no layer %d, the layers are 1 to %d", layer, s.Layers()))
	}
}

// Notes are what a person should know of the activations of the hidden layers, each once: one or more sentences.
func (s Shape) Notes() []string {
	var list []string
	for _, l := range s.Hidden {
		if a, ok := activation.ByID(l.Activation); ok && a.Note != "" && !slices.Contains(list, a.Note) {
			list = append(list, a.Note)
		}
	}
	return list
}
