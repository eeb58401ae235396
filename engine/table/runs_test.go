package table

import "testing"

// An edit leaves the runs alone in which it changes nothing.
func TestRuns(t *testing.T) {
	rows := make([][]string, 2000)
	for i := range rows {
		rows[i] = []string{"1"}
	}
	before := New([]Column{{Name: "x"}}, rows)
	after, err := before.SetCell(600, 0, "2")
	if err != nil {
		t.Fatal(err)
	}
	a, b := before.Runs(), after.Runs()
	if len(a) != 4 || len(b) != 4 {
		t.Fatalf("%d and %d runs, want 4", len(a), len(b))
	}
	n := 0
	for i := range a {
		n += len(b[i].Rows)
		if same := a[i].Key == b[i].Key; same != (i != 1) {
			t.Errorf("run %d is the same: %t", i, same)
		}
	}
	if n != 2000 {
		t.Errorf("the runs have %d rows", n)
	}
}
