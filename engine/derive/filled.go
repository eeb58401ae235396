package derive

import "chainrule/engine/expr"

// Filled is a line as it is to be printed with numbers of so many digits. A difference of two numbers that print as the
// same number, although they are not, is replaced by its own value: 1 − f is 6.144·10⁻⁶ where f prints as 1.000.
func (d *Derivation) Filled(e expr.Expr, digits int) expr.Expr {
	switch s := e.(type) {
	case expr.Deriv:
		return e
	case expr.Sum:
		if v, ok := d.at.difference(s, digits); ok {
			return expr.Num(v)
		}
	}
	return expr.Map(e, func(part expr.Expr) expr.Expr { return d.Filled(part, digits) })
}

// difference is the value of a − b where both print the same and are not.
func (p *point) difference(s expr.Sum, digits int) (float64, bool) {
	if len(s.Terms) != 2 {
		return 0, false
	}
	minus, ok := s.Terms[1].(expr.Neg)
	if !ok {
		return 0, false
	}
	a, ok := p.plain(s.Terms[0])
	if !ok {
		return 0, false
	}
	b, ok := p.plain(minus.X)
	if !ok || expr.Round(a.hi, digits) != expr.Round(b.hi, digits) {
		return 0, false
	}
	v := a.plus(twofold{-b.hi, -b.lo}, true).hi
	return v, v != 0
}

// plain is the value of a number or of a symbol whose indices are numbers.
func (p *point) plain(e expr.Expr) (twofold, bool) {
	switch e := e.(type) {
	case expr.Number:
		return twofold{e.Value, 0}, true
	case expr.Symbol:
		if _, ok := p.known(e); ok {
			return twofoldEnv{p}.Symbol(e), true
		}
	}
	return twofold{}, false
}
