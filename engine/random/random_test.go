package random

import "testing"

// TestSplitmix64 holds the generator against the sequence that Vigna's splitmix64.c gives for 1234567.
func TestSplitmix64(t *testing.T) {
	r := SplitMix64(1234567)
	for i, want := range []uint64{6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821} {
		if got := r.Next(); got != want {
			t.Errorf("number %d is %d, want %d", i+1, got, want)
		}
	}
}
