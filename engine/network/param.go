package network

import (
	"fmt"
	"regexp"
	"strconv"
)

// Param names one parameter: the weight from Input of the layer below to Unit of Layer. All of them
// count from 1, and Input 0 is the bias.
type Param struct {
	Layer int // 1…H for α^(h); H+1 for β
	Unit  int
	Input int
}

// Index is where a parameter stands in theta. It panics where the network has no such parameter.
func (s Shape) Index(p Param) int {
	if !s.Has(p) {
		panic(fmt.Sprintf("network: no parameter %+v", p))
	}
	return s.Offset(p.Layer) + (p.Unit-1)*s.Cols(p.Layer) + p.Input
}

// Has reports whether the network has the parameter.
func (s Shape) Has(p Param) bool {
	return p.Layer >= 1 && p.Layer <= s.Layers() && p.Unit >= 1 && p.Unit <= s.Rows(p.Layer) &&
		p.Input >= 0 && p.Input < s.Cols(p.Layer)
}

// ParamAt is the parameter at an index of theta. It panics where theta is shorter.
func (s Shape) ParamAt(index int) Param {
	for layer := 1; layer <= s.Layers(); layer++ {
		size := s.Rows(layer) * s.Cols(layer)
		if index < size {
			return Param{Layer: layer, Unit: index/s.Cols(layer) + 1, Input: index % s.Cols(layer)}
		}
		index -= size
	}
	panic("network: no parameter at that index")
}

// ID is a parameter's id in text: `alpha[1,0]`, `alpha2[3,1]`, `beta[1,2]`.
func (s Shape) ID(p Param) string {
	return fmt.Sprintf("%s[%d,%d]", s.MatrixName(p.Layer), p.Unit, p.Input)
}

// MatrixName is what the document calls the weights of a layer: alpha, alpha2, …, beta.
func (s Shape) MatrixName(layer int) string {
	switch {
	case layer == s.Layers():
		return "beta"
	case layer == 1:
		return "alpha"
	}
	return "alpha" + strconv.Itoa(layer)
}

var paramID = regexp.MustCompile(`^(alpha|beta)([1-9][0-9]?)?\[(0|[1-9][0-9]{0,5}),(0|[1-9][0-9]{0,5})\]$`)

// Parse reads a parameter's id, and says what would be right where there is no such parameter.
func (s Shape) Parse(id string) (Param, error) {
	m := paramID.FindStringSubmatch(id)
	if m == nil {
		return Param{}, fmt.Errorf("%q is not a parameter; write an id such as alpha[1,2] or beta[1,0]", id)
	}
	p := Param{Layer: 1}
	if m[1] == "beta" {
		if m[2] != "" {
			return Param{}, fmt.Errorf("%q is not a parameter; beta has no number", id)
		}
		p.Layer = s.Layers()
	} else {
		if m[2] != "" {
			p.Layer, _ = strconv.Atoi(m[2])
			if p.Layer == 1 {
				return Param{}, fmt.Errorf("%q is not a parameter; the first hidden layer's is alpha, without a number", id)
			}
		}
		if p.Layer >= s.Layers() {
			return Param{}, fmt.Errorf("there is no %s: the network has %d hidden layers", id, len(s.Hidden))
		}
	}
	p.Unit, _ = strconv.Atoi(m[3])
	p.Input, _ = strconv.Atoi(m[4])
	if !s.Has(p) {
		return Param{}, fmt.Errorf("there is no %s: the first index runs from 1 to %d and the second from 0 to %d", id, s.Rows(p.Layer), s.Cols(p.Layer)-1)
	}
	return p, nil
}
