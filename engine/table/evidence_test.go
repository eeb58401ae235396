package table

import (
	"strings"
	"testing"
)

// TestMixedSigns decides what a sign between digits is by the other cells of the column and of the file. "" says that nothing is left open,
// and other is what the first number with a sign could be as well.
func TestMixedSigns(t *testing.T) {
	for _, c := range []struct {
		name, data string
		want       []float64 // of the column p
		other      float64   // 0: nothing is left open
	}{
		{"points beside spaces, with a currency", "p;y\n1.200 kr;1\n15 000 kr;2\n980 kr;3\n", []float64{1200, 15000, 980}, 1.2},
		{"points beside spaces", "p;y\n1.200;1\n15 000;2\n980;3\n", []float64{1200, 15000, 980}, 1.2},
		{"points beside spaces and decimal points", "p;y\n1.200;1.5\n15 000;2.25\n", []float64{1.2, 15000}, 0},
		{"points beside spaces and decimal commas", "p;y\n1.200;1,5\n15 000;2,25\n", []float64{1200, 15000}, 0},
		{"points beside spaces in a column with decimal points", "p;y\n1.200;1\n15 000.5;2\n", []float64{1.2, 15000.5}, 0},
		{"points beside apostrophes", "p;y\n1.200;1\n15'000;2\n", []float64{1200, 15000}, 1.2},
		{"points beside spaces, with another unit", "p;y\n1.200 km;1\n15 000 km;2\n980 km;3\n", []float64{1200, 15000, 980}, 1.2},
		{"commas beside spaces", "p;y\n1,200;1\n15 000;2\n", []float64{1200, 15000}, 1.2},
		{"commas beside spaces and decimal commas", "p;y\n1,200;1\n15 000,5;2\n", []float64{1.2, 15000.5}, 0},
		{"money with a point", "p\ty\n1.200 €\t1\n2.300 €\t2\n", []float64{1200, 2300}, 1.2},
		{"money with a point beside decimal points", "p\ty\n1.459 €\t1.5\n1.479 €\t2.5\n", []float64{1.459, 1.479}, 0},
		{"quoted commas beside long numbers", "p,y\n\"116,432\",1\n1292,2\n", []float64{116432, 1292}, 0},
		{"quoted decimal commas", "p,y\n\"1,200\",\"0,5\"\n\"2,300\",\"1,5\"\n", []float64{1.2, 2.3}, 0},
		{"commas beside long numbers", "p\ty\n1,200\t1\n15000\t2\n", []float64{1.2, 15000}, 1200},
	} {
		got, report, err := ReadCSV([]byte(c.data), Options{})
		if err != nil {
			t.Fatal(err)
		}
		for row, want := range c.want {
			if v, err := got.Columns()[0].Reads.Number(got.Cell(row, 0)); err != nil || v != want {
				t.Errorf("%s: %q is %v, %v, want %v", c.name, got.Cell(row, 0), v, err, want)
			}
		}
		other := 0.0
		for _, n := range report.Notes {
			if n.Kind == NumbersLeftOpen {
				other = n.Other
			}
		}
		if other != c.other {
			t.Errorf("%s: it could also be %v, want %v", c.name, other, c.other)
		}
	}
}

// TestInfinite keeps a column of numbers of which half are infinite, and leaves out their rows, with that reason.
func TestInfinite(t *testing.T) {
	got, report, err := ReadCSV([]byte("x,y\n1.5,1\nInf,2\n-inf,3\n2.5,4\n∞,5\n7,6\n"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if c := got.Columns()[0]; c.Kind != Number || c.Role != Input {
		t.Errorf("the column is a %s as %s", c.Kind, c.Role)
	}
	e := got.Encode()
	if e.N != 3 || len(e.Skipped) != 3 || e.Skipped[0].Missing {
		t.Errorf("%d rows are used, %+v are left out", e.N, e.Skipped)
	}
	if want, got := `row 2, column "x": "Inf" is infinite; a network computes with finite numbers`, e.WhySkipped(1).String(); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if want, said := `In "x", Inf stands in 3 of 6 rows; a network computes with finite numbers, so these rows are left out.`, reported(report); !strings.Contains(said, want) {
		t.Errorf("%s, without %s", said, want)
	}
}

// TestStars takes stars for missing values where the other cells are numbers, and else for categories.
func TestStars(t *testing.T) {
	got, _, err := ReadCSV([]byte("jobs,stars,y\n**,**,1\n5,*,2\n7,***,3\n***,**,4\n9,*,5\n"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []Kind{Number, Category} {
		if c := got.Columns()[i]; c.Kind != want || c.Role != Input {
			t.Errorf("%s is a %s as %s", c.Name, c.Kind, c.Role)
		}
	}
	if e := got.Encode(); e.N != 3 || !e.Skipped[0].Missing {
		t.Errorf("%d rows are used", e.N)
	}
}

// TestTextsAreQuicklyNoNumbers makes nothing of a text that cannot be a number, of which a table can have a million.
func TestTextsAreQuicklyNoNumbers(t *testing.T) {
	for _, text := range []string{"setosa", "2019-06-12 10:30", "New York", "12 Main Street", "a_1"} {
		if n := testing.AllocsPerRun(10, func() { isNumeric(text) }); n > 0 || isNumeric(text) {
			t.Errorf("%q: %v allocations", text, n)
		}
	}
}
