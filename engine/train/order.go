package train

import (
	"math"
	"slices"

	"chainrule/engine/random"
)

// Streams of random numbers, so that the choice of rows held out and the shuffles do not follow each other.
const (
	holdOutStream = 1
	shuffleStream = 2
)

// stream is the generator for one use of a seed.
func stream(seed, use, index uint64) random.SplitMix64 {
	r := random.SplitMix64(seed)
	r = random.SplitMix64(r.Next() ^ use)
	return random.SplitMix64(r.Next() ^ index)
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
	r.Shuffle(rows)
	held, training = rows[:count:count], rows[count:]
	slices.Sort(held)
	slices.Sort(training)
	return training, held
}
