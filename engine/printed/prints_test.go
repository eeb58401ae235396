package printed_test

import (
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"chainrule/engine/printed"
)

// wave is the matrix that the programs in testdata print, sin(3i + j) times a factor for each column.
func wave(rows, cols int, factors ...float64) whole {
	w := whole{rows: rows, cols: cols, dims: 2, digits: 4}
	for i := range rows {
		for j := range cols {
			v := math.Sin(float64(3*(i+1) + j + 1))
			if len(factors) > 0 {
				v *= factors[j%len(factors)]
			}
			w.values = append(w.values, v)
		}
	}
	return w
}

// whole is an array before it was printed.
type whole struct {
	rows, cols, dims int
	values           []float64
	digits           int // to how many its largest number is printed at least
	single           bool
}

func of(rows, cols int, values ...float64) whole {
	return whole{rows: rows, cols: cols, dims: 2, values: values, digits: 1}
}

func (w whole) vector() whole { w.dims = 1; return w }

func (w whole) number() whole { w.dims = 0; return w }

func (w whole) float32() whole { w.single = true; return w }

func positive(w whole) whole {
	for i, v := range w.values {
		w.values[i] = math.Max(v, 0)
	}
	return w
}

// arrays are what is printed, by the last words of a section's name.
var arrays = map[string][]whole{
	"matrix": {wave(3, 4)}, "vector": {wave(1, 5).vector()}, "number": {wave(1, 1).number()}, "column": {wave(4, 1)},
	"small": {wave(2, 3, 1e-5)}, "large": {wave(2, 3, 1e5)}, "mixed": {wave(2, 3, 1e-5, 1, 1e5)}, "halves": {of(2, 2, 0.5, 0.25, 1, -2)},
	"zeros": {positive(wave(2, 3))}, "wholes": {of(2, 3, 1, 0, 0, 0, 1, 0)}, "wide": {wave(2, 30)}, "tall": {wave(2000, 3)}, "both": {wave(50, 40)},
	"single": {wave(2, 3).float32()}, "several": {wave(2, 3), wave(1, 2)}, "list": {wave(2, 3), wave(1, 2).vector()}, "lines": {wave(2, 3), wave(1, 2).vector()},
	"digits": {wave(2, 3)}, "names": {wave(2, 3), wave(1, 2).vector()}, "csv": {wave(3, 4)}, "csv with names": {wave(3, 4)}, "spreadsheet": {wave(3, 4, 1e4)},
	"semicolons": {wave(3, 4)}, "savetxt": {wave(3, 4)}, "latex": {wave(2, 3)}, "grad": {wave(2, 3)}, "grad_fn": {wave(2, 3)}, "parameter": {wave(2, 3)},
	"long": {wave(1, 30).vector()}, "named": {wave(3, 4)}, "row names": {wave(3, 4)}, "frame": {wave(3, 4)}, "other": {wave(2, 3), wave(2, 3)},
	"list without names": {wave(2, 3), wave(1, 2).vector()},
}

var section = regexp.MustCompile(`(?m)^--- (.*)\n`)

// TestPrograms reads what NumPy, PyTorch, Python, R and Octave printed. MATLAB's and Julia's prints follow their
// documentation.
func TestPrograms(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "*.txt"))
	if err != nil || len(files) != 7 {
		t.Fatalf("%v, %v", files, err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		places := section.FindAllStringSubmatchIndex(text, -1)
		for i, at := range places {
			end := len(text)
			if i+1 < len(places) {
				end = places[i+1][0]
			}
			name := strings.TrimSpace(text[at[2]:at[3]])
			t.Run(filepath.Base(file)+" "+name, func(t *testing.T) { check(t, name, text[at[1]:end]) })
		}
	}
}

func check(t *testing.T, name, text string) {
	want, ok := arrays[name]
	for rest := name; !ok; want, ok = arrays[rest] {
		_, after, more := strings.Cut(rest, " ")
		if !more {
			t.Fatalf("there is no array %q", name)
		}
		rest = after
	}
	got, err := printed.Read(text)
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	if len(got) != len(want) {
		t.Fatalf("%d arrays, want %d, in\n%s", len(got), len(want), text)
	}
	for i, a := range got {
		if w := want[i]; !w.is(t, a, strings.Contains(text, "loat32")) {
			t.Logf("%d × %d of %d × %d, gaps %d and %d, %d indices, in\n%.2000s", a.Rows, a.Cols, a.FullRows, a.FullCols, a.RowGap, a.ColGap, a.Dims, text)
		}
	}
}

// is holds an array that was read against the whole, each number to half a unit of the last digit that was printed.
func (w whole) is(t *testing.T, a *printed.Array, said bool) bool {
	t.Helper()
	if a.RowGap == 0 && a.Rows != w.rows || a.ColGap == 0 && a.Cols != w.cols || a.FullRows != 0 && a.FullRows != w.rows || a.FullCols != 0 && a.FullCols != w.cols {
		t.Errorf("%d × %d numbers, want %d × %d", a.Rows, a.Cols, w.rows, w.cols)
		return false
	}
	if a.Dims != w.dims && !(a.Dims == 2 && w.dims == 1) && !(a.Dims < 2 && a.Rows == 1) {
		t.Errorf("%d indices, want %d", a.Dims, w.dims)
	}
	if w.single && said && !a.Float32 {
		t.Error("single precision is not seen")
	}
	if a.Digits() < min(w.digits, 3) {
		t.Errorf("known to %d digits", a.Digits())
	}
	for r := range a.Rows {
		for c := range a.Cols {
			row, col := r, c
			if a.RowGap > 0 && r >= a.RowGap {
				row += w.rows - a.Rows
			}
			if a.ColGap > 0 && c >= a.ColGap {
				col += w.cols - a.Cols
			}
			cell, v := a.At(r, c), w.values[row*w.cols+col]
			slack := 1e-15 * math.Abs(v)
			if w.single {
				slack = 1e-7 * math.Abs(v)
			}
			if math.Abs(cell.Value-v) > cell.Half*(1+1e-9)+slack {
				t.Errorf("row %d, column %d: %v up to %v, want %v", r+1, c+1, cell.Value, cell.Half, v)
				return false
			}
		}
	}
	return true
}
