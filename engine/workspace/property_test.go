package workspace

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"testing"

	"chainrule/engine/activation"
	"chainrule/engine/document"
	"chainrule/engine/golden"
	"chainrule/engine/loss"
	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/table"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// people is a document with every role, kind and scale, and a row that is left out.
const people = `{"chainrule": 1, "title": "People", "table": {"columns": [
	{"name": "age", "role": "input", "scale": "standardize"}, {"name": "city", "role": "input", "kind": "category"},
	{"name": "note", "role": "ignore"}, {"name": "salary", "role": "target"}],
	"rows": [["20", "Rome", "", "0.5"], ["30", "Oslo", "x", "0.25"], ["?", "Bonn", "", "1"], ["50", "Bonn", "", "0"]]},
	"network": {"hidden": [{"units": 2, "activation": "tanh"}, {"units": 3, "activation": "relu"}], "output": "identity", "loss": "rss"},
	"locked": ["alpha[1,0]", "beta[1,2]"], "sample": 2, "parameter": "alpha2[2,1]"}`

func decoded(t testing.TB, text []byte) *document.Document {
	t.Helper()
	d, err := document.Decode(text)
	if err != nil {
		t.Fatalf("%v of\n%s", err, text)
	}
	return d
}

// starts are documents to begin with: those of the golden cases, which have weights, and people.
func starts(t testing.TB) []*document.Document {
	list := []*document.Document{decoded(t, []byte(people))}
	for _, c := range golden.Cases(t) {
		list = append(list, decoded(t, c.Document))
	}
	return list
}

// drawCommand draws any command, at times on indices a little beyond what there is.
func drawCommand(t *rapid.T, v *View, serial int) Command {
	d := v.Document
	within := func(n int, label string) int {
		if rapid.IntRange(0, 7).Draw(t, "beyond?") == 7 {
			return rapid.IntRange(-1, n+1).Draw(t, label)
		}
		return rapid.IntRange(0, max(0, n-1)).Draw(t, label)
	}
	row := within(d.Table.Len(), "row")
	column := within(len(d.Table.Columns()), "column")
	to := within(max(d.Table.Len(), len(d.Table.Columns())), "to")
	layer := within(len(d.Hidden), "layer")
	text := rapid.SampledFrom([]string{"", "1", "0.5", "-3", "abc", "Rome", "1e308", "-1e308", "7"}).Draw(t, "text")
	param := network.Param{Layer: 1 + within(len(d.Hidden)+1, "of layer"), Unit: 1 + within(2, "unit"), Input: within(3, "input")}
	role := rapid.SampledFrom([]table.Role{table.Input, table.Target, table.Ignore, "x"}).Draw(t, "role")
	kind := rapid.SampledFrom([]table.Kind{table.Number, table.Category, "x"}).Draw(t, "kind")
	scale := rapid.SampledFrom([]table.Scale{table.None, table.Standardize, table.Unit, "x"}).Draw(t, "scale")
	name := rapid.SampledFrom([]string{fmt.Sprint("n", serial), "age", ""}).Draw(t, "name")
	one := rapid.SampledFrom([]string{"", "cross-entropy", "rss", "half-rss", "x"}).Draw(t, "loss")
	commands := []Command{
		SetCell{row, column, text},
		Paste{row, column, [][]string{{text, "1"}, {"2"}}},
		InsertRow{row},
		DeleteRow{row},
		MoveRow{row, to},
		InsertColumn{column, table.Column{Name: name, Role: role, Kind: kind, Scale: scale}},
		DeleteColumn{column},
		MoveColumn{column, to},
		RenameColumn{column, name},
		SetRole{column, role},
		SetKind{column, kind},
		SetScale{At: column, Scale: scale},
		SetScale{column, table.Fixed, table.FixedScale{Center: 2, Divisor: rapid.SampledFrom([]float64{4, 0.5, 0, -1, math.NaN()}).Draw(t, "divisor")}},
		SetReads{column, rapid.SampledFrom([]table.Reads{{}, {Decimal: ","}, {Decimal: ",", Thousands: "."}, {Thousands: "x"}}).Draw(t, "reads")},
		SetHeader{rapid.Bool().Draw(t, "header")},
		ReplaceTable{drawTable(t), "other"},
		ReplaceTable{d.Table, "the same"},
		ReplaceTable{},
		SetTitle{name},
		SetWeight{param, rapid.SampledFrom([]float64{0, 1, -2.5, math.NaN(), math.Inf(1)}).Draw(t, "weight")},
		Lock{param, rapid.Bool().Draw(t, "lock")},
		NewWeights{rapid.SampledFrom([]uint64{1, 2, 1 << 60}).Draw(t, "seed")},
		AddLayer{layer},
		RemoveLayer{layer},
		SetUnits{layer, rapid.SampledFrom([]int{-1, 0, 1, 2, 4, 257}).Draw(t, "units")},
		SetActivation{layer, rapid.SampledFrom([]string{"sigmoid", "relu", "softplus", "x"}).Draw(t, "activation")},
		SetOutput{rapid.SampledFrom(activation.Outputs()).Draw(t, "output").ID, one},
		SetRate{rapid.SampledFrom([]float64{0.5, 0, -1, math.NaN(), math.Inf(1)}).Draw(t, "rate")},
		SetReduction{rapid.SampledFrom([]network.Reduction{network.Sum, network.Mean, "x"}).Draw(t, "reduction")},
	}
	return rapid.SampledFrom(commands).Draw(t, "command")
}

func drawTable(t *rapid.T) *table.Table {
	kind := rapid.SampledFrom([]table.Kind{table.Number, table.Category}).Draw(t, "target's kind")
	columns := []table.Column{
		{Name: "p", Role: table.Input, Kind: table.Number, Scale: table.None},
		{Name: "q", Role: table.Target, Kind: kind, Scale: table.None},
	}
	rows := make([][]string, rapid.IntRange(0, 3).Draw(t, "rows"))
	for i := range rows {
		rows[i] = []string{fmt.Sprint(i), fmt.Sprint(i % 2)}
	}
	return table.New(columns, rows)
}

// same fails unless the workspace shows what a fresh one on the document shows, read from its bytes.
func same(t *rapid.T, w *Workspace, fresh *Workspace) {
	got, want := w.View(), fresh.View()
	if fmt.Sprint(got.Problem) != fmt.Sprint(want.Problem) {
		t.Fatalf("the problem %v, want %v", got.Problem, want.Problem)
	}
	if got.Row != want.Row || got.Shape.K > 0 && got.Param != want.Param || got.Sample != want.Sample {
		t.Fatalf("selected row %d, %+v, sample %d; want row %d, %+v, sample %d", got.Row, got.Param, got.Sample, want.Row, want.Param, want.Sample)
	}
	if !slices.Equal(got.Encoding.Rows, want.Encoding.Rows) || !slices.Equal(got.Encoding.X, want.Encoding.X) || !slices.Equal(got.Encoding.Y, want.Encoding.Y) {
		t.Fatal("another encoding")
	}
	if diff := cmp.Diff(want.Encoding.Skipped, got.Encoding.Skipped); diff != "" {
		t.Fatal(diff)
	}
	bits := func(list []float64) []uint64 {
		out := make([]uint64, len(list))
		for i, v := range list {
			out[i] = math.Float64bits(v)
		}
		return out
	}
	for what, pair := range map[string][2][]float64{
		"theta": {got.Theta, want.Theta}, "gradient": {got.Gradient, want.Gradient}, "of the sample": {got.OfSample, want.OfSample}, "loss": {{got.Loss}, {want.Loss}},
	} {
		if !slices.Equal(bits(pair[0]), bits(pair[1])) {
			t.Fatalf("%s %v, want %v", what, pair[0], pair[1])
		}
	}
	if (got.Pass == nil) != (want.Pass == nil) || got.Pass != nil && !slices.Equal(bits(got.Pass.F), bits(want.Pass.F)) {
		t.Fatalf("the pass %v, want %v", got.Pass, want.Pass)
	}
}

// TestUndoAndRedo makes any sequence of commands. A refused one changes nothing. Each leaves a document that
// can be saved, whose values are those of a workspace that opens it. Undo goes back through the very
// documents to the first, and redo to the last.
func TestUndoAndRedo(t *testing.T) {
	documents := starts(t)
	rapid.Check(t, func(t *rapid.T) {
		w := New(rapid.SampledFrom(documents).Draw(t, "start"))
		states := [][]byte{w.Document().Encode()}
		names := []prose.ID{""}
		for serial := range rapid.IntRange(1, 15).Draw(t, "commands") {
			was, at := w.View(), len(w.history)
			c := drawCommand(t, was, serial)
			err := w.Do(c)
			now := w.Document().Encode()
			last := states[len(states)-1]
			if err != nil || len(w.history) == at {
				if !bytes.Equal(now, last) || w.View() != was {
					t.Fatalf("%#v gives %v, and changes\n%s\nto\n%s", c, err, last, now)
				}
				continue
			}
			again, err := document.Decode(now)
			if err != nil {
				t.Fatalf("%#v makes what cannot be opened: %v", c, err)
			}
			if !bytes.Equal(again.Encode(), now) {
				t.Fatalf("%#v: saved\n%s\nand again\n%s", c, now, again.Encode())
			}
			same(t, w, New(again))
			states, names = append(states, now), append(names, c.Name())
		}
		for i := len(states) - 1; i > 0; i-- {
			if got := w.View().UndoName; got != names[i] {
				t.Fatalf("undo offers %q, want %q", got, names[i])
			}
			if !w.Undo() || !bytes.Equal(w.Document().Encode(), states[i-1]) {
				t.Fatalf("undone %s to\n%s\nwant\n%s", names[i], w.Document().Encode(), states[i-1])
			}
		}
		if w.Undo() || w.View().UndoName != "" {
			t.Fatal("there is more to undo")
		}
		for i := 1; i < len(states); i++ {
			if got := w.View().RedoName; got != names[i] {
				t.Fatalf("redo offers %q, want %q", got, names[i])
			}
			if !w.Redo() || !bytes.Equal(w.Document().Encode(), states[i]) {
				t.Fatalf("redone %s to\n%s\nwant\n%s", names[i], w.Document().Encode(), states[i])
			}
		}
		if w.Redo() || w.View().RedoName != "" {
			t.Fatal("there is more to redo")
		}
	})
}

// TestSelectionsBetween selects between commands, undo and redo: documents stay what they are, and what is
// selected is always there.
func TestSelectionsBetween(t *testing.T) {
	documents := starts(t)
	rapid.Check(t, func(t *rapid.T) {
		w := New(rapid.SampledFrom(documents).Draw(t, "start"))
		unselected := func() []byte {
			d := *w.Document()
			d.Sample, d.Parameter = 1, network.Param{}
			return d.Encode()
		}
		states := [][]byte{unselected()}
		at := 0
		for serial := range rapid.IntRange(1, 20).Draw(t, "moves") {
			v := w.View()
			switch rapid.IntRange(0, 4).Draw(t, "move") {
			case 0:
				row := rapid.IntRange(0, v.Document.Table.Len()+1).Draw(t, "row")
				if err := w.SelectRow(row); (err == nil) != (row >= 1 && row <= v.Document.Table.Len()) {
					t.Fatalf("row %d: %v", row, err)
				}
			case 1:
				p := network.Param{Layer: rapid.IntRange(0, 4).Draw(t, "layer"), Unit: rapid.IntRange(0, 4).Draw(t, "unit"), Input: rapid.IntRange(-1, 4).Draw(t, "input")}
				if err := w.SelectParam(p); (err == nil) != (v.Shape.K > 0 && v.Shape.Has(p)) {
					t.Fatalf("%+v: %v", p, err)
				}
			case 2:
				if w.Undo() != (at > 0) {
					t.Fatal("undo")
				}
				at = max(0, at-1)
			case 3:
				if w.Redo() != (at+1 < len(states)) {
					t.Fatal("redo")
				}
				at = min(at+1, len(states)-1)
			default:
				had := len(w.history)
				before := w.at
				if err := w.Do(drawCommand(t, v, serial)); err == nil && (w.at != before || len(w.history) != had) {
					states = append(states[:at+1], unselected())
					at++
				}
			}
			if !bytes.Equal(unselected(), states[at]) {
				t.Fatalf("the document is\n%s\nwant\n%s", unselected(), states[at])
			}
			v = w.View()
			if v.Row < 1 || v.Row > max(1, v.Document.Table.Len()) || v.Shape.K > 0 && !v.Shape.Has(v.Param) {
				t.Fatalf("selected row %d, %+v", v.Row, v.Param)
			}
			same(t, w, New(w.Document()))
		}
	})
}

// TestEveryCommandIsNamed wants a name of each command for the undo menu, different from the others'.
func TestEveryCommandIsNamed(t *testing.T) {
	seen := map[prose.ID]bool{}
	for _, c := range []Command{
		SetCell{},
		Paste{},
		InsertRow{},
		DeleteRow{},
		MoveRow{},
		InsertColumn{},
		DeleteColumn{},
		MoveColumn{},
		RenameColumn{},
		SetRole{},
		SetKind{},
		SetScale{},
		ReplaceTable{},
		SetTitle{},
		SetWeight{},
		Lock{},
		NewWeights{},
		AddLayer{},
		RemoveLayer{},
		SetUnits{},
		SetActivation{},
		SetOutput{},
		SetRate{},
		SetReduction{},
	} {
		if c.Name() == "" || seen[c.Name()] {
			t.Errorf("%T is called %q", c, c.Name())
		}
		seen[c.Name()] = true
	}
}

// TestSoftmaxOfOne refuses an output that would always be 1.
func TestSoftmaxOfOne(t *testing.T) {
	w := New(decoded(t, []byte(people)))
	want := "the outputs of softmax add up to 1, so a single output would always be 1: choose sigmoid or identity"
	if err := w.Do(SetOutput{Output: "softmax"}); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// TestAllLossesAreReachable wants SetOutput to find a loss for each output function, with two targets that it takes.
func TestAllLossesAreReachable(t *testing.T) {
	for _, o := range activation.Outputs() {
		for _, l := range loss.All() {
			low, high := "0", "1"
			if only := l.Targets.Only; len(only) > 0 {
				low, high = fmt.Sprint(only[0]), fmt.Sprint(only[1])
			}
			w := New(decoded(t, []byte(`{"chainrule": 1, "table": {"columns": [{"name": "x", "role": "input"},
				{"name": "u", "role": "target"}, {"name": "v", "role": "target"}],
				"rows": [["1", "`+low+`", "`+high+`"], ["2", "`+high+`", "`+low+`"]]},
				"network": {"hidden": [], "output": "identity", "loss": "rss"}}`)))
			err := w.Do(SetOutput{o.ID, l.ID})
			if want := l.CheckOutput(o); (err == nil) != (want == nil) || err != nil && err.Error() != want.Error() {
				t.Errorf("%s with %s: %v, want %v", o.ID, l.ID, err, want)
			}
		}
	}
}
