package export

import (
	"fmt"
	"strconv"
	"strings"

	"chainrule/engine/network"
	"chainrule/engine/table"
	"chainrule/engine/workspace"
)

// program writes a network as a program: what the languages have in common. It holds the data as they
// enter the network, the weights, the forward pass and the loss. Run, it prints "loss" and R, and then
// each parameter's id and ∂R/∂θ, one a line.
type program struct {
	strings.Builder

	view    *workspace.View
	shape   network.Shape
	comment string // what begins a comment
}

func newProgram(v *workspace.View, comment string) *program {
	return &program{view: v, shape: v.Shape, comment: comment}
}

// line writes a line.
func (p *program) line(format string, args ...any) {
	fmt.Fprintf(p, format, args...)
	p.WriteByte('\n')
}

// note writes a line of a comment. What is a person's own in it stands in quotes, see [quote].
func (p *program) note(format string, args ...any) {
	p.line("%s", strings.TrimRight(p.comment+" "+fmt.Sprintf(format, args...), " "))
}

// quote is a person's text within a comment, in quotes and on one line: what is not printable in it, line
// ends and turns of direction among them, is escaped.
func quote(s string) string { return strconv.Quote(s) }

// head says what the program is, and what its columns are.
func (p *program) head(language string) {
	title := "A network"
	if t := p.view.Document.Title; t != "" {
		title = "The network of " + quote(t)
	}
	p.note("%s, as a program in %s.", title, language)
	p.note("")
	p.note("It prints the loss R, the %s of L over the samples, and every partial derivative of R.", p.reduction())
	p.note("The letters are those of The Elements of Statistical Learning, 11.3 and 11.4; column 0 of a")
	p.note("matrix of weights is the bias. X and Y hold the numbers as they enter the network:")
	p.variables("x", p.view.Encoding.Inputs)
	p.variables("y", p.view.Encoding.Targets)
	if n := len(p.view.Encoding.Skipped); n > 0 {
		p.note("Rows of the table that are left out: %d.", n)
	}
}

func (p *program) reduction() string {
	if p.mean() {
		return "mean"
	}
	return "sum"
}

func (p *program) mean() bool { return p.view.Document.Training.Reduction == network.Mean }

// variables says what each column of a matrix is, and how it was made of the table's cells.
func (p *program) variables(letter string, list []table.Variable) {
	for i, v := range list {
		how := ""
		switch {
		case v.Indicator && v.Level != "":
			how = fmt.Sprintf(", 1 where it is %s, else 0", quote(v.Level))
		case v.Indicator, v.Scale != table.Standardize && v.Scale != table.Unit:
		case v.Factor == 0:
			how = ", 0 as all values are equal"
		default:
			how = fmt.Sprintf(", less %s, divided by %s", number(v.Offset), number(v.Factor))
		}
		name := p.view.Document.Table.Columns()[v.Column].Name
		p.note("  %s%d: %s%s", letter, i+1, quote(name), how)
	}
}

// number is a number as short as it reads back, as all languages here read it.
func number(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }

// matrix writes the rows of a matrix of so many columns, one a line, between brackets.
func (p *program) matrix(data []float64, cols int, open, shut string) {
	for at := 0; at < len(data); at += cols {
		p.WriteString(open)
		for i, v := range data[at : at+cols] {
			if i > 0 {
				p.WriteString(", ")
			}
			p.WriteString(number(v))
		}
		p.WriteString(shut)
		p.WriteByte('\n')
	}
}

// each visits the matrices of data and weights with their names.
func (p *program) each(visit func(name string, data []float64, cols int)) {
	e := p.view.Encoding
	visit("X", e.X, e.P)
	visit("Y", e.Y, e.K)
	for h := 1; h <= p.shape.Layers(); h++ {
		visit(p.shape.LayerID(h), p.shape.Matrix(p.view.Theta, h), p.shape.Cols(h))
	}
}

// level is the number that hidden layer h carries in names: none for the first.
func level(h int) string {
	if h == 1 {
		return ""
	}
	return strconv.Itoa(h)
}

// below is what layer h takes in: X or x for the first, z of the layer before else.
func below(h int, first string) string {
	if h == 1 {
		return first
	}
	return "z" + level(h-1)
}

// activations lists the ids of the functions that hidden units have, each once, in the order of layers.
func (p *program) activations() []string {
	var list []string
	seen := map[string]bool{}
	for _, l := range p.shape.Hidden {
		if !seen[l.Activation] {
			seen[l.Activation] = true
			list = append(list, l.Activation)
		}
	}
	return list
}

// uses reports whether some unit, hidden or output, has a function.
func (p *program) uses(id string) bool {
	for _, l := range p.shape.Hidden {
		if l.Activation == id {
			return true
		}
	}
	return p.shape.Output == id
}

const (
	softmax      = "softmax"
	sigmoid      = "sigmoid"
	identity     = "identity"
	crossEntropy = "cross-entropy"
)

// entropy reports whether the loss is cross-entropy, with which derivatives by net inputs are taken outright.
func (p *program) entropy() bool { return p.shape.Loss == crossEntropy }
