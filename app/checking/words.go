package checking

import (
	"strconv"
	"strings"

	"chainrule/engine/expr"
	"chainrule/engine/identify"
	"chainrule/engine/prose"
)

// quantities are the names of quantities, by what identify calls them without a layer's number.
var quantities = map[string]prose.ID{
	"x": prose.IsInputs, "y": prose.IsTargets, "a": prose.IsNetInputs, "z": prose.IsHidden, "T": prose.IsOutputNetInputs, "f": prose.IsOutputs, "L": prose.IsLosses,
	"delta": prose.IsOutputErrors, "s": prose.IsHiddenErrors, "alpha": prose.IsAlpha, "beta": prose.IsBeta,
	"dL/dalpha": prose.IsAlphaGradient, "dL/dbeta": prose.IsBetaGradient, "new alpha": prose.IsNewAlpha, "new beta": prose.IsNewBeta,
}

// quantity names a quantity, as "∂L/∂α⁽²⁾": by its symbol and in words.
func quantity(name string) prose.Message {
	letters := strings.TrimRight(name, "0123456789")
	layer := ""
	if number, err := strconv.Atoi(name[len(letters):]); err == nil && number > 1 {
		layer = expr.LayerMark(number)
	}
	return prose.Say(quantities[letters], layer)
}

// describe says what an array is: the quantity, over which rows, and how it lies.
func describe(m identify.Match) prose.Message {
	parts := prose.List{quantity(m.Quantity).String()}
	switch {
	case m.Reduction == "sum":
		parts = append(parts, prose.Text(prose.SumOverRows))
	case m.Reduction == "mean":
		parts = append(parts, prose.Text(prose.MeanOverRows))
	case m.Sample > 0:
		parts = append(parts, prose.Text(prose.OfRow, m.Sample))
	}
	if m.Transposed {
		parts = append(parts, prose.Text(prose.Transposed))
	}
	if id, ok := biases[m.Bias]; ok && ofWeights(m.Quantity) {
		parts = append(parts, prose.Text(id))
	}
	return prose.Say(prose.Verbatim, parts)
}

// ofWeights reports whether a quantity has a number for each weight.
func ofWeights(name string) bool {
	return strings.Contains(name, "alpha") || strings.Contains(name, "beta")
}

// biases say where the biases stand.
var biases = map[string]prose.ID{"none": prose.WithoutBiases, "first": prose.BiasesFirst, "last": prose.BiasesLast, "only": prose.BiasesAlone}
