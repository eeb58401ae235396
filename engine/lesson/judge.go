package lesson

import (
	"math"

	"chainrule/engine/exercise/answer"
	"chainrule/engine/prose"
)

// digits are how many digits an answer must be right in that is no whole number.
const digits = 3

// Judge judges a number that was typed: whether it is right, and what is said to it. Its error says why it cannot be read.
func (q *Question) Judge(text string, s *State) (right bool, said HTML, err error) {
	value, ok := s.Of(q.Answer)
	if !ok {
		return false, "", s.Why(q.Answer)
	}
	typed, err := answer.Read(text, s.now.system)
	if err != nil {
		return false, "", err
	}
	if q.fits(typed, value) {
		return true, "", nil
	}
	for _, w := range q.Wrong {
		if v, ok := s.Of(w.Value); ok && q.fits(typed, v) {
			return false, w.Say, nil
		}
	}
	if typed.Plain && typed.Is(value) {
		return false, HTML(prose.Text(prose.MoreDigits, digits)), nil
	}
	return false, "", nil
}

// fits reports whether what was typed is a number.
func (q *Question) fits(typed answer.Number, v float64) bool {
	off := math.Abs(typed.Value - v)
	switch {
	case q.Share:
		return off <= q.Within*math.Abs(v)
	case q.Within > 0:
		return off <= q.Within
	case v == math.Trunc(v):
		return off <= nearlyEqual*max(1, math.Abs(v))
	case typed.Plain:
		return typed.Is(v) && typed.Half <= answer.HalfUnit(v, digits) || off <= answer.HalfUnit(v, digits)
	}
	return off <= answer.HalfUnit(v, digits)
}
