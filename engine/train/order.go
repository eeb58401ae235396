package train

import (
	"math"
	"slices"
)

// random is the generator splitmix64, which engine/network draws weights with.
type random uint64

func (r *random) next() uint64 {
	*r += 0x9e3779b97f4a7c15
	z := uint64(*r)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// below draws from 0…n−1 for n < 2³², by Lemire's multiplication, which favours some numbers by less than n / 2³².
func (r *random) below(n int) int { return int(r.next() >> 32 * uint64(n) >> 32) }

// shuffle is the Fisher–Yates shuffle: Knuth, The Art of Computer Programming, volume 2, algorithm 3.4.2P.
func (r *random) shuffle(list []int) {
	for i := len(list) - 1; i > 0; i-- {
		j := r.below(i + 1)
		list[i], list[j] = list[j], list[i]
	}
}

// Streams of random numbers, so that the choice of rows held out and the shuffles do not follow each other.
const (
	holdOutStream = 1
	shuffleStream = 2
)

// stream is the generator for one use of a seed.
func stream(seed, use, index uint64) random {
	r := random(seed)
	r = random(r.next() ^ use)
	return random(r.next() ^ index)
}

// Split chooses by a seed which of n rows training holds out: the share of them, rounded, but never all. Both
// lists are in the order of the rows.
func Split(n int, share float64, seed uint64) (training, held []int) {
	rows := make([]int, n)
	for i := range rows {
		rows[i] = i
	}
	count := min(int(math.Round(share*float64(n))), n-1)
	if count <= 0 {
		return rows, nil
	}
	r := stream(seed, holdOutStream, 0)
	r.shuffle(rows)
	held, training = rows[:count:count], rows[count:]
	slices.Sort(held)
	slices.Sort(training)
	return training, held
}
