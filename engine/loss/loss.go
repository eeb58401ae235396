// Package loss holds the losses L_i of one sample, each in a file of its own with its value, its
// derivative, its expression and the outputs and targets it can take. Everything that checks them runs
// over the registry.
package loss

import (
	"errors"
	"fmt"
	"math"

	"chainrule/engine/activation"
	"chainrule/engine/expr"

	"gonum.org/v1/gonum/num/dual"
)

// Loss is the loss L_i of one sample: of the targets y_1…y_K and the outputs f_k = g_k(T).
type Loss struct {
	ID   string // as the document spells it: "half-rss"
	Name string // for people, in a sentence: "half the residual sum of squares"

	// Value is L_i. It is given the net inputs T as well as f = g(T), since a logarithm of f_k stays
	// finite and keeps its digits only when it is taken of T. output is the id of g.
	Value func(output string, y, T, f []float64) float64

	// ByOutput sets d_k = ∂L_i/∂f_k, from which the output function goes on to ∂L_i/∂T_k. It is nil
	// where ByNetInput is there.
	ByOutput func(d, y, f []float64)

	// ByNetInput sets δ_k = ∂L_i/∂T_k outright, for a loss whose ∂L_i/∂f_k has f_k in a denominator that
	// ∂f_k/∂T_k cancels. It is nil where ByOutput is there.
	ByNetInput func(output string, delta, y, f []float64)

	// OutputLanes sets δ_k = ∂L_i/∂f_k · slope_k for groups of four samples at once, any number of groups
	// together, where slope_k is g′(T_k) of an output function that acts on every T_k alone.
	OutputLanes func(delta, y, f, slope []activation.Lanes)

	// NetInputLanes is ByNetInput for one group of four samples, of which delta, y and f have K values each.
	NetInputLanes func(output string, delta, y, f []activation.Lanes)

	// Dual is L_i on dual numbers, from its definition.
	Dual func(output string, y []float64, T, f []dual.Number) dual.Number

	// Lower and Upper are the bounds, both allowed, of the targets it takes; ±Inf where there are none.
	Lower, Upper float64

	// refusals holds the reason why an output function cannot go with the loss, by its id.
	refusals map[string]string

	Symbolic // the expression side, in symbolic.go
}

// all is the registry, in the order in which people are offered them.
var all = []*Loss{RSS, HalfRSS, CrossEntropy}

// All lists the losses, in the order in which people are offered them. The list is the registry itself:
// read it, do not change it.
func All() []*Loss { return all }

// ByID finds a loss by the id that the document spells it with.
func ByID(id string) (*Loss, bool) {
	for _, l := range all {
		if l.ID == id {
			return l, true
		}
	}
	return nil, false
}

// CheckOutput says why the output function of that id cannot go with the loss, or nil where it can.
func (l *Loss) CheckOutput(output string) error {
	if reason, refused := l.refusals[output]; refused {
		return errors.New(reason)
	}
	return nil
}

// CheckTarget says why the loss cannot take y as a target, or nil where it can.
func (l *Loss) CheckTarget(y float64) error {
	if math.IsNaN(y) || math.IsInf(y, 0) {
		return fmt.Errorf("a target must be a finite number, found %s", expr.FormatNumber(y, 0))
	}
	if y < l.Lower || y > l.Upper {
		return fmt.Errorf("%s needs targets between %s and %s, found %s",
			l.Name, expr.FormatNumber(l.Lower, 0), expr.FormatNumber(l.Upper, 0), expr.FormatNumber(y, 0))
	}
	return nil
}
