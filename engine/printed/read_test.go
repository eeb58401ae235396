package printed_test

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"chainrule/engine/printed"

	"pgregory.net/rapid"
)

// text is an array in a form that tests read at a glance: its name, its size, gaps and numbers.
func text(a *printed.Array) string {
	var b strings.Builder
	if a.Name != "" {
		b.WriteString(a.Name + " ")
	}
	rows, cols := a.Size()
	fmt.Fprintf(&b, "%d×%d", rows, cols)
	if a.RowGap+a.ColGap > 0 {
		fmt.Fprintf(&b, " gap %d %d", a.RowGap, a.ColGap)
	}
	for i, c := range a.Cells {
		if i%a.Cols == 0 {
			b.WriteString(" |")
		}
		b.WriteString(" " + strconv.FormatFloat(c.Value, 'g', -1, 64))
	}
	return b.String()
}

// TestForms reads forms that no program here prints, after their documentation.
func TestForms(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"TensorFlow", "tf.Tensor(\n[[0.5 1. ]\n [2.  0.1]], shape=(2, 2), dtype=float32)", "2×2 | 0.5 1 | 2 0.1"},
		{"TensorFlow's repr", "<tf.Tensor: shape=(2, 2), dtype=float32, numpy=\narray([[0.5, 1. ],\n       [2. , 0.1]], dtype=float32)>", "2×2 | 0.5 1 | 2 0.1"},
		{"TensorFlow's number", "tf.Tensor(0.25, shape=(), dtype=float32)", "1×1 | 0.25"},
		{"TensorFlow's variable", "<tf.Variable 'kernel:0' shape=(1, 2) dtype=float32, numpy=array([[0.5, 1. ]], dtype=float32)>", "1×2 | 0.5 1"},
		{"list of TensorFlow", "[<tf.Tensor: shape=(2,), dtype=float32, numpy=array([0.5, 1.], dtype=float32)>, <tf.Tensor: shape=(), dtype=float32, numpy=2.5>]", "1×2 | 0.5 1; 1×1 | 2.5"},
		{"JAX", "Array([[0.5, 1. ]], dtype=float32)", "1×2 | 0.5 1"},
		{"NumPy 2", "[np.float64(0.5), np.float64(1.25)]", "1×2 | 0.5 1.25"},
		{"NumPy 2, cut", "array([[0.5, 1. , ..., 2. ],\n       ...,\n       [3. , 4. , ..., 5. ]], shape=(1000, 2000))", "1000×2000 gap 1 2 | 0.5 1 2 | 3 4 5"},
		{"old PyTorch", " 1.0000e-03 *\n  1.5000  2.5000\n -1.0000  0.0000\n[torch.DoubleTensor of size 2x2]\n", "2×2 | 0.0015 0.0025 | -0.001 0"},
		{"pandas", "          0         1\n0  0.500000 -0.250000\n1  1.000000  2.000000\n", "2×2 | 0.5 -0.25 | 1 2"},
		{"pandas, cut", "        a    b\n0     0.5  1.0\n1     1.5  2.0\n..    ...  ...\n998   2.5  3.0\n999   3.5  4.0\n\n[1000 rows x 2 columns]", "1000×2 gap 2 0 | 0.5 1 | 1.5 2 | 2.5 3 | 3.5 4"},
		{"nested column vectors", "[[[0.5]\n  [1.5]]\n\n [[2.5]\n  [3.5]]]", "2×2 | 0.5 1.5 | 2.5 3.5"},
		{"two matrices in a list", "[[[0.5, 1.5]], [[2.5, 3.5], [4.5, 5.5]]]", "1×2 | 0.5 1.5; 2×2 | 2.5 3.5 | 4.5 5.5"},
		{"interactive Python", ">>> dW1\narray([[0.5, 1.5]])\n>>> db1\narray([0.25])\n>>> ", "dW1 1×2 | 0.5 1.5; db1 1×1 | 0.25"},
		{"a notebook", "Out[3]: array([[0.5, 1.5]])\nOut[4]: array([0.25])", "1×2 | 0.5 1.5; 1×1 | 0.25"},
		{"a file of Python", "W1 = np.array([[0.5, 1.5],\n               [2.5, 3.5]])\nb1 = np.array([0.25, 0.75])\n", "W1 2×2 | 0.5 1.5 | 2.5 3.5; b1 1×2 | 0.25 0.75"},
		{"a file of R", "W <- c(0.5, 1.5)", "W 1×2 | 0.5 1.5"},
		{"Mathematica", "{{0.5, 1.5*^-3}, {2.5, -3.5}}", "2×2 | 0.5 0.0015 | 2.5 -3.5"},
		{"C", "double W[2][2] = {{0.5f, 1.5f}, {2.5f, 3.5f}};", "W 2×2 | 0.5 1.5 | 2.5 3.5"},
		{"JavaScript", "{ W: [ [ 0.5, 1.5 ] ], b: [ 0.25 ] }", "W 1×2 | 0.5 1.5; b 1×1 | 0.25"},
		{"Markdown", "| a | b |\n|---|---|\n| 0.5 | 1.5 |\n| 2.5 | 3.5 |", "2×2 | 0.5 1.5 | 2.5 3.5"},
		{"numbers alone", "0.5 1.5\n2.5 3.5\n\n0.25\n", "2×2 | 0.5 1.5 | 2.5 3.5; 1×1 | 0.25"},
		{"named numbers", "loss: 0.5\nb = 0.25 0.75", "loss 1×1 | 0.5; b 1×2 | 0.25 0.75"},
		{"a name before numbers", "z1 1.5 2.5", "z1 1×2 | 1.5 2.5"},
		{"decimal commas", "0,5 1,5\n2,5 3,5", "2×2 | 0.5 1.5 | 2.5 3.5"},
		{"thousands", "1.234,5\t2,5", "1×2 | 1234.5 2.5"},
		{"names in a spreadsheet", "\tz1\tz2\nAda\t0,5\t1,5\nBo\t2,5\t3,5", "2×2 | 0.5 1.5 | 2.5 3.5"},
		{"a minus of typesetting", "[−0.5, 1.5]", "1×2 | -0.5 1.5"},
		{"R's columns with names, wrapped", "      a   b\n[1,] 0.5 1.5\n[2,] 2.5 3.5\n       c\n[1,] 4.5\n[2,] 5.5", "2×3 | 0.5 1.5 4.5 | 2.5 3.5 5.5"},
		{"R's own prompt", "> dW\n     [,1]\n[1,]  0.5\n> db\n[1] 0.5 1.5", "dW 1×1 | 0.5; db 1×2 | 0.5 1.5"},
		{"shapes beside arrays", "X.shape: (2, 1)\nW.size() torch.Size([1, 2]) W [[0.5 1.5]]\nf shape = (1,) f = [0.25]", "W 1×2 | 0.5 1.5; f 1×1 | 0.25"},
		{"not a number", "[0.5 nan inf -inf]", "1×4 | 0.5 NaN +Inf -Inf"},
		{"a parameter's grad", "Parameter containing:\ntensor([[0.5000, 1.5000]], requires_grad=True)", "1×2 | 0.5 1.5"},
		{"a device", "tensor([[0.5000, 1.5000]], device='cuda:0', grad_fn=<AddmmBackward0>)\ntensor([0.5000], dtype=torch.float64)", "1×2 | 0.5 1.5; 1×1 | 0.5"},
		{"LaTeX with an array", "\\[\\left[\\begin{array}{rr} 0.5 & 1.5 \\\\ 2.5 & 3.5 \\end{array}\\right]\\]", "2×2 | 0.5 1.5 | 2.5 3.5"},
	} {
		found, err := printed.Read(c.in)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var got []string
		for _, a := range found {
			got = append(got, text(a))
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s: %s, want %s", c.name, strings.Join(got, "; "), c.want)
		}
	}
}

// TestErrors pins what is said of a text that is no array.
func TestErrors(t *testing.T) {
	for in, want := range map[string]string{
		"":                          "there is no number in the text; paste an array as your program prints it",
		"  \n\n ":                   "there is no number in the text; paste an array as your program prints it",
		"[]":                        "line 1: there is no number in the text; paste an array as your program prints it",
		"array()":                   "line 1: there is no number in the text; paste an array as your program prints it",
		"[[0.5, 1.5],\n [2.5]]":     "line 2: row 2 has 1 number, and row 1 has 2; all rows of an array have as many",
		"[[0.5, 1.5],\n 2.5]":       "line 2: row 2 has 1 number, and row 1 has 2; all rows of an array have as many",
		"0.5 1.5\n2.5":              "line 2: row 2 has 1 number, and row 1 has 2; all rows of an array have as many",
		"[0.5 1.5":                  "line 1: the bracket [ is not closed; the array ends with a ]",
		"[[0.5, 1.5],\n [2.5, x]]":  `line 2: found "x" where a number belongs`,
		"[0.5, 1+2j]":               `line 1: found "1+2j" where a number belongs`,
		"W1\n0.5 a\n":               `line 2: found "a" where a number belongs`,
		"0.5;;1.5":                  `line 1: found "" where a number belongs`,
		"Columns 5 through 8\n\n 1": "line 1: the array begins with column 5; paste it from column 1 on",
		"[3] 0.5":                   "line 1: the array begins with column 3; paste it from column 1 on",
		strings.Repeat("[", 30):     "line 1: the array has more than 2 indices; paste a matrix, a vector or a single number",
		"hello":                     `line 1: found "hello" where a number belongs`,
	} {
		if a, err := printed.Read(in); err == nil || err.Error() != want {
			t.Errorf("%q: %v, %v\nwant %s", in, a, err, want)
		}
	}
}

// TestPrecision holds how far a printed number can be from the program's.
func TestPrecision(t *testing.T) {
	for in, want := range map[string][]float64{
		"[0.5 0.12345678]":                      {5e-9, 5e-9},       // NumPy leaves zeros away
		"[12.5 0.12345678]":                     {5e-7, 5e-9},       // it may be 8 significant digits, too
		"tensor([0.5000, 0.1235])":              {5e-5, 5e-5},       // PyTorch does not
		"[1.e-10 2.5e+00]":                      {5e-12, 0.05},      // NumPy leaves zeros away here, too
		"12.3457,0.123457":                      {5e-5, 5e-7},       // %g
		"   1.0e-03 *\n\n   0.5000  0\n":        {5e-8, 5e-8},       // the factor goes for all
		"1 0 0":                                 {0, 0, 0},          // whole numbers are exact
		"[1. 0. 28.]":                           {0, 0, 0},          //
		"[1234567 2]":                           {0.5, 0},           // R prints 7 significant digits
		"[0.30000000000000004, 0.1]":            {5e-18, 5e-18},     // the shortest that reads back
		"     [,1]  [,2]\n[1,] 0.123 12.3400\n": {5e-4, 5e-5},       // R, column by column
		"[100, 0.25]":                           {0.5, 0.005},       //
		"0.5 7\n0.25 8":                         {5e-3, 0, 5e-3, 0}, // a column of whole numbers beside others
		"[-0.0000, 0.1235]":                     {5e-5, 5e-5},       //
		"[[28. 0.5]]":                           {0.05, 0.05},
		"[nan, 0.12]":                           {0, 5e-3}, //
	} {
		found, err := printed.Read(in)
		if err != nil || len(found) != 1 || len(found[0].Cells) != len(want) {
			t.Errorf("%q: %v, %v", in, found, err)
			continue
		}
		for i, c := range found[0].Cells {
			if math.Abs(c.Half-want[i]) > 1e-9*want[i] {
				t.Errorf("%q: number %d up to %v, want %v", in, i+1, c.Half, want[i])
			}
		}
	}
}

// TestPrintAndRead prints arrays in the ways of programs, and reads them.
func TestPrintAndRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows, cols := rapid.IntRange(1, 6).Draw(t, "rows"), rapid.IntRange(1, 6).Draw(t, "cols")
		digits := rapid.IntRange(2, 16).Draw(t, "digits")
		verb := rapid.SampledFrom([]string{"%.*f", "%.*e", "%.*g"}).Draw(t, "verb")
		if verb == "%.*g" {
			digits = max(digits, 7) // below, a number among whole ones may have been rounded to one
		}
		values := rapid.SliceOfN(rapid.Float64Range(-1e4, 1e4), rows*cols, rows*cols).Draw(t, "values")
		form := rapid.SampledFrom([]string{"[%s]|[%s]|, |, ", "[%s]|[%s]|\n | ", "%s|%s|\n|\t", "%s|%s|\n|,", "{%s}|{%s}|,|,", "[%s]|%s|; | ", "tensor([%s])|[%s]|,\n        |, ", "dW =\n\n%s|   %s|\n|   "}).Draw(t, "form")
		part := strings.Split(form, "|")
		var lines []string
		for r := range rows {
			var cells []string
			for c := range cols {
				cells = append(cells, fmt.Sprintf(verb, digits, values[r*cols+c]))
			}
			lines = append(lines, fmt.Sprintf(part[1], strings.Join(cells, part[3])))
		}
		in := fmt.Sprintf(part[0], strings.Join(lines, part[2]))
		found, err := printed.Read(in)
		if err != nil || len(found) != 1 || found[0].Rows != rows || found[0].Cols != cols {
			t.Fatalf("%q: %v, %v", in, found, err)
		}
		for i, c := range found[0].Cells {
			if math.Abs(c.Value-values[i]) > c.Half*(1+1e-9)+1e-15*math.Abs(values[i]) && !(c.Half == 0 && math.Abs(c.Value-values[i]) < 0.5e-6) {
				t.Fatalf("%q: number %d is %v up to %v, want %v", in, i+1, c.Value, c.Half, values[i])
			}
		}
	})
}

// TestJSON reads what Go writes, to the last bit.
func TestJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.SliceOfN(rapid.Float64(), 3, 3), 1, 5).Draw(t, "values")
		data, err := json.Marshal(values)
		if err != nil {
			t.Fatal(err)
		}
		found, err := printed.Read(string(data))
		if err != nil || len(found) != 1 {
			t.Fatalf("%s: %v", data, err)
		}
		for i, c := range found[0].Cells {
			if c.Value != values[i/3][i%3] {
				t.Fatalf("%s: number %d is %v", data, i+1, c.Value)
			}
		}
	})
}

// FuzzRead wants an answer for any text, with as many cells as rows and columns say.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{"[[1 2]\n [3 4]]", "     [,1]\n[1,] 0.5", "1;2\n3;4", "Columns 1 through 2\n\n 1 2\n\n Column 3\n\n 4", "{a: [1], b: (2, 3)}", "tensor([1.", "<tf.Tensor: numpy=array([1])>", "[[1]]\n[1] 2", "\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}", "[1 ... 2]", "x\n⋮\n1", "[[[1]],[[2]]]", "[1;[2];...]", "3-element Vector:\n1\n⋮\n3"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		found, err := printed.Read(in)
		if (err == nil) == (len(found) == 0) {
			t.Fatalf("%q: %v, %v", in, found, err)
		}
		for _, a := range found {
			rows, cols := a.Size()
			if a.Rows < 1 || a.Cols < 1 || len(a.Cells) != a.Rows*a.Cols || a.RowGap > a.Rows || a.ColGap > a.Cols || rows < 0 || cols < 0 {
				t.Fatalf("%q: %+v", in, a)
			}
			for _, c := range a.Cells {
				if !(c.Half >= 0) {
					t.Fatalf("%q: %v", in, c)
				}
			}
		}
	})
}
