package identify

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"chainrule/engine/golden"
	"chainrule/engine/network"
	"chainrule/engine/random"
)

// print writes rows of numbers with so many digits after the point.
func print(rows [][]float64, digits int) string {
	var lines []string
	for _, row := range rows {
		var cells []string
		for _, v := range row {
			cells = append(cells, fmt.Sprintf("%.*e", digits, v))
		}
		lines = append(lines, "["+strings.Join(cells, ", ")+"]")
	}
	return "[" + strings.Join(lines, ",\n ") + "]"
}

func transposed(rows [][]float64) [][]float64 {
	out := make([][]float64, len(rows[0]))
	for c := range out {
		for _, row := range rows {
			out[c] = append(out[c], row[c])
		}
	}
	return out
}

// TestGolden wants every quantity of the golden cases, as an independent program computed it, to be taken for what it is: in
// both orientations, with biases first, last, alone and without, and at few digits and many.
func TestGolden(t *testing.T) {
	for _, c := range golden.Cases(t) {
		s := c.Network.Shape
		p := Problem{Shape: s, Theta: c.Theta, Encoding: encoding(c.N, s.P, s.K, c.X, c.Y), Rate: c.Rate, Reduction: network.Sum, Locked: c.Locked, Sample: -1}
		want := func(quantity, reduction, bias string, sample int, rows [][]float64) {
			t.Helper()
			for _, digits := range []int{3, 7, 15} {
				for _, turn := range []bool{false, true} {
					array := rows
					if turn {
						array = transposed(rows)
					}
					f := find(t, p, print(array, digits))
					is := func(m Match) bool {
						return m.Quantity == quantity && m.Reduction == reduction && m.Bias == bias && m.Sample == sample && len(m.Mistakes) == 0 &&
							(m.Transposed == turn || len(rows) == 1 || len(rows[0]) == 1)
					}
					if at := slices.IndexFunc(f.Matches, is); at < 0 {
						t.Errorf("%s, %s %s: not found in %+v for %v", c.Name, reduction, quantity, f.Matches, rows)
					} else if m := f.Matches[at]; m.Digits != min(digits+1, mostDigits) && m.Digits < 9 {
						t.Errorf("%s, %s %s: to %d digits, printed with %d", c.Name, reduction, quantity, m.Digits, digits+1)
					}
				}
			}
		}
		per := func(name string, of func(golden.Sample) []float64) {
			var rows [][]float64
			for _, sample := range c.Samples {
				rows = append(rows, of(sample))
			}
			want(name, "", "none", 0, rows)
			if c.N > 1 {
				want(name, "sample", "none", 2, rows[1:2])
			}
		}
		per("x", func(g golden.Sample) []float64 { return g.X })
		per("y", func(g golden.Sample) []float64 { return g.Y })
		per("T", func(g golden.Sample) []float64 { return g.T })
		per("f", func(g golden.Sample) []float64 { return g.F })
		per("delta", func(g golden.Sample) []float64 { return g.Delta })
		for h := range s.Hidden {
			per(numbered("a", h+1), func(g golden.Sample) []float64 { return g.Layers[h].A })
			per(numbered("z", h+1), func(g golden.Sample) []float64 { return g.Layers[h].Z })
			per(numbered("s", h+1), func(g golden.Sample) []float64 { return g.S[h] })
		}
		for layer := 1; layer <= s.Layers(); layer++ {
			matrix := func(list []float64, scale float64) (first, none [][]float64) {
				cols := s.Cols(layer)
				W := s.Matrix(list, layer)
				for at := 0; at < len(W); at += cols {
					row := slices.Clone(W[at : at+cols])
					for j := range row {
						row[j] *= scale
					}
					first, none = append(first, row), append(none, row[1:])
				}
				return first, none
			}
			id := s.LayerID(layer)
			theta, _ := matrix(c.Theta, 1)
			want(id, "", "first", 0, theta)
			sum := "sum"
			if c.N == 1 {
				sum = ""
			}
			first, none := matrix(c.Gradient, 1)
			want("dL/d"+id, sum, "first", 0, first)
			want("dL/d"+id, sum, "none", 0, none)
			var last [][]float64
			for _, row := range first {
				last = append(last, append(slices.Clone(row[1:]), row[0]))
			}
			want("dL/d"+id, sum, "last", 0, last)
			if c.N > 1 {
				first, _ = matrix(c.Gradient, 1/float64(c.N))
				want("dL/d"+id, "mean", "first", 0, first)
				first, _ = matrix(c.Samples[0].Gradient, 1)
				want("dL/d"+id, "sample", "first", 1, first)
			}
		}
	}
}

// TestNearest wants the largest agreement of an array that is wrong in part.
func TestNearest(t *testing.T) {
	p := problem(t, "regression")
	right := p.recipe().run()
	rows := func() (rows [][]float64) {
		for i := range right.Z[0].rows {
			rows = append(rows, slices.Clone(right.Z[0].row(i)))
		}
		return rows
	}
	column, end := rows(), rows()
	for i := range column {
		column[i][1] += 0.01 * float64(i*i+1)
	}
	for i := range end[3:] {
		for m := range end[3+i] {
			end[3+i][m] = 0.1 * float64(i+m+1)
		}
	}
	f := find(t, p, print(column, 6))
	if n := f.Nearest; len(f.Matches) > 0 || n == nil || n.Quantity != "z" || !slices.Equal(n.Columns, []int{0, 2}) || len(n.Rows) > 0 || n.FirstRow != 0 || n.FirstColumn != 1 {
		t.Errorf("%+v, %+v", f.Matches, n)
	}
	f = find(t, p, print(transposed(end), 6))
	if n := f.Nearest; len(f.Matches) > 0 || n == nil || n.Quantity != "z" || !n.Transposed || !slices.Equal(n.Columns, []int{0, 1, 2}) {
		t.Errorf("%+v, %+v", f.Matches, n)
	}
	if f := find(t, p, "[[0.11, 0.52], [0.33, 0.44], [0.25, 0.69]]"); f.Nearest != nil || len(f.Matches) > 0 {
		t.Errorf("%+v, %+v", f.Matches, f.Nearest)
	}
}

// TestWhole takes whole numbers for what they are, and never for a mistake if they are few.
func TestWhole(t *testing.T) {
	p := problem(t, "classes")
	if f := find(t, p, "[[1 0 0]\n [0 1 0]\n [0 0 1]\n [0 1 0]\n [1 0 0]\n [0 0 1]]"); !f.Right() || f.Matches[0].Quantity != "y" {
		t.Errorf("%+v", f.Matches)
	}
	if f := find(t, p, "[1 0 0]"); !f.Right() || f.Matches[0].Sample != 1 {
		t.Errorf("%+v", f.Matches)
	}
	if f := find(t, p, "[1 1 0]"); len(f.Matches) > 0 {
		t.Errorf("%+v", f.Matches)
	}
}

// TestMazur takes the weights after a step that the most read worked example prints for what they are.
func TestMazur(t *testing.T) {
	for _, c := range golden.Cases(t) {
		if c.Name != "mazur" {
			continue
		}
		s := c.Network.Shape
		p := Problem{Shape: s, Theta: c.Theta, Encoding: encoding(c.N, s.P, s.K, c.X, c.Y), Rate: c.Rate, Reduction: network.Sum, Locked: c.Locked, Sample: -1}
		for text, quantity := range map[string]string{
			"0.149780716 0.19956143\n0.24975114 0.29950229":   "new alpha",
			"0.35891648 0.408666186\n0.511301270 0.561370121": "new beta",
			"0.75136507 0.772928465":                          "f",
			"0.298371109":                                     "L",
		} {
			f := find(t, p, text)
			if !f.Right() || !slices.ContainsFunc(f.Matches, func(m Match) bool { return m.Quantity == quantity && m.Bias == "none" && !m.Transposed }) {
				t.Errorf("%s is taken for %+v, want %s", text, f.Matches, quantity)
			}
		}
	}
}

// TestCut takes arrays for what they are of which the print leaves rows or columns out, and those with a column of ones.
func TestCut(t *testing.T) {
	const N = 40
	r := random.SplitMix64(3)
	numbers := func(n int) (list []float64) {
		for range n {
			list = append(list, r.Symmetric())
		}
		return list
	}
	shape := problem(t, "regression").Shape
	p := Problem{Shape: shape, Theta: numbers(shape.Count()), Encoding: encoding(N, shape.P, shape.K, numbers(N*shape.P), numbers(N*shape.K)), Rate: 0.1, Reduction: network.Sum, Sample: -1}
	z := p.recipe().run().Z[0]
	line := func(i int, before string) string {
		text := "[" + before
		for _, v := range z.row(i) {
			text += fmt.Sprintf(" %.8f", v)
		}
		return text + "]\n"
	}
	ends := line(0, "") + line(1, "") + "..." + line(N-2, "") + line(N-1, "")
	is := func(text string, transposed bool, bias string) {
		t.Helper()
		f := find(t, p, text)
		if !f.Right() || f.Matches[0].Quantity != "z" || f.Matches[0].Transposed != transposed || f.Matches[0].Bias != bias {
			t.Errorf("%s is taken for %+v", text, f.Matches)
		}
	}
	is("["+ends+"]", false, "none")
	var turned, joined strings.Builder
	for m := range z.cols {
		fmt.Fprintf(&turned, "[%.8f, %.8f, ..., %.8f]\n", z.at(0, m), z.at(1, m), z.at(N-1, m))
	}
	is("["+turned.String()+"]", true, "none")
	for i := range N {
		joined.WriteString(line(i, "1."))
	}
	is("["+joined.String()+"]", false, "first")
	if f := find(t, p, "["+line(0, "")+line(1, "")+"..."+line(N-1, "")+line(N-2, "")+"]"); len(f.Matches) > 0 {
		t.Errorf("%+v", f.Matches)
	}
}
