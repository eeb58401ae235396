package expr

// These say how tightly each kind binds, loosest first. A part is put in parentheses if it binds no tighter than its
// place requires.
const (
	precSum     = 1
	precNeg     = 2
	precProduct = 3
	precPower   = 4
	precAtom    = 5
)

func (e Number) precedence() int {
	if e.Value < 0 {
		return precNeg
	}
	return precAtom
}
func (Symbol) precedence() int    { return precAtom }
func (Sum) precedence() int       { return precSum }
func (Neg) precedence() int       { return precNeg }
func (Product) precedence() int   { return precProduct }
func (Quotient) precedence() int  { return precProduct }
func (Power) precedence() int     { return precPower }
func (Call) precedence() int      { return precAtom }
func (Cases) precedence() int     { return precProduct }
func (BigSum) precedence() int    { return precSum }
func (Indicator) precedence() int { return precAtom }
func (Deriv) precedence() int     { return precAtom }
