package table

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"chainrule/engine/golden"
	"chainrule/engine/prose"

	"github.com/google/go-cmp/cmp"
	"gonum.org/v1/gonum/stat"
	"pgregory.net/rapid"
)

// people is the table of MATH.md's kind: every role, kind and scale, and cells that cannot be read.
func people() *Table {
	return New([]Column{
		{Name: "age", Role: Input, Kind: Number, Scale: Standardize},
		{Name: "sex", Role: Input, Kind: Category, Scale: None},
		{Name: "city", Role: Input, Kind: Category, Scale: None},
		{Name: "size", Role: Input, Kind: Category, Scale: None, Levels: []string{"L", "M", "S", "XL"}},
		{Name: "height", Role: Input, Kind: Number, Scale: Unit},
		{Name: "note", Role: Ignore, Kind: Number, Scale: None},
		{Name: "same", Role: Input, Kind: Number, Scale: Standardize},
		{Name: "salary", Role: Target, Kind: Number, Scale: None},
		{Name: "class", Role: Target, Kind: Category, Scale: None},
	}, [][]string{
		{"20", "female", "Rome", "S", "160", "?", "7", "1.5", "b"},
		{" 30 ", " male", "Oslo", "M", "170", "", "7", "−2", "a"},
		{"abc", "male", "Bonn", "L", "165", "", "7", "3", "a"},
		{"40", "male", "Rome", "L", "180", "", "7", "1e1", "b "},
		{"50", "", "Rome", "L", "180", "", "7", "1", "b"},
		{"50", "male", "Rome", "XXL", "180", "", "7", "1", "b"},
		{"50", "male", "Rome", "L", "1,8", "", "7", "1", "b"},
		{"50", "male", "Rome", "L", "180", "", "", "1", "b"},
		{"50", "male", "Rome", "L", "180", "", "7", "1e999", "b"},
		{"50", "male", "Rome", "L", "180", "", "7", "NaN", "b"},
	})
}

func TestEncode(t *testing.T) {
	e := people().Encode()
	if e.N != 3 || e.P != 11 || e.K != 3 {
		t.Fatalf("N %d, P %d, K %d", e.N, e.P, e.K)
	}
	d := math.Sqrt(200.0 / 3) // of 20, 30, 40
	golden.AllNear(t, "X", e.X, []float64{
		-10 / d, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0,
		0, 1, 0, 1, 0, 0, 1, 0, 0, 0.5, 0,
		10 / d, 1, 1, 0, 0, 1, 0, 0, 0, 1, 0,
	}, 1e-15)
	golden.AllNear(t, "Y", e.Y, []float64{1.5, 1, 0, -2, 0, 1, 10, 1, 0}, 0)
	if diff := cmp.Diff([]int{0, 1, 3}, e.Rows); diff != "" {
		t.Error(diff)
	}
	var names []string
	for _, v := range append(e.Inputs, e.Targets...) {
		names = append(names, v.Name)
	}
	if diff := cmp.Diff([]string{
		"age", "sex = male", "city = Rome", "city = Oslo", "city = Bonn", "size = L", "size = M", "size = S", "size = XL", "height", "same",
		"salary", "class = b", "class = a",
	}, names); diff != "" {
		t.Error(diff)
	}
	age := e.Inputs[0]
	want := Variable{Column: 0, ColumnID: 1, Name: "age", Scale: Standardize, Mean: 30, Deviation: d, Min: 20, Max: 40, Offset: 30, Factor: d}
	if diff := cmp.Diff(want, age); diff != "" {
		t.Error(diff)
	}
	if same := e.Inputs[10]; same.Factor != 0 || same.Mean != 7 || same.Decode(0) != 7 || same.Encode(9) != 0 {
		t.Errorf("of a constant column %+v", same)
	}
	if i, ok := e.Sample(3); !ok || i != 2 {
		t.Errorf("row 4 is sample %d", i+1)
	}
	if _, ok := e.Sample(2); ok {
		t.Error("row 3 is a sample")
	}
}

// TestFixedScale scales with numbers that are given. They stay when a row is changed, and for a table without rows.
func TestFixedScale(t *testing.T) {
	columns := []Column{{Name: "age", Role: Input, Kind: Number, Scale: Fixed, Fixed: FixedScale{Center: 36, Divisor: 8}}, {Name: "y", Role: Target, Kind: Number}}
	tab := New(columns, [][]string{{"28", "1"}, {"38", "2"}, {"42", "3"}})
	golden.AllNear(t, "X", tab.Encode().X, []float64{-1, 0.25, 0.75}, 0)
	tab, err := tab.SetCell(2, 0, "52")
	if err != nil {
		t.Fatal(err)
	}
	e := tab.Encode()
	golden.AllNear(t, "X", e.X, []float64{-1, 0.25, 2}, 0)
	if got := e.Inputs[0].Decode(2); got != 52 {
		t.Errorf("2 stands for %v, want 52", got)
	}
	if v := New(columns, nil).Encode().Inputs[0]; v.Offset != 36 || v.Factor != 8 {
		t.Errorf("without rows: %+v", v)
	}
}

// TestSkipped pins which rows are left out, and what is said of them.
func TestSkipped(t *testing.T) {
	table := people()
	e := table.Encode()
	type why struct {
		Row, Column int
		Reason      string
	}
	want := []why{
		{2, 0, `row 3, column "age": "abc" is not a number`},
		{4, 1, `row 5, column "sex": the cell is empty; type a category`},
		{5, 3, `row 6, column "size": "XXL" is not one of the levels L, M, S, XL`},
		{6, 4, `row 7, column "height": "1,8" is not a number; write 1.8`},
		{7, 6, `row 8, column "same": the cell is empty; type a number`},
		{8, 7, `row 9, column "salary": "1e999" is too large for a number`},
		{9, 7, `row 10, column "salary": "NaN" stands for a missing value`},
	}
	var got []why
	for _, s := range e.Skipped {
		got = append(got, why{s.Row, s.Column, s.Reason.String()})
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, s := range want {
		if got := e.WhySkipped(s.Row).String(); got != s.Reason {
			t.Errorf("row %d: %s", s.Row+1, got)
		}
		if got := table.WhyUnreadable(s.Row, s.Column).String(); got != s.Reason {
			t.Errorf("row %d: %s", s.Row+1, got)
		}
	}
	if got := e.WhySkipped(0); !got.IsNone() {
		t.Error(got)
	}
}

func TestParseNumber(t *testing.T) {
	for text, want := range map[string]float64{
		"1": 1, " -2.5 ": -2.5, "+3": 3, "−4": -4, "1e3": 1000, "1E-3": 0.001, ".5": 0.5, "5.": 5, "1e−2": 0.01, "−1e−2": -0.01, "1e-400": 0, "00012": 12, "\u00a07\u00a0": 7,
	} {
		if got, err := ParseNumber(text); err != nil || got != want {
			t.Errorf("%q is %v, %v", text, got, err)
		}
	}
	for text, want := range map[string]string{
		"": "the cell is empty; type a number", "  ": "the cell is empty; type a number", "abc": `"abc" is not a number`, "1,5": `"1,5" is not a number; write 1.5`,
		"−1,5": `"−1,5" is not a number; write -1.5`, "1,234.5": `"1,234.5" is not a number`, "1,2,3": `"1,2,3" is not a number`, "1 000": `"1 000" is not a number`,
		"inf": `"inf" is not a number`, "NaN": `"NaN" is not a number`, "0x10": `"0x10" is not a number`, "1_000": `"1_000" is not a number`, "1e999": `"1e999" is too large for a number`,
		"12%": `"12%" is not a number`, "--1": `"--1" is not a number`, "1e": `"1e" is not a number`, "0,": `"0," is not a number; write 0.`, "١": "\"\u2068١\u2069\" is not a number",
	} {
		if got, err := ParseNumber(text); err == nil || err.Error() != want {
			t.Errorf("%q is %v, %v\nwant %s", text, got, err, want)
		}
	}
}

// TestExtremes scales numbers whose squares are past the largest number, or below the smallest.
func TestExtremes(t *testing.T) {
	for _, unit := range []float64{1e-250, 1e-170, 1, 1e170, 1e250} {
		e := New([]Column{{Name: "x", Role: Input, Kind: Number, Scale: Standardize}}, [][]string{
			{fmt.Sprint(1 * unit)}, {fmt.Sprint(2 * unit)}, {fmt.Sprint(3 * unit)},
		}).Encode()
		golden.AllNear(t, fmt.Sprint(unit), e.X, []float64{-math.Sqrt(1.5), 0, math.Sqrt(1.5)}, 1e-12)
	}
}

// TestScalingProperties holds statistics against gonum's, and that each number traces back to its cell.
func TestScalingProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		magnitude := rapid.SampledFrom([]float64{1e-6, 1, 1e6}).Draw(t, "magnitude")
		shift := rapid.Float64Range(-10, 10).Draw(t, "shift") * magnitude
		raw := rapid.SliceOfN(rapid.Float64Range(-magnitude, magnitude), 1, 40).Draw(t, "raw")
		rows := make([][]string, len(raw))
		for i := range raw {
			raw[i] += shift
			text := fmt.Sprint(raw[i])
			rows[i] = []string{text, text, text}
		}
		e := New([]Column{
			{Name: "z", Role: Input, Kind: Number, Scale: Standardize},
			{Name: "u", Role: Input, Kind: Number, Scale: Unit},
			{Name: "y", Role: Target, Kind: Number, Scale: None},
		}, rows).Encode()
		z, u := e.Inputs[0], e.Inputs[1]
		size := math.Abs(shift) + magnitude
		if mean := stat.Mean(raw, nil); math.Abs(z.Mean-mean) > 1e-13*size {
			t.Fatalf("mean %v, gonum %v", z.Mean, mean)
		}
		// the mean's own rounding is in each difference
		if d := stat.PopStdDev(raw, nil); math.Abs(z.Deviation-d) > 1e-12*d+1e-15*size {
			t.Fatalf("deviation %v, gonum %v", z.Deviation, d)
		}
		for i, want := range raw {
			if got := z.Decode(e.X[2*i]); math.Abs(got-want) > 1e-14*size {
				t.Fatalf("%v comes back as %v", want, got)
			}
			if got := u.Decode(e.X[2*i+1]); math.Abs(got-want) > 1e-14*size {
				t.Fatalf("%v comes back as %v", want, got)
			}
			if x := e.X[2*i+1]; x < 0 || x > 1 {
				t.Fatalf("%v on the unit scale", x)
			}
			if e.Y[i] != want {
				t.Fatalf("%v unscaled is %v", want, e.Y[i])
			}
		}
	})
}

// TestCategoryProperties holds indicators against the cells.
func TestCategoryProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cells := rapid.SliceOf(rapid.SampledFrom([]string{"a", "b", "c", " a", "", "d"})).Draw(t, "cells")
		c := Column{Name: "c", Role: rapid.SampledFrom([]Role{Input, Target}).Draw(t, "role"), Kind: Category}
		if rapid.Bool().Draw(t, "fixed") {
			c.Levels = []string{"b", "a", "c"}[:rapid.IntRange(1, 3).Draw(t, "levels")]
		}
		rows := make([][]string, len(cells))
		for i := range cells {
			rows[i] = []string{cells[i]}
		}
		e := New([]Column{c}, rows).Encode()
		data, variables := e.X, e.Inputs
		if c.Role == Target {
			data, variables = e.Y, e.Targets
		}
		if e.N+len(e.Skipped) != len(cells) {
			t.Fatalf("%d and %d of %d rows", e.N, len(e.Skipped), len(cells))
		}
		for i, row := range e.Rows {
			for k, v := range variables {
				want := 0.0
				if strings.TrimSpace(cells[row]) == v.Level {
					want = 1
				}
				if got := data[i*len(variables)+k]; got != want {
					t.Fatalf("%q in %s is %v", cells[row], v.Name, got)
				}
			}
		}
	})
}

// TestWithout leaves samples out of an encoding.
func TestWithout(t *testing.T) {
	e := people().Encode()
	small := prose.Say(prose.Verbatim, "too small")
	next := e.Without(func(sample int) (int, prose.Message) {
		if sample == 1 {
			return 7, small
		}
		return 0, prose.None
	})
	if e.N != 3 || next.N != 2 || len(next.X) != 2*e.P || len(next.Y) != 2*e.K || next.Y[3] != 10 {
		t.Fatalf("%d samples, %v", next.N, next.Y)
	}
	if diff := cmp.Diff(append([]Skipped{{Row: 1, Column: 7, Reason: small}}, e.Skipped...), next.Skipped); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]int{0, 3}, next.Rows); diff != "" {
		t.Error(diff)
	}
}

func BenchmarkEncode(b *testing.B) {
	t := large(MostRows)
	b.ReportAllocs()
	for b.Loop() {
		next, err := t.SetCell(MostRows/2, 3, "1") // one chunk is read anew, as after an edit
		if err != nil {
			b.Fatal(err)
		}
		next.Encode()
	}
}
