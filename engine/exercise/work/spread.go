package work

import (
	"math"

	"chainrule/engine/expr"
)

// Spread is how far a quantity may come out wrong where each number on the way is rounded to so many significant digits.
func (s *System) Spread(q Quantity, digits int) float64 {
	right := s.With(nil)
	value := right.Value(q)
	unit := 0.5 * math.Pow(10, -float64(digits-1))
	total := math.Abs(value) * unit
	for symbol, v := range right.values {
		if symbol == q.Of || v-v != 0 {
			continue
		}
		moved := s.With(nil).WithData(func(other expr.Symbol) (float64, bool) {
			return v * (1 + unit), other == symbol
		}).Value(q)
		if moved-moved == 0 {
			total += math.Abs(moved - value)
		}
	}
	return total
}
