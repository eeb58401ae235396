package pasted

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"chainrule/engine/network"
	"chainrule/engine/printed"
	"chainrule/engine/prose"
)

// Bias says where the biases of a layer stand.
type Bias string

// The places of biases.
const (
	Own   Bias = "own"   // in an array of their own
	First Bias = "first" // before the weights of each unit
	Last  Bias = "last"  // after the weights of each unit
	None  Bias = "none"  // nowhere: the network has none
)

// Layer says how the weights of a layer lie.
type Layer struct {
	Inputs bool // a row holds the weights of an input, and not those of a unit
	Bias   Bias
}

// Reading is a way to take the arrays for a network.
type Reading struct {
	XRows, YRows bool // a row holds a sample, and not a variable
	Classes      bool // Y holds the number of each sample's class, and not a column for each
	Layers       []Layer

	arrays Arrays
	x, y   [][]float64 // a row for each sample
	parts  []part
	units  []int // of each layer
	cost   int   // how unusual it is
}

// Readings are the ways to take the arrays for a network, the likeliest first; at least one. Its error is an [*Error].
func Readings(a Arrays) ([]Reading, error) {
	if err := a.check(); err != nil {
		return nil, err
	}
	f := &finder{arrays: a, lying: map[lying][][]float64{}}
	for _, xRows := range []bool{true, false} {
		x := oriented(a.X, xRows)
		f.layers(Reading{XRows: xRows, x: x, arrays: a}, len(x[0]), 0)
	}
	if len(f.found) == 0 {
		return nil, f.fault
	}
	slices.SortStableFunc(f.found, func(a, b Reading) int { return a.cost - b.cost })
	return f.found, nil
}

// mostReadings is how many ways are found at most; a person looks through no more.
const mostReadings = 64

// finder goes through all ways.
type finder struct {
	arrays Arrays
	found  []Reading
	fault  *Error
	lying  map[lying][][]float64
	far    int // how many arrays of weights went together in the way that got furthest
}

// lying is an array of weights, by its place, and how it lies.
type lying struct {
	at     int
	inputs bool
}

// unitRows is an array of weights with a row for each unit.
func (f *finder) unitRows(at int, inputs bool) [][]float64 {
	as := lying{at, inputs}
	if f.lying[as] == nil {
		f.lying[as] = oriented(f.arrays.Weights[at], !inputs)
	}
	return f.lying[as]
}

// oriented is an array as it is, or with its columns as rows. A vector is a row.
func oriented(a *printed.Array, rows bool) [][]float64 {
	n, width := a.Rows, a.Cols
	if !rows {
		n, width = a.Cols, a.Rows
	}
	out := make([][]float64, n)
	for i := range out {
		for j := range width {
			if rows {
				out[i] = append(out[i], a.At(i, j).Value)
			} else {
				out[i] = append(out[i], a.At(j, i).Value)
			}
		}
	}
	return out
}

// layers reads the arrays of weights from one on, with so many numbers coming in.
func (f *finder) layers(r Reading, in, at int) {
	if len(f.found) >= mostReadings {
		return
	}
	if hidden := len(r.units) - 1; hidden > network.MaxLayers {
		f.fault = wrong("weights", prose.ManyLayers, hidden, network.MaxLayers)
		return
	}
	if at == len(f.arrays.Weights) {
		f.targets(r, in)
		return
	}
	W := f.arrays.Weights[at]
	ways := 0
	usual := r.XRows || flat(f.arrays.X) // x W goes with samples in rows, and W x with samples in columns
	for _, inputs := range []bool{usual, !usual} {
		rows := f.unitRows(at, inputs)
		units, width := len(rows), len(rows[0])
		next := r
		next.units = append(slices.Clone(r.units), units)
		if inputs != usual {
			next.cost++
		}
		if width == in {
			ways++
			f.own(next, inputs, rows, at)
			without := next.with(Layer{inputs, None}, part{rows: rows})
			if !f.namesWeights(at + 1) {
				without.cost += 2
			}
			f.layers(without, units, at+1)
		}
		if width == in+1 {
			ways++
			f.layers(next.with(Layer{inputs, First}, part{rows: rows}), units, at+1)
			last := next.with(Layer{inputs, Last}, part{rows: rows})
			last.cost++
			f.layers(last, units, at+1)
		}
	}
	if ways == 0 && (f.fault == nil || at > f.far) {
		f.far = at
		f.fault = wrong("weights", prose.PastedWeights, at+1, size(W), in)
	}
}

// own reads the array behind that of weights as their biases.
func (f *finder) own(next Reading, inputs bool, rows [][]float64, at int) {
	if at+1 == len(f.arrays.Weights) || !isBias(f.arrays.Weights[at+1], len(rows)) {
		return
	}
	next = next.with(Layer{inputs, Own}, part{rows, f.arrays.Weights[at+1].Cells})
	if f.namesWeights(at + 1) {
		next.cost += 4
	}
	f.layers(next, len(rows), at+2)
}

// part is the weights of a layer, a row for each unit, with the biases if they are an array of their own.
type part struct {
	rows   [][]float64
	biases []printed.Cell
}

// with is the reading with another layer.
func (r Reading) with(l Layer, p part) Reading {
	r.Layers, r.parts = append(slices.Clone(r.Layers), l), append(slices.Clone(r.parts), p)
	return r
}

// theta is all parameters, in the order of network.Shape.
func (r Reading) theta() (theta []float64) {
	for i, p := range r.parts {
		for m, row := range p.rows {
			n := len(row) - 1
			switch r.Layers[i].Bias {
			case Own:
				theta = append(append(theta, p.biases[m].Value), row...)
			case None:
				theta = append(append(theta, 0), row...)
			case Last:
				theta = append(append(theta, row[n]), row[:n]...)
			default:
				theta = append(theta, row...)
			}
		}
	}
	return theta
}

// namesWeights reports whether the text calls an array weights.
func (f *finder) namesWeights(at int) bool {
	if at >= len(f.arrays.Weights) {
		return true
	}
	name := strings.ToLower(f.arrays.Weights[at].Name)
	for _, word := range []string{"w", "alpha", "beta", "theta"} {
		if strings.HasPrefix(name, word) {
			return true
		}
	}
	return strings.Contains(name, "weight") || strings.Contains(name, "kernel")
}

// flat reports whether an array is a vector.
func flat(a *printed.Array) bool { return a.Rows == 1 || a.Cols == 1 }

// isBias reports whether an array holds a number for each unit and can be biases.
func isBias(a *printed.Array, units int) bool { return flat(a) && len(a.Cells) == units }

func size(a *printed.Array) string {
	if a.Dims < 2 {
		return strconv.Itoa(len(a.Cells))
	}
	return fmt.Sprintf("%d × %d", a.Rows, a.Cols)
}

// targets reads Y for a network with K outputs.
func (f *finder) targets(r Reading, K int) {
	Y, N := f.arrays.Y, len(r.x)
	fits := false
	for _, rows := range []bool{true, false} {
		y := oriented(Y, rows)
		if len(y) != N {
			continue
		}
		width := len(y[0])
		next := r
		next.YRows, next.y = rows, y
		if rows != r.XRows && !flat(Y) {
			next.cost++
		}
		if width == K {
			fits = true
			f.found = append(f.found, next)
		}
		if width == 1 && K > 1 && classes(y, K) {
			fits = true
			next.Classes = true
			next.cost++
			f.found = append(f.found, next)
		}
	}
	if !fits && len(f.found) == 0 && (f.fault == nil || len(f.arrays.Weights) > f.far) {
		f.far = len(f.arrays.Weights)
		f.fault = wrong("y", prose.PastedTargets, size(Y), N, K)
	}
}

// classes reports whether a column holds numbers of K classes, from 0 or from 1.
func classes(y [][]float64, K int) bool {
	least, most := math.Inf(1), math.Inf(-1)
	for _, row := range y {
		if row[0] != math.Trunc(row[0]) {
			return false
		}
		least, most = min(least, row[0]), max(most, row[0])
	}
	return least >= 0 && most < float64(K) || least >= 1 && most <= float64(K)
}
