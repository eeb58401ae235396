package picture

import "math"

// Share is where a value stands between two ends: 0 at low, 1 at high. It is ½ where the ends are the same, or where one of
// the three is no number, so that what is drawn there has a place.
func Share(v, low, high float64) float64 {
	share := (v/2 - low/2) / (high/2 - low/2) // halves, since the ends may be as far apart as no number is
	if math.IsNaN(share) {
		return .5
	}
	return share
}
