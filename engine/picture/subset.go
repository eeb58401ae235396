package picture

// Subset is a choice of samples, for pictures that cannot show or sum over all of them.
type Subset struct {
	Samples []int // indices, ascending
	Of      int   // how many there are
}

// Whole reports whether no sample is left out.
func (s Subset) Whole() bool { return len(s.Samples) == s.Of }

// Choose chooses at most most of n samples: one at random from each of as many runs of equal length, so that
// sorted data is met evenly. The choice is the same every time.
func Choose(n, most int) Subset {
	s := Subset{Of: n, Samples: make([]int, min(n, max(0, most)))}
	count := len(s.Samples)
	for i := range count {
		if count == n {
			s.Samples[i] = i
			continue
		}
		from, to := i*n/count, (i+1)*n/count
		s.Samples[i] = from + int(mix(uint64(i))%uint64(to-from))
	}
	return s
}

// mix is the finalizer of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), which makes of a counter a number
// that looks random.
func mix(i uint64) uint64 {
	z := (i + 1) * 0x9e3779b97f4a7c15
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}
