package workspace

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chainrule/engine/derive"
	"chainrule/engine/document"
	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/table"
)

// TestRefusals pins what is said of commands that are refused, and that they change nothing.
func TestRefusals(t *testing.T) {
	p := network.Param{Layer: 1, Unit: 1, Input: 1}
	wide := make([]table.Column, table.MostColumns+1)
	for i := range wide {
		wide[i] = table.Column{Name: fmt.Sprint(i), Role: table.Input, Kind: table.Number, Scale: table.None}
	}
	wide[0].Role = table.Target
	for _, c := range []struct {
		command Command
		want    string
	}{
		{SetCell{9, 0, "1"}, "there is no row 10; the table has 4 rows"},
		{SetCell{0, 4, "1"}, "there is no column 5; the table has 4 columns"},
		{SetCell{-1, 0, "1"}, "there is no row 0; the table has 4 rows"},
		{Paste{0, 3, [][]string{{"1", "2"}}}, "the block is 2 columns wide, and the table has 1 from column 4 on; add columns first"},
		{InsertRow{6}, "there is no place 7 for a row; the table has 4 rows"},
		{DeleteRow{4}, "there is no row 5; the table has 4 rows"},
		{MoveRow{0, 4}, "there is no row 5; the table has 4 rows"},
		{InsertColumn{0, table.Column{Name: "age", Role: table.Input, Kind: table.Number, Scale: table.None}}, `column 1 is already called "age"; choose another name`},
		{InsertColumn{0, table.Column{Name: "b", Role: "x", Kind: table.Number, Scale: table.None}}, `"x" is not a role; write input, target or ignore`},
		{InsertColumn{0, table.Column{Name: "b", Role: table.Input, Kind: "x", Scale: table.None}}, `"x" is not a kind; write number or category`},
		{InsertColumn{0, table.Column{Name: "b", Role: table.Input, Kind: table.Number, Scale: "x"}}, `"x" is not a scale; write none, standardize or unit`},
		{InsertColumn{0, table.Column{Name: "b", Role: table.Input, Kind: table.Category, Scale: table.Unit}}, "only a column of kind number is scaled"},
		{DeleteColumn{4}, "there is no column 5; the table has 4 columns"},
		{MoveColumn{0, 4}, "there is no column 5; the table has 4 columns"},
		{RenameColumn{0, ""}, "a column needs a name"},
		{RenameColumn{0, "city"}, `column 2 is already called "city"; choose another name`},
		{RenameColumn{-1, "x"}, "there is no column 0; the table has 4 columns"},
		{SetRole{0, "x"}, `"x" is not a role; write input, target or ignore`},
		{SetKind{0, "x"}, `"x" is not a kind; write number or category`},
		{SetScale{At: 0, Scale: "x"}, `"x" is not a scale; write none, standardize or unit`},
		{SetScale{At: 0, Scale: table.Fixed}, `the divisor is 0; write a number above 0`},
		{SetScale{At: 1, Scale: table.Unit}, `column "city" is a category; only numbers are scaled`},
		{ReplaceTable{}, "there is no table"},
		{ReplaceTable{Table: table.New(nil, nil)}, "a table has at least one column"},
		{ReplaceTable{Table: table.New(wide, nil)}, "there are 65 columns; a table can have 64"},
		{SetWeight{network.Param{Layer: 4, Unit: 1}, 1}, "the network has no such parameter"},
		{SetWeight{network.Param{Layer: 1, Unit: 1, Input: 9}, 1}, "the network has no such parameter"},
		{SetWeight{p, math.NaN()}, "alpha[1,1]: a weight is a finite number"},
		{SetWeight{p, math.Inf(-1)}, "alpha[1,1]: a weight is a finite number"},
		{Lock{network.Param{Layer: 1, Unit: 0, Input: 1}, true}, "the network has no such parameter"},
		{NewWeights{1 << 60}, "a seed is a whole number from 0 to 9007199254740991"},
		{AddLayer{3}, "there is no place 4 for a layer; the network has 2 hidden layers"},
		{RemoveLayer{2}, "there is no hidden layer 3; the network has 2"},
		{SetUnits{2, 1}, "there is no hidden layer 3; the network has 2"},
		{SetUnits{0, 0}, "a hidden layer has 1 to 256 units, found 0"},
		{SetUnits{0, 257}, "a hidden layer has 1 to 256 units, found 257"},
		{SetActivation{0, "x"}, `"x" is not an activation; write ` + network.Activations().String()},
		{SetActivation{-1, "tanh"}, "there is no hidden layer 0; the network has 2"},
		{SetOutput{"x", ""}, `"x" is not an output function; write ` + network.Outputs().String()},
		{SetOutput{"sigmoid", "x"}, `"x" is not a loss; write ` + network.Losses().String()},
		{SetRate{0}, "the learning rate γ is a number above 0, found 0"},
		{SetRate{math.NaN()}, "the learning rate γ is a number above 0, found not a number"},
		{SetRate{math.Inf(1)}, "the learning rate γ is a number above 0, found ∞"},
		{SetReduction{"x"}, `"x" is not a reduction; write sum or mean`},
	} {
		w := New(decoded(t, []byte(people)))
		before, view := string(w.Document().Encode()), w.View()
		if err := w.Do(c.command); err == nil || err.Error() != c.want {
			t.Errorf("%#v: %v\nwant %s", c.command, err, c.want)
		}
		if string(w.Document().Encode()) != before || w.View() != view || w.Undo() {
			t.Errorf("%#v changed something", c.command)
		}
	}
}

// TestLossMustTakeTheTargets refuses a loss that would leave rows out.
func TestLossMustTakeTheTargets(t *testing.T) {
	w := New(decoded(t, []byte(people)))
	must(t, w.Do(SetCell{1, 3, "2"}))
	if err := w.Do(SetOutput{"sigmoid", "cross-entropy"}); err == nil || err.Error() != `row 2, column "salary": cross-entropy needs targets between 0 and 1, found 2` {
		t.Errorf("%v", err)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestSevenLayers refuses one layer more than there can be.
func TestSevenLayers(t *testing.T) {
	w := New(decoded(t, []byte(people)))
	for range 4 {
		must(t, w.Do(AddLayer{0}))
	}
	if err := w.Do(AddLayer{0}); err == nil || err.Error() != "a network can have 6 hidden layers" {
		t.Errorf("%v", err)
	}
}

// TestNothingChanges holds that commands that change nothing are not in the history.
func TestNothingChanges(t *testing.T) {
	for _, c := range []Command{
		SetCell{0, 0, "20"},
		MoveRow{1, 1},
		MoveColumn{1, 1},
		RenameColumn{0, "age"},
		SetRole{0, table.Input},
		SetKind{0, table.Number},
		SetScale{At: 0, Scale: table.Standardize},
		SetTitle{"People"},
		Lock{network.Param{Layer: 1, Unit: 1}, true},
		NewWeights{1},
		SetUnits{0, 2},
		SetActivation{0, "tanh"},
		SetOutput{"identity", "rss"},
		SetOutput{"identity", ""},
		SetRate{0.01},
		SetReduction{network.Sum},
	} {
		w := New(decoded(t, []byte(people)))
		view := w.View()
		if err := w.Do(c); err != nil || w.View() != view || w.Undo() {
			t.Errorf("%#v: %v, and something changed", c, err)
		}
	}
}

// numbered is a workspace on people, each weight a number of its own.
func numbered(t *testing.T) *Workspace {
	w := New(decoded(t, []byte(people)))
	s := w.View().Shape
	for i := range s.Count() {
		must(t, w.Do(SetWeight{s.ParamAt(i), float64(i + 1)}))
	}
	return w
}

// TestKeptWeights says of each change of shape where the weights go: of each kept parameter, by the ids
// before and after, its value; all others are drawn.
func TestKeptWeights(t *testing.T) {
	// age, city = Rome, Oslo, Bonn → 2 tanh → 3 relu → salary
	same := func(ids ...string) map[string]string {
		m := map[string]string{}
		for _, id := range ids {
			m[id] = id
		}
		return m
	}
	beta := []string{"beta[1,0]", "beta[1,1]", "beta[1,2]", "beta[1,3]"}
	alpha2 := []string{"alpha2[1,0]", "alpha2[1,1]", "alpha2[1,2]", "alpha2[2,0]", "alpha2[2,1]", "alpha2[2,2]", "alpha2[3,0]", "alpha2[3,1]", "alpha2[3,2]"}
	upper := append(slices.Clone(beta), alpha2...)
	with := func(m map[string]string, pairs ...string) map[string]string {
		for i := 0; i < len(pairs); i += 2 {
			m[pairs[i]] = pairs[i+1]
		}
		return m
	}
	for _, c := range []struct {
		command Command
		kept    map[string]string
	}{
		{SetUnits{0, 3}, same(append(slices.Clone(upper), "alpha[1,0]", "alpha[1,4]", "alpha[2,0]", "alpha[2,4]")...)},
		{SetUnits{0, 1}, same(append(slices.Clone(beta), "alpha[1,0]", "alpha[1,4]", "alpha2[1,0]", "alpha2[1,1]", "alpha2[3,1]")...)},
		{SetUnits{1, 2}, same("alpha[2,4]", "alpha2[2,2]", "beta[1,0]", "beta[1,1]", "beta[1,2]")},
		{SetRole{0, table.Ignore}, with(same(upper...), "alpha[1,0]", "alpha[1,0]", "alpha[1,2]", "alpha[1,1]", "alpha[2,4]", "alpha[2,3]")},
		{MoveColumn{0, 1}, with(same(upper...), "alpha[1,1]", "alpha[1,4]", "alpha[1,2]", "alpha[1,1]", "alpha[2,4]", "alpha[2,3]", "alpha[2,0]", "alpha[2,0]")},
		{DeleteColumn{1}, same(append(slices.Clone(upper), "alpha[1,0]", "alpha[1,1]", "alpha[2,1]")...)},
		{AddLayer{0}, map[string]string{"alpha[1,0]": "alpha2[1,0]", "alpha[2,0]": "alpha2[2,0]", "alpha2[1,2]": "alpha3[1,2]", "beta[1,3]": "beta[1,3]"}},
		{AddLayer{2}, same("alpha[1,3]", "alpha2[3,2]", "beta[1,0]")},
		{RemoveLayer{0}, map[string]string{"alpha2[1,0]": "alpha[1,0]", "alpha2[3,0]": "alpha[3,0]", "beta[1,0]": "beta[1,0]", "beta[1,3]": "beta[1,3]"}},
		{RemoveLayer{1}, same("alpha[1,0]", "alpha[2,4]", "beta[1,0]")},
		{SetCell{1, 1, "Bonn"}, with(same(upper...), "alpha[1,4]", "alpha[1,2]", "alpha[2,4]", "alpha[2,2]")},
	} {
		t.Run(fmt.Sprintf("%#v", c.command), func(t *testing.T) {
			w := numbered(t)
			was := w.View()
			must(t, w.Do(c.command))
			is := w.View()
			for from, to := range c.kept {
				p, err := was.Shape.Parse(from)
				must(t, err)
				q, err := is.Shape.Parse(to)
				must(t, err)
				if want, got := was.Theta[was.Shape.Index(p)], is.Theta[is.Shape.Index(q)]; got != want {
					t.Errorf("%s was %v, and as %s is %v", from, want, to, got)
				}
			}
			// whole numbers are the old ones, each at most once; drawn ones are not whole, but biases are 0
			seen := map[float64]bool{0: false}
			for _, v := range is.Theta {
				if v != 0 && v == math.Trunc(v) {
					if seen[v] {
						t.Errorf("the weight %v is there twice", v)
					}
					seen[v] = true
				}
			}
		})
	}
}

// TestLocksFollow holds that locks go with their parameters, and go where these are gone.
func TestLocksFollow(t *testing.T) {
	w := New(decoded(t, []byte(people)))
	ids := func() []string {
		list := []string{}
		for _, p := range w.View().Document.Locked {
			list = append(list, w.View().Shape.ID(p))
		}
		return list
	}
	must(t, w.Do(Lock{network.Param{Layer: 1, Unit: 2, Input: 4}, true}))
	if got := fmt.Sprint(ids()); got != "[alpha[1,0] alpha[2,4] beta[1,2]]" {
		t.Error(got)
	}
	must(t, w.Do(SetRole{0, table.Ignore}))
	if got := fmt.Sprint(ids()); got != "[alpha[1,0] alpha[2,3] beta[1,2]]" {
		t.Error(got)
	}
	must(t, w.Do(AddLayer{2}))
	if got := fmt.Sprint(ids()); got != "[alpha[1,0] alpha[2,3]]" {
		t.Error(got)
	}
	must(t, w.Do(Lock{network.Param{Layer: 1, Unit: 1}, false}))
	if got := fmt.Sprint(ids()); got != "[alpha[2,3]]" {
		t.Error(got)
	}
}

// TestSelectionFollows holds that what is selected stays the same row and the same parameter.
func TestSelectionFollows(t *testing.T) {
	for _, c := range []struct {
		command Command
		row     int
		param   string
	}{
		{InsertRow{0}, 3, "alpha2[2,1]"},
		{InsertRow{2}, 2, "alpha2[2,1]"},
		{DeleteRow{0}, 1, "alpha2[2,1]"},
		{DeleteRow{1}, 2, "alpha2[2,1]"},
		{MoveRow{1, 3}, 4, "alpha2[2,1]"},
		{MoveRow{3, 0}, 3, "alpha2[2,1]"},
		{AddLayer{0}, 2, "alpha3[2,1]"},
		{AddLayer{1}, 2, "alpha2[2,1]"},
		{RemoveLayer{0}, 2, "beta[1,1]"},
		{RemoveLayer{1}, 2, "beta[1,1]"},
		{SetUnits{1, 1}, 2, "alpha2[1,1]"},
		{ReplaceTable{drawn(5), "new"}, 1, "alpha[1,1]"},
	} {
		w := New(decoded(t, []byte(people)))
		must(t, w.Do(c.command))
		if v := w.View(); v.Row != c.row || v.Shape.ID(v.Param) != c.param {
			t.Errorf("%#v: row %d, %s; want row %d, %s", c.command, v.Row, v.Shape.ID(v.Param), c.row, c.param)
		}
		w.Undo()
		if v := w.View(); v.Row != 2 || v.Shape.ID(v.Param) != "alpha2[2,1]" {
			t.Errorf("%#v undone: row %d, %s", c.command, v.Row, v.Shape.ID(v.Param))
		}
	}
}

func drawn(n int) *table.Table {
	rows := make([][]string, n)
	for i := range rows {
		rows[i] = []string{fmt.Sprint(i), "1"}
	}
	return table.New([]table.Column{{Name: "a", Role: table.Input, Kind: table.Number, Scale: table.None}, {Name: "b", Role: table.Target, Kind: table.Number, Scale: table.None}}, rows)
}

// TestReplaceTable takes the output and the loss that fit the target.
func TestReplaceTable(t *testing.T) {
	classes := table.New([]table.Column{{Name: "a", Role: table.Input, Kind: table.Number, Scale: table.None}, {Name: "b", Role: table.Target, Kind: table.Category, Scale: table.None}},
		[][]string{{"1", "x"}, {"2", "y"}, {"3", "z"}})
	w := New(decoded(t, []byte(people)))
	must(t, w.Do(ReplaceTable{classes, "classes"}))
	d := w.Document()
	if d.Output != "softmax" || d.Loss != "cross-entropy" || d.Title != "classes" || d.Weights != nil || d.Locked != nil || w.View().Shape.K != 3 {
		t.Errorf("%+v", d)
	}
	must(t, w.Do(ReplaceTable{drawn(2), "numbers"}))
	if d := w.Document(); d.Output != "identity" || d.Loss != "rss" {
		t.Errorf("%+v", d)
	}
}

// TestNoRoles opens tables whose columns make no network, and says what to choose.
func TestNoRoles(t *testing.T) {
	column := func(name string, role table.Role) table.Column {
		return table.Column{Name: name, Role: role, Kind: table.Number, Scale: table.None}
	}
	for want, columns := range map[string][]table.Column{
		"no column is an input yet: make one an input": {column("day", table.Ignore), column("sales", table.Target)},
		"no column is a target yet: make one a target": {column("a", table.Input), column("b", table.Input)},
	} {
		w := New(decoded(t, []byte(people)))
		must(t, w.Do(ReplaceTable{table.New(columns, [][]string{{"1", "2"}, {"2", "4"}}), "sales"}))
		if got := w.View().Problem; got == nil || got.Error() != want {
			t.Errorf("%v, want %s", got, want)
		}
		d, err := document.Decode(w.Document().Encode())
		if err != nil || d.Title != "sales" || d.Table.Len() != 2 {
			t.Errorf("it is saved as %+v, %v", d, err)
		}
		for at, c := range columns {
			if c.Role == table.Ignore || at > 0 && c.Role == table.Input {
				role := table.Input
				if c.Role == table.Input {
					role = table.Target
				}
				must(t, w.Do(SetRole{at, role}))
			}
		}
		if v := w.View(); v.Problem != nil || v.Shape.P != 1 || v.Shape.K != 1 {
			t.Errorf("after choosing: %v, %d inputs, %d outputs", v.Problem, v.Shape.P, v.Shape.K)
		}
	}
}

// TestSuited changes roles and kinds, and wants the functions and the scale that suit the targets then.
func TestSuited(t *testing.T) {
	numbers := func(name string, role table.Role) table.Column {
		return table.Column{Name: name, Role: role, Kind: table.Number, Scale: table.Standardize}
	}
	classes := table.Column{Name: "species", Role: table.Ignore, Kind: table.Category, Scale: table.None}
	rows := [][]string{{"1", "0", "a"}, {"2.5", "1", "b"}, {"4", "1", "c"}}
	w := New(decoded(t, []byte(people)))
	want := func(what, output, loss string, scale table.Scale) {
		t.Helper()
		d := w.Document()
		if d.Output != output || d.Loss != loss || d.Table.Columns()[1].Scale != scale {
			t.Errorf("%s: %s, %s, scale %s; want %s, %s, scale %s", what, d.Output, d.Loss, d.Table.Columns()[1].Scale, output, loss, scale)
		}
	}
	must(t, w.Do(ReplaceTable{table.New([]table.Column{numbers("x", table.Input), numbers("sick", table.Ignore), classes}, rows), ""}))
	must(t, w.Do(SetRole{1, table.Target}))
	want("0 and 1", "sigmoid", "cross-entropy", table.None)
	must(t, w.Do(SetRole{2, table.Target}))
	want("0 and 1 beside classes", "sigmoid", "cross-entropy", table.None)
	must(t, w.Do(SetRole{1, table.Ignore}))
	want("three classes", "softmax", "cross-entropy", table.None)
	must(t, w.Do(SetOutput{"softmax", "rss"}))
	must(t, w.Do(RenameColumn{0, "age"}))
	must(t, w.Do(SetRole{1, table.Input}))
	want("an input beside a loss that a person chose", "softmax", "rss", table.None)
	must(t, w.Do(SetRole{0, table.Target}))
	want("a number beside classes", "identity", "rss", table.None)
	w.Undo()
	want("undone", "softmax", "rss", table.None)
	must(t, w.Do(SetCell{2, 2, "b"}))
	must(t, w.Do(SetRole{0, table.Ignore}))
	want("a level gone", "softmax", "rss", table.None)
}

// TestScaledTarget names the scale where it is the cause that a loss cannot take a target.
func TestScaledTarget(t *testing.T) {
	columns := []table.Column{{Name: "x", Role: table.Input, Kind: table.Number, Scale: table.None}, {Name: "sick", Role: table.Target, Kind: table.Number, Scale: table.None}}
	w := New(decoded(t, []byte(people)))
	must(t, w.Do(ReplaceTable{table.New(columns, [][]string{{"1", "0"}, {"2", "1"}, {"3", "7"}}), ""}))
	must(t, w.Do(DeleteRow{2}))
	must(t, w.Do(SetScale{At: 1, Scale: table.Standardize}))
	const want = `row 1, column "sick": cross-entropy needs targets between 0 and 1, found -1 after scaling, where the cell has 0; choose no scale`
	if err := w.Do(SetOutput{"sigmoid", "cross-entropy"}); err == nil || strings.ReplaceAll(err.Error(), "−", "-") != want {
		t.Errorf("%v\nwant %s", err, want)
	}
}

// TestFixedScale changes the numbers by which a column is scaled, and has them again after the column was one of categories.
func TestFixedScale(t *testing.T) {
	w := New(decoded(t, []byte(people)))
	for _, f := range []table.FixedScale{{Center: 36, Divisor: 8}, {Center: 30, Divisor: 10}} {
		must(t, w.Do(SetScale{At: 0, Scale: table.Fixed, Fixed: f}))
		must(t, w.Do(SetKind{0, table.Category}))
		must(t, w.Do(SetKind{0, table.Number}))
		if c := w.View().Document.Table.Columns()[0]; c.Scale != table.Fixed || c.Fixed != f {
			t.Errorf("scaled by %s %+v, want %+v", c.Scale, c.Fixed, f)
		}
	}
}

// TestProblems pins what is said where there is nothing to compute.
func TestProblems(t *testing.T) {
	w := New(decoded(t, []byte(people)))
	must(t, w.Do(SetScale{At: 0, Scale: table.None}))
	for range 4 {
		must(t, w.Do(DeleteRow{0}))
	}
	if got := w.View().Problem; got == nil || got.Error() != "the table has no rows; add one" {
		t.Error(got)
	}
	must(t, w.Do(InsertRow{0}))
	if got := w.View().Problem; got == nil || got.Error() != `no row can be used: row 1, column "age": the cell is empty; type a number` {
		t.Error(got)
	}
	if v := w.View(); v.Sample != -1 || v.Pass != nil || v.Gradient != nil || v.Row != 1 {
		t.Errorf("%+v", v)
	}
	w = New(decoded(t, []byte(people)))
	must(t, w.SelectRow(3))
	if v := w.View(); v.Sample != -1 || v.Pass != nil || v.Gradient == nil || v.Problem != nil {
		t.Errorf("%+v", v)
	}
	must(t, w.Do(SetCell{0, 0, "1e308"}))
	must(t, w.Do(SetCell{1, 0, "-1e308"}))
	if got := w.View().Encoding.WhySkipped(0).String(); got != `row 1, column "age": its numbers are too large to be scaled; choose no scale` {
		t.Error(got)
	}
}

func TestSelectRefuses(t *testing.T) {
	w := New(decoded(t, []byte(people)))
	if err := w.SelectRow(5); err == nil || err.Error() != "there is no row 5; the table has 4 rows" {
		t.Error(err)
	}
	if err := w.SelectParam(network.Param{Layer: 3, Unit: 2}); err == nil || err.Error() != "the network has no such parameter" {
		t.Error(err)
	}
}

// TestUpdate holds one step of gradient descent against the formula, with decay and for what is locked.
func TestUpdate(t *testing.T) {
	d := decoded(t, []byte(people))
	d.Training.Rate, d.Training.Decay = 0.1, 0.5
	v := New(d).View()
	for i := range v.Shape.Count() {
		p := v.Shape.ParamAt(i)
		decay := 2 * 0.5 * v.Theta[i]
		if p.Input == 0 {
			decay = 0
		}
		want := v.Theta[i] - 0.1*(v.Gradient[i]+decay)
		if slices.Contains(d.Locked, p) {
			want = v.Theta[i]
		}
		if u := v.Update(p); u.New != want || u.Old != v.Theta[i] || u.Rate != 0.1 {
			t.Errorf("%s: %+v, want %v", v.Shape.ID(p), u, want)
		}
	}
}

// TestLoad opens another document as one entry of the history.
func TestLoad(t *testing.T) {
	w := New(decoded(t, []byte(people)))
	before := string(w.Document().Encode())
	w.Load(starts(t)[1])
	if w.View().UndoName != prose.DidOpen || w.View().Document.Title == "People" {
		t.Errorf("undo %q", w.View().UndoName)
	}
	must(t, w.SelectParam(network.Param{Layer: 2, Unit: 1, Input: 1}))
	w.Undo()
	if got := string(w.Document().Encode()); got != before {
		t.Errorf("%s\nwant\n%s", got, before)
	}
}

// TestDrag moves a weight by two drags, with a title between them: each drag is one entry, and undo leads to before it.
func TestDrag(t *testing.T) {
	w := New(decoded(t, []byte(people)))
	p := network.Param{Layer: 1, Unit: 1, Input: 1}
	value := func() float64 { v := w.View(); return v.Theta[v.Shape.Index(p)] }
	begin := value()
	drag := func(of string, values ...float64) {
		t.Helper()
		for _, v := range values {
			must(t, w.Do(Drag{SetWeight{Param: p, Value: v}, of}))
			if value() != v {
				t.Fatalf("%v, want %v", value(), v)
			}
		}
	}
	drag("1", 1, 2, 3)
	drag("2", 4, 5)
	must(t, w.Do(SetTitle{"Between"}))
	drag("2", 6, 7)
	for _, want := range []float64{5, 5, 3, begin} {
		if !w.Undo() || value() != want {
			t.Errorf("undo leads to %v, want %v", value(), want)
		}
	}
	if w.Undo() {
		t.Error("there is more to undo")
	}
	w.Redo()
	drag("1", 8) // goes on with the drag that was done again
	if w.View().RedoName != "" || value() != 8 {
		t.Error("what was undone is still there")
	}
	if w.Undo(); value() != begin {
		t.Errorf("undo leads to %v, want %v", value(), begin)
	}
	if err := w.View().Refusal(Drag{SetUnits{Layer: 0, Units: 0}, "3"}); err == nil {
		t.Error("a drag that cannot be is not refused")
	}
}

// TestHistoryIsBounded makes more commands than are kept.
func TestHistoryIsBounded(t *testing.T) {
	w := New(decoded(t, []byte(people)))
	for i := range mostEntries + 10 {
		must(t, w.Do(SetTitle{fmt.Sprint(i)}))
	}
	n := 0
	for w.Undo() {
		n++
	}
	if got := w.Document().Title; n != mostEntries-1 || got != "10" {
		t.Errorf("undone %d times to %s", n, got)
	}
}

// TestChanges says what edits of the table change about the network.
func TestChanges(t *testing.T) {
	w := New(decoded(t, []byte(people)))
	for _, c := range []struct {
		command Command
		want    string
	}{
		{SetCell{0, 0, "21"}, ""},
		{RenameColumn{0, "years"}, ""},
		{MoveColumn{0, 1}, ""},
		{MoveColumn{1, 0}, ""},
		{SetWeight{network.Param{Layer: 1, Unit: 1, Input: 1}, 7}, ""},
		{SetCell{1, 1, "Paris"}, "The network’s inputs are now years, city = Rome, city = Paris, city = Bonn."},
		{SetCell{1, 1, "Rome"}, "The network’s inputs are now years, city = Bonn."},
		{SetCell{0, 1, ""}, ""},
		{SetRole{1, table.Target}, "The network’s inputs are now years. The network’s outputs are now city = Rome, city = Bonn, salary."},
		{SetRole{3, table.Ignore}, "The network’s outputs are now city = Rome, city = Bonn. The output function is now sigmoid, and the loss is cross-entropy: they suit these targets."},
		{SetOutput{"softmax", "cross-entropy"}, ""},
		{SetKind{1, table.Number}, "The network’s outputs are now city. The output function is now identity, and the loss is residual sum of squares: they suit these targets."},
		{ReplaceTable{drawn(2), "new"}, ""},
	} {
		before := w.View()
		must(t, w.Do(c.command))
		if got := Changes(before, w.View()).String(); got != c.want {
			t.Errorf("%#v: %s\nwant %s", c.command, got, c.want)
		}
	}
}

// TestLostWeights takes columns, levels and units away and brings them back, with the parameters that they had.
func TestLostWeights(t *testing.T) {
	d := decoded(t, []byte(`{"chainrule": 1, "table": {"columns": [{"name": "age", "role": "input"}, {"name": "gender", "role": "input", "kind": "category"}, {"name": "salary", "role": "target"}],
		"rows": [["1", "female", "1"], ["2", "male", "0.5"]]}, "network": {"hidden": [{"units": 2, "activation": "sigmoid"}], "output": "identity", "loss": "rss"},
		"weights": {"alpha": [[0.5, 0.1, 0.2], [-0.5, 0.3, 0.4]], "beta": [[1, 2, 3]]}, "locked": ["alpha[1,2]"]}`))
	before := New(d).View().Saved().Encode()
	column := d.Table.Columns()[1]
	column.ID = 0
	for what, commands := range map[string][]Command{
		"a level typed again":      {SetCell{1, 1, ""}, SetCell{1, 1, "male"}},
		"a level, and other edits": {SetCell{1, 1, ""}, SetCell{0, 0, "5"}, SetWeight{network.Param{Layer: 1, Unit: 1, Input: 2}, 7}, SetCell{1, 1, "male"}, SetCell{0, 0, "1"}},
		"an input ignored":         {SetRole{1, table.Ignore}, SetRole{1, table.Input}},
		"a target ignored":         {SetRole{2, table.Ignore}, SetRole{2, table.Target}},
		"a column deleted":         {DeleteColumn{1}, InsertColumn{1, column}, SetCell{0, 1, "female"}, SetCell{1, 1, "male"}},
		"a unit taken away":        {SetUnits{0, 1}, SetUnits{0, 2}},
		"both units in turn":       {SetUnits{0, 1}, SetCell{1, 1, ""}, SetUnits{0, 2}, SetCell{1, 1, "male"}},
	} {
		w := New(d)
		for _, c := range commands {
			must(t, w.Do(c))
		}
		if got := w.View().Saved().Encode(); !bytes.Equal(got, before) {
			t.Errorf("%s: %s", what, got)
		}
	}
	w := New(d)
	must(t, w.Do(SetRole{1, table.Ignore}))
	must(t, w.Do(NewWeights{7}))
	must(t, w.Do(SetRole{1, table.Input}))
	if got := w.View().Document.Weights; got != nil {
		t.Errorf("after new weights, those of before come back: %v", got)
	}
}

// TestOneOutputOfSoftmax ignores one of two columns of classes: the single output that is left would always be 1.
func TestOneOutputOfSoftmax(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("testdata", "one-output-softmax.json"))
	must(t, err)
	w := New(decoded(t, text))
	before := w.View()
	must(t, w.Do(SetRole{2, table.Ignore}))
	if d := w.Document(); d.Output != "sigmoid" || d.Loss != "cross-entropy" {
		t.Errorf("the functions are %s and %s", d.Output, d.Loss)
	}
	if got, want := Changes(before, w.View()).String(), "The output function is now sigmoid, and the loss is cross-entropy: they suit these targets."; !strings.Contains(got, want) {
		t.Errorf("the page says %q", got)
	}
	alone := strings.NewReplacer(`{"name":"b","role":"target"}`, `{"name":"b","role":"ignore"}`, `[[0,1],[0,2]]`, `[[0,1]]`).Replace(string(text))
	v := New(decoded(t, []byte(alone))).View()
	notes := derive.Derive(v.Derive(0, v.Param), derive.Chain).Notes
	if !slices.ContainsFunc(notes, func(m prose.Message) bool {
		return strings.Contains(m.String(), "With a single output the softmax is always 1")
	}) {
		t.Errorf("the derivation notes %v", notes)
	}
}
