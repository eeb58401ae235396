// Package random draws numbers from a seed: the same for the same seed, on every machine and for ever.
package random

// SplitMix64 is the generator of Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators, OOPSLA 2014,
// with the constants of Vigna's splitmix64.c. Its value is its state; SplitMix64(seed) begins the sequence of a seed.
// It stands here in full, since no library promises to draw the same numbers for ever.
type SplitMix64 uint64

// Next is the next number of the sequence, any of 64 bits.
func (r *SplitMix64) Next() uint64 {
	*r += 0x9e3779b97f4a7c15
	z := uint64(*r)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// Symmetric is uniform in [−1, 1). Both steps are exact (53 bits, then a power of two), so that fused
// multiply-add, which some machines use here, changes nothing.
func (r *SplitMix64) Symmetric() float64 { return float64(r.Next()>>11)/(1<<52) - 1 }

// Below draws from 0…n−1 for n < 2³², by Lemire's multiplication, which favours some numbers by less than n / 2³².
func (r *SplitMix64) Below(n int) int { return int(r.Next() >> 32 * uint64(n) >> 32) }

// Shuffle is the Fisher–Yates shuffle: Knuth, The Art of Computer Programming, volume 2, algorithm 3.4.2P.
func (r *SplitMix64) Shuffle(list []int) {
	for i := len(list) - 1; i > 0; i-- {
		j := r.Below(i + 1)
		list[i], list[j] = list[j], list[i]
	}
}
