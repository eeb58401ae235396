package api

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chainrule/engine/document"
	"chainrule/engine/golden"
	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"

	"github.com/google/go-cmp/cmp"
)

// small is a document with a row that is left out, and one that can be.
const small = `{"chainrule": 1, "title": "Small", "table": {"columns": [{"name": "x", "role": "input"}, {"name": "y", "role": "target"}],
	"rows": [["1", "2"], ["?", "3"], ["2", "5"]]}, "network": {"hidden": [], "output": "identity", "loss": "rss"}, "weights": {"beta": [[0.5, 1]]}}`

// nothing is a document without a network: its target has no category yet.
const nothing = `{"chainrule": 1, "table": {"columns": [{"name": "x", "role": "input"}, {"name": "y", "role": "target", "kind": "category"}],
	"rows": []}, "network": {"hidden": [], "output": "identity", "loss": "rss"}}`

// huge is a document whose loss is past the largest number.
const huge = `{"chainrule": 1, "table": {"columns": [{"name": "x", "role": "input"}, {"name": "y", "role": "target"}],
	"rows": [["1", "2"]]}, "network": {"hidden": [{"units": 1, "activation": "identity"}], "output": "identity", "loss": "rss"},
	"weights": {"alpha": [[0, 1e200]], "beta": [[0, 1e200]]}}`

func open(t testing.TB, text string) *API {
	t.Helper()
	d, err := document.Decode([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return New(workspace.New(d))
}

// ask makes a request and reads its result.
func ask(t testing.TB, a *API, method string, params any, result any) {
	t.Helper()
	raw, err := json.Marshal(params)
	if err != nil {
		t.Fatal(err)
	}
	answer, fault := a.Request(method, raw)
	if fault != nil {
		t.Fatalf("%s %s: %+v", method, raw, fault)
	}
	d := json.NewDecoder(strings.NewReader(string(answer)))
	d.DisallowUnknownFields()
	if err := d.Decode(result); err != nil {
		t.Fatalf("%s %s: %v in %s", method, raw, err, answer)
	}
}

type (
	object  map[string]any
	byLayer map[string][][]float64
)

func flat(s network.Shape, m byLayer) []float64 {
	var list []float64
	for layer := 1; layer <= s.Layers(); layer++ {
		for _, row := range m[s.LayerID(layer)] {
			list = append(list, row...)
		}
	}
	return list
}

// TestGolden asks every golden case for all that must come out of it.
func TestGolden(t *testing.T) {
	const close = 1e-12
	for _, c := range golden.Cases(t) {
		t.Run(c.Name, func(t *testing.T) {
			a := open(t, small)
			ask(t, a, "load", object{"document": c.Document}, &struct{}{})
			s := c.Network.Shape
			for i, want := range c.Samples {
				var forward struct {
					X, T, F, Y []float64
					Layers     []struct{ A, Z []float64 }
					Loss       float64
				}
				ask(t, a, "forward", object{"sample": i + 1}, &forward)
				at := fmt.Sprintf("sample %d ", i+1)
				golden.AllNear(t, at+"x", forward.X, want.X, close)
				golden.AllNear(t, at+"T", forward.T, want.T, close)
				golden.AllNear(t, at+"f", forward.F, want.F, close)
				golden.AllNear(t, at+"y", forward.Y, want.Y, close)
				golden.AllNear(t, at+"loss", []float64{forward.Loss}, []float64{want.Loss}, close)
				if len(forward.Layers) != len(want.Layers) {
					t.Fatalf("%d layers", len(forward.Layers))
				}
				for h := range want.Layers {
					golden.AllNear(t, at+"a", forward.Layers[h].A, want.Layers[h].A, close)
					golden.AllNear(t, at+"z", forward.Layers[h].Z, want.Layers[h].Z, close)
				}
				var gradient struct {
					Loss     float64
					Delta    []float64
					S        [][]float64
					Gradient byLayer
				}
				ask(t, a, "gradient", object{"sample": i + 1}, &gradient)
				golden.AllNear(t, at+"δ", gradient.Delta, want.Delta, close)
				golden.AllNear(t, at+"gradient", flat(s, gradient.Gradient), want.Gradient, close)
				for h := range want.S {
					golden.AllNear(t, at+"s", gradient.S[h], want.S[h], close)
				}
			}
			var total struct {
				Loss     float64
				Gradient byLayer
			}
			ask(t, a, "gradient", nil, &total)
			golden.AllNear(t, "loss", []float64{total.Loss}, []float64{c.Loss}, close)
			golden.AllNear(t, "gradient", flat(s, total.Gradient), c.Gradient, close)
			for i := range s.Count() {
				for _, form := range []string{"chain", "errors"} {
					derives(t, a, c, s.ParamAt(i), form)
				}
			}
		})
	}
}

// derives asks for the derivation of a parameter on the last sample.
func derives(t *testing.T, a *API, c *golden.Case, q network.Param, form string) {
	t.Helper()
	s := c.Network.Shape
	id, index := s.ID(q), s.Index(q)
	var d struct {
		Parameter string
		Sample    int
		Steps     []struct {
			Rule, Reason, Symbols, Numbers string
			Value                          float64
		}
		Samples []struct {
			Sample int
			Value  float64
		}
		Total  float64
		Update struct{ Rate, Old, Gradient, New float64 }
		Check  struct{ Difference, Dual, Error float64 }
	}
	ask(t, a, "derivation", object{"parameter": id, "sample": c.N, "form": form}, &d)
	if d.Parameter != id || d.Sample != c.N || len(d.Samples) != c.N || len(d.Steps) == 0 {
		t.Fatalf("%s %s: %+v", id, form, d)
	}
	for i, value := range d.Samples {
		if value.Sample != i+1 || !golden.Near(value.Value, c.Samples[i].Gradient[index], 1e-12) {
			t.Errorf("%s: sample %d is %v, want %v", id, value.Sample, value.Value, c.Samples[i].Gradient[index])
		}
	}
	want := c.Samples[c.N-1].Gradient[index]
	if last := d.Steps[len(d.Steps)-1].Value; !golden.Near(last, want, 1e-12) {
		t.Errorf("%s %s: the last line is %v, want %v", id, form, last, want)
	}
	for _, step := range d.Steps {
		if step.Rule == "" || step.Reason == "" || step.Symbols == "" || step.Numbers == "" {
			t.Errorf("%s: %+v", id, step)
		}
	}
	step := c.Rate * c.Gradient[index]
	if slices.Contains(c.Locked, q) {
		step = 0
	}
	if !golden.Near(d.Total, c.Gradient[index], 1e-11) || d.Update.Rate != c.Rate || d.Update.Old != c.Theta[index] || !golden.Near(d.Update.New, c.Theta[index]-step, 1e-12) {
		t.Errorf("%s: total %v, want %v; %+v", id, d.Total, c.Gradient[index], d.Update)
	}
	if !golden.Near(d.Check.Dual, want, 1e-12) || d.Check.Error > 1e-6 {
		t.Errorf("%s: %+v, want %v", id, d.Check, want)
	}
}

// TestExamplesComeBack loads every bundled document and wants its bytes.
func TestExamplesComeBack(t *testing.T) {
	files, err := filepath.Glob("../../static/examples/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal(err, files)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		a := open(t, small)
		ask(t, a, "load", object{"document": json.RawMessage(data)}, &struct{}{})
		if got := a.work.Document().Encode(); string(got) != string(data) {
			t.Errorf("%s: %s", file, cmp.Diff(string(data), string(got)))
		}
		var got, want any
		ask(t, a, "document", nil, &got)
		if err := json.Unmarshal(data, &want); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", file, diff)
		}
	}
}

// TestFields pins the names in each result, which are case-sensitive elsewhere.
func TestFields(t *testing.T) {
	a := open(t, small)
	for _, c := range [][2]string{
		{`hello`, "document methods version"},
		{`load {"document":` + small + `}`, ""},
		{`document`, "chainrule network parameter sample table title training weights"},
		{`select`, "parameter sample"},
		{`forward`, "T f layers loss x y"},
		{`gradient`, "gradient loss"},
		{`gradient {"sample":1}`, "delta gradient loss s"},
		{`derivation`, "check parameter sample samples steps total update"},
		{`import {"text":"a,b\n1,2\n"}`, "table understood"},
		{`exercise`, "ask digits document form id prompt sample"},
		{`exercise {"ask":"T[1,1]"}`, "ask digits document form id prompt sample"},
		{`answer {"id":"ask-1","text":"1"}`, "correct feedback mistakes where"},
		{`check {"lines":["1"]}`, "finished lines"},
		{`undo`, ""},
	} {
		request, want := c[0], c[1]
		method, params, _ := strings.Cut(request, " ")
		answer, fault := a.Request(method, json.RawMessage(params))
		if fault != nil {
			t.Fatalf("%s: %+v", request, fault)
		}
		var fields map[string]json.RawMessage
		if err := json.Unmarshal(answer, &fields); err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(slices.Sorted(maps.Keys(fields)), " "); got != want {
			t.Errorf("%s has %s, want %s", method, got, want)
		}
	}
}

func TestHello(t *testing.T) {
	var hello struct {
		Version  string
		Methods  []string
		Document int
	}
	ask(t, open(t, small), "hello", nil, &hello)
	if hello.Version != Version || hello.Document != 1 || !slices.IsSorted(hello.Methods) {
		t.Errorf("%+v", hello)
	}
	for _, name := range []string{"hello", "load", "document", "select", "forward", "gradient", "derivation", "undo", "redo", "exercise", "answer", "check"} {
		if !slices.Contains(hello.Methods, name) {
			t.Errorf("no %s in %v", name, hello.Methods)
		}
	}
}

func TestSelect(t *testing.T) {
	a := open(t, small)
	type selected struct {
		Sample    int
		Parameter string
	}
	for _, c := range []struct {
		params any
		want   selected
	}{
		{nil, selected{1, "beta[1,1]"}},
		{object{"sample": 3}, selected{3, "beta[1,1]"}},
		{object{"parameter": "beta[1,0]"}, selected{3, "beta[1,0]"}},
		{object{"sample": 2, "parameter": "beta[1,1]"}, selected{2, "beta[1,1]"}},
		{object{"sample": nil, "parameter": nil}, selected{2, "beta[1,1]"}},
	} {
		var got selected
		ask(t, a, "select", c.params, &got)
		if got != c.want {
			t.Errorf("%v: %+v, want %+v", c.params, got, c.want)
		}
	}
	// what is refused in one of both selects neither
	for _, params := range []string{`{"sample": 1, "parameter": "beta[9,9]"}`, `{"sample": 9, "parameter": "beta[1,0]"}`} {
		if _, fault := a.Request("select", []byte(params)); fault == nil {
			t.Errorf("%s is taken", params)
		}
		var got selected
		ask(t, a, "select", nil, &got)
		if got != (selected{2, "beta[1,1]"}) {
			t.Errorf("%s selects %+v", params, got)
		}
	}
	// omitted: the selected one
	ask(t, a, "select", object{"sample": 3, "parameter": "beta[1,0]"}, &selected{})
	var d struct {
		Parameter string
		Sample    int
	}
	answer, fault := a.Request("derivation", nil)
	if fault != nil {
		t.Fatal(fault)
	}
	if err := json.Unmarshal(answer, &d); err != nil || d.Parameter != "beta[1,0]" || d.Sample != 3 {
		t.Errorf("%+v, %v", d, err)
	}
}

// TestImport opens a table as the page does, and as a request says.
func TestImport(t *testing.T) {
	type answer struct {
		Table struct {
			Columns []struct {
				Name, Role, Kind, Scale string
				Reads                   map[string]string
			}
			Rows [][]string
		}
		Understood struct {
			Delimiter, Decimal, Thousands, Encoding string
			Header                                  bool
			Notes                                   []string
		}
	}
	a := open(t, small)
	var got answer
	ask(t, a, "import", map[string]any{"text": "name;size;price\nA;50,5;1.200\nB;80;980,5\nC;90;1.100\n", "name": "houses.csv"}, &got)
	if u := got.Understood; u.Delimiter != ";" || u.Decimal != "," || u.Thousands != "." || !u.Header || u.Encoding != "UTF-8" || len(u.Notes) == 0 {
		t.Errorf("understood %+v", u)
	}
	if d := a.work.Document(); d.Title != "houses" || len(got.Table.Rows) != 3 || got.Table.Columns[2].Role != "target" || got.Table.Rows[0][2] != "1.200" {
		t.Errorf("%+v", got.Table)
	}
	var other answer
	ask(t, a, "import", map[string]any{"text": "1;2\n-9;4\n", "options": map[string]any{"delimiter": ";", "header": true, "decimal": ",", "missing": []string{"-9"}}}, &other)
	if u := other.Understood; !u.Header || u.Decimal != "," || other.Table.Columns[0].Name != "1" || other.Table.Rows[0][0] != "" {
		t.Errorf("%+v", other)
	}
	if !a.work.Undo() || a.work.Document().Title != "houses" {
		t.Error("undo does not go back to what was open")
	}
	var list answer
	ask(t, a, "import", map[string]any{"text": `[{"a": 1, "b": "x"}, {"a": 2.5, "b": "y"}]`, "name": "rows.json"}, &list)
	if u := list.Understood; !u.Header || u.Delimiter != "" || len(list.Table.Columns) != 2 || list.Table.Columns[1].Name != "b" || list.Table.Rows[1][0] != "2.5" {
		t.Errorf("%+v", list)
	}
	if !a.work.Undo() || a.work.Document().Title != "houses" {
		t.Error("undo does not go back to what was open")
	}
}

// TestRefusals pins code, field and message of every kind of request that is refused.
func TestRefusals(t *testing.T) {
	type refusal struct{ code, message, field string }
	listed := strings.Join(names(), ", ")
	for _, c := range []struct {
		document, method, params string
		want                     refusal
	}{
		{small, "fly", ``, refusal{"unknown-method", `there is no method "fly"; there are ` + listed, ""}},
		{small, "", ``, refusal{"unknown-method", `there is no method ""; there are ` + listed, ""}},
		{small, "hello", `[]`, refusal{"invalid", "params are an object", "params"}},
		{small, "hello", `"x"`, refusal{"invalid", "params are an object", "params"}},
		{small, "hello", `{`, refusal{"invalid", "params are an object", "params"}},
		{small, "hello", `{"x": 1}`, refusal{"invalid", "there is no such param; the method takes none", "params.x"}},
		{small, "select", `{"z": 1, "b": 1, "a": 1}`, refusal{"invalid", "there is no such param; the method takes sample, parameter", "params.a"}},
		{small, "select", `{"sample": "1"}`, refusal{"invalid", `found "1" where a whole number belongs`, "params.sample"}},
		{small, "select", `{"sample": 1.5}`, refusal{"invalid", "found 1.5 where a whole number belongs", "params.sample"}},
		{small, "select", `{"sample": 1e300}`, refusal{"invalid", "found 1e300 where a whole number belongs", "params.sample"}},
		{small, "select", `{"sample": [1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20]}`, refusal{"invalid", "found [1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,… where a whole number belongs", "params.sample"}},
		{small, "select", `{"sample": 0}`, refusal{"invalid", "there is no row 0; the table has 3 rows", "params.sample"}},
		{small, "select", `{"sample": 4}`, refusal{"invalid", "there is no row 4; the table has 3 rows", "params.sample"}},
		{small, "import", `{}`, refusal{"invalid", "it is missing", "params.text"}},
		{small, "import", `{"text": 3}`, refusal{"invalid", "found 3 where a text belongs", "params.text"}},
		{small, "import", `{"text": ""}`, refusal{"invalid", "the file is empty; a table has a line for each row", "params.text"}},
		{small, "import", `{"text": "a\n1\n\u0000\n"}`, refusal{"invalid", "line 3: found a zero byte: this is not a text file", "params.text"}},
		{small, "import", `{"text": "<!doctype html>\n"}`, refusal{"invalid", "this is a web page, and not a table or a document; where it shows a table, copy that and paste it here", "params.text"}},
		{small, "import", `{"text": "[{\"a\": 1, \"b\": \"x"}`, refusal{"invalid", `this is JSON, or begins so, and has no table; write [{"x": 1, "y": 2}, …] with an object for each row`, "params.text"}},
		{small, "import", `{"text": "a", "options": {"sep": ","}}`, refusal{"invalid", "there is no such param; the method takes delimiter, decimal, thousands, header, missing", "params.options.sep"}},
		{small, "import", `{"text": "a", "options": 3}`, refusal{"invalid", "params are an object", "params.options"}},
		{small, "import", `{"text": "a", "options": {"header": "yes"}}`, refusal{"invalid", `found "yes" where true or false belongs`, "params.options.header"}},
		{small, "import", `{"text": "a", "options": {"missing": "-1"}}`, refusal{"invalid", `found "-1" where a list of texts belongs`, "params.options.missing"}},
		{small, "import", `{"text": "a", "options": {"delimiter": "x"}}`, refusal{"invalid", `"x" does not separate columns; write a comma, a semicolon, a tab, a bar or a space`, "params.options.delimiter"}},
		{small, "import", `{"text": "a", "options": {"decimal": "x"}}`, refusal{"invalid", `"x" is not a decimal sign; write a point or a comma`, "params.options.decimal"}},
		{small, "import", `{"text": "a", "options": {"thousands": "x"}}`, refusal{"invalid", `"x" is not a sign between thousands; write a comma, a point, an apostrophe or a space`, "params.options.thousands"}},
		{small, "import", `{"text": "a", "options": {"thousands": ","  , "decimal": ","}}`, refusal{"invalid", "decimal and thousands are two different signs; a point is the default for decimal", "params.options.thousands"}},
		{small, "select", `{"parameter": 3}`, refusal{"invalid", "found 3 where a text belongs", "params.parameter"}},
		{small, "select", `{"parameter": "x"}`, refusal{"invalid", `"x" is not a parameter; write one like beta[1,1]`, "params.parameter"}},
		{small, "select", `{"parameter": "alpha[1,1]"}`, refusal{"invalid", `alpha[1,1]: a network without hidden layers has no "alpha"; write beta`, "params.parameter"}},
		{small, "select", `{"parameter": "beta[2,1]"}`, refusal{"invalid", "beta[2,1]: beta has no unit 2; the only unit is 1", "params.parameter"}},
		{small, "select", `{"parameter": "beta[1,2]"}`, refusal{"invalid", "beta[1,2]: beta has no input 2; the only input is 1, and 0 is the bias", "params.parameter"}},
		{small, "forward", `{"sample": 2}`, refusal{"invalid", `row 2 is left out: row 2, column "x": "?" stands for a missing value`, "params.sample"}},
		{small, "gradient", `{"sample": 2}`, refusal{"invalid", `row 2 is left out: row 2, column "x": "?" stands for a missing value`, "params.sample"}},
		{small, "derivation", `{"sample": 2}`, refusal{"invalid", `row 2 is left out: row 2, column "x": "?" stands for a missing value`, "params.sample"}},
		{small, "derivation", `{"form": "x"}`, refusal{"invalid", `"x" is not a form; write chain or errors`, "params.form"}},
		{small, "derivation", `{"form": 1}`, refusal{"invalid", "found 1 where a text belongs", "params.form"}},
		{small, "derivation", `{"parameter": "beta[1,2]"}`, refusal{"invalid", "beta[1,2]: beta has no input 2; the only input is 1, and 0 is the bias", "params.parameter"}},
		{small, "load", ``, refusal{"invalid", "it is missing", "params.document"}},
		{small, "load", `{"document": null}`, refusal{"invalid", "it is missing", "params.document"}},
		{small, "load", `{"document": {"chainrule": 1, "x": 2}}`, refusal{"invalid", "", "x"}},
		{small, "load", `{"document": 7}`, refusal{"invalid", "", ""}},
		{small, "identify", ``, refusal{"invalid", "it is missing", "params.text"}},
		{small, "identify", `{"text": 3}`, refusal{"invalid", "found 3 where a text belongs", "params.text"}},
		{small, "identify", `{"text": ""}`, refusal{"invalid", "there is no number in the text; paste an array as your program prints it", "params.text"}},
		{small, "identify", `{"text": "[1,\nx]"}`, refusal{"invalid", `line 2: found "x" where a number belongs`, "params.text"}},
		{small, "identify", `{"text": "[1]\\n[2]"}`, refusal{"invalid", "the text has 2 arrays; paste one of them", "params.text"}},
		{small, "identify", `{"text": "[1]", "sample": 2}`, refusal{"invalid", `row 2 is left out: row 2, column "x": "?" stands for a missing value`, "params.sample"}},
		{nothing, "identify", `{"text": "[1]"}`, refusal{"invalid", "the table has no rows; add one", ""}},
		{small, "undo", ``, refusal{"invalid", "there is nothing to undo", ""}},
		{small, "redo", `null`, refusal{"invalid", "there is nothing to redo", ""}},
		{small, "exercise", `{"kind": "x"}`, refusal{"invalid", `"x" is not a form; write number or expression`, "params.kind"}},
		{small, "exercise", `{"level": 0}`, refusal{"invalid", "there is no level 0; write one from 1 to 9", "params.level"}},
		{small, "exercise", `{"seed": -1}`, refusal{"invalid", "found -1 where a whole number from 0 to 9007199254740991 belongs", "params.seed"}},
		{small, "exercise", `{"sample": 1}`, refusal{"invalid", "it goes with ask", "params.sample"}},
		{small, "exercise", `{"ask": 1}`, refusal{"invalid", "found 1 where a text belongs", "params.ask"}},
		{small, "exercise", `{"ask": "T[1,1]", "level": 2}`, refusal{"invalid", "it is for exercises that are drawn; leave it out where you ask for a quantity", "params.level"}},
		{small, "exercise", `{"ask": "z[1,1]"}`, refusal{"invalid", "z[1,1] does not exist in this network", "params.ask"}},
		{small, "exercise", `{"ask": "new beta[1,k]"}`, refusal{"invalid", "beta[1,k] does not exist in this network", "params.ask"}},
		{small, "exercise", `{"ask": "new beta[k,1]"}`, refusal{"invalid", "beta[k,1] does not exist in this network", "params.ask"}},
		{small, "exercise", `{"ask": "dL/dbeta[1,m]"}`, refusal{"invalid", "beta[1,m] does not exist in this network", "params.ask"}},
		{small, "exercise", `{"ask": "T[1,2]"}`, refusal{"invalid", "T[1,2] does not exist: row 2 is not there, or is left out", "params.ask"}},
		{small, "exercise", `{"ask": "T[1,"}`, refusal{"invalid", `"T[1," cannot be read as a quantity: column 5: an index is missing: a number, or a letter such as k`, "params.ask"}},
		{small, "exercise", `{"ask": "beta[1,1]"}`, refusal{"invalid", `"beta[1,1]" cannot be asked for; ask for one such as z[1,2], L[1], delta[1,2], s[1,2], dL[1]/dalpha[1,2], dL/dbeta[1,0] or new alpha[1,2]`, "params.ask"}},
		{small, "exercise", `{"ask": "x[1,1]", "kind": "expression"}`, refusal{"invalid", "x[1,1] is given, and not made of other quantities; ask for its number", "params.kind"}},
		{small, "exercise", `{"ask": "T[1,i]", "sample": 2}`, refusal{"invalid", `row 2 is left out: row 2, column "x": "?" stands for a missing value`, "params.sample"}},
		{nothing, "exercise", `{"ask": "L[1]"}`, refusal{"invalid", "the table has no rows; add one", ""}},
		{huge, "exercise", `{"ask": "L[1]"}`, refusal{"invalid", "L[1] is too large for a number, so it cannot be asked for", "params.ask"}},
		{small, "answer", `{"text": "1"}`, refusal{"invalid", "it is missing", "params.id"}},
		{small, "answer", `{"id": "1-number-1"}`, refusal{"invalid", "it is missing", "params.text"}},
		{small, "answer", `{"id": "1-number-1", "text": "1+"}`, refusal{"invalid", "column 3: the text ends where a number or a quantity such as x[1,2] is missing", "params.text"}},
		{small, "answer", `{"id": "ask-1", "text": "1"}`, refusal{"invalid", `there is no exercise "ask-1"; ask for one first`, "params.id"}},
		{small, "answer", `{"id": "0-number-1", "text": "1"}`, refusal{"invalid", `there is no exercise "0-number-1"; ask for one first`, "params.id"}},
		{small, "answer", `{"id": "1-number-01", "text": "1"}`, refusal{"invalid", `there is no exercise "1-number-01"; ask for one first`, "params.id"}},
		{small, "check", `{}`, refusal{"invalid", "it is missing", "params.lines"}},
		{small, "check", `{"lines": "x"}`, refusal{"invalid", `found "x" where a list of texts belongs`, "params.lines"}},
		{small, "check", `{"lines": ["x"], "parameter": "beta[2,1]"}`, refusal{"invalid", "beta[2,1]: beta has no unit 2; the only unit is 1", "params.parameter"}},
		{nothing, "check", `{"lines": ["x"]}`, refusal{"invalid", "the table has no rows; add one", ""}},
		{nothing, "forward", ``, refusal{"invalid", "the table has no rows; add one", ""}},
		{nothing, "gradient", ``, refusal{"invalid", "the table has no rows; add one", ""}},
		{nothing, "derivation", ``, refusal{"invalid", "the table has no rows; add one", ""}},
		{nothing, "select", `{"parameter": "beta[1,1]"}`, refusal{"invalid", "there is no network yet: the table has no rows; add one", "params.parameter"}},
		{huge, "forward", ``, refusal{"invalid", "a value is +Inf: it grew past the largest number; smaller weights or scaled columns avoid that", ""}},
		{huge, "gradient", ``, refusal{"invalid", "a value is +Inf: it grew past the largest number; smaller weights or scaled columns avoid that", ""}},
		{huge, "gradient", `{"sample": 1}`, refusal{"invalid", "a value is +Inf: it grew past the largest number; smaller weights or scaled columns avoid that", ""}},
		{huge, "derivation", `{"form": "errors"}`, refusal{"invalid", "", ""}},
		{huge, "derivation", `{"form": "chain"}`, refusal{"invalid", "", ""}},
	} {
		a := open(t, c.document)
		before := a.work.View()
		result, fault := a.Request(c.method, json.RawMessage(c.params))
		if result != nil || fault == nil {
			t.Errorf("%s %s gives %s, %v", c.method, c.params, result, fault)
			continue
		}
		got := refusal{fault.Code, fault.Message.String(), fault.Field}
		if c.want.message == "" { // another package's words
			c.want.message = got.message
		}
		if got != c.want {
			t.Errorf("%s %s: %+v\nwant %+v", c.method, c.params, got, c.want)
		}
		if a.work.View() != before {
			t.Errorf("%s %s changed something", c.method, c.params)
		}
	}
}

// TestNothingSelected answers where there is no network to select in.
func TestNothingSelected(t *testing.T) {
	a := open(t, nothing)
	for _, method := range []string{"select", "document", "hello"} {
		if answer, fault := a.Request(method, nil); fault != nil {
			t.Errorf("%s: %+v", method, fault)
		} else if !json.Valid(answer) {
			t.Errorf("%s: %s", method, answer)
		}
	}
}

// TestUndoRedo goes back and forth over a load.
func TestUndoRedo(t *testing.T) {
	a := open(t, small)
	title := func() string {
		var d struct{ Title string }
		answer, fault := a.Request("document", nil)
		if fault != nil {
			t.Fatal(fault)
		}
		if err := json.Unmarshal(answer, &d); err != nil {
			t.Fatal(err)
		}
		return d.Title
	}
	ask(t, a, "load", object{"document": golden.Cases(t)[0].Document}, &struct{}{})
	loaded := title()
	ask(t, a, "undo", nil, &struct{}{})
	if title() != "Small" {
		t.Error(title())
	}
	ask(t, a, "redo", object{}, &struct{}{})
	if title() != loaded || loaded == "Small" {
		t.Error(title())
	}
}

// TestInternal answers a fault of the program with an error too.
func TestInternal(t *testing.T) {
	if _, fault := (&API{}).Request("document", nil); fault == nil || fault.Code != "internal" || !strings.HasPrefix(fault.Message.String(), "this should not happen: ") {
		t.Errorf("%+v", fault)
	}
}

func TestError(t *testing.T) {
	if got := (&Error{"invalid", prose.Say(prose.Missing), "params.document"}).Error(); got != "params.document: it is missing" {
		t.Error(got)
	}
	if got := (&Error{Message: prose.Say(prose.NothingToUndo)}).Error(); got != "there is nothing to undo" {
		t.Error(got)
	}
}
