package exercise

import (
	"math"
	"strconv"

	"chainrule/engine/exercise/mistake"
	"chainrule/engine/exercise/work"
)

// Sharp reports whether the exercise tells its mistakes apart: each leads to a number that, rounded to the digits asked for,
// is named as that mistake and nothing else. Mistakes that always lead to the same number are one here.
func (x *Exercise) Sharp() bool {
	right := x.Right()
	if right-right != 0 || math.Abs(right) < smallest || math.Abs(right) > largest || len(x.found) < fewestMistakes {
		return false
	}
	var same Points
	for _, f := range x.found {
		v, err := x.Answer(Rounded(f.Value, x.Digits))
		if err != nil || v.Correct || len(v.Mistakes) == 0 {
			return false
		}
		for _, m := range v.Mistakes {
			if m == f.Mistake {
				continue
			}
			if same == nil {
				same = points(enoughPoints, x.system.SameClasses)
			}
			if !x.oneNumber(same, f, m) {
				return false
			}
		}
	}
	return true
}

// What numbers an exercise may ask for, and how many mistakes it must tell apart: fewer would not be worth it.
const (
	smallest       = 0.001
	largest        = 1000
	fewestMistakes = 3
)

// oneNumber reports whether a mistake always leads to the same number as another that was found.
func (x *Exercise) oneNumber(points Points, f *mistake.Found, m *mistake.Mistake) bool {
	for _, g := range x.found {
		if g.Mistake == m && points.Agree(
			func(s *work.System) float64 { return f.In(s, x.Asked) },
			func(s *work.System) float64 { return g.In(s, x.Asked) },
		) == Equal {
			return true
		}
	}
	return false
}

// Rounded writes a number as a person does who rounds it to so many significant digits.
func Rounded(v float64, digits int) string { return strconv.FormatFloat(v, 'g', digits, 64) }
