package answer_test

import (
	"math"
	"testing"

	"chainrule/engine/exercise/answer"
	"chainrule/engine/exercise/work"
	"chainrule/engine/network"
)

// numbers is a network of two hidden layers with different functions, and a row.
func numbers(t testing.TB) *work.System {
	t.Helper()
	net, err := network.New(network.Shape{
		P: 2, K: 1, Output: "sigmoid", Loss: "rss",
		Hidden: []network.Layer{{Units: 2, Activation: "tanh"}, {Units: 1, Activation: "relu"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return work.New(&work.Numbers{
		Network: net, Rows: []int{1}, X: []float64{0.3, 0.7}, Y: []float64{1}, Rate: 0.1, Reduction: network.Sum,
		Theta: []float64{0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.1, 0.2},
	})
}

func TestRead(t *testing.T) {
	s := numbers(t)
	for _, c := range []struct {
		text   string
		value  float64
		plain  bool
		digits int
		half   float64
	}{
		{"0.0822", 0.0822, true, 3, 0.00005},
		{" -0.08217 ", -0.08217, true, 4, 0.000005},
		{"−12", -12, true, 2, 0.5},
		{"1.50", 1.5, true, 3, 0.005},
		{"8.2e-2", 0.082, true, 2, 0.0005},
		{"9.66·10⁻⁵", 9.66e-5, true, 3, 5e-8},
		{"1.2e−3", 0.0012, true, 2, 0.00005},
		{"3·10²", 300, true, 1, 50},
		{"0,0822", 0.0822, true, 3, 0.00005},
		{"1,25", 1.25, true, 3, 0.005},
		{"-2*(0.3-0.7)*0.24", 0.192, false, 0, 0.004},
		{"-2*(0,3-0,7)*0,24", 0.192, false, 0, 0.004},
		{"2*-0.3", -0.6, false, 0, 0},
		{"1/3", 1.0 / 3, false, 0, 0},
		{"1 ÷ 4", 0.25, false, 0, 0},
		{"exp(-1)", math.Exp(-1), false, 0, 0},
		{"e^(-1)", math.Exp(-1), false, 0, 0},
		{"1/(1+e^-1)", 1 / (1 + math.Exp(-1)), false, 0, 0},
		{"ln(2)", math.Ln2, false, 0, 0},
		{"sigma(1)", math.Tanh(1), false, 0, 0}, // that of the first layer
		{"sigma2(-1)", 0, false, 0, 0},          // that of the second
		{"sigmoid(0)", 0.5, false, 0, 0},
		{"g(0)", 0.5, false, 0, 0},
		{"max(0, -3)", 0, false, 0, 0},
		{"x[1,2]*alpha[1,2]", 0.21, false, 0, 0},
		{"2²", 4, false, 0, 0},
	} {
		n, err := answer.Read(c.text, s)
		if err != nil {
			t.Errorf("%q: %v", c.text, err)
			continue
		}
		near := func(a, b float64) bool { return math.Abs(a-b) < 1e-12 }
		if !near(n.Value, c.value) || n.Plain != c.plain || n.Digits != c.digits || !near(n.Half, c.half) {
			t.Errorf("%q is read as %+v", c.text, n)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	s := numbers(t)
	for text, want := range map[string]string{
		"":                    "write a number",
		"1,234":               `is the comma in "1,234" a decimal comma? Write a point for it, and nothing between thousands`,
		"1/0":                 "this has no number: something is divided by 0, or the logarithm of a negative number is taken",
		"log(-1)":             "this has no number: something is divided by 0, or the logarithm of a negative number is taken",
		"2*":                  "column 3: the text ends where a number or a quantity such as x[1,2] is missing",
		"x[1,3]":              "x[1,3] does not exist in this network",
		"z[1,2]":              "z[1,2] does not exist: row 2 is not there, or is left out",
		"z3[1,1]":             "z3[1,1] does not exist in this network",
		"beta[1,2]":           "beta[1,2] does not exist in this network",
		"x[1,l]":              "x[1,l] has an index that no sum runs over; write its number",
		"sum(l=1..9, x[1,l])": "x[1,3] does not exist in this network",
		"sum(k=1..900000, 1)": "the expression has too many terms",
		"2^99":                "the highest exponent is 20 here",
		"sigma''(1)":          "σ and g have one prime at most here",
		"dz[1,1]/dx[1,1]":     "nothing is differentiated by x[1,1] here; write a derivative by α, β, a, z, T or f",
		"ddelta[1,1]/dT[1,1]": "ddelta[1,1]/dT[1,1] is a second derivative, of which none is needed here",
		"dL/dz[1,1]":          "dL/dz[1,1] mixes quantities of several rows",
	} {
		if _, err := answer.Read(text, s); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

// TestPrecision tells a number that agrees as far as it goes from one that agrees with the digits asked for.
func TestPrecision(t *testing.T) {
	const right = 0.0821670
	for text, want := range map[string][2]bool{ // is it, and is it to 4 digits
		"0.0822":   {true, false},
		"0.08217":  {true, true},
		"0.082167": {true, true},
		"0.08":     {true, false},
		"0.0821":   {false, false},
		"0.08216":  {false, false},
	} {
		n, err := answer.Read(text, numbers(t))
		if err != nil {
			t.Fatal(err)
		}
		if got := [2]bool{n.Is(right), n.Exactly(right, 4)}; got != want {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}
