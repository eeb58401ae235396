package activation

import (
	"math"

	"gonum.org/v1/gonum/num/dual"
)

// one is the constant 1.
var one = dual.Number{Real: 1}

// expm1 is e^v − 1, which gonum's dual numbers lack. It keeps its digits near v = 0.
func expm1(v dual.Number) dual.Number {
	return dual.Number{Real: math.Expm1(v.Real), Emag: math.Exp(v.Real) * v.Emag}
}

// log1p is log(1 + v), which gonum's dual numbers lack. It keeps its digits near v = 0.
func log1p(v dual.Number) dual.Number {
	return dual.Number{Real: math.Log1p(v.Real), Emag: v.Emag / (1 + v.Real)}
}
