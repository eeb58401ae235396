package pasted_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"chainrule/engine/activation"
	"chainrule/engine/document"
	"chainrule/engine/golden"
	"chainrule/engine/pasted"
)

// matrix prints rows × cols numbers as NumPy does, or turned.
func matrix(list []float64, cols int, turned bool) string {
	rows := len(list) / cols
	at := func(r, c int) float64 { return list[r*cols+c] }
	if turned {
		rows, cols = cols, rows
		at = func(r, c int) float64 { return list[c*rows+r] }
	}
	var lines []string
	for r := range rows {
		var cells []string
		for c := range cols {
			cells = append(cells, fmt.Sprint(at(r, c)))
		}
		lines = append(lines, "["+strings.Join(cells, " ")+"]")
	}
	return "[" + strings.Join(lines, "\n ") + "]"
}

// TestGolden pastes the networks of the golden cases in all ways. Among the readings there is one with their numbers; it is the
// first, unless a matrix is as wide as it is high.
func TestGolden(t *testing.T) {
	for _, c := range golden.Cases(t) {
		s := c.Network.Shape
		for _, columns := range []bool{false, true} {
			for _, bias := range []pasted.Bias{pasted.Own, pasted.First, pasted.Last, pasted.None} {
				theta := slices.Clone(c.Theta)
				weights, square := "", c.N == s.P || c.N == s.K
				for layer := 1; layer <= s.Layers(); layer++ {
					W, cols := s.Matrix(theta, layer), s.Cols(layer)
					var rows, biases []float64
					for at := 0; at < len(W); at += cols {
						b, row := W[at], W[at+1:at+cols]
						if bias == pasted.None {
							W[at] = 0
						}
						switch bias {
						case pasted.First:
							rows = append(append(rows, b), row...)
						case pasted.Last:
							rows = append(append(rows, row...), b)
						default:
							rows, biases = append(rows, row...), append(biases, b)
						}
					}
					width := len(rows) / s.Rows(layer)
					square = square || width == s.Rows(layer) || s.Rows(layer) == 1 || cols-1 == s.Rows(layer)
					weights += fmt.Sprintf("W%d = %s\n", layer, matrix(rows, width, !columns))
					if bias == pasted.Own {
						weights += fmt.Sprintf("b%d = %s\n", layer, strings.Trim(matrix(biases, len(biases), false), "[]"))
					}
				}
				a, err := pasted.Read(matrix(c.X, s.P, columns), matrix(c.Y, s.K, columns), weights)
				if err != nil {
					t.Fatalf("%s: %v in %s", c.Name, err, weights)
				}
				readings, err := pasted.Readings(a)
				if err != nil {
					t.Errorf("%s, biases %s: %v", c.Name, bias, err)
					continue
				}
				is := func(r pasted.Reading) bool {
					d, err := r.Document(activation.Default)
					if err != nil {
						return false
					}
					e := d.Table.Encode()
					return slices.Equal(e.X, c.X) && slices.Equal(e.Y, c.Y) && slices.Equal(d.Weights, theta) && (len(d.Locked) > 0) == (bias == pasted.None)
				}
				if at := slices.IndexFunc(readings, is); at < 0 || at > 0 && !square && bias != pasted.Last {
					t.Errorf("%s, biases %s, columns %v: reading %d of %d is right: %v", c.Name, bias, columns, at, len(readings), readings[0].Says())
				}
			}
		}
	}
}

// TestDocument reads what PyTorch prints of a classifier, makes a document of it, and reads the document.
func TestDocument(t *testing.T) {
	a, err := pasted.Read("tensor([[ 0.5000, -1.2000],\n        [ 1.5000,  0.3000],\n        [-0.7000,  2.1000]])", "tensor([0, 2, 1])",
		"fc1.weight Parameter containing:\ntensor([[0.1000, 0.2000],\n        [0.3000, 0.4000],\n        [0.5000, 0.6000],\n        [0.7000, 0.8000]], requires_grad=True)\ntensor([0.0100, 0.0200, 0.0300, 0.0400])\n"+
			"tensor([[0.1, 0.2, 0.3, 0.4],\n [0.5, 0.6, 0.7, 0.8],\n [0.9, 1.0, 1.1, 1.2]])\ntensor([0.05, 0.06, 0.07])")
	if err != nil {
		t.Fatal(err)
	}
	readings, err := pasted.Readings(a)
	if err != nil {
		t.Fatal(err)
	}
	r := readings[0]
	want := []string{
		"X has a row for each sample: 3 samples of 2 inputs.",
		"Y has the number of each sample’s class; there are 3 classes.",
		"The weights of layer 1 have a row for each of its 4 units, and a column for each of its 2 inputs.", "Its biases are an array of their own.",
		"The weights of layer 2 have a row for each of its 3 units, and a column for each of its 4 inputs.", "Its biases are an array of their own.",
	}
	for i, m := range r.Says() {
		if m.String() != want[i] {
			t.Errorf("%s, want %s", m, want[i])
		}
	}
	d, err := r.Document(activation.Default)
	if err != nil {
		t.Fatal(err)
	}
	again, err := document.Decode(d.Encode())
	if err != nil {
		t.Fatalf("%v in\n%s", err, d.Encode())
	}
	e := again.Table.Encode()
	if !slices.Equal(e.Y, []float64{1, 0, 0, 0, 0, 1, 0, 1, 0}) || e.P != 2 || len(again.Hidden) != 1 || again.Hidden[0].Units != 4 || again.Weights[0] != 0.01 {
		t.Errorf("%s", again.Encode())
	}
}

// TestErrors pins what is said of arrays that are no network.
func TestErrors(t *testing.T) {
	for _, c := range []struct{ x, y, weights, want string }{
		{"", "1", "1", "x: there is no number in the text; paste an array as your program prints it"},
		{"[[1 2]]", "1\n\n2", "1", "y: the text has 2 arrays; paste one of them"},
		{"[[1 2]]", "1", "[1 x]", `weights: line 1: found "x" where a number belongs`},
		{"[[1 2 ... 3]]", "1", "[1 2]", "x: the array in line 1 is not printed as a whole; print all of its numbers"},
		{"[[1 2]]", "1", "[1 nan]", "weights: the array in line 1 has a number in row 1, column 2, that is not finite; paste finite numbers"},
		{"1", "1", strings.Repeat("[[2]]\n", 20), "weights: there are 7 hidden layers; a network can have 6"},
		{"[[1 2 3]\n [4 5 6]]", "[1 2]", "[[1 2 3 4 5 6 7]]", "weights: array 1 has the size 1 × 7, and 3 numbers come into this layer; its rows or its columns must be as many, or one more with the biases"},
		{"[[1 2 3]\n [4 5 6]]", "[1 2 3 4]", "[[1 2 3]]", "y: Y has the size 4; it needs a target for each of 2 samples and each of 1 output"},
	} {
		a, err := pasted.Read(c.x, c.y, c.weights)
		if err == nil {
			_, err = pasted.Readings(a)
		}
		var located *pasted.Error
		if !errors.As(err, &located) || err.Error() != c.want {
			t.Errorf("%v, want %s", err, c.want)
		}
	}
}

// TestAlternatives goes from each reading to each of its alternatives: it says the other thing, and as much as can be as before.
func TestAlternatives(t *testing.T) {
	read := func(x, y, weights string) []pasted.Reading {
		t.Helper()
		a, err := pasted.Read(x, y, weights)
		if err != nil {
			t.Fatal(err)
		}
		list, err := pasted.Readings(a)
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	square := read("[[1, 2], [3, 4]]", "[1, 0]", "W1 = [[0.1, 0.2], [0.3, 0.4]]\nb1 = [0.5, 0.6]\nW2 = [[0.7, 0.8]]\nb2 = [0.9]")
	choices := 0
	for _, list := range [][]pasted.Reading{square, read("[[1, 2], [3, 4], [5, 6]]", "[1, 0, 1]", "[[0.1, 0.2, 0.3]]")} {
		for at, r := range list {
			for k, said := range r.Says() {
				found := pasted.Alternatives(list, at, k)
				if !slices.Contains(found, at) {
					t.Fatalf("%d is not among the alternatives %v to itself", at, found)
				}
				texts := map[string]bool{}
				for _, i := range found {
					texts[list[i].Says()[k].String()] = true
				}
				if len(texts) != len(found) || !texts[said.String()] {
					t.Errorf("the alternatives %v to %s say %v", found, said, texts)
				}
				if len(found) > 1 {
					choices++
				}
			}
		}
	}
	turned := pasted.Alternatives(square, 0, 0)
	if len(turned) != 2 || square[0].XRows == square[turned[1]].XRows {
		t.Errorf("where X is square, the alternatives are %v", turned)
	}
	if biases := pasted.Alternatives(square, 0, 3); len(biases) != 1 {
		t.Errorf("biases of their own have the alternatives %v", biases)
	}
	t.Log(choices, "choices")
}
