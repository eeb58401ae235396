package table

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// files are small files of kinds that people have, and what is right for each: the names of the columns, the first
// numbers of some of them, and the columns that are ignored. NaN stands for a missing value.
var files = map[string]struct {
	columns []string
	rows    int
	numbers map[string][]float64
	ignored []string
	target  string
	said    []string
}{
	"binary-label.csv":         {columns: []string{"glucose", "bmi", "outcome"}, rows: 6, numbers: map[string][]float64{"outcome": {1, 0, 1, 0, 1, 0}}, target: "outcome number none"},
	"commas-in-header.csv":     {columns: []string{"SKU (a, b, c)", "Name (100 chars or less, required)", "Price"}, rows: 2, numbers: map[string][]float64{"Price": {90, 80}}, target: "Price number standardize"},
	"comment-lines.csv":        {columns: []string{"x", "y"}, rows: 3, numbers: map[string][]float64{"x": {1, 2, 3}, "y": {2, 4, 6}}, target: "y number standardize", said: []string{"2 lines above the table were passed over."}},
	"currency-and-percent.tsv": {columns: []string{"item", "price", "share", "units"}, rows: 4, numbers: map[string][]float64{"price": {1200.5, 980, 2310.25, -45}, "share": {0.125, 0.3, 0.07, 0.505}}, ignored: []string{"item"}, target: "price number standardize", said: []string{`In "share", 12.5% is read as 0.125.`}},
	"dates-and-values.csv":     {columns: []string{"Datum", "Temperatur (Celsius)"}, rows: 4, numbers: map[string][]float64{"Temperatur (Celsius)": {28.7, 28.95, 29.08, 29}}, ignored: []string{"Datum"}, target: "Temperatur (Celsius) number standardize", said: []string{`"Datum" has dates or times and is ignored.`}},
	"header-with-counts.csv":   {columns: []string{"150", "4", "setosa", "versicolor", "virginica"}, rows: 4, numbers: map[string][]float64{"150": {5.1, 4.9, 7, 6.3}}, target: "virginica number standardize"},
	"missing-na.csv":           {columns: []string{"species", "island", "bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g", "sex"}, rows: 12, numbers: map[string][]float64{"bill_length_mm": {39.1, 39.5, 40.3, math.NaN(), 36.7}, "body_mass_g": {3750, 3800, 3250, math.NaN(), 3450}}, target: "species category none"},
	"missing-question-mark.csv": {
		columns: []string{"mpg", "cylinders", "displacement", "horsepower", "weight", "acceleration", "model year", "origin", "car name"}, rows: 8,
		numbers: map[string][]float64{"horsepower": {130, 165, math.NaN(), 72}}, ignored: []string{"car name"}, target: "origin number standardize",
	},
	"row-numbers.csv":                {columns: []string{"column 1", "Sepal.Length", "Sepal.Width", "Species"}, rows: 6, numbers: map[string][]float64{"Sepal.Length": {5.1, 7}}, ignored: []string{"column 1"}, target: "Species category none", said: []string{`"column 1" tells the rows apart and is ignored.`}},
	"sep-line.csv":                   {columns: []string{"alter", "groesse", "gehalt"}, rows: 2, numbers: map[string][]float64{"groesse": {1.65, 1.8}, "gehalt": {48000, 52500}}, target: "gehalt number standardize"},
	"thousands-commas-semicolon.csv": {columns: []string{"x", "y"}, rows: 3, numbers: map[string][]float64{"x": {1200, 980, 2310}}, target: "y number standardize"},
	"thousands-commas.tsv":           {columns: []string{"sqft", "beds", "price"}, rows: 4, numbers: map[string][]float64{"sqft": {1200, 2450, 980, 1810}, "price": {250000, 412500, 199900, 305000}}, target: "price number standardize"},
	"thousands-points.csv":           {columns: []string{"Alter", "Größe (m)", "Gehalt"}, rows: 4, numbers: map[string][]float64{"Größe (m)": {1.65, 1.8, 1.72, 1.78}, "Gehalt": {48000, 52500, 61250.5, 75000}}, target: "Gehalt number standardize"},
	"title-line.csv":                 {columns: []string{"month", "ads", "sales"}, rows: 3, numbers: map[string][]float64{"ads": {10, 12, 9}, "sales": {100, 115, 98}}, target: "sales number standardize", said: []string{"1 line above the table was passed over."}},
	"utf-16.txt":                     {columns: []string{"x", "y"}, rows: 2, numbers: map[string][]float64{"x": {1.5, 2.5}, "y": {2, 4}}, target: "y number standardize", said: []string{"The file is in UTF-16."}},
	"whitespace.data": {
		columns: []string{"column 1", "column 2", "column 3", "column 4", "column 5", "column 6", "column 7", "column 8", "column 9", "column 10", "column 11", "column 12", "column 13", "column 14"}, rows: 3,
		numbers: map[string][]float64{"column 1": {0.00632, 0.02731, 0.02729}, "column 14": {24, 21.6, 34.7}}, target: "column 14 number standardize", said: []string{"Columns are separated by spaces.", "The first line is data"},
	},
	"windows-1252.csv": {columns: []string{"Alter", "Größe", "Gehalt"}, rows: 2, numbers: map[string][]float64{"Größe": {1.65, 1.8}}, target: "Gehalt number standardize", said: []string{"The file is not in UTF-8 and was read as Windows-1252; where letters are wrong, save it as UTF-8."}},
}

// TestFiles reads every file of testdata/files.
func TestFiles(t *testing.T) {
	list, err := filepath.Glob("testdata/files/*")
	if err != nil || len(list) != len(files) {
		t.Fatalf("%d files, %d expected, %v", len(list), len(files), err)
	}
	for _, path := range list {
		want := files[filepath.Base(path)]
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			got, report, err := ReadCSV(data, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want.columns, namesOf(got)); diff != "" {
				t.Error(diff)
			}
			if got.Len() != want.rows {
				t.Errorf("%d rows, want %d", got.Len(), want.rows)
			}
			var ignored []string
			target := ""
			for i, c := range got.Columns() {
				switch c.Role {
				case Ignore:
					ignored = append(ignored, c.Name)
				case Target:
					target += c.Name + " " + string(c.Kind) + " " + string(c.Scale)
				}
				checkNumbers(t, got, i, want.numbers[c.Name])
			}
			if diff := cmp.Diff(want.ignored, ignored); diff != "" {
				t.Errorf("ignored: %s", diff)
			}
			if target != want.target {
				t.Errorf("the target is %s, want %s", target, want.target)
			}
			for _, said := range want.said {
				if !strings.Contains(reported(report), said) {
					t.Errorf("said %q, without %q", reported(report), said)
				}
			}
		})
	}
}

func checkNumbers(t *testing.T, got *Table, column int, want []float64) {
	t.Helper()
	c := got.Columns()[column]
	for row, w := range want {
		text := got.Cell(row, column)
		v, err := c.Reads.Number(text)
		if math.IsNaN(w) {
			if err == nil || !IsMissing(text) {
				t.Errorf("%s, row %d: %q is not missing", c.Name, row+1, text)
			}
		} else if err != nil || c.Kind != Number || math.Abs(v-w) > 1e-12*math.Abs(w) {
			t.Errorf("%s, row %d: %q is %v, %v; want %v", c.Name, row+1, text, v, err, w)
		}
	}
}
