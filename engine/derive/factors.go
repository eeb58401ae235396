package derive

import (
	"chainrule/engine/expr"
	"chainrule/engine/prose"
)

// FactorValue is the value of a factor of a line, evaluated on its own; false for a number, which is its own value.
func (d *Derivation) FactorValue(factor expr.Expr) (float64, bool) {
	if _, ok := numeric(factor); ok {
		return 0, false
	}
	return d.at.own(factor), true
}

// own is the value of e, evaluated on its own.
func (p *point) own(e expr.Expr) float64 { return expr.Eval(e, twofoldField{}, twofoldEnv{p}).hi }

// zero says which factors of the last line of lines make the derivative 0. It is prose.None where none does.
func (p *point) zero(lines []line) prose.Message {
	e := lines[len(lines)-1].right
	if n, ok := e.(expr.Neg); ok {
		e = n.X
	}
	product, ok := e.(expr.Product)
	if !ok {
		product.Factors = []expr.Expr{e}
	}
	var list []prose.Message
	for _, f := range product.Factors {
		if _, constant := numeric(f); constant || p.own(f) != 0 {
			continue
		}
		id := prose.ZeroFactor
		if len(list) > 0 {
			id = prose.ZeroToo
		}
		list = append(list, prose.Say(id, f))
	}
	return prose.Join(list...)
}
