package picture

import "chainrule/engine/random"

// Subset is a choice of samples, for pictures that cannot show or sum over all of them.
type Subset struct {
	Samples []int // indices, ascending
	Of      int   // how many there are
}

// Whole reports whether no sample is left out.
func (s Subset) Whole() bool { return len(s.Samples) == s.Of }

// Choose chooses at most most of n samples. It takes one at random from each of as many runs of equal length, so that
// sorted data is covered evenly. The choice is the same every time.
func Choose(n, most int) Subset {
	s := Subset{Of: n, Samples: make([]int, min(n, max(0, most)))}
	count, r := len(s.Samples), random.SplitMix64(0)
	for i := range count {
		if count == n {
			s.Samples[i] = i
			continue
		}
		from, to := i*n/count, (i+1)*n/count
		s.Samples[i] = from + int(r.Next()%uint64(to-from))
	}
	return s
}
