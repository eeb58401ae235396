package identify

import (
	"math"
	"slices"
)

// Report is what several arrays of one program say together.
type Report struct {
	First    int       // the array to look at: the first in the order of computation that is wrong, by its index; −1: none is
	Until    string    // the last quantity before it in the order of computation that is right; "" where none is
	Mistakes []Mistake // those that explain every array that is wrong, by one match of each; nil where none do
}

// Together looks at the findings about several arrays of one program. What comes later in the computation is wrong because of
// what is wrong before, so the first is the one to look at. An array that is nothing stands where the largest agreement
// in it puts it; without one its place is unknown, and it comes behind those whose place is known.
func Together(list []Finding) Report {
	r := Report{First: -1}
	at := make([]int, len(list))
	for i, f := range list {
		switch {
		case len(f.Matches) > 0:
			at[i] = earliest(f.Matches)
		case f.Nearest != nil:
			at[i] = f.Nearest.order
		default:
			at[i] = unknown
		}
		if !f.Right() && (r.First < 0 || at[i] < at[r.First]) {
			r.First = i
		}
	}
	if r.First < 0 {
		return r
	}
	last := -1
	if at[r.First] == unknown {
		return r
	}
	for i, f := range list {
		if f.Right() && at[i] <= at[r.First] && at[i] > last {
			last, r.Until = at[i], f.Matches[0].Quantity
		}
	}
	for _, m := range list[r.First].Matches {
		if explainsAll(m, list) {
			r.Mistakes = m.Mistakes
			break
		}
	}
	return r
}

// unknown is the place of an array that is nothing.
const unknown = math.MaxInt

func earliest(matches []Match) int {
	first := matches[0].order
	for _, m := range matches {
		first = min(first, m.order)
	}
	return first
}

// explainsAll reports whether every array that is wrong has a match with the mistakes of m.
func explainsAll(m Match, list []Finding) bool {
	for _, f := range list {
		if !f.Right() && !slices.ContainsFunc(f.Matches, func(o Match) bool { return sameMistakes(o, m) }) {
			return false
		}
	}
	return true
}

func sameMistakes(a, b Match) bool {
	return slices.EqualFunc(a.Mistakes, b.Mistakes, func(a, b Mistake) bool { return a.ID == b.ID && a.Title.String() == b.Title.String() })
}
