package document_test

import (
	"slices"
	"testing"

	"chainrule/engine/document"
	"chainrule/engine/network"
)

// shape of the tests: alpha 2 × 3, beta 1 × 3.
var twoTwoOne = network.Shape{
	P: 2, Hidden: []network.Layer{{Units: 2, Activation: "sigmoid"}}, K: 1, Output: "identity", Loss: "rss",
}

// TestWeightsRoundTrip writes weights and reads them back, to the bit.
func TestWeightsRoundTrip(t *testing.T) {
	theta := twoTwoOne.Init(3)
	theta[0], theta[1] = 1e-300, -0.1
	data := document.EncodeWeights(twoTwoOne, theta)
	want := `{
  "chainrule": 1,
  "weights": {
    "alpha": [
      [1e-300, -0.1, `
	if string(data[:len(want)]) != want {
		t.Errorf("it begins %q", data[:len(want)])
	}
	got, err := document.DecodeWeights(data, twoTwoOne)
	if err != nil || !slices.Equal(got, theta) {
		t.Errorf("read %v, %v; want %v", got, err, theta)
	}
}

// TestBadWeights reads what are no weights of the network: each is refused with its place and what would
// be right.
func TestBadWeights(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{``, "the document is empty"},
		{`[1]`, "found a list where an object belongs"},
		{`{"weights": {}}`, `chainrule: it is missing; a document says "chainrule": 1`},
		{`{"chainrule": 9, "weights": {}}`, "chainrule: the document is of version 9, and this program reads version 1; a newer program is needed"},
		{`{"chainrule": 1}`, "weights: it is missing"},
		{`{"chainrule": 1, "weights": {}, "table": {}}`, "table: there is no such field; the fields here are chainrule, weights"},
		{`{"chainrule": 1, "weights": {"beta": [[1,2,3]]}}`, "weights.alpha: it is missing"},
		{`{"chainrule": 1, "weights": {"alpha": [[1,2,3]], "beta": [[1,2,3]]}}`, "weights.alpha: it has 1 row; the layer has 2 units, and each has a row"},
		{`{"chainrule": 1, "weights": {"alpha": [[1,2,3],[1,2]], "beta": [[1,2,3]]}}`, "weights.alpha[1]: it has 2 numbers; a bias and 2 weights belong here"},
		{`{"chainrule": 1, "weights": {"alpha": [[1,2,3],[1,2,"3"]], "beta": [[1,2,3]]}}`, `weights.alpha[1][2]: found "3" where a number belongs`},
		{`{"chainrule": 1, "weights": {"alpha": [[1,2,3],[1,2,1e999]], "beta": [[1,2,3]]}}`, "weights.alpha[1][2]: 1e999 is too large for a number"},
		{`{"chainrule": 1, "weights": {"alpha2": [[1]], "alpha": [], "beta": []}}`, "weights.alpha2: there is no such field; the fields here are alpha, beta"},
	} {
		_, err := document.DecodeWeights([]byte(c.text), twoTwoOne)
		if err == nil || err.Error() != c.want {
			t.Errorf("%s:\n got %v\nwant %s", c.text, err, c.want)
		}
	}
}
