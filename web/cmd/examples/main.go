// Command examples writes the bundled examples, static/examples/*.json, in their canonical form. Examples
// with golden numbers come from the golden cases; random points are drawn from a fixed seed.
package main

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"log"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"

	"chainrule/engine/document"
	"chainrule/engine/network"
	"chainrule/engine/table"
	"chainrule/static"
)

//go:embed iris.csv
var iris []byte

func main() {
	log.SetFlags(0)
	log.SetPrefix("examples: ")
	for name, d := range map[string]*document.Document{
		"article": article(),
		"mazur":   golden("mazur", "Mazur's worked example"),
		"salary":  salary(),
		"xor":     exclusive(),
		"iris":    irises(),
		"sine":    sine(),
		"circles": circles(),
	} {
		if _, known := static.ExampleNamed(name); !known {
			log.Fatalf("static.Examples does not list %s", name)
		}
		data := d.Encode()
		if _, err := document.Decode(data); err != nil {
			log.Fatalf("%s: %v", name, err)
		}
		if err := os.WriteFile(filepath.Join("static", "examples", name+".json"), data, 0o644); err != nil {
			log.Fatal(err)
		}
	}
}

// exclusive is the golden case with a weight that moves the loss of row 1, on which both inputs are 0.
func exclusive() *document.Document {
	d := golden("xor", "Exclusive or")
	d.Parameter.Layer = len(d.Hidden) + 1
	return d
}

// golden is the document of a golden case with a title.
func golden(name, title string) *document.Document {
	data, err := os.ReadFile(filepath.Join("engine", "testdata", "cases", name+".json"))
	if err != nil {
		log.Fatal(err)
	}
	var c struct{ Document json.RawMessage }
	if err := json.Unmarshal(data, &c); err != nil {
		log.Fatal(err)
	}
	d, err := document.Decode(c.Document)
	if err != nil {
		log.Fatalf("%s: %v", name, err)
	}
	d.Title = title
	d.Parameter = network.Param{Layer: 1, Unit: 1, Input: 1}
	return d
}

// article is the article's model with the article's columns: the golden case, with gender as a category, which encodes as
// the same 0 and 1, and with ages, heights and salaries that the columns' scales make the case's numbers of.
func article() *document.Document {
	d := golden("article", "Salary from age, gender and height (three people)")
	d.Remarks = true
	column := func(name string, role table.Role, center, divisor float64) table.Column {
		return table.Column{Name: name, Role: role, Kind: table.Number, Scale: table.Fixed, Fixed: table.FixedScale{Center: center, Divisor: divisor}}
	}
	columns := []table.Column{
		column("age", table.Input, 36, 8),
		{Name: "gender", Role: table.Input, Kind: table.Category, Scale: table.None},
		column("height", table.Input, 166, 8),
		column("salary", table.Target, 50_000, 10_000),
	}
	var rows [][]string
	for _, r := range d.Table.All() {
		for i, c := range columns {
			v, err := table.ParseNumber(r.Cells[i])
			switch {
			case err != nil:
				log.Fatal(err)
			case c.Kind == table.Category:
				r.Cells[i] = []string{"female", "male"}[int(v)]
			default:
				r.Cells[i] = strconv.FormatFloat(c.Fixed.Center+c.Fixed.Divisor*v, 'f', -1, 64)
			}
		}
		rows = append(rows, r.Cells)
	}
	d.Table = table.New(columns, rows)
	return d
}

func salary() *document.Document {
	number := func(name string, role table.Role) table.Column {
		return table.Column{Name: name, Role: role, Kind: table.Number, Scale: table.Standardize}
	}
	columns := []table.Column{
		{Name: "name", Role: table.Ignore, Kind: table.Category, Scale: table.None},
		number("age", table.Input),
		{Name: "gender", Role: table.Input, Kind: table.Category, Scale: table.None},
		number("height", table.Input),
		number("salary", table.Target),
	}
	rows := [][]string{
		{"Ada", "28", "female", "165", "41000"},
		{"Bo", "35", "male", "180", "52000"},
		{"Cleo", "38", "female", "173", "60500"},
		{"Dan", "23", "male", "176", "34000"},
		{"Eva", "51", "female", "168", "71000"},
		{"Finn", "44", "male", "184", "66500"},
		{"Gwen", "31", "female", "159", "45500"},
		{"Hugo", "57", "male", "171", "69000"},
		{"Ines", "26", "female", "170", "39000"},
		{"Jan", "48", "male", "178", "73500"},
		{"Kim", "41", "female", "163", "58000"},
		{"Leo", "62", "male", "175", "64000"},
	}
	return newDocument("Salary of twelve invented people", table.New(columns, rows),
		[]network.Layer{{Units: 3, Activation: "sigmoid"}}, "identity", "rss", 0.05)
}

func irises() *document.Document {
	t, _, err := table.ReadCSV(iris, table.Options{})
	if err != nil {
		log.Fatal(err)
	}
	d := newDocument("Iris: three species by their flowers (Fisher 1936)", t,
		[]network.Layer{{Units: 8, Activation: "tanh"}}, "softmax", "cross-entropy", 0.1)
	d.Training.Reduction = network.Mean
	return d
}

func sine() *document.Document {
	var rows [][]string
	for i := range 41 {
		x := -math.Pi + 2*math.Pi*float64(i)/40
		rows = append(rows, []string{short(x), short(math.Sin(x))})
	}
	d := newDocument("A sine curve", table.New(plain("x", "sin x"), rows),
		[]network.Layer{{Units: 8, Activation: "tanh"}}, "identity", "rss", 0.05)
	d.Training.Reduction = network.Mean
	d.Sample = 11
	return d
}

func circles() *document.Document {
	r := rand.New(rand.NewPCG(11, 3))
	var rows [][]string
	for i := range 120 {
		radius, class := 0.4, "1"
		if i%2 == 1 {
			radius, class = 1, "0"
		}
		radius += 0.08 * r.NormFloat64()
		angle := 2 * math.Pi * r.Float64()
		rows = append(rows, []string{short(radius * math.Cos(angle)), short(radius * math.Sin(angle)), class})
	}
	d := newDocument("Two circles, one within the other", table.New(plain("x", "y", "inner"), rows),
		[]network.Layer{{Units: 4, Activation: "tanh"}}, "sigmoid", "cross-entropy", 0.5)
	d.Training.Reduction = network.Mean
	return d
}

// plain describes number columns as they are, the last one the target.
func plain(names ...string) []table.Column {
	columns := make([]table.Column, len(names))
	for i, name := range names {
		columns[i] = table.Column{Name: name, Role: table.Input, Kind: table.Number, Scale: table.None}
	}
	columns[len(columns)-1].Role = table.Target
	return columns
}

func short(v float64) string {
	text := strconv.FormatFloat(v, 'f', 3, 64)
	if text == "-0.000" {
		return "0.000"
	}
	return text
}

func newDocument(title string, t *table.Table, hidden []network.Layer, output, loss string, rate float64) *document.Document {
	d := &document.Document{
		Title: title, Table: t, Hidden: hidden, Output: output, Loss: loss,
		Training: document.Defaults, Sample: 1, Parameter: network.Param{Layer: 1, Unit: 1, Input: 1},
	}
	d.Training.Rate = rate
	if e := t.Encode(); e.N != t.Len() {
		log.Fatal(fmt.Sprint(title, ": rows are left out: ", e.Skipped))
	}
	return d
}
