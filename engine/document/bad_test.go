package document

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"chainrule/engine/network"
)

// good is a document from which the bad ones are made by replacing a part.
const good = `{
  "chainrule": 1,
  "title": "People",
  "table": {
    "columns": [
      {"name": "age", "role": "input", "scale": "standardize"},
      {"name": "gender", "role": "input", "kind": "category"},
      {"name": "salary", "role": "target"}
    ],
    "rows": [
      ["28", "female", "0.5"],
      ["35", "male", "0.7"]
    ]
  },
  "network": {
    "hidden": [{"units": 2, "activation": "sigmoid"}],
    "output": "identity",
    "loss": "rss"
  },
  "weights": {
    "alpha": [
      [0.1, 0.2, -0.3],
      [0.4, 0.5, 0.6]
    ],
    "beta": [
      [0.7, 0.8, 0.9]
    ]
  },
  "locked": ["alpha[1,0]", "beta[1,2]"],
  "training": {"rate": 0.01, "batch": 0, "decay": 0, "reduction": "sum", "seed": 1},
  "sample": 2,
  "parameter": "beta[1,1]"
}
`

// bad says what part of the good document is replaced by what, and the error that makes. A part of ""
// replaces the whole document.
var bad = []struct{ part, by, want string }{
	// text and JSON
	{"", "", `the document is empty`},
	{"", " \n", `the document is empty`},
	{"", "{", `line 1, column 2: the document ends too early`},
	{"", `{"chainrule": 1,`, `line 1, column 17: the document ends too early`},
	{"", "{\n  \"chainrule\": 1,\n}", `line 3, column 1: this is not JSON: invalid character '}' looking for beginning of object key string`},
	{"", "\"\xff\"", `line 1, column 2: this is not UTF-8 text`},
	{"", good + "{}", `line 34, column 1: there is more after the end of the document`},
	{`0.01,`, `NaN,`, `line 30, column 24: this is not JSON: invalid character 'N' looking for beginning of value`},
	{"", strings.Repeat("[", 20000), `line 1, column 10001: this is nested deeper than any document is`},
	{"", strings.Repeat("[", 9000) + strings.Repeat("]", 9000), `found a list where an object belongs`},
	{"", `[]`, `found a list where an object belongs`},
	{"", `null`, `found null where an object belongs`},

	// version and fields
	{`"chainrule": 1,`, ``, `chainrule: it is missing; a document says "chainrule": 1`},
	{`"chainrule": 1`, `"chainrule": 2, "future": 1`, `chainrule: the document is of version 2, and this program reads version 1; a newer program is needed`},
	{`"chainrule": 1`, `"chainrule": 0`, `chainrule: 0 is not a whole number from 1 to 2147483647`},
	{`"chainrule": 1`, `"chainrule": "1"`, `chainrule: found "1" where a number belongs`},
	{`"chainrule": 1`, `"chainrule": 1, "chainrule": 1`, `chainrule: it is there twice`},
	{`"title"`, `"titel"`, `titel: there is no such field; the fields here are chainrule, title, table, network, weights, locked, training, sample, parameter, remarks`},
	{`"title": "People"`, `"title": 7`, `title: found 7 where a text belongs`},
	{`"title": "People"`, `"title": null`, `title: found null where a text belongs`},
	{`"sample": 2`, `"sample": 2, "\u0073ample": 1`, `sample: it is there twice`},

	// columns
	{`"table": {`, `"tables": {`, `tables: there is no such field; the fields here are chainrule, title, table, network, weights, locked, training, sample, parameter, remarks`},
	{`"columns": [`, `"column": [`, `table.column: there is no such field; the fields here are columns, rows`},
	{`"role": "target"`, `"role": "inptu"`, `table.columns[2].role: "inptu" is not a role; write input, target or ignore`},
	{`"role": "input", "scale": "standardize"},`, `"role": "ignore"}, {"name": "x", "role": "ignore"},`, `table.rows[0]: it has 3 cells, and there are 4 columns`},
	{`"kind": "category"`, `"kind": "text"`, `table.columns[1].kind: "text" is not a kind; write number or category`},
	{`"kind": "category"`, `"kind": true`, `table.columns[1].kind: found true where a text belongs`},
	{`"kind": "category"`, `"type": "category"`, `table.columns[1].type: there is no such field; the fields here are name, role, kind, scale, reads, levels`},
	{`"scale": "standardize"`, `"scale": "log"`, `table.columns[0].scale: "log" is not a scale; write none, standardize, unit or {"center": 36, "divisor": 8}`},
	{`"scale": "standardize"`, `"scale": {"center": 1}`, `table.columns[0].scale.divisor: it is missing`},
	{`"scale": "standardize"`, `"scale": {"center": 1, "divisor": 0}`, `table.columns[0].scale.divisor: the divisor is 0; write a number above 0`},
	{`"scale": "standardize"`, `"scale": {"center": 1, "divisor": -2}`, `table.columns[0].scale.divisor: the divisor is −2; write a number above 0`},
	{`"scale": "standardize"`, `"scale": {"center": 1e999, "divisor": 2}`, `table.columns[0].scale.center: 1e999 is too large for a number`},
	{`"scale": "standardize"`, `"scale": {"center": 1, "divisor": 2, "log": true}`, `table.columns[0].scale.log: there is no such field; the fields here are center, divisor`},
	{`"scale": "standardize"`, `"scale": [36, 8]`, `table.columns[0].scale: a list is not a scale; write none, standardize, unit or {"center": 36, "divisor": 8}`},
	{`"scale": "standardize"`, `"scale": null`, `table.columns[0].scale: null is not a scale; write none, standardize, unit or {"center": 36, "divisor": 8}`},
	{`"scale": "standardize"`, `"scale": 2`, `table.columns[0].scale: 2 is not a scale; write none, standardize, unit or {"center": 36, "divisor": 8}`},
	{`"kind": "category"`, `"kind": "category", "scale": {"center": 1, "divisor": 2}`, `table.columns[1].scale: only a column of kind number is scaled`},
	{`"kind": "category"`, `"kind": "category", "scale": "unit"`, `table.columns[1].scale: only a column of kind number is scaled`},
	{`"name": "gender"`, `"name": "age"`, `table.columns[1].name: columns 1 and 2 are both called "age"; names differ`},
	{`"name": "gender"`, `"name": ""`, `table.columns[1].name: a column needs a name`},
	{`"name": "gender", `, ``, `table.columns[1].name: it is missing`},
	{`"role": "target"`, `"scale": "unit"`, `table.columns[2].role: it is missing`},
	{`{"name": "age", "role": "input", "scale": "standardize"}`, `"age"`, `table.columns[0]: found "age" where an object belongs`},
	{`"scale": "standardize"`, `"reads": {"decimal": ";"}`, `table.columns[0].reads.decimal: ";" is not a decimal sign; write a point or a comma`},
	{`"scale": "standardize"`, `"reads": {"thousands": "_"}`, `table.columns[0].reads.thousands: "_" is not a sign between thousands; write a comma, a point, an apostrophe or a space`},
	{`"scale": "standardize"`, `"reads": {"decimal": ",", "thousands": ","}`, `table.columns[0].reads: decimal and thousands are two different signs; a point is the default for decimal`},
	{`"scale": "standardize"`, `"reads": {"thousands": "."}`, `table.columns[0].reads: decimal and thousands are two different signs; a point is the default for decimal`},
	{`"scale": "standardize"`, `"reads": {"sign": "."}`, `table.columns[0].reads.sign: there is no such field; the fields here are decimal, thousands`},
	{`"kind": "category"`, `"kind": "category", "reads": {"decimal": ","}`, `table.columns[1].reads: only a column of kind number has reads`},
	{`"scale": "standardize"`, `"levels": ["a"]`, `table.columns[0].levels: only a column of kind category has levels`},
	{`"kind": "category"`, `"kind": "category", "levels": []`, `table.columns[1].levels: a category has at least one level; leave the field out to take those in the table`},
	{`"kind": "category"`, `"kind": "category", "levels": ["a", "b", "a"]`, `table.columns[1].levels[2]: the level "a" is there twice`},
	{`"kind": "category"`, `"kind": "category", "levels": ["a", " b"]`, `table.columns[1].levels[1]: " b" has spaces around it; write "b"`},
	{`"kind": "category"`, `"kind": "category", "levels": [""]`, `table.columns[1].levels[0]: a level is a text that is not empty`},
	{`"kind": "category"`, `"kind": "category", "levels": [1]`, `table.columns[1].levels[0]: found 1 where a text belongs`},
	{`"kind": "category"`, `"kind": "category", "levels": "a"`, `table.columns[1].levels: found "a" where a list belongs`},

	// rows
	{`"28"`, `28`, `table.rows[0][0]: found the number 28; cells are texts: write "28"`},
	{`"28"`, `null`, `table.rows[0][0]: found null where a text belongs`},
	{`["35", "male", "0.7"]`, `["35", "male"]`, `table.rows[1]: it has 2 cells, and there are 3 columns`},
	{`["35", "male", "0.7"]`, `["35", "male", "0.7", ""]`, `table.rows[1]: it has 4 cells, and there are 3 columns`},
	{`["35", "male", "0.7"]`, `{"age": "35"}`, `table.rows[1]: found an object where a list belongs`},

	// network
	{`"units": 2`, `"units": 0`, `network.hidden[0].units: 0 is not a whole number from 1 to 256`},
	{`"units": 2`, `"units": 257`, `network.hidden[0].units: 257 is not a whole number from 1 to 256`},
	{`"units": 2`, `"units": 2.5`, `network.hidden[0].units: 2.5 is not a whole number from 1 to 256`},
	{`"units": 2`, `"units": 1e999`, `network.hidden[0].units: 1e999 is not a whole number from 1 to 256`},
	{`"units": 2`, `"units": "2"`, `network.hidden[0].units: found "2" where a number belongs`},
	{`"activation": "sigmoid"`, `"activation": "swish"`, `network.hidden[0].activation: "swish" is not an activation; write ` + network.Activations().String()},
	{`{"units": 2, "activation": "sigmoid"}`, strings.Repeat(`{"units": 1, "activation": "tanh"}, `, 6) + `{"units": 2, "activation": "tanh"}`, `network.hidden: there are 7 hidden layers; a network can have 6`},
	{`"hidden": [{"units": 2, "activation": "sigmoid"}]`, `"hidden": 2`, `network.hidden: found 2 where a list belongs`},
	{`"output": "identity"`, `"output": "linear"`, `network.output: "linear" is not an output function; write ` + network.Outputs().String()},
	{`"loss": "rss"`, `"loss": "mse"`, `network.loss: "mse" is not a loss; write ` + network.Losses().String()},
	{`"loss": "rss"`, `"loss": "cross-entropy"`, `network.loss: cross-entropy needs outputs between 0 and 1: choose sigmoid or softmax`},
	{`,
    "loss": "rss"`, ``, `network.loss: it is missing`},

	// weights and ids
	{`"beta": [
      [0.7, 0.8, 0.9]
    ]`, `"gamma": []`, `weights.gamma: there is no such field; the fields here are alpha, beta`},
	{`,
    "beta": [
      [0.7, 0.8, 0.9]
    ]`, ``, `weights.beta: it is missing`},
	{`,
      [0.4, 0.5, 0.6]`, ``, `weights.alpha: it has 1 row; the layer has 2 units, and each has a row`},
	{`[0.4, 0.5, 0.6]`, `[0.4, 0.5, 0.6, 0.7]`, `weights.alpha[1]: it has 4 numbers; a bias and 2 weights belong here`},
	{`[0.4, 0.5, 0.6]`, `0.4`, `weights.alpha[1]: found 0.4 where a list belongs`},
	{`0.6`, `1e999`, `weights.alpha[1][2]: 1e999 is too large for a number`},
	{`0.6`, `"0.6"`, `weights.alpha[1][2]: found "0.6" where a number belongs`},
	{`"beta[1,2]"`, `"beta[1,3]"`, `locked[1]: beta[1,3]: beta has no input 3; inputs are 1 to 2, and 0 is the bias`},
	{`"beta[1,2]"`, `"alpha[1,0]"`, `locked[1]: "alpha[1,0]" is there twice`},
	{`"locked": ["alpha[1,0]", "beta[1,2]"]`, `"locked": "alpha[1,0]"`, `locked: found "alpha[1,0]" where a list belongs`},
	{`"parameter": "beta[1,1]"`, `"parameter": "b11"`, `parameter: "b11" is not a parameter; write one like beta[1,1]`},
	{`"parameter": "beta[1,1]"`, `"parameter": "alpha2[1,1]"`, `parameter: alpha2[1,1]: the network has no "alpha2"; write alpha or beta`},
	{`"parameter": "beta[1,1]"`, `"parameter": 3`, `parameter: found 3 where a text belongs`},

	// training and sample
	{`"rate": 0.01`, `"rate": 0`, `training.rate: the learning rate γ is a number above 0, found 0`},
	{`"rate": 0.01`, `"rate": -1e999`, `training.rate: -1e999 is too large for a number`},
	{`"rate": 0.01`, `"gamma": 0.01`, `training.gamma: there is no such field; the fields here are rate, batch, decay, reduction, seed, momentum, holdout, order`},
	{`"batch": 0`, `"batch": -1`, `training.batch: -1 is not a whole number from 0 to 100000`},
	{`"decay": 0`, `"decay": -0.1`, `training.decay: the weight decay λ is 0 or a number above 0, found -0.1`},
	{`"reduction": "sum"`, `"reduction": "max"`, `training.reduction: "max" is not a reduction; write sum or mean`},
	{`"seed": 1`, `"seed": 9007199254740992`, `training.seed: 9007199254740992 is not a whole number from 0 to 9007199254740991`},
	{`"seed": 1`, `"seed": 1, "momentum": 1`, `training.momentum: the momentum μ is a number from 0 to below 1, found 1`},
	{`"seed": 1`, `"seed": 1, "momentum": "x"`, `training.momentum: found "x" where a number belongs`},
	{`"seed": 1`, `"seed": 1, "holdout": -0.1`, `training.holdout: the share of rows held out is a number from 0 to below 1, found -0.1`},
	{`"seed": 1`, `"seed": 1, "order": "random"`, `training.order: "random" is not an order of rows; write shuffled or table`},
	{`"seed": 1`, `"seed": -1`, `training.seed: -1 is not a whole number from 0 to 9007199254740991`},
	{`"sample": 2`, `"sample": 0`, `sample: 0 is not a whole number from 1 to 2`},
	{`"sample": 2`, `"sample": 3`, `sample: 3 is not a whole number from 1 to 2`},
	{`"sample": 2`, `"sample": 1111111111111111111111111111111111111111111111`, `sample: 1111111111111111111111111111111111111111… is not a whole number from 1 to 2`},
}

func TestBadDocuments(t *testing.T) {
	for _, c := range bad {
		text := c.by
		if c.part != "" {
			if strings.Count(good, c.part) == 0 {
				t.Fatalf("the good document has no %s", c.part)
			}
			text = strings.Replace(good, c.part, c.by, 1)
		}
		d, err := Decode([]byte(text))
		if err == nil {
			t.Errorf("%s → %s: accepted, want %s", c.part, c.by, c.want)
			continue
		}
		if err.Error() != c.want {
			t.Errorf("%s → %s:\n got %s\nwant %s", c.part, c.by, err, c.want)
		}
		if d != nil {
			t.Errorf("%s: a document beside the error", c.want)
		}
		var located *Error
		if !errors.As(err, &located) {
			t.Errorf("%s: a %T, want an *Error", c.want, err)
		}
	}
}

func TestLimits(t *testing.T) {
	row := func(cell string) string { return `["` + cell + `", "female", "1"]` }
	rows := func(n int, cell func(int) string) string {
		var list []string
		for i := range n {
			list = append(list, row(cell(i)))
		}
		return strings.Join(list, ",")
	}
	same := func(int) string { return "1" }
	old := `["28", "female", "0.5"],
      ["35", "male", "0.7"]`
	put := func(part, by string) string { return strings.Replace(good, part, by, 1) }

	if _, err := Decode([]byte(put(old, rows(100_000, same)))); err != nil {
		t.Errorf("100,000 rows: %v", err)
	}
	columns := make([]string, 65)
	for i := range columns {
		columns[i] = fmt.Sprintf(`{"name": "c%d", "role": "input"}`, i)
	}
	distinct := func(i int) string { return fmt.Sprint("p", i) }
	for _, c := range []struct{ text, want string }{
		{put(old, rows(100_001, same)), `table.rows: there are more than 100000 rows; a table can have 100000`},
		{put(`{"name": "age"`, strings.Join(columns, ",")+`,{"name": "age"`), `table.columns: there are more than 64 columns; a table can have 64`},
		{
			strings.Replace(put(old, rows(20_000, distinct)), `"scale": "standardize"`, `"kind": "category"`, 1),
			`table.columns[0]: "age" has 20000 categories, and over 20000 rows these make more than 20000000 numbers; ignore the column`,
		},
		{strings.Repeat(" ", mostBytes+1), `the document is larger than 200 MB`},
	} {
		if _, err := Decode([]byte(c.text)); err == nil || err.Error() != c.want {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}
