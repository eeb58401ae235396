package table

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestNamesAndRows takes the names from the first row, and makes them the first row again.
func TestNamesAndRows(t *testing.T) {
	for _, data := range []string{"1990,2000\n1,2\n3,4\n5,6\n7,8\n9,7\n", "age,city\n1,Rome\n2,Oslo\n3,Rome\n4,Oslo\n"} {
		with, _, err := ReadCSV([]byte(data), Options{Header: WithHeader})
		if err != nil {
			t.Fatal(err)
		}
		without, _, err := ReadCSV([]byte(data), Options{Header: WithoutHeader})
		if err != nil {
			t.Fatal(err)
		}
		for want, change := range map[*Table]func() (*Table, error){with: without.NamesFromRow, without: with.NamesToRow} {
			got, err := change()
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(cellsOf(want), cellsOf(got)); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(want.Columns(), got.Columns()); diff != "" {
				t.Error(diff)
			}
		}
		if !with.HasNames() || without.HasNames() {
			t.Errorf("with names: %v, without: %v", with.HasNames(), without.HasNames())
		}
	}
	empty := New([]Column{{Name: "column 1"}}, nil)
	if _, err := empty.NamesFromRow(); err == nil || err.Error() != "the table has no row from which the names could come" {
		t.Error(err)
	}
}

// TestReadings lists what a person can choose between.
func TestReadings(t *testing.T) {
	for _, c := range []struct {
		cells []string
		want  []Reading
	}{
		{[]string{"1", "2.5"}, []Reading{{Reads{}, "1", 1}}},
		{[]string{"1,200", "2,400"}, []Reading{{Reads{Thousands: ","}, "1,200", 1200}, {Reads{Decimal: ","}, "1,200", 1.2}}},
		{[]string{"980", "1.200"}, []Reading{{Reads{}, "1.200", 1.2}, {Reads{Decimal: ",", Thousands: "."}, "1.200", 1200}}},
		{[]string{"1,5", "1,200"}, []Reading{{Reads{Decimal: ","}, "1,5", 1.5}}},
		{[]string{"1 200", "NA", "3 000,5"}, []Reading{{Reads{Decimal: ",", Thousands: " "}, "1 200", 1200}}},
		{[]string{"a", ""}, nil},
		{nil, nil},
	} {
		var rows [][]string
		for _, text := range c.cells {
			rows = append(rows, []string{text})
		}
		got := New([]Column{{Name: "a", Kind: Number}}, rows).Readings(0)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q: %s", c.cells, diff)
		}
	}
}

// TestOptions reads a file as a person says that it is.
func TestOptions(t *testing.T) {
	got, report, err := ReadCSV([]byte("a;b\n1,200;-999\n3,400;7\n"), Options{Delimiter: ";", Header: WithoutHeader, Reads: &Reads{Decimal: ","}, Missing: []string{"-999"}})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([][]string{{"a", "b"}, {"1,200", ""}, {"3,400", "7"}}, cellsOf(got)); diff != "" {
		t.Error(diff)
	}
	if report.Emptied != 1 || report.Header {
		t.Errorf("%+v", report)
	}
	got, report, err = ReadCSV([]byte("a;b\n1,200;-999\n3,400;7\n"), Options{Reads: &Reads{Decimal: ","}})
	if err != nil || got.Columns()[0].Reads != (Reads{Decimal: ","}) || report.Reads != (Reads{Decimal: ","}) {
		t.Errorf("%+v, %+v, %v", got.Columns(), report, err)
	}
}
