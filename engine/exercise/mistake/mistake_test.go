package mistake_test

import (
	"math"
	"slices"
	"testing"

	"chainrule/engine/exercise/mistake"
	"chainrule/engine/exercise/work"
	"chainrule/engine/golden"
	"chainrule/engine/network"
)

// fixed are the ids of the protocol, version 1.
var fixed = []string{
	"sign", "factor-two", "no-activation-derivative", "no-output-derivative", "activation-for-derivative", "derivative-at-output", "neighbour-index",
	"transposed", "bias-times-input", "weight-without-input", "input-for-hidden", "no-sum-outputs", "no-sum-samples", "mean-for-sum", "sum-for-mean",
	"other-sample", "no-cross-terms", "softmax-diagonal", "output-derivative-in-cross-entropy", "updated-beta", "no-rate", "rate-sign",
	"gradient-for-update", "update-for-gradient", "no-bias", "no-activation", "raw-data", "rounded-early", "wrong-activation", "log-base", "no-weight",
	"residual-reversed",
}

func TestCatalogue(t *testing.T) {
	seen := map[string]bool{}
	for _, m := range mistake.Catalogue() {
		if seen[m.ID] || m.Title == "" || m.Hint == "" {
			t.Errorf("%s is there twice, or nothing is said of it", m.ID)
		}
		seen[m.ID] = true
	}
	for _, id := range fixed {
		if mistake.ByID(id) == nil {
			t.Errorf("there is no %s", id)
		}
	}
	if mistake.ByID("x") != nil {
		t.Error("there is a mistake x")
	}
}

// about are the numbers of a golden case, changed where change is not nil.
func about(t testing.TB, name string, change func(n *work.Numbers)) *work.Numbers {
	t.Helper()
	for _, c := range golden.Cases(t) {
		if c.Name != name {
			continue
		}
		n := &work.Numbers{Network: c.Network, Theta: c.Theta, X: c.X, Y: c.Y, Rate: c.Rate, Reduction: network.Sum, Locked: c.Locked}
		for i := range c.N {
			n.Rows = append(n.Rows, i+1)
		}
		if change != nil {
			change(n)
		}
		return n
	}
	t.Fatalf("no golden case %s", name)
	return nil
}

func decayed(n *work.Numbers)  { n.Decay = 0.1 }
func averaged(n *work.Numbers) { n.Reduction = network.Mean }

func unscaled(n *work.Numbers) {
	n.Raw = slices.Clone(n.X)
	for i := range n.Raw {
		n.Raw[i] *= 10
	}
}

func byEntropy(n *work.Numbers) {
	shape := n.Network.Shape
	shape.Loss = "cross-entropy"
	n.Network, _ = network.New(shape)
}

// TestValues holds the numbers that mistakes lead to against those of a program that knows no equations of this one.
func TestValues(t *testing.T) {
	met := map[string]bool{}
	for _, c := range []struct {
		name, ask, id string
		want          float64
		change        func(n *work.Numbers)
	}{
		{"article", "z[1,1]", "no-bias", 0.679178699175, nil},
		{"article", "z[1,1]", "no-activation", 0.85, nil},
		{"article", "z[1,1]", "exponent-sign", 0.299432857526, nil},
		{"article", "z[1,1]", "missing-parentheses", 1.42741493195, nil},
		{"article", "z[1,1]", "activation-inside-sum", 2.21028442651, nil},
		{"article", "z[1,1]", "wrong-activation", 0.691069469833, nil},
		{"article", "z[1,1]", "neighbour-index", 0.289050497375, nil},
		{"article", "z[1,1]", "other-sample", 0.33737816283, nil},
		{"article", "a[1,1]", "bias-times-input", 0.65, nil},
		{"article", "a[1,1]", "weight-without-input", 0.6, nil},
		{"article", "a[1,1]", "input-left-out", 0.45, nil},
		{"article", "a[1,1]", "activation-too-early", 0.700567142474, nil},
		{"article", "a[1,2]", "term-sign", -0.475, nil},
		{"article", "T[1,1]", "input-for-hidden", 1, nil},
		{"article", "L[1]", "no-square", -0.699691733658, nil},
		{"article", "L[1]", "no-square", 0.699691733658, nil},
		{"article", "delta[1,1]", "factor-two", 0.699691733658, nil},
		{"article", "delta[1,1]", "sign", -1.39938346732, nil},
		{"article", "delta[1,1]", "no-target", -0.200616532683, nil},
		{"article", "delta[1,1]", "loss-for-error", 0.48956852215, nil},
		{"article", "delta[1,1]", "derivative-of-output", 1, nil},
		{"article", "s[1,1]", "activation-for-derivative", -0.784289661539, nil},
		{"article", "s[1,1]", "no-activation-derivative", -1.11950677385, nil},
		{"article", "s[1,1]", "derivative-at-output", -0.24816169877, nil},
		{"article", "s[1,1]", "net-input-in-slope", -0.142737113666, nil},
		{"article", "s[1,1]", "part-of-slope", -0.335217112315, nil},
		{"article", "s[1,1]", "derivative-twice", -0.0492634887337, nil},
		{"article", "s[1,1]", "no-weight", 0.293552618103, nil},
		{"article", "s[1,1]", "weight-of-neighbour", 0.264197356293, nil},
		{"article", "s[1,1]", "delta-for-s", 1.39938346732, nil},
		{"article", "s[1,1]", "residual-reversed", 0.234842094483, nil},
		{"article", "dL[1]/dalpha[1,3]", "no-input", -0.234842094483, nil},
		{"article", "dL[1]/dalpha[1,3]", "last-factor-only", 0.5, nil},
		{"article", "dL[1]/dalpha[1,3]", "sum-for-product", 0.265157905517, nil},
		{"article", "dL[1]/dbeta[1,1]", "net-for-value", 1.18947594722, nil},
		{"article", "dL[1]/dbeta[1,1]", "input-for-hidden", -1.39938346732, nil},
		{"article", "dL[1]/dbeta[1,0]", "bias-times-input", 0.980362076923, nil},
		{"article", "dL[1]/dalpha[1,2]", "transposed", -0.258816359361, nil},
		{"article", "dL/dalpha[1,1]", "no-sum-samples", 0.234842094483, nil},
		{"article", "dL/dalpha[1,1]", "mean-for-sum", 0.117320658328, nil},
		{"article", "dL/dalpha[1,1]", "update-for-gradient", -0.417598098749, nil},
		{"article", "dL/dalpha[1,1]", "rate-in-gradient", 0.0175980987491, nil},
		{"article", "new alpha[1,1]", "no-rate", -0.751961974983, nil},
		{"article", "new alpha[1,1]", "rate-sign", -0.382401901251, nil},
		{"article", "new alpha[1,1]", "rate-twice", -0.400879904937, nil},
		{"article", "new alpha[1,1]", "rate-on-both", -0.0375980987491, nil},
		{"article", "new alpha[1,1]", "step-for-update", -0.0175980987491, nil},
		{"article", "new alpha[1,1]", "gradient-for-update", 0.351961974983, nil},
		{"article", "s[1,1]", "updated-beta", -0.244400628254, nil},
		{"mazur", "delta[1,1]", "no-output-derivative", 0.741365069552, nil},
		{"mazur", "delta[1,1]", "wrong-target", -0.0445807281442, nil},
		{"mazur", "delta[1,1]", "mean-over-outputs", 0.0692492808143, nil},
		{"mazur", "s[1,1]", "no-sum-outputs", 0.0133679204229, nil},
		{"mazur", "s[1,1]", "transposed", 0.00923101126283, nil},
		{"mazur", "L[1]", "square-of-sum", 0.137441855355, nil},
		{"mazur", "f[1,1]", "no-output-function", 1.10590596706, nil},
		{"softmax", "f[1,1]", "no-denominator", 2.3979520058, nil},
		{"softmax", "f[1,1]", "denominator-without-own", 0.715665539176, nil},
		{"softmax", "f[1,1]", "sigmoid-for-softmax", 0.705705084035, nil},
		{"softmax", "L[1]", "log-base", 0.379722522613, nil},
		{"softmax", "delta[1,1]", "output-derivative-in-cross-entropy", -0.141713825293, nil},
		{"softmax", "delta[1,1]", "no-output-derivative", -2.39730075749, nil},
		{"softmax-rss", "delta[1,1]", "no-cross-terms", -0.0536839302055, nil},
		{"article", "new alpha[1,1]", "no-decay", -0.417598098749, decayed},
		{"article", "new alpha[1,1]", "decay-without-two", -0.415598098749, decayed},
		{"article", "new alpha[1,0]", "decay-on-bias", 0.108018712936, decayed},
		{"article", "dL/dalpha[1,1]", "sum-for-mean", 0.351961974983, averaged},
		{"article", "a[1,1]", "raw-data", 7.6, unscaled},
		{"article", "x[1,1]", "raw-data", -10, unscaled},
		{"article", "x[2,1]", "transposed", 0, nil},
		{"article", "y[1,1]", "other-sample", 0.1, nil},
		{"xor", "L[1]", "no-other-class", 0, byEntropy},
		{"softmax", "delta[2,1]", "softmax-diagonal", 0, nil},
		{"two-hidden", "a2[1,1]", "other-layer", 0.32, nil},
	} {
		n := about(t, c.name, c.change)
		q, err := n.Parse(c.ask, 1)
		if err != nil {
			t.Fatal(err)
		}
		met[c.id] = true
		found := (&mistake.Case{System: work.New(n), Asked: q}).Of(mistake.ByID(c.id))
		var values []float64
		for _, f := range found {
			values = append(values, f.Value)
		}
		if !slices.ContainsFunc(values, func(v float64) bool { return math.Abs(v-c.want) < 1e-10 }) {
			t.Errorf("%s, %s: %s leads to %v, want %v", c.name, c.ask, c.id, values, c.want)
		}
	}
	for _, m := range mistake.Catalogue() {
		if !met[m.ID] {
			t.Errorf("%s is not tried", m.ID)
		}
	}
}

// TestWhere pins where the paths part.
func TestWhere(t *testing.T) {
	for _, c := range []struct{ ask, id, step, part string }{
		{"z[1,1]", "no-bias", "a[1,1]", "alpha[1,0]"},
		{"a[1,1]", "input-left-out", "a[1,1]", "alpha[1,1]*x[1,1]"},
		{"a[1,1]", "weight-without-input", "a[1,1]", "x[1,l]"},
		{"s[1,1]", "activation-for-derivative", "s[1,1]", "sigma'(a[1,1])"},
		{"s[1,1]", "derivative-at-output", "s[1,1]", "a[1,1]"},
		{"dL[1]/dalpha[1,1]", "no-weight", "s[1,1]", "beta[1,1]"},
		{"dL[1]/dalpha[1,1]", "no-target", "delta[1,1]", "y[1,1]"},
		{"dL[1]/dalpha[1,1]", "no-input", "dL[1]/dalpha[1,1]", "x[1,1]"},
		{"new alpha[1,1]", "no-rate", "new alpha[1,1]", "gamma"},
		{"new alpha[1,1]", "mean-for-sum", "dL/dalpha[1,1]", "sum(i=1..3, dL[i]/dalpha[1,1])"},
		{"new alpha[1,1]", "updated-beta", "s[1,1]", "beta[1,1]"},
	} {
		n := about(t, "article", nil)
		q, err := n.Parse(c.ask, 1)
		if err != nil {
			t.Fatal(err)
		}
		f := (&mistake.Case{System: work.New(n), Asked: q}).Of(mistake.ByID(c.id))[0]
		if got := f.PartText(); f.At.ID() != c.step || got != c.part {
			t.Errorf("%s, %s: at %s, %s", c.ask, c.id, f.At.ID(), got)
		}
	}
}

// TestNoFactorTwo holds that the loss itself loses no factor 2 where there is no ½: nothing is differentiated in it.
func TestNoFactorTwo(t *testing.T) {
	n := about(t, "article", nil)
	for _, id := range []string{"L[1]", "L"} {
		q, err := n.Parse(id, 1)
		if err != nil {
			t.Fatal(err)
		}
		if found := (&mistake.Case{System: work.New(n), Asked: q}).Of(mistake.ByID("factor-two")); len(found) > 0 {
			t.Errorf("%s: factor-two leads to %v", id, found[0].Value)
		}
	}
}
