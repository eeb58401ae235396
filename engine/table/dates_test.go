package table

import (
	"strings"
	"testing"
)

// TestIsDate tells days, months and times of day from other texts.
func TestIsDate(t *testing.T) {
	for text, want := range map[string]bool{
		"2019-06-12": true, "12.6.2019": true, "6/12/2019": true, "12.06.19": true, "2019-06-12 10:30": true, "2019-06-12T10:30:00Z": true,
		"2021/03/04 2:15:32 PM GMT+1": true, "12:30": true, "1:05:20": true, "0:55:10.25": true, "2:15 pm": true, "2020-01": true,
		"31 Jan 2020": true, "Feb 1, 2020": true, "1-Mar-20": true, "April 2020": true, "Sept. 5": true,
		"": false, "2020-13": false, "2020-25": false, "10-20": false, "1.2.3": false, "3:2": false, "12:5": false, "1:0.7": false, "Mark 5": false,
		"May": false, "Model 3 Jan": false, "5 kg": false, "a:30": false, "1/2": false, "12345-06": false, "120/80": false,
	} {
		if got := isDate(text); got != want {
			t.Errorf("%q is a date: %v", text, got)
		}
	}
}

// TestDatesAsNumbers ignores dates that are written as numbers, which stay numbers, and keeps other numbers of the same length.
func TestDatesAsNumbers(t *testing.T) {
	for _, c := range []struct {
		name, cells string
		want        Role
	}{
		{"date", "20200131\n20200201\n", Ignore},
		{"Buchungsdatum", "20200131\n\n20200201\n", Ignore},
		{"reading", "20200131\n20200201\n20200203\n20200207\n", Ignore},
		{"reading", "20200131\n20200201\n20200203\n", Input},
		{"reading", "20200131\n20200201\n20200203\n20201307\n", Input},
		{"population", "20200131\n20200201\n20200203\n18991231\n", Input},
		{"date", "20200131\n20200299\n", Input},
		{"date", "20200229\n20000229\n", Ignore},
		{"date", "20210229\n", Input},
		{"date", "19000229\n", Input},
		{"date", "20210431\n", Input},
		{"date", "20210430\n20211231\n", Ignore},
		{"timestamp", "1580428800\n1580428860\n1580428925\n", Ignore},
		{"created_at", "1580428800123\n1580428860321\n1580428925444\n", Ignore},
		{"time", "1580428800.25\n1580428860.5\n1580428925.75\n", Ignore},
		{"time", "0\n10\n30\n", Input},
		{"time", "1580428800\n12\n1580428925\n", Input},
		{"revenue", "1580428800\n1580428860\n1580428925\n", Input},
		{"year", "2019\n2020\n2022\n", Input},
	} {
		got, _, err := ReadCSV([]byte(c.name+"\n"+c.cells), Options{Header: WithHeader, Delimiter: ","})
		if err != nil {
			t.Fatal(err)
		}
		column := got.Columns()[0]
		if column.Role == Target { // the only one of numbers
			column.Role = Input
		}
		if column.Role != c.want || column.Kind != Number {
			t.Errorf("%s of %q is a %s as %s, want %s", c.name, c.cells, column.Kind, column.Role, c.want)
		}
	}
}

// TestLimits keeps a column of numbers that has some limits of detection, which are no numbers.
func TestLimits(t *testing.T) {
	for cells, want := range map[string]Kind{"<0.01\n0.05\n0.2\n<0.01\n": Number, "<0.01\n<0.01\n<0.01\n0.2\n": Category, "<a\n<b\n1\n<a\n": Category} {
		got, _, err := ReadCSV([]byte("Pb\n"+cells), Options{Header: WithHeader})
		if err != nil || got.Columns()[0].Kind != want {
			t.Errorf("%q: %+v, %v", cells, got.Columns(), err)
		}
	}
}

// TestNotesAreFew keeps the lines of a text that is no table.
func TestNotesAreFew(t *testing.T) {
	got, report, err := ReadCSV([]byte("a,b\n1,2\n3,4\n5,6\n"+strings.Repeat("a line of words\n", 40)), Options{})
	if err != nil || got.Len() != 43 || report.Below != 0 {
		t.Errorf("%d rows, %d lines below them, %v", got.Len(), report.Below, err)
	}
}
