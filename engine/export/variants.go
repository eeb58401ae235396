package export

import (
	"fmt"
	"strings"

	"chainrule/engine/activation"
	"chainrule/engine/document"
	"chainrule/engine/exercise"
	"chainrule/engine/exercise/draw"
	"chainrule/engine/expr"
	"chainrule/engine/loss"
	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/random"
	"chainrule/engine/table"
)

// Variants is a worksheet in variants, so that neighbours in a class have other numbers: exercises that are drawn, and at the end the key of each
// variant. The same options make the same worksheet on every machine.
type Variants struct {
	Level     int    // of the exercises, from 1
	Count     int    // how many variants
	Questions int    // of each
	Seed      uint64 // by which they are drawn

	drawn []drawn
	seeds random.SplitMix64
}

// drawn is an exercise with the id by which it is drawn again.
type drawn struct {
	*draw.Drawn
	id string
}

// The most variants, and the most questions of each.
const (
	MostVariants  = 40
	MostQuestions = 10
)

// Check says what of the options cannot be, or gives nil.
func (v *Variants) Check() error {
	switch {
	case v.Level < 1 || v.Level > draw.Levels():
		return prose.Say(prose.NoSuchLevel, v.Level, draw.Levels())
	case v.Count < 1 || v.Count > MostVariants:
		return prose.Say(prose.VariantsFrom1, MostVariants)
	case v.Questions < 1 || v.Questions > MostQuestions:
		return prose.Say(prose.QuestionsFrom1, MostQuestions)
	}
	return nil
}

// Next draws the next exercise, and reports whether there is another. It may take a moment.
func (v *Variants) Next() bool {
	if len(v.drawn) == 0 {
		v.seeds = random.SplitMix64(v.Seed)
	}
	seed := v.seeds.Next() % document.MostSeed
	v.drawn = append(v.drawn, drawn{draw.Draw(v.Level, exercise.Number, seed), draw.ID(v.Level, exercise.Number, seed)})
	return len(v.drawn) < v.Count*v.Questions
}

// LaTeX is the worksheet, all of it drawn, as a LaTeX document. A variant begins on a page of its own.
func (v *Variants) LaTeX() string {
	p := &latexPaper{}
	v.write(p, func() { p.put("\\newpage") })
	return withScripts(p.String())
}

// Markdown is the worksheet, all of it drawn, as Markdown.
func (v *Variants) Markdown() string {
	p := &markdownPaper{}
	v.write(p, func() { p.put("---") })
	return p.String()
}

func (v *Variants) write(p paper, page func()) {
	p.begin(prose.Text(prose.WorksheetIn, v.Count))
	of := func(variant int) []drawn { return v.drawn[variant*v.Questions:][:v.Questions] }
	for i := range v.Count {
		if i > 0 {
			page()
		}
		p.heading(prose.Say(prose.VariantNumber, i+1))
		p.say(prose.Say(prose.NameLine))
		for q, d := range of(i) {
			d.ask(p, q+1)
		}
	}
	page()
	for i := range v.Count {
		p.heading(prose.Say(prose.KeyNumber, i+1))
		for q, d := range of(i) {
			d.key(p, q+1)
		}
	}
	p.end()
}

// ask writes a question with all that is given.
func (d drawn) ask(p paper, number int) {
	p.say(prose.Join(prose.Say(prose.QuestionNumber, number), d.Prompt()))
	for _, m := range d.network() {
		p.say(m)
	}
	t := d.Document.Table
	columns := t.Columns()
	for i := range t.Len() {
		var cells prose.List
		for j, cell := range t.Row(i).Cells {
			cells = append(cells, columns[j].Name+" = "+cell)
		}
		p.say(prose.Say(prose.DataRow, i+1, cells))
	}
	for _, c := range columns {
		if c.Scale == table.Unit {
			p.say(prose.Say(prose.ColumnToUnit, prose.Unquoted(c.Name)))
		}
	}
	shape := d.System().Network.Shape
	for layer := 1; layer <= shape.Layers(); layer++ {
		for unit := 1; unit <= shape.Rows(layer); unit++ {
			var symbols, values []string
			for input := range shape.Cols(layer) {
				at := network.Param{Layer: layer, Unit: unit, Input: input}
				symbols = append(symbols, expr.LaTeX(shape.Symbol(at), expr.Format{}))
				values = append(values, expr.LaTeX(expr.Num(d.Document.Weights[shape.Index(at)]), expr.Format{}))
			}
			p.line(tuple(symbols), tuple(values))
		}
	}
}

func tuple(list []string) string { return "(" + strings.Join(list, ", ") + ")" }

// network says which network it is.
func (d drawn) network() []prose.Message {
	shape := d.System().Network.Shape
	var list []prose.Message
	for h, l := range shape.Hidden {
		a, _ := activation.ByID(l.Activation)
		list = append(list, prose.Say(prose.HiddenLayerIs, h+1, l.Units, a.Name))
	}
	g, _ := activation.OutputByID(shape.Output)
	l, _ := loss.ByID(shape.Loss)
	return append(list, prose.Say(prose.OutputsAre, shape.K, g.Name, l.Name))
}

// key writes the answer to a question, the line that leads to it, and the id by which the exercise can be asked for in the program.
func (d drawn) key(p paper, number int) {
	f := expr.Format{Digits: d.Digits}
	left := expr.LaTeX(d.Formula(), expr.Format{})
	if d.Asked.Next {
		left += `^{\text{` + prose.Text(prose.NewMark) + `}}`
	}
	p.say(prose.Say(prose.KeyOf, number, prose.Unquoted(d.id)))
	if e, ok := d.Line(); ok {
		p.line(left, expr.LaTeX(e, expr.Format{}))
		left = ""
	}
	p.line(left, fmt.Sprint(expr.LaTeX(expr.Num(d.Right()), f)))
}
