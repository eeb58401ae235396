package activation

import "math"

// Lanes are four values, one for each of four samples, such as the net inputs of one unit. Computing four at a time
// costs much less than four times one.
type Lanes = [4]float64

// The functions on lanes have no branches: in the browser a branch costs as much as several multiplications.
// They are unrolled by hand, since the compiler does not do it.

// beyond is −1 if one of four |v| may be larger than √limit2 or is NaN, and 0 otherwise. The results of several units
// are joined by or.
func beyond(v0, v1, v2, v3, limit2 float64) int {
	over := 0
	if !(v0*v0+v1*v1+v2*v2+v3*v3 <= limit2) {
		over = -1
	}
	return over
}

// where gives a where v has the sign −, and 1 elsewhere.
func where(v, a float64) float64 {
	const one = 0x3ff << 52
	negative := uint64(int64(math.Float64bits(v)) >> 63)
	return math.Float64frombits(one ^ negative&(one^math.Float64bits(a)))
}

// mend computes z and slope once more where |a| is larger than limit, or NaN.
func mend(z, slope, a []Lanes, limit float64, value, derivative func(v float64) float64) {
	for i := range a {
		for lane, v := range a[i] {
			if !(math.Abs(v) <= limit) {
				z[i][lane], slope[i][lane] = value(v), derivative(v)
			}
		}
	}
}

// sigmoidLanes is σ and σ′ of the sigmoid, from one e = e^(−v) each: 1 / (1 + e) and e / (1 + e)². Within the limit
// neither e nor anything made of it overflows, and all of it keeps its digits.
func sigmoidLanes(z, slope, a []Lanes) {
	const limit = -expLeast
	z, slope = z[:len(a)], slope[:len(a)]
	over := 0
	for i := range a {
		a, z, slope := &a[i], &z[i], &slope[i]
		a0, a1, a2, a3 := a[0], a[1], a[2], a[3]
		over |= beyond(a0, a1, a2, a3, limit*limit)
		s0, p0 := exponential(-a0)
		s1, p1 := exponential(-a1)
		s2, p2 := exponential(-a2)
		s3, p3 := exponential(-a3)
		e0, e1, e2, e3 := s0+s0*p0, s1+s1*p1, s2+s2*p2, s3+s3*p3
		r0, r1, r2, r3 := 1/(1+e0), 1/(1+e1), 1/(1+e2), 1/(1+e3)
		z[0], z[1], z[2], z[3] = r0, r1, r2, r3
		slope[0], slope[1], slope[2], slope[3] = e0*r0*r0, e1*r1*r1, e2*r2*r2, e3*r3*r3
	}
	if over < 0 {
		mend(z, slope, a, limit, sigmoid, sigmoidSlope)
	}
}

// tanhLanes is σ and σ′ of the hyperbolic tangent, from one e = e^(−2|v|) each: |tanh v| = (1 − e) / (1 + e), where
// 1 − e is computed of e's parts, and keeps its digits near 0.
func tanhLanes(z, slope, a []Lanes) {
	const limit = -expLeast / 2
	z, slope = z[:len(a)], slope[:len(a)]
	over := 0
	for i := range a {
		a, z, slope := &a[i], &z[i], &slope[i]
		a0, a1, a2, a3 := a[0], a[1], a[2], a[3]
		over |= beyond(a0, a1, a2, a3, limit*limit)
		s0, p0 := exponential(-2 * math.Abs(a0))
		s1, p1 := exponential(-2 * math.Abs(a1))
		s2, p2 := exponential(-2 * math.Abs(a2))
		s3, p3 := exponential(-2 * math.Abs(a3))
		p0, p1, p2, p3 = s0*p0, s1*p1, s2*p2, s3*p3
		e0, e1, e2, e3 := s0+p0, s1+p1, s2+p2, s3+p3
		r0, r1, r2, r3 := 1/(1+e0), 1/(1+e1), 1/(1+e2), 1/(1+e3)
		z[0], z[1] = math.Copysign(((s0-1)+p0)*r0, a0), math.Copysign(((s1-1)+p1)*r1, a1)
		z[2], z[3] = math.Copysign(((s2-1)+p2)*r2, a2), math.Copysign(((s3-1)+p3)*r3, a3)
		slope[0], slope[1], slope[2], slope[3] = 4*e0*r0*r0, 4*e1*r1*r1, 4*e2*r2*r2, 4*e3*r3*r3
	}
	if over < 0 {
		mend(z, slope, a, limit, math.Tanh, tanhSlope)
	}
}

// reluLanes is σ and σ′ of relu. What is not kept becomes 0 bit by bit, so that NaN stays NaN.
func reluLanes(z, slope, a []Lanes) {
	const one = 0x3ff << 52
	z, slope = z[:len(a)], slope[:len(a)]
	for i := range a {
		a, z, slope := &a[i], &z[i], &slope[i]
		for lane, v := range a {
			keep := ^uint64(0)
			if v <= 0 {
				keep = 0
			}
			z[lane] = math.Float64frombits(keep & math.Float64bits(v))
			slope[lane] = math.Float64frombits(keep & one)
		}
	}
}

// softplusLanes is σ and σ′ of softplus, from one e = e^(−|v|) each.
func softplusLanes(z, slope, a []Lanes) {
	const limit = -expLeast
	over := 0
	for i := range a {
		a, z, slope := &a[i], &z[i], &slope[i]
		over |= beyond(a[0], a[1], a[2], a[3], limit*limit)
		for lane, v := range a {
			s, p := exponential(-math.Abs(v))
			e := s + s*p
			z[lane] = max(0, v) + math.Log1p(e)
			slope[lane] = where(v, e) / (1 + e)
		}
	}
	if over < 0 {
		mend(z, slope, a, limit, softplus, sigmoid)
	}
}

func identityLanes(z, slope, a []Lanes) {
	z, slope = z[:len(a)], slope[:len(a)]
	for i := range a {
		z[i], slope[i] = a[i], Lanes{1, 1, 1, 1}
	}
}

// softmaxLanes is softmax of T, the net inputs of all outputs, for each lane.
func softmaxLanes(f, T []Lanes) {
	f = f[:len(T)]
	top := T[0]
	for k := range T {
		for lane, t := range T[k] {
			if t > top[lane] {
				top[lane] = t
			}
		}
	}
	over := 0
	var sum Lanes
	for k := range T {
		T, f := &T[k], &f[k]
		v0, v1, v2, v3 := T[0]-top[0], T[1]-top[1], T[2]-top[2], T[3]-top[3]
		over |= beyond(v0, v1, v2, v3, expLeast*expLeast)
		s0, p0 := exponential(v0)
		s1, p1 := exponential(v1)
		s2, p2 := exponential(v2)
		s3, p3 := exponential(v3)
		e0, e1, e2, e3 := s0+s0*p0, s1+s1*p1, s2+s2*p2, s3+s3*p3
		f[0], f[1], f[2], f[3] = e0, e1, e2, e3
		sum[0] += e0
		sum[1] += e1
		sum[2] += e2
		sum[3] += e3
	}
	r0, r1, r2, r3 := 1/sum[0], 1/sum[1], 1/sum[2], 1/sum[3]
	for k := range f {
		f := &f[k]
		f[0] *= r0
		f[1] *= r1
		f[2] *= r2
		f[3] *= r3
	}
	if over < 0 {
		mendSoftmax(f, T, top)
	}
}

// mendSoftmax computes softmax once more for the lanes in which a net input is NaN, or further below the largest than
// exponential can go. It leaves the other lanes as they are: the result of a lane must not depend on the lanes beside
// it.
func mendSoftmax(f, T []Lanes, top Lanes) {
	one, net := make([]float64, len(T)), make([]float64, len(T))
	for lane, top := range top {
		within := true
		for k := range T {
			net[k] = T[k][lane]
			within = within && math.Abs(net[k]-top) <= -expLeast
		}
		if within {
			continue
		}
		softmax(one, net)
		for k := range f {
			f[k][lane] = one[k]
		}
	}
}
