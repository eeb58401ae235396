package derive

import (
	"fmt"

	"chainrule/engine/expr"
)

// move is one rule at one derivative: what stands in its place, why, and a key that is shared by the
// derivatives of one line to which the same rule applies for the same reason. They are moved together.
type move struct {
	rule   Rule
	key    string
	to     expr.Expr
	reason string
}

// differentiator rewrites derivatives until none is left, one rule a line.
type differentiator struct {
	model
	errors bool        // name ∂L_i/∂T and ∂L_i/∂a instead of going into L_i
	start  expr.Symbol // what the line began with a derivative by: not to be named itself
}

// move finds the rule for ∂of/∂by. Index variables may be free in it; they stand for any number at
// which the derivative is not 0.
func (d differentiator) move(p expr.Deriv) move {
	if !d.dependsOn(p) {
		return move{Constant, "constant", expr.Num(0), fmt.Sprintf("%s does not change with %s.", say(p.Of), quote(p.By))}
	}
	of, ok := p.Of.(expr.Symbol)
	if !ok {
		return d.moveCompound(p)
	}
	switch of.Kind {
	case expr.Li:
		return d.moveLoss(of, p.By)
	case expr.F:
		return d.moveOutput(of, p.By)
	case expr.T:
		return d.moveNet(d.H+1, of, p.By)
	case expr.A:
		return d.moveNet(of.Layer, of, p.By)
	case expr.Z:
		a := d.a(of.Layer, of.I)
		if p.By == a {
			slope := expr.Call{Function: d.hidden[of.Layer-1], Order: 1, Layer: of.Layer, Args: []expr.Expr{a}}
			return move{Function, "function z", slope, fmt.Sprintf("%s = σ(%s): its derivative by %s is σ′, taken at %s.", quote(of), quote(a), quote(a), quote(a))}
		}
		return d.through(of, a, p.By, fmt.Sprintf("%s = σ(%s) is made of %s alone.", quote(of), quote(a), quote(a)))
	}
	panic(fmt.Sprintf("derive: no rule for the derivative of %s", of.ID()))
}

// moveCompound is for sums, products, powers and logarithms.
func (d differentiator) moveCompound(p expr.Deriv) move {
	switch of := p.Of.(type) {
	case expr.Power:
		outer := expr.Expr(of.Base)
		if of.Exponent != 2 {
			outer = expr.Power{Base: of.Base, Exponent: of.Exponent - 1}
		}
		to := expr.Mul(expr.Num(float64(of.Exponent)), outer, expr.D(of.Base, p.By))
		return move{PowerRule, "power", to, "The outer derivative, of the square, times the inner, of what is squared."}
	case expr.Call:
		if of.Function == expr.Log {
			to := expr.Mul(expr.Div(expr.Num(1), of.Args[0]), expr.D(of.Args[0], p.By))
			return move{LogRule, "log", to, "The derivative of log u is 1/u, times the derivative of u."}
		}
	case expr.Sum, expr.Neg, expr.Product, expr.BigSum:
		to, dropped := d.push(p.Of, p.By)
		if deriv, ok := to.(expr.Deriv); ok && expr.Equal(deriv, p) {
			break
		}
		reason := "Term by term; constant factors stay in front."
		if len(dropped) > 0 {
			reason = fmt.Sprintf("%s does not change with %s, so its derivative is 0.", say(dropped[0]), quote(p.By))
		}
		return move{Linearity, "linearity", to, reason}
	}
	panic(fmt.Sprintf("derive: no rule for the derivative of %T", p.Of))
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

// moveLoss is for ∂L_i/∂by: into the definition of L_i, or, where errors are named, back from the
// outputs as ESL's back-propagation equations go.
func (d differentiator) moveLoss(li, by expr.Symbol) move {
	definition, _ := d.definition(li)
	if !d.errors || (by.Kind == expr.T && by == d.start) {
		return move{Substitute, "substitute", expr.D(definition, by), fmt.Sprintf("%s by its definition.", quote(li))}
	}
	switch by.Kind {
	case expr.T:
		return move{Name, "name", d.delta(by.I), fmt.Sprintf("The derivative of the loss by the net input of an output is its error, %s.", quote(d.delta(by.I)))}
	case expr.A:
		if by == d.start {
			z := d.z(by.Layer, by.I)
			return d.through(li, z, by, fmt.Sprintf("%s acts on the loss only through %s = σ(%s).", quote(by), quote(z), quote(by)))
		}
		return move{Name, "name", d.s(by.Layer, by.I), fmt.Sprintf("The derivative of the loss by the net input of a hidden unit is its error, %s.", quote(d.s(by.Layer, by.I)))}
	case expr.Z:
		next := by.Layer + 1
		units := d.units(next)
		name := d.over(next + 1)
		if next == d.H+1 {
			name = "k"
		}
		v := expr.Over(name)
		net := d.net(next, v)
		to := expr.Σ(name, units, expr.Mul(expr.D(li, net), expr.D(net, by)))
		reason := fmt.Sprintf("%s goes into every unit of the next layer: a product for each, added up.", quote(by))
		if units == 1 {
			reason = fmt.Sprintf("%s acts on the loss only through %s.", quote(by), quote(d.net(next, expr.At(1))))
		}
		return move{ChainRule, "chain L", to, reason}
	case expr.Alpha, expr.Beta:
		net := d.net(d.ownLevel(by)/2, by.I)
		return d.through(li, net, by, fmt.Sprintf("%s acts on the loss only through %s.", quote(by), quote(net)))
	}
	panic("derive: no rule for the loss by " + by.ID())
}

// moveOutput is for ∂f_k/∂by.
func (d differentiator) moveOutput(f, by expr.Symbol) move {
	t := d.t(f.I)
	if d.shape.Output != softmax {
		if by == t {
			slope := expr.Call{Function: d.output, Order: 1, Args: []expr.Expr{t}}
			return move{Function, "function f", slope, fmt.Sprintf("%s = g(%s): its derivative by %s is g′, taken at %s.", quote(f), quote(t), quote(t), quote(t))}
		}
		return d.through(f, t, by, fmt.Sprintf("%s = g(%s) is made of %s alone.", quote(f), quote(t), quote(t)))
	}
	if by.Kind == expr.T {
		// ∂f_k/∂T_j = f_k (1[k = j] − f_j): the quotient rule on e^{T_k} / Σ_l e^{T_l}
		to := expr.Mul(f, expr.Sub(expr.Indicator{A: f.I, B: by.I}, d.f(by.I)))
		return move{Function, "function f", to, fmt.Sprintf("The derivative of softmax: %s times (1 − %s) where the indices agree, and times −%s where they do not.", quote(f), quote(d.f(by.I)), quote(d.f(by.I)))}
	}
	j := expr.Over("j")
	to := expr.Σ("j", d.shape.K, expr.Mul(expr.D(f, d.t(j)), expr.D(d.t(j), by)))
	return move{ChainRule, "chain f", to, fmt.Sprintf("Softmax makes %s of every net input: a product for each, added up.", quote(f))}
}

// moveNet is for the derivative of a net input, a or T, of layer h.
func (d differentiator) moveNet(h int, net, by expr.Symbol) move {
	if d.isParameter(by) && d.ownLevel(by) == d.level(net) {
		if by.J == expr.At(0) {
			return move{LinearForm, "linear bias", expr.Num(1), fmt.Sprintf("%s is linear in %s, a bias: the weight of a constant 1.", quote(net), quote(by))}
		}
		x := d.below(h, by.J)
		return move{LinearForm, "linear weight", x, fmt.Sprintf("%s is linear in %s with coefficient %s.", quote(net), quote(by), quote(x))}
	}
	below := h - 1
	if by.Kind == expr.Z && by.Layer == below {
		w := d.weight(h, net.I, by.I)
		return move{LinearForm, "linear " + by.ID(), w, fmt.Sprintf("%s is linear in %s with coefficient %s.", quote(net), quote(by), quote(w))}
	}
	if by.Kind != expr.Z && by.Layer == below { // a or α of the layer below: one unit carries it
		z := d.z(below, by.I)
		return d.through(net, z, by, fmt.Sprintf("Of all that %s is made of, only %s changes with %s.", quote(net), quote(z), quote(by)))
	}
	name := d.over(h)
	z := d.z(below, expr.Over(name))
	to := expr.Σ(name, d.width(h), expr.Mul(expr.D(net, z), expr.D(z, by)))
	return move{ChainRule, "chain " + name, to, fmt.Sprintf("%s changes with %s through every unit of the layer below: a product for each, added up.", quote(net), quote(by))}
}

// through is the chain rule by one intermediate.
func (d differentiator) through(of, middle, by expr.Symbol, reason string) move {
	return move{ChainRule, fmt.Sprintf("chain %d/%d", of.Kind, of.Layer), expr.Mul(expr.D(of, middle), expr.D(middle, by)), reason}
}

// dependsOn reports whether what p differentiates changes with p.By. Free index variables count as 1,
// at which, by then, every derivative that is left differs from 0.
func (d differentiator) dependsOn(p expr.Deriv) bool {
	by := atOne(p.By).(expr.Symbol)
	found := false
	expr.Walk(p.Of, func(part expr.Expr) bool {
		if s, ok := part.(expr.Symbol); ok && !found {
			found = d.dependsForSome(s, by)
		}
		return !found
	})
	return found
}

// dependsForSome is depends with free index variables in s.
func (d differentiator) dependsForSome(s, by expr.Symbol) bool {
	if d.depends(atOne(s).(expr.Symbol), by) {
		return true
	}
	if s.I.Var == "" {
		return false
	}
	s.I = by.I // the one unit that could
	return d.depends(atOne(s).(expr.Symbol), by)
}

// atOne puts 1 for every index variable of a symbol.
func atOne(s expr.Symbol) expr.Expr {
	if s.I.Var != "" {
		s.I = expr.At(1)
	}
	if s.J.Var != "" {
		s.J = expr.At(1)
	}
	return s
}

// vanishes reports whether e, with numbers for all its indices but those of sums within it, is 0
// because of a derivative in it that is.
func (d differentiator) vanishes(e expr.Expr) bool {
	switch e := e.(type) {
	case expr.Deriv:
		return !d.dependsOn(e)
	case expr.Neg:
		return d.vanishes(e.X)
	case expr.Sum:
		for _, t := range e.Terms {
			if !d.vanishes(t) {
				return false
			}
		}
		return true
	case expr.Product:
		for _, f := range e.Factors {
			if d.vanishes(f) {
				return true
			}
		}
		return false
	case expr.BigSum:
		return d.vanishes(e.Body)
	}
	return false
}
