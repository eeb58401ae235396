package loss

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"chainrule/engine/activation"
	"chainrule/engine/expr"
)

// Targets are the targets that a loss can take: all of Only, or, where Only is empty, from Lower to Upper.
type Targets struct {
	Lower, Upper float64 // ±Inf where there is no bound
	Only         []float64
}

// anyTarget is every finite number.
var anyTarget = Targets{Lower: math.Inf(-1), Upper: math.Inf(1)}

// CheckTarget says why the loss cannot take y as a target, or gives nil where it can.
func (l *Loss) CheckTarget(y float64) error {
	found := expr.FormatNumber(y, 0)
	switch t := l.Targets; {
	case math.IsNaN(y) || math.IsInf(y, 0):
		return fmt.Errorf("a target must be a finite number, found %s", found)
	case len(t.Only) > 0:
		if !slices.Contains(t.Only, y) {
			var list []string
			for _, v := range t.Only {
				list = append(list, expr.FormatNumber(v, 0))
			}
			return fmt.Errorf("%s needs targets that are %s, found %s", l.Name, either(list), found)
		}
	case y < t.Lower || y > t.Upper:
		return fmt.Errorf("%s needs targets between %s and %s, found %s", l.Name, expr.FormatNumber(t.Lower, 0), expr.FormatNumber(t.Upper, 0), found)
	}
	return nil
}

// CheckOutput says why an output function cannot go with the loss, or gives nil where it can.
func (l *Loss) CheckOutput(g *activation.Output) error {
	if _, ok := l.CancelledWith(g); ok || l.Each != nil {
		return nil
	}
	var list []string
	for _, g := range activation.Outputs() {
		if _, ok := l.CancelledWith(g); ok {
			list = append(list, g.ID)
		}
	}
	return errors.New(l.Name + " needs " + l.Needs + ": choose " + either(list))
}

// ClassOf is the class, from 0, that the outputs or the targets of a sample stand for: the largest of several, the
// first where several are the largest; of a single one the second class from the boundary on.
func (l *Loss) ClassOf(values []float64) int {
	if len(values) == 1 {
		if values[0] >= l.Boundary {
			return 1
		}
		return 0
	}
	return largest(len(values), func(k int) float64 { return values[k] })
}

// either lists a choice in words: "identity, sigmoid or softmax".
func either(list []string) string {
	last := len(list) - 1
	if last == 0 {
		return list[0]
	}
	return strings.Join(list[:last], ", ") + " or " + list[last]
}
