package derive

import (
	"fmt"

	"chainrule/engine/expr"
	"chainrule/engine/prose"
)

// moveCompound is for the derivative of everything that is not a symbol. Each kind of expression has its rule, so that a
// loss may be defined with any of them.
func (d differentiator) moveCompound(p expr.Deriv) move {
	switch of := p.Of.(type) {
	case expr.Power:
		return d.movePower(of, p.By)
	case expr.Call:
		return d.moveCall(of, p.By)
	case expr.Quotient:
		return d.moveQuotient(of, p.By)
	case expr.Cases:
		return d.moveCases(of, p.By)
	case expr.Product:
		if to, ok := d.productRule(of, p.By); ok {
			return move{Product, "product", to, prose.Say(prose.RuleProduct)}
		}
		return d.movePush(p)
	case expr.Sum, expr.Neg, expr.BigSum:
		return d.movePush(p)
	}
	panic(fmt.Sprintf("derive: no rule for the derivative of %T", p.Of))
}

// movePush is for sums, signs and constant factors.
func (d differentiator) movePush(p expr.Deriv) move {
	to, dropped := d.push(p.Of, p.By)
	reason := prose.Say(prose.TermByTerm)
	if len(dropped) > 0 {
		reason = isConstant(dropped[0], p.By)
	}
	return move{Linearity, "linearity", to, reason}
}

// isConstant says why the derivative of e is 0.
func isConstant(e expr.Expr, by expr.Symbol) prose.Message {
	if n, ok := e.(expr.Number); ok {
		return prose.Say(prose.IsNumber, n)
	}
	return prose.Say(prose.IsConstant, e, by)
}

// push takes ∂/∂by into sums and past signs and constant factors. dropped are the terms that do not
// depend on by.
func (d differentiator) push(of expr.Expr, by expr.Symbol) (to expr.Expr, dropped []expr.Expr) {
	switch of := of.(type) {
	case expr.Sum:
		var terms []expr.Expr
		for _, t := range of.Terms {
			if !d.dependsOn(expr.Deriv{Of: t, By: by}) {
				dropped = append(dropped, t)
				continue
			}
			term, more := d.push(t, by)
			terms, dropped = append(terms, term), append(dropped, more...)
		}
		return expr.Add(terms...), dropped
	case expr.Neg:
		x, dropped := d.push(of.X, by)
		return expr.Neg{X: x}, dropped
	case expr.BigSum:
		body, dropped := d.push(of.Body, by)
		of.Body = body
		return of, dropped
	case expr.Product:
		var constant, varying []expr.Expr
		for _, f := range of.Factors {
			if d.dependsOn(expr.Deriv{Of: f, By: by}) {
				varying = append(varying, f)
			} else {
				constant = append(constant, f)
			}
		}
		if len(varying) == 1 && len(constant) > 0 {
			inner, dropped := d.push(varying[0], by)
			return expr.Mul(append(constant, inner)...), dropped
		}
	}
	return expr.D(of, by), nil
}

// productRule differentiates a product of which several factors depend on by. It gives false for other products.
func (d differentiator) productRule(of expr.Product, by expr.Symbol) (expr.Expr, bool) {
	var terms []expr.Expr
	for i, f := range of.Factors {
		if !d.dependsOn(expr.Deriv{Of: f, By: by}) {
			continue
		}
		var factors []expr.Expr
		for j, g := range of.Factors {
			if j != i {
				factors = append(factors, g)
			}
		}
		terms = append(terms, expr.Mul(append(factors, expr.D(f, by))...))
	}
	if len(terms) < 2 {
		return nil, false
	}
	return expr.Add(terms...), true
}

// movePower is (uⁿ)′ = n uⁿ⁻¹ u′.
func (d differentiator) movePower(of expr.Power, by expr.Symbol) move {
	outer, reason := expr.Expr(expr.Power{Base: of.Base, Exponent: of.Exponent - 1}), prose.Say(prose.PowerOf, of.Exponent)
	if of.Exponent == 2 {
		outer, reason = of.Base, prose.Say(prose.SquareOf)
	}
	to := expr.Mul(expr.Num(float64(of.Exponent)), outer, expr.D(of.Base, by))
	return move{PowerRule, fmt.Sprint("power ", of.Exponent), to, reason}
}

// moveQuotient is (u/v)′ = (u′v − uv′) / v², or shorter where u or v is constant.
func (d differentiator) moveQuotient(of expr.Quotient, by expr.Symbol) move {
	u, v := of.Num, of.Den
	switch {
	case !d.dependsOn(expr.Deriv{Of: v, By: by}):
		to := expr.Mul(expr.Div(expr.Num(1), v), expr.D(u, by))
		return move{Linearity, "over constant", to, prose.Say(prose.OverConstant)}
	case !d.dependsOn(expr.Deriv{Of: u, By: by}):
		to := expr.Neg{X: expr.Mul(expr.Div(u, expr.Square(v)), expr.D(v, by))}
		return move{Quotient, "constant over", to, prose.Say(prose.ConstantOver)}
	}
	to := expr.Div(expr.Sub(expr.Mul(v, expr.D(u, by)), expr.Mul(u, expr.D(v, by))), expr.Square(v))
	return move{Quotient, "quotient", to, prose.Say(prose.RuleQuotient)}
}

// moveCases differentiates each case and keeps its condition. At a point where two cases meet, the result is that of
// the case whose condition holds, as for the value itself.
func (d differentiator) moveCases(of expr.Cases, by expr.Symbol) move {
	to := expr.Cases{Otherwise: d.derivative(of.Otherwise, by)}
	for _, b := range of.Branches {
		to.Branches = append(to.Branches, expr.Branch{Then: d.derivative(b.Then, by), When: b.When})
	}
	return move{CasesRule, "cases", to, prose.Say(prose.RuleCases)}
}

// derivative is ∂e/∂by, or 0 where e does not depend on by.
func (d differentiator) derivative(e expr.Expr, by expr.Symbol) expr.Expr {
	p := expr.Deriv{Of: e, By: by}
	if !d.dependsOn(p) {
		return expr.Num(0)
	}
	return p
}

// moveCall is f(u)′ = f′(u) u′.
func (d differentiator) moveCall(of expr.Call, by expr.Symbol) move {
	u := of.Args[0]
	if of.Order > 0 {
		return d.moveNamed(of, by)
	}
	outer := func(rule Rule, slope expr.Expr, reason prose.ID) move {
		return move{rule, of.Function.ID, expr.Mul(slope, expr.D(u, by)), prose.Say(reason)}
	}
	switch of.Function {
	case expr.Log:
		return outer(LogRule, expr.Div(expr.Num(1), u), prose.RuleLog)
	case expr.Exp:
		return outer(ExpRule, of, prose.RuleExp)
	case expr.Abs:
		return outer(AbsRule, expr.Of(expr.Sign, u), prose.RuleAbs)
	case expr.NormalCDF:
		return outer(NormalRule, expr.Of(expr.NormalPDF, u), prose.NormalOf)
	case expr.NormalPDF:
		return outer(NormalRule, expr.Neg{X: expr.Mul(u, of)}, prose.DensityOf)
	case expr.Sign, expr.Heaviside:
		return move{StepRule, of.Function.ID, expr.Num(0), prose.Say(prose.RuleStep)}
	case expr.Max:
		v := of.Args[1]
		to := expr.If(v, expr.Greater, u, d.derivative(v, by), d.derivative(u, by))
		return move{MaxRule, of.Function.ID, to, prose.Say(prose.RuleMax)}
	}
	return d.moveNamed(of, by)
}

// moveNamed is for the functions of units, whose derivatives are written with primes: σ(u)′ = σ′(u) u′.
func (d differentiator) moveNamed(of expr.Call, by expr.Symbol) move {
	slope := of
	slope.Order++
	to := expr.Mul(slope, expr.D(of.Args[0], by))
	return move{Function, fmt.Sprint(of.Function.ID, of.Order), to, prose.Say(prose.FunctionOf, slope)}
}
