package expr

// Function is a function by name. Two functions are the same where they have the same address.
type Function struct {
	ID     string // "sigmoid", "log"
	Letter string // how it is written in formulas: "σ", "g", "log"
	Spoken string // how it is said: "sigma", "g", "log"
	Arity  int    // the number of its arguments; 0 stands for one
}

// arguments is the number of arguments that f takes.
func (f *Function) arguments() int { return max(f.Arity, 1) }

// The functions from which losses and activations are built. Their derivatives are expressions of them,
// and are not written with a prime.
var (
	Exp  = &Function{ID: "exp", Letter: "exp", Spoken: "e to the"}              // eᵛ
	Log  = &Function{ID: "log", Letter: "log", Spoken: "log"}                   // the natural logarithm
	Abs  = &Function{ID: "abs", Letter: "abs", Spoken: "the absolute value of"} // |v|
	Max  = &Function{ID: "max", Letter: "max", Spoken: "the maximum of", Arity: 2}
	Sign = &Function{ID: "sign", Letter: "sign", Spoken: "the sign of"} // 1, −1, or 0 for 0

	// Heaviside is the function H that is 1 where its argument is positive, and 0 elsewhere. The derivative of
	// relu is written with it.
	Heaviside = &Function{ID: "step", Letter: "H", Spoken: "step of"}

	// NormalCDF is the distribution function of the standard normal distribution, (1 + erf(v/√2)) / 2, and
	// NormalPDF its density, e^(−v²/2) / √(2π).
	NormalCDF = &Function{ID: "Phi", Letter: "Φ", Spoken: "capital phi"}
	NormalPDF = &Function{ID: "phi", Letter: "φ", Spoken: "phi"}
)

// elementary lists the functions that every text may name.
var elementary = []*Function{Exp, Log, Abs, Max, Sign, Heaviside, NormalCDF, NormalPDF}

// Elementary finds one of the functions of this package by its ID; nil where there is none.
func Elementary(id string) *Function {
	for _, f := range elementary {
		if f.ID == id {
			return f
		}
	}
	return nil
}
