package network

import (
	"fmt"
	"strconv"
	"strings"

	"chainrule/engine/expr"
	"chainrule/engine/prose"
)

// Param names one parameter: the weight from Input of the layer below to Unit of Layer. All of them
// count from 1, and Input 0 is the bias.
type Param struct {
	Layer int // 1…H for α^(h); H+1 for β
	Unit  int
	Input int
}

// Has reports whether the network has the parameter p.
func (s Shape) Has(p Param) bool {
	return p.Layer >= 1 && p.Layer <= s.Layers() &&
		p.Unit >= 1 && p.Unit <= s.Rows(p.Layer) &&
		p.Input >= 0 && p.Input < s.Cols(p.Layer)
}

// Index is where p stands in theta. It panics for a parameter that the network does not have.
func (s Shape) Index(p Param) int {
	if !s.Has(p) {
		panic(fmt.Sprintf("network: no parameter %+v", p))
	}
	return s.Offset(p.Layer) + (p.Unit-1)*s.Cols(p.Layer) + p.Input
}

// ParamAt is the parameter that stands at index in theta. It panics outside of theta.
func (s Shape) ParamAt(index int) Param {
	rest := index
	for h := 1; h <= s.Layers() && rest >= 0; h++ {
		rows, cols := s.Rows(h), s.Cols(h)
		if rest < rows*cols {
			return Param{Layer: h, Unit: rest/cols + 1, Input: rest % cols}
		}
		rest -= rows * cols
	}
	panic(fmt.Sprintf("network: no parameter at %d, theta has %d", index, s.Count()))
}

// LayerID is how the document and the ids of parameters spell a layer's matrix: "alpha" for the first
// hidden layer, "alpha2" for the second, "beta" for the outputs.
func (s Shape) LayerID(layer int) string {
	s.checkLayer(layer)
	switch layer {
	case s.Layers():
		return "beta"
	case 1:
		return "alpha"
	}
	return "alpha" + strconv.Itoa(layer)
}

// ID is how the document spells p: "alpha[1,0]", "alpha2[3,1]", "beta[1,2]".
func (s Shape) ID(p Param) string {
	return fmt.Sprintf("%s[%d,%d]", s.LayerID(p.Layer), p.Unit, p.Input)
}

// Symbol is p as formulas write it: α^(h)_ml, or β_km for the outputs.
func (s Shape) Symbol(p Param) expr.Symbol {
	symbol := expr.Symbol{Kind: expr.Beta, I: expr.At(p.Unit), J: expr.At(p.Input)}
	if p.Layer < s.Layers() {
		symbol.Kind, symbol.Layer = expr.Alpha, p.Layer
	}
	return symbol
}

// Parse reads a parameter's id. If the network has no such parameter, the error says what would be one.
func (s Shape) Parse(id string) (Param, error) {
	name, rest, bracket := strings.Cut(id, "[")
	inner, closed := strings.CutSuffix(rest, "]")
	left, right, comma := strings.Cut(inner, ",")
	unit, unitOK := index(left)
	input, inputOK := index(right)
	if !bracket || !closed || !comma || !unitOK || !inputOK {
		return Param{}, prose.Say(prose.NotParameter, prose.Quoted(id), s.ID(s.example()))
	}
	for h := 1; h <= s.Layers(); h++ {
		if s.LayerID(h) != name {
			continue
		}
		rows, inputs := s.Rows(h), s.Cols(h)-1
		if unit < 1 || unit > rows {
			if rows == 1 {
				return Param{}, prose.Say(prose.OnlyUnit, id, name, unit)
			}
			return Param{}, prose.Say(prose.NoSuchUnit, id, name, unit, rows)
		}
		if input > inputs {
			if inputs == 1 {
				return Param{}, prose.Say(prose.OnlyInput, id, name, input)
			}
			return Param{}, prose.Say(prose.NoSuchInput, id, name, input, inputs)
		}
		return Param{Layer: h, Unit: unit, Input: input}, nil
	}
	var names prose.OneOf
	for h := range s.Layers() {
		names = append(names, s.LayerID(h+1))
	}
	if len(names) == 1 {
		return Param{}, prose.Say(prose.NoHiddenLayers, prose.Unquoted(id), prose.Quoted(name))
	}
	return Param{}, prose.Say(prose.NoSuchMatrix, prose.Unquoted(id), prose.Quoted(name), names)
}

// example is a parameter that every network has, for messages.
func (s Shape) example() Param { return Param{Layer: s.Layers(), Unit: 1, Input: 1} }

// index reads an index written as ids write it: digits, no sign and no leading 0.
func index(text string) (int, bool) {
	n, err := strconv.Atoi(text)
	return n, err == nil && n >= 0 && strconv.Itoa(n) == text
}
