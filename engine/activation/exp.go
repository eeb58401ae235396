package activation

import (
	"math"
	"unsafe"
)

// This is the exponential over slices. In the browser, math.Exp takes half to three quarters of the time of a
// training. This one has no branch and fits into a loop.
//
// With k = round(64 v / log 2), j = k mod 64 and r = v − k log 2 / 64,
//
//	e^v = 2^(k/64) e^r,   2^(k/64) = 2^((k−j)/64) 2^(j/64),   |r| ≤ log 2 / 128 = 0.0054,
//
// where 2^(j/64) comes from a table, as a float64 and what it lacks, and e^r from its Taylor series up to r⁵. In place
// of the next term, r⁶/720, stands the r times cubic that is nearest to it, by the Chebyshev polynomial T₅, which leaves
// r less than 4e-16 of itself off. Source: P. T. P. Tang, Table-Driven Implementation of the Exponential
// Function in IEEE Floating-Point Arithmetic, ACM TOMS 15 (1989); the adding of 1.5·2⁵² to round is from
// S. Nagy's exp in ARM's optimized routines.

const (
	expSteps = 64 / math.Ln2
	// log 2 / 64, of 36 bits so that its product with k is exact, and what it lacks.
	expHigh = 0x1.62e42fefap-7
	expLow  = 0x1.cf79abc9e3b3ap-46
	// expRound added brings the unit digit of a number to the last bit of its float64.
	expRound = 0x1.8p52
	// The largest |r| squared, and the coefficients of r² and r⁴ with what stands for r⁶/720.
	expMost2 = math.Ln2 / 128 * math.Ln2 / 128
	expTwo   = 1./2 - 5./16*expMost2*expMost2/720
	expFour  = 1./24 + 20./16*expMost2/720
	// expLeast is where e^v comes near the subnormal numbers, and the table's trick with the exponent ends.
	expLeast = -708
)

// Exponential holds the constants of the exponential on lanes, for the kernel, which computes it too.
var Exponential = struct {
	Steps, Round, High, Low float64
	Terms                   []float64 // of e^r / r, from the constant on
	Least                   float64   // for v down to it, and up to its negative
}{expSteps, expRound, expHigh, expLow, []float64{1, expTwo, 1. / 6, expFour, 1. / 120}, expLeast}

// Powers is where the table of 2^(j/64) lies.
func Powers() unsafe.Pointer { return unsafe.Pointer(&powers) }

// exponential is e^v = scale + scale·rest for |v| up to −expLeast. It has two parts so that a caller can subtract 1
// without losing digits.
func exponential(v float64) (scale, rest float64) {
	whole := v*expSteps + expRound
	k := math.Float64bits(whole)
	whole -= expRound
	r := v - whole*expHigh - whole*expLow
	p := &powers[k%64]
	r2 := r * r
	return math.Float64frombits(p.bits + k<<46), p.lack + r*((1+r*expTwo)+r2*((1./6+r*expFour)+r2*(1./120)))
}
