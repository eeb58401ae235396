package derive

import (
	"chainrule/engine/expr"
	"chainrule/engine/prose"
)

// chain is the derivation from the definition of L_i down to the parameter.
func (d differentiator) chain(by expr.Symbol) []line {
	definition, _ := d.definition(d.li())
	begin := expr.D(d.li(), by)
	under := expr.D(definition, by)
	lines := []line{
		{rule: Definition, reason: prose.Say(prose.LossOfSample, d.i.N, d.loss.Name), left: d.li(), right: definition},
		{rule: Substitute, reason: prose.Say(prose.LossOfOneSample, d.i.N), left: begin, right: under},
	}
	return append(lines, d.trace(under)...)
}

// shown is the number of like quantities that a derivation by errors writes out, one line each after
// the first.
const shown = 4

// byErrors is the derivation by the back-propagation equations: the derivative of the parameter from the error of its
// unit, that error from the errors of the next layer, and so on to the outputs.
func (d differentiator) byErrors(by expr.Symbol) []line {
	d.errors = true
	begin := expr.D(d.li(), by)
	first := d.move(begin.(expr.Deriv))
	lines := []line{{rule: first.rule, reason: first.reason, left: begin, right: first.to}}
	lines = append(lines, d.trace(first.to)...)
	result := lines[len(lines)-1].right

	h := d.ownLevel(by) / 2
	units := []expr.Index{by.I}
	for ; h <= d.H; h++ {
		lines = append(lines, d.alike(units, func(u expr.Index) []line { return d.error(d.s(h, u), d.a(h, u)) })...)
		units = units[:0]
		for u := 1; u <= d.units(h+1); u++ {
			units = append(units, expr.At(u))
		}
	}
	lines = append(lines, d.alike(units, func(k expr.Index) []line { return d.error(d.delta(k), d.t(k)) })...)
	return append(lines, line{rule: Result, reason: prose.Say(prose.ErrorsKnown), left: begin, right: result})
}

// error derives the error of one unit: the derivative of L_i by its net input.
func (d differentiator) error(name, net expr.Symbol) []line {
	d.start = net
	begin := expr.D(d.li(), net)
	m := d.move(begin.(expr.Deriv))
	lines := []line{
		{rule: Name, reason: prose.Say(prose.NamedError, name, net), left: name, right: begin},
		{rule: m.rule, reason: m.reason, right: m.to},
	}
	return append(lines, d.trace(m.to)...)
}

// alike derives a quantity in full for the first of several units, and in one line for each of the next few.
func (d differentiator) alike(units []expr.Index, derive func(expr.Index) []line) []line {
	lines := derive(units[0])
	for i, u := range units[1:] {
		if i == shown-1 && len(units) > shown {
			rest := len(units) - shown
			last := &lines[len(lines)-1]
			last.reason = prose.Join(last.reason, prose.Say(prose.OthersAlike, rest))
			break
		}
		next := derive(u)
		lines = append(lines, line{
			rule: Name, reason: prose.Say(prose.AsFor, lines[0].left),
			left: next[0].left, right: next[len(next)-1].right,
		})
	}
	return lines
}
