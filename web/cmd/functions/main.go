// Command functions writes docs/functions.md: the activations, output functions and losses, as their registries have
// them.
package main

import (
	"fmt"
	"log"
	"math"
	"os"
	"strings"

	"chainrule/engine/activation"
	"chainrule/engine/expr"
	"chainrule/engine/kernel"
	"chainrule/engine/loss"
)

// page is where the tables stand, from the project's root.
const page = "docs/functions.md"

func main() {
	log.SetFlags(0)
	log.SetPrefix("functions: ")
	if err := os.WriteFile(page, []byte(tables()), 0o644); err != nil {
		log.Fatal(err)
	}
}

// tables is the page's text.
func tables() string {
	var b strings.Builder
	b.WriteString(`# Activations, output functions and losses

` + "`make functions`" + ` writes this page from the registries of ` + "`engine/activation` and `engine/loss`" + `. Each entry stands in a file of its own
there, with its source. The last column says whether training computes it by the WebAssembly kernel; Go computes the others.

## Activations of hidden units

Φ is the distribution function of the standard normal distribution, and φ its density. H(v) is 1 for v > 0, and 0 elsewhere. Where σ has no
derivative, σ′ is taken as the formula says.

| id | σ(v) | σ′(v) | no derivative at | kernel | source |
| --- | --- | --- | --- | --- | --- |
`)
	for _, a := range activation.All() {
		_, fast := kernel.ActivationCode(a.ID)
		row(&b, code(a.ID), formula(a.Definition(v)), formula(slope(a, "σ")), numbers(a.Kinks), yes(fast), a.Source)
	}
	b.WriteString(`
## Output functions

| id | g, of three net inputs where it takes all | its derivative | no derivative at | kernel | source |
| --- | --- | --- | --- | --- | --- |
`)
	net := func(k expr.Index) expr.Expr { return expr.Symbol{Kind: expr.T, I: k, J: sample} }
	for _, g := range activation.Outputs() {
		_, fast := kernel.ActivationCode(g.ID)
		k, j := expr.Over("k"), expr.Over("j")
		if g.Each == nil {
			derivative := formula(expr.D(output(k), net(j).(expr.Symbol))) + " = " + formula(g.DerivativeOf(k, j, output))
			row(&b, code(g.ID), formula(g.Definition(k, 3, net)), derivative, "", yes(fast), g.Source)
			continue
		}
		row(&b, code(g.ID), formula(g.Each.Definition(v)), formula(slope(g.Each, "g")), numbers(g.Each.Kinks), yes(fast), g.Source)
	}
	b.WriteString(`
## Losses of one sample, with three outputs

| id | with | Lᵢ | targets | kernel | source |
| --- | --- | --- | --- | --- | --- |
`)
	target := func(k expr.Index) expr.Expr { return expr.Symbol{Kind: expr.Y, I: sample, J: k} }
	for _, l := range loss.All() {
		type with struct {
			definition string
			fast       bool
		}
		var order []with
		outputs := map[with][]string{}
		for _, g := range activation.Outputs() {
			if l.CheckOutput(g) != nil {
				continue
			}
			_, fast := kernel.LossCode(l.ID, g.ID)
			_, has := kernel.ActivationCode(g.ID)
			w := with{formula(l.Definition(3, target, output, g)), fast && has}
			if outputs[w] == nil {
				order = append(order, w)
			}
			outputs[w] = append(outputs[w], g.ID)
		}
		for _, w := range order {
			row(&b, code(l.ID), strings.Join(outputs[w], ", "), w.definition, targets(l.Targets), yes(w.fast), l.Source)
		}
	}
	return b.String()
}

var (
	v      = expr.Expr(expr.Symbol{Kind: expr.V})
	sample = expr.Over("i")
)

func output(k expr.Index) expr.Expr { return expr.Symbol{Kind: expr.F, I: k, J: sample} }

// slope is the derivative of a at v, in which the function goes by a letter.
func slope(a *activation.Activation, letter string) expr.Expr {
	return a.DerivativeOf(v, expr.Of(&expr.Function{ID: a.ID, Letter: letter}, v))
}

func formula(e expr.Expr) string {
	return strings.ReplaceAll(expr.Unicode(e, expr.Format{}), "|", `\|`)
}

func code(id string) string { return "`" + id + "`" }

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func numbers(list []float64) string {
	var texts []string
	for _, v := range list {
		texts = append(texts, expr.FormatNumber(v, 0))
	}
	return strings.Join(texts, ", ")
}

func targets(t loss.Targets) string {
	switch {
	case len(t.Only) > 0:
		return numbers(t.Only)
	case math.IsInf(t.Lower, 0) && math.IsInf(t.Upper, 0):
		return "any number"
	}
	return fmt.Sprintf("%s to %s", expr.FormatNumber(t.Lower, 0), expr.FormatNumber(t.Upper, 0))
}

func row(b *strings.Builder, cells ...string) {
	fmt.Fprintf(b, "| %s |\n", strings.Join(cells, " | "))
}
