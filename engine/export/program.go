package export

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"chainrule/engine/activation"
	"chainrule/engine/loss"
	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/table"
	"chainrule/engine/workspace"
)

// program writes a network as a program. It has what the languages share: the data as they enter the network, the
// weights, the forward pass and the loss. The program prints "loss" and R, and then the id of each parameter with
// ∂R/∂θ, one on each line.
type program struct {
	strings.Builder

	view    *workspace.View
	shape   network.Shape
	comment string // what begins a comment

	hidden []*activation.Activation // of each hidden layer
	output *activation.Output
	loss   *loss.Loss
}

func newProgram(v *workspace.View, comment string) *program {
	p := &program{view: v, shape: v.Shape, comment: comment}
	for _, l := range v.Shape.Hidden {
		a, _ := activation.ByID(l.Activation)
		p.hidden = append(p.hidden, a)
	}
	p.output, _ = activation.OutputByID(v.Shape.Output)
	p.loss, _ = loss.ByID(v.Shape.Loss)
	return p
}

// line writes a line.
func (p *program) line(format string, args ...any) {
	fmt.Fprintf(p, format, args...)
	p.WriteByte('\n')
}

// note writes a line of a comment. What is a person's own in it stands in quotes, see [quote].
func (p *program) note(m prose.Message) {
	p.line("%s", strings.TrimRight(p.comment+" "+prose.WithoutIsolates(m.String()), " "))
}

// quote is a person's text within a comment, in quotes and on one line: what is not printable in it, line
// ends and turns of direction among them, is escaped.
func quote(s string) string { return strconv.Quote(s) }

// head says what the program is, and what its columns are.
func (p *program) head(language string) {
	if t := p.view.Document.Title; t != "" {
		p.note(prose.Say(prose.ProgramOf, quote(t), language))
	} else {
		p.note(prose.Say(prose.ProgramUntitled, language))
	}
	p.note(prose.None)
	if p.mean() {
		p.note(prose.Say(prose.ProgramPrintsMean))
	} else {
		p.note(prose.Say(prose.ProgramPrintsSum))
	}
	p.note(prose.Say(prose.ProgramLetters))
	p.note(prose.Say(prose.ProgramNumbers))
	p.variables("x", p.view.Encoding.Inputs)
	p.variables("y", p.view.Encoding.Targets)
	if n := len(p.view.Encoding.Skipped); n > 0 {
		p.note(prose.Say(prose.ProgramLeftOut, n))
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
		of, name := letter+strconv.Itoa(i+1), quote(p.view.Document.Table.Columns()[v.Column].Name)
		switch {
		case v.Indicator && v.Level != "":
			p.note(prose.Say(prose.ColumnIndicates, of, name, quote(v.Level)))
		case v.Indicator, !v.Scale.Scaled():
			p.note(prose.Say(prose.ColumnAsIs, of, name))
		case v.Factor == 0:
			p.note(prose.Say(prose.ColumnConstant, of, name))
		default:
			p.note(prose.Say(prose.ColumnScaled, of, name, number(v.Offset), number(v.Factor)))
		}
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

// definition is a function that a program defines: a function of the network, or its derivative.
type definition struct {
	id    string
	about prose.Message // a comment on the function itself
	code  activation.Code
	heads heads
	slope bool // its derivative is used, too
}

// heads are what follows the name where a function and its derivative are defined, in Go and in Python.
type heads struct{ goValue, goSlope, value, slope string }

var (
	ofUnit   = heads{"(v float64) float64", "(v float64) float64", "(v)", "(v)"}
	ofOutput = heads{"(T []float64) []float64", "(byF, f []float64) []float64", "(T)", "(by_f, f)"}
	ofTerm   = heads{"(y, f float64) float64", "(y, f float64) float64", "(y, f)", "(y, f)"}
	ofSample = heads{"(y, T []float64) float64", "(y, f []float64) []float64", "(Y, T)", "(Y, f)"}
)

// definitions lists the functions that the network needs, each once. The identity is not among them: if a value stays
// as it is, there is nothing to call.
func (p *program) definitions() []definition {
	cancelled, isCancelled := p.loss.CancelledWith(p.output)
	var list []definition
	for _, a := range activation.All() {
		hidden := slices.Contains(p.hidden, a)
		if a != activation.Identity && (hidden || p.output.Each == a) {
			list = append(list, definition{a.ID, prose.Say(prose.Verbatim, a.Formula("σ")), a.Code, ofUnit, hidden || !isCancelled})
		}
	}
	if g := p.output; g.Each == nil {
		list = append(list, definition{g.ID, prose.Say(prose.Verbatim, g.Formula(p.shape.K)), g.Code, ofOutput, !isCancelled})
	}
	if isCancelled {
		return append(list, definition{p.loss.ID, prose.Say(prose.LossFromT), cancelled.Code, ofSample, true})
	}
	return append(list, definition{p.loss.ID, prose.Say(prose.TermOfLoss), p.loss.Each.Code, ofTerm, true})
}

// isPlain reports whether the output function leaves its net input as it is.
func (p *program) isPlain() bool { return p.output.Each == activation.Identity }

// isCancelled reports whether the derivative of the loss by net inputs is taken without that of the output function.
func (p *program) isCancelled() bool {
	_, is := p.loss.CancelledWith(p.output)
	return is
}

// snake and camel are an id as Python and Go write names: leaky_relu and leakyRelu for "leaky-relu".
func snake(id string) string { return strings.ReplaceAll(id, "-", "_") }

func camel(id string) string {
	words := strings.Split(id, "-")
	for i, w := range words[1:] {
		words[i+1] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(words, "")
}
