package export

import (
	"fmt"
	"strings"

	"chainrule/engine/activation"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"
)

// Go is the view's network as a Go program with a backward pass of its own. It needs only the standard library. The
// error says why there is no network.
func Go(v *workspace.View) (string, error) {
	if err := usable(v); err != nil {
		return "", err
	}
	p := newProgram(v, "//")
	p.head("Go")
	p.line("\npackage main\n") // the line between makes it no doc comment, which gofmt would lay out anew
	functions := p.goFunctions()
	if strings.Contains(functions, "math.") {
		p.line("import (\n\t\"fmt\"\n\t\"math\"\n)\n")
	} else {
		p.line("import \"fmt\"\n")
	}
	p.each(func(name string, data []float64, cols int) {
		p.line("var %s = [][]float64{", name)
		p.matrix(data, cols, "\t{", "},")
		p.line("}\n")
	})
	p.goMain()
	p.WriteString(goHelpers)
	p.WriteString(functions)
	return p.String(), nil
}

// goHelpers are the products of matrices and vectors that the passes are made of.
const goHelpers = `
// affine is W[m][0] + Σ_l W[m][l] in[l] for each m.
func affine(W [][]float64, in []float64) []float64 {
	net := make([]float64, len(W))
	for m, row := range W {
		net[m] = row[0]
		for l, v := range in {
			net[m] += row[l+1] * v
		}
	}
	return net
}

// each is a function of every value.
func each(function func(float64) float64, values []float64) []float64 {
	result := make([]float64, len(values))
	for m, v := range values {
		result[m] = function(v)
	}
	return result
}

// back is Σ_m errors[m] W[m][l] for each l but the bias.
func back(W [][]float64, errors []float64) []float64 {
	sums := make([]float64, len(W[0])-1)
	for m, row := range W {
		for l := range sums {
			sums[l] += errors[m] * row[l+1]
		}
	}
	return sums
}

// times is the product of two lists, value by value.
func times(a, b []float64) []float64 {
	result := make([]float64, len(a))
	for m := range a {
		result[m] = a[m] * b[m]
	}
	return result
}

// add adds a sample's derivatives by W to d; a bias is the weight of a constant 1.
func add(d [][]float64, errors, in []float64) {
	for m, e := range errors {
		d[m][0] += e
		for l, v := range in {
			d[m][l+1] += e * v
		}
	}
}

// like is a matrix of zeros as large as W.
func like(W [][]float64) [][]float64 {
	d := make([][]float64, len(W))
	for m := range W {
		d[m] = make([]float64, len(W[m]))
	}
	return d
}

// show prints derivatives by the names of their parameters.
func show(name string, d [][]float64, samples float64) {
	for m, row := range d {
		for l, v := range row {
			fmt.Printf("%s[%d,%d] %v\n", name, m+1, l, v/samples)
		}
	}
}
`

// goTerms are what the passes need where a loss is a sum over the outputs.
const goTerms = `
// total is the sum of a function of y[k] and f[k] over k.
func total(function func(y, f float64) float64, y, f []float64) float64 {
	sum := 0.0
	for k := range y {
		sum += function(y[k], f[k])
	}
	return sum
}

// pairs is a function of y[k] and f[k] for each k.
func pairs(function func(y, f float64) float64, y, f []float64) []float64 {
	result := make([]float64, len(y))
	for k := range y {
		result[k] = function(y[k], f[k])
	}
	return result
}
`

// goFunctions are the functions that the network needs.
func (p *program) goFunctions() string {
	var b strings.Builder
	if !p.isCancelled() {
		b.WriteString(goTerms)
	}
	for _, d := range p.definitions() {
		name := camel(d.id)
		fmt.Fprintf(&b, "\n// %s\nfunc %s%s {\n%s\n}\n", prose.Say(prose.FunctionIs, name, d.about), name, d.heads.goValue, d.code.Go.Value)
		if d.slope {
			name += "Slope"
			fmt.Fprintf(&b, "\n// %s\nfunc %s%s {\n%s\n}\n", prose.Say(prose.SlopeIs, name), name, d.heads.goSlope, d.code.Go.Slope)
		}
	}
	return b.String()
}

// goDelta is the derivative of L by T: what the loss gives for f, taken through the output function.
func (p *program) goDelta() string {
	byF := camel(p.loss.ID) + "Slope(y, f)"
	if p.isCancelled() {
		return byF
	}
	byF = "pairs(" + camel(p.loss.ID) + "Slope, y, f)"
	switch slope := camel(p.output.ID) + "Slope"; {
	case p.isPlain():
		return byF
	case p.output.Each == nil:
		return slope + "(" + byF + ", f)"
	default:
		return "times(" + byF + ", each(" + slope + ", T))"
	}
}

// derivative is the variable of a matrix of derivatives: dAlpha2 for alpha2.
func derivative(name string) string { return "d" + strings.ToUpper(name[:1]) + name[1:] }

// goMain writes the passes over all samples: ESL 11.12 to 11.15.
func (p *program) goMain() {
	layers := p.shape.Layers()
	p.line("func main() {")
	p.line("\tloss := 0.0")
	for h := 1; h <= layers; h++ {
		name := p.shape.LayerID(h)
		p.line("\t%s := like(%s)", derivative(name), name)
	}
	p.line("\tfor i, x := range X {")
	p.line("\t\ty := Y[i]\n")
	p.line("\t\t// %s", prose.Say(prose.ProgramForward))
	for h, a := range p.hidden {
		h++
		p.line("\t\ta%s := affine(%s, %s)", level(h), p.shape.LayerID(h), below(h, "x"))
		p.line("\t\tz%s := %s", level(h), goEach(a, "a"+level(h)))
	}
	p.line("\t\tT := affine(beta, %s)", below(layers, "x"))
	if g := p.output; g.Each == nil {
		p.line("\t\tf := %s(T)", camel(g.ID))
	} else {
		p.line("\t\tf := %s", goEach(g.Each, "T"))
	}
	if p.isCancelled() {
		p.line("\t\tloss += %s(y, T)\n", camel(p.loss.ID))
	} else {
		p.line("\t\tloss += total(%s, y, f)\n", camel(p.loss.ID))
	}
	p.line("\t\t// %s", prose.Say(prose.ProgramBackward))
	p.line("\t\tdelta := %s", p.goDelta())
	errors := "delta"
	for h := layers; h >= 1; h-- {
		name := p.shape.LayerID(h)
		p.line("\t\tadd(%s, %s, %s)", derivative(name), errors, below(h, "x"))
		if h == 1 {
			break
		}
		s := fmt.Sprintf("back(%s, %s)", name, errors)
		if a := p.hidden[h-2]; a != activation.Identity {
			s = fmt.Sprintf("times(each(%sSlope, a%s), %s)", camel(a.ID), level(h-1), s)
		}
		errors = "s" + level(h-1)
		p.line("\t\t%s := %s", errors, s)
	}
	p.line("\t}\n")
	if p.mean() {
		p.line("\tsamples := float64(len(X)) // %s", prose.Say(prose.RIsMean))
	} else {
		p.line("\tsamples := 1.0 // %s", prose.Say(prose.RIsSum))
	}
	p.line("\tfmt.Println(\"loss\", loss/samples)")
	for h := 1; h <= layers; h++ {
		name := p.shape.LayerID(h)
		p.line("\tshow(%q, %s, samples)", name, derivative(name))
	}
	p.line("}")
}

// goEach is a function of every value of a list.
func goEach(a *activation.Activation, list string) string {
	if a == activation.Identity {
		return list
	}
	return "each(" + camel(a.ID) + ", " + list + ")"
}
