package export

import (
	"fmt"
	"strings"

	"chainrule/engine/workspace"
)

// Go is the view's network as a Go program that needs the standard library alone, with a backward pass of
// its own. Its error says why there is no network.
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

// goValue and goSlope are what functions and their derivatives are in Go, for any finite v.
var goValue = map[string]string{
	sigmoid: `
func sigmoid(v float64) float64 {
	e := math.Exp(-math.Abs(v))
	if v < 0 {
		return e / (1 + e)
	}
	return 1 / (1 + e)
}
`,
	"tanh": `
func tanh(v float64) float64 { return math.Tanh(v) }
`,
	"relu": `
func relu(v float64) float64 { return max(0, v) }
`,
	"softplus": `
func softplus(v float64) float64 { return max(0, v) + math.Log1p(math.Exp(-math.Abs(v))) }
`,
	softmax: `
func softmax(T []float64) []float64 {
	top, sum := T[0], 0.0
	for _, t := range T {
		top = max(top, t)
	}
	f := make([]float64, len(T))
	for k, t := range T {
		f[k] = math.Exp(t - top)
		sum += f[k]
	}
	for k := range f {
		f[k] /= sum
	}
	return f
}
`,
}

var goSlope = map[string]string{
	sigmoid: `
func sigmoidSlope(v float64) float64 {
	e := math.Exp(-math.Abs(v))
	return e / ((1 + e) * (1 + e))
}
`,
	"tanh": `
func tanhSlope(v float64) float64 {
	c := math.Cosh(v)
	return 1 / c / c
}
`,
	"relu": `
func reluSlope(v float64) float64 {
	if v > 0 {
		return 1
	}
	return 0
}
`,
	"softplus": `
func softplusSlope(v float64) float64 {
	e := math.Exp(-math.Abs(v))
	if v < 0 {
		return e / (1 + e)
	}
	return 1 / (1 + e)
}
`,
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

// goLoss is L_i and δ by loss and output, as lines of a function.
func (p *program) goLoss() string {
	switch {
	case p.entropy() && p.shape.Output == softmax:
		return `
// lossOf is cross-entropy, from T so that no logarithm is of 0.
func lossOf(y, T, _ []float64) float64 {
	top, sum, loss := T[0], 0.0, 0.0
	for _, t := range T {
		top = max(top, t)
	}
	for _, t := range T {
		sum += math.Exp(t - top)
	}
	for k := range y {
		loss += y[k] * (top - T[k] + math.Log(sum))
	}
	return loss
}

// deltaOf is the derivative of the loss by T.
func deltaOf(y, _, f []float64) []float64 {
	total := 0.0
	for _, v := range y {
		total += v
	}
	delta := make([]float64, len(y))
	for k := range y {
		delta[k] = f[k]*total - y[k]
	}
	return delta
}
`
	case p.entropy():
		return `
// lossOf is cross-entropy, from T so that no logarithm is of 0.
func lossOf(y, T, _ []float64) float64 {
	loss := 0.0
	for k := range y {
		loss += y[k]*softplus(-T[k]) + (1-y[k])*softplus(T[k])
	}
	return loss
}

// deltaOf is the derivative of the loss by T.
func deltaOf(y, _, f []float64) []float64 {
	delta := make([]float64, len(y))
	for k := range y {
		delta[k] = f[k] - y[k]
	}
	return delta
}
`
	}
	value, by := "(y[k] - f[k]) * (y[k] - f[k])", "-2 * (y[k] - f[k])"
	if p.shape.Loss == "half-rss" {
		value, by = "(y[k] - f[k]) * (y[k] - f[k]) / 2", "f[k] - y[k]"
	}
	last, T := "return delta", "_"
	switch p.shape.Output {
	case identity:
	case softmax:
		last = `mean := 0.0
	for k := range y {
		mean += f[k] * delta[k]
	}
	for k := range y {
		delta[k] = f[k] * (delta[k] - mean)
	}
	return delta`
	default:
		T, last = "T", fmt.Sprintf("return times(delta, each(%sSlope, T))", p.shape.Output)
	}
	return fmt.Sprintf(`
// lossOf is the sum of squares.
func lossOf(y, _, f []float64) float64 {
	loss := 0.0
	for k := range y {
		loss += %s
	}
	return loss
}

// deltaOf is the derivative of the loss by T.
func deltaOf(y, %s, f []float64) []float64 {
	delta := make([]float64, len(y))
	for k := range y {
		delta[k] = %s
	}
	%s
}
`, value, T, by, last)
}

// goFunctions are the loss and the functions that the network needs.
func (p *program) goFunctions() string {
	list := []string{p.goLoss()}
	softplus := p.entropy() && p.shape.Output == sigmoid
	for _, id := range functionOrder {
		hidden := false
		for _, a := range p.activations() {
			hidden = hidden || a == id
		}
		if p.uses(id) || id == "softplus" && softplus {
			list = append(list, goValue[id])
		}
		if hidden || p.slopeOfOutput() && p.shape.Output == id {
			list = append(list, goSlope[id])
		}
	}
	return strings.Join(list, "")
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
	p.line("\t\t// forward")
	for h, layer := range p.shape.Hidden {
		h++
		p.line("\t\ta%s := affine(%s, %s)", level(h), p.shape.LayerID(h), below(h, "x"))
		p.line("\t\tz%s := %s", level(h), goCall(layer.Activation, "a"+level(h)))
	}
	p.line("\t\tT := affine(beta, %s)", below(layers, "x"))
	p.line("\t\tf := %s", goCall(p.shape.Output, "T"))
	p.line("\t\tloss += lossOf(y, T, f)\n")
	p.line("\t\t// backward")
	p.line("\t\tdelta := deltaOf(y, T, f)")
	errors := "delta"
	for h := layers; h >= 1; h-- {
		name := p.shape.LayerID(h)
		p.line("\t\tadd(%s, %s, %s)", derivative(name), errors, below(h, "x"))
		if h == 1 {
			break
		}
		s := fmt.Sprintf("back(%s, %s)", name, errors)
		if id := p.shape.Hidden[h-2].Activation; id != identity {
			s = fmt.Sprintf("times(each(%sSlope, a%s), %s)", id, level(h-1), s)
		}
		errors = "s" + level(h-1)
		p.line("\t\t%s := %s", errors, s)
	}
	p.line("\t}\n")
	samples := "1.0"
	if p.mean() {
		samples = "float64(len(X))"
	}
	p.line("\tsamples := %s // R is the %s over the samples", samples, p.reduction())
	p.line("\tfmt.Println(\"loss\", loss/samples)")
	for h := 1; h <= layers; h++ {
		name := p.shape.LayerID(h)
		p.line("\tshow(%q, %s, samples)", name, derivative(name))
	}
	p.line("}")
}

func goCall(id, of string) string {
	switch id {
	case identity:
		return of
	case softmax:
		return "softmax(" + of + ")"
	}
	return "each(" + id + ", " + of + ")"
}
