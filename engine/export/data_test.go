package export_test

import (
	"bytes"
	"encoding/csv"
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"chainrule/engine/export"
	"chainrule/engine/golden"
	"chainrule/engine/network"
	"chainrule/engine/workspace"
)

// TestDerivativesCSV reads every derivative back: of the golden cases, and the sums of the others.
func TestDerivativesCSV(t *testing.T) {
	cases := map[string]*golden.Case{}
	for _, c := range golden.Cases(t) {
		cases["case-"+c.Name] = c
	}
	for _, s := range subjects(t) {
		data, err := export.DerivativesCSV(s.view)
		if err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
		lines, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
		if err != nil || len(lines) != 1+len(s.gradient) {
			t.Fatalf("%s: %d lines, %v", s.name, len(lines), err)
		}
		for i, line := range lines[1:] {
			if id := s.view.Shape.ID(s.view.Shape.ParamAt(i)); line[0] != id {
				t.Errorf("%s: line %d is of %s, want %s", s.name, i+1, line[0], id)
			}
			var numbers []float64
			for _, text := range line[1:] {
				v, err := strconv.ParseFloat(text, 64)
				if err != nil {
					t.Fatal(err)
				}
				numbers = append(numbers, v)
			}
			if got := numbers[len(numbers)-1]; !near(got, s.gradient[i], s.gradient) {
				t.Errorf("%s: %s is %v in total, want %v", s.name, line[0], got, s.gradient[i])
			}
			if c := cases[s.name]; c != nil {
				for j, sample := range c.Samples {
					if !golden.Near(numbers[j], sample.Gradient[i], 1e-12) {
						t.Errorf("%s: %s on %s is %v, want %v", s.name, line[0], lines[0][j+1], numbers[j], sample.Gradient[i])
					}
				}
			}
		}
	}
}

// TestDerivativesHead names the rows that are in use, and gives the mean where R is it.
func TestDerivativesHead(t *testing.T) {
	for _, s := range subjects(t) {
		if s.name != "identity-half-rss" {
			continue
		}
		data, err := export.DerivativesCSV(s.view)
		if err != nil {
			t.Fatal(err)
		}
		line, _, _ := strings.Cut(string(data), "\n")
		if want := "parameter,row 1,row 2,row 3,row 5,sum,mean"; line != want {
			t.Errorf("the first line is %q, want %q", line, want)
		}
	}
}

// TestWeights writes the weights, changes them, and reads them back.
func TestWeights(t *testing.T) {
	for _, s := range subjects(t) {
		data, err := export.WeightsJSON(s.view)
		if err != nil {
			t.Fatal(err)
		}
		work := workspace.New(s.view.Document)
		if err := work.Do(workspace.NewWeights{Seed: 99}); err != nil {
			t.Fatal(err)
		}
		command, err := export.ReadWeights(data, work.View())
		if err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
		if err := work.Do(command); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(work.View().Theta, s.view.Theta) {
			t.Errorf("%s: the weights are %v, want %v", s.name, work.View().Theta, s.view.Theta)
		}
	}
}

// TestWeightsOfAnother are refused: they say what would be right.
func TestWeightsOfAnother(t *testing.T) {
	list := subjects(t)
	data, err := export.WeightsJSON(list[0].view)
	if err != nil {
		t.Fatal(err)
	}
	work := workspace.New(list[0].view.Document)
	if err := work.Do(workspace.SetUnits{Layer: 0, Units: 3}); err != nil {
		t.Fatal(err)
	}
	_, err = export.ReadWeights(data, work.View())
	if want := "weights.alpha: it has 2 rows; the layer has 3 units, and each has a row"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	if err := work.Do(workspace.SetWeights{Theta: []float64{1}}); err == nil || err.Error() != "there are 1 weights; the network has 16 parameters" {
		t.Errorf("one weight: %v", err)
	}
}

// TestNothing exports a document of which nothing can be computed: each form says why.
func TestNothing(t *testing.T) {
	d := *subjects(t)[0].view.Document
	empty := d.Table
	for empty.Len() > 0 {
		var err error
		if empty, err = empty.DeleteRow(0); err != nil {
			t.Fatal(err)
		}
	}
	d.Table = empty
	v := workspace.New(&d).View()
	const want = "there is nothing to export yet: the table has no rows; add one"
	for name, write := range map[string]func() error{
		"NumPy":       func() error { _, err := export.NumPy(v); return err },
		"PyTorch":     func() error { _, err := export.PyTorch(v); return err },
		"Go":          func() error { _, err := export.Go(v); return err },
		"derivatives": func() error { _, err := export.DerivativesCSV(v); return err },
		"derivation":  func() error { _, err := export.NewHandout(v, forms[0], 4); return err },
	} {
		if err := write(); err == nil || err.Error() != want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestRowLeftOut derives on a row that is left out: the error says why it is.
func TestRowLeftOut(t *testing.T) {
	for _, s := range subjects(t) {
		if s.name != "identity-rss" {
			continue
		}
		work := workspace.New(s.view.Document)
		if err := work.SelectRow(4); err != nil {
			t.Fatal(err)
		}
		_, err := export.NewHandout(work.View(), forms[0], 4)
		if want := `row 4 is left out, so there is no derivative on it: row 4, column "size": "?" stands for a missing value`; err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// TestTooManyDerivatives refuses a table that no one could open.
func TestTooManyDerivatives(t *testing.T) {
	d := *subjects(t)[0].view.Document
	for len(d.Hidden) < 3 {
		d.Hidden = append(d.Hidden, network.Layer{Units: 256, Activation: "tanh"})
	}
	d.Weights, d.Locked = nil, nil
	row := d.Table.Row(0).Cells
	for d.Table.Len() < 40 {
		next, err := d.Table.Paste(d.Table.Len(), 0, [][]string{row})
		if err != nil {
			t.Fatal(err)
		}
		d.Table = next
	}
	_, err := export.DerivativesCSV(workspace.New(&d).View())
	if err == nil || !strings.Contains(err.Error(), "take fewer rows or units") {
		t.Errorf("got %v", err)
	}
}

// markup is what Markdown's readers would take for markup or an address, once math is taken out.
var (
	formulas = regexp.MustCompile(`\$\$[^$\n]+\$\$|\$[^$\n]+\$`)
	markup   = regexp.MustCompile("[\\\\`_<>\\[\\]|$~@]|://")
)

// TestMarkdown holds the Markdown of every subject to have markup only where this package puts it, and to
// hold a person's text in full.
func TestMarkdown(t *testing.T) {
	for _, s := range subjects(t) {
		s.handouts(t, func(name string, h *export.Handout) {
			for n, line := range strings.Split(h.Markdown(), "\n") {
				rest := formulas.ReplaceAllString(line, "")
				if found := markup.FindString(rest); found != "" {
					t.Errorf("%s, line %d: %q is markup: %q", name, n+1, found, line)
				}
				if strings.HasPrefix(line, "# ") && s.name != "hostile" && html.UnescapeString(line[2:]) != h.Title {
					t.Errorf("%s: the title reads %q", name, line)
				}
				if strings.ContainsAny(line, "\u202e\u2066\u200b\u0007\u2028\r") {
					t.Errorf("%s, line %d: a character that cannot be seen", name, n+1)
				}
			}
		})
	}
}
