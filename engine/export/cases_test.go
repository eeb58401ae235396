package export_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chainrule/engine/activation"
	"chainrule/engine/document"
	"chainrule/engine/expr"
	"chainrule/engine/golden"
	"chainrule/engine/loss"
	"chainrule/engine/network"
	"chainrule/engine/table"
	"chainrule/engine/workspace"
)

// subject is a view to export, and what its loss and gradient must be.
type subject struct {
	name     string
	view     *workspace.View
	loss     float64
	gradient []float64
}

// subjects are every golden case, with the numbers of the independent program; every example; a network of
// each output and loss over all activations and several depths; and one whose texts are hostile.
func subjects(t testing.TB) []subject {
	t.Helper()
	var list []subject
	for _, c := range golden.Cases(t) {
		s := open(t, "case-"+c.Name, c.Document)
		s.loss, s.gradient = c.Loss, c.Gradient
		list = append(list, s)
	}
	files, err := filepath.Glob(filepath.Join("..", "..", "static", "examples", "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("examples: %v, %d files", err, len(files))
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, open(t, "example-"+strings.TrimSuffix(filepath.Base(file), ".json"), data))
	}
	return append(append(list, choices(t)...), open(t, "hostile", hostile(t).Encode()))
}

func open(t testing.TB, name string, data []byte) subject {
	t.Helper()
	d, err := document.Decode(data)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	v := workspace.New(d).View()
	if v.Problem != nil {
		t.Fatalf("%s: %v", name, v.Problem)
	}
	return subject{name, v, v.Loss, v.Gradient}
}

// choices has a network of each output with each loss that it can have, summed and averaged, of 0 to 3
// hidden layers, whose activations are drawn in turn from the registry.
func choices(t testing.TB) []subject {
	t.Helper()
	next := 0
	layer := func(units int) network.Layer {
		a := activation.All()[next%len(activation.All())]
		next++
		return network.Layer{Units: units, Activation: a.ID}
	}
	var list []subject
	for _, g := range activation.Outputs() {
		for _, l := range loss.All() {
			if l.CheckOutput(g) != nil {
				continue
			}
			n := len(list)
			d := &document.Document{
				Title: fmt.Sprintf("%s, %s", g.ID, l.ID),
				Table: small(l), Output: g.ID, Loss: l.ID,
				Training: document.Defaults, Sample: 1, Parameter: network.Param{Layer: 1, Unit: 1, Input: 1},
			}
			for h := range (n + 1) % 4 {
				d.Hidden = append(d.Hidden, layer(3-h%2))
			}
			if n%2 == 1 {
				d.Training.Reduction = network.Mean
			}
			list = append(list, open(t, fmt.Sprintf("%s-%s", g.ID, l.ID), d.Encode()))
		}
	}
	if next < len(activation.All()) {
		t.Fatalf("%d of %d activations have a program", next, len(activation.All()))
	}
	return list
}

// small is a table of two inputs, one scaled and one a category, and targets that a loss takes: three classes,
// or two numbers; one row is left out.
func small(l *loss.Loss) *table.Table {
	columns := []table.Column{
		{Name: "size", Role: table.Input, Kind: table.Number, Scale: table.Standardize},
		{Name: "colour", Role: table.Input, Kind: table.Category, Scale: table.None},
	}
	rows := [][]string{{"1.5", "red"}, {"−2", "blue"}, {"4", "red"}, {"?", "red"}, {"0.25", "blue"}}
	if only := l.Targets.Only; len(only) > 0 {
		for i, name := range []string{"first", "second"} {
			columns = append(columns, table.Column{Name: name, Role: table.Target, Kind: table.Number, Scale: table.None})
			for r := range rows {
				rows[r] = append(rows[r], expr.FormatNumber(only[(r>>i)%len(only)], 0))
			}
		}
		return table.New(columns, rows)
	}
	columns = append(columns, table.Column{Name: "class", Role: table.Target, Kind: table.Category, Scale: table.None})
	for r, class := range []string{"a", "b", "c", "a", "c"} {
		rows[r] = append(rows[r], class)
	}
	return table.New(columns, rows)
}

// nasty are texts that would break out of one context or another: LaTeX's specials, ends of strings,
// comments and lines, markup, and turns of direction.
var nasty = []string{
	`\input{/etc/passwd} $x^2_1$ #1 %comment & ~ {`,
	"line\nbreak\r\nimport os\tos.system('x') \u2028\u2029 */ \"\"\" ''' ` $(x)",
	"<script>alert(1)</script>&amp;-->",
	"\u202eevil\u2066\u200b\u0007 \\\\ \\end{document}",
	"]] $$ ``` **b** [l](javascript:x) | # _i_ =cmd|'/C calc'!A0",
}

// hostile is a document whose title, names and cells are nasty.
func hostile(testing.TB) *document.Document {
	return &document.Document{
		Title: strings.Join(nasty, " "),
		Table: table.New([]table.Column{
			{Name: nasty[0], Role: table.Input, Kind: table.Number, Scale: table.Unit},
			{Name: nasty[1], Role: table.Input, Kind: table.Category, Scale: table.None},
			{Name: nasty[2], Role: table.Ignore, Kind: table.Number, Scale: table.None},
			{Name: nasty[4], Role: table.Target, Kind: table.Category, Scale: table.None},
		}, [][]string{
			{"1", nasty[0], nasty[1], nasty[2]}, {"2", nasty[1], nasty[0], nasty[3]}, {"3", nasty[3], nasty[4], nasty[2]},
		}),
		Hidden: []network.Layer{{Units: 2, Activation: activation.Default.ID}}, Output: loss.ForClasses.Output.ID, Loss: loss.ForClasses.Loss.ID,
		Training: document.Defaults, Sample: 2, Parameter: network.Param{Layer: 1, Unit: 1, Input: 1},
	}
}
