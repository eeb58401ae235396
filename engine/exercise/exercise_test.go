package exercise_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"chainrule/engine/exercise"
	"chainrule/engine/exercise/work"
	"chainrule/engine/golden"
	"chainrule/engine/network"
)

func numbers(c *golden.Case) *work.Numbers {
	n := &work.Numbers{Network: c.Network, Theta: c.Theta, X: c.X, Y: c.Y, Rate: c.Rate, Reduction: network.Sum, Locked: c.Locked}
	for i := range c.N {
		n.Rows = append(n.Rows, i+1)
	}
	return n
}

// about is an exercise about a golden case.
func about(t testing.TB, name, ask string, form exercise.Form) *exercise.Exercise {
	t.Helper()
	for _, c := range golden.Cases(t) {
		if c.Name != name {
			continue
		}
		n := numbers(c)
		q, err := n.Parse(ask, 1)
		if err != nil {
			t.Fatal(err)
		}
		return exercise.New(n, q, form)
	}
	t.Fatalf("no golden case %s", name)
	return nil
}

func answered(t testing.TB, x *exercise.Exercise, text string) (v exercise.Verdict, ids []string) {
	t.Helper()
	v, err := x.Answer(text)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range v.Mistakes {
		ids = append(ids, m.ID)
	}
	return v, ids
}

// TestMazur answers with the figures that Mazur's page prints. They are right up to the first step; the loss after it, and all
// after that, were computed with weights of the outputs that had taken their step before the hidden layer took its own.
func TestMazur(t *testing.T) {
	for ask, printed := range map[string]string{
		"z[1,1]": "0.593269992", "z[2,1]": "0.596884378", "f[1,1]": "0.75136507", "f[2,1]": "0.772928465", "L[1]": "0.298371109",
		"dL[1]/dbeta[1,1]": "0.082167041", "new beta[1,1]": "0.35891648", "new beta[1,2]": "0.408666186", "new beta[2,1]": "0.511301270",
		"new beta[2,2]": "0.561370121", "dL[1]/dalpha[1,1]": "0.000438568", "new alpha[1,1]": "0.149780716", "new alpha[2,2]": "0.29950229",
		"new L": "0.291027774",
	} {
		if v, ids := answered(t, about(t, "mazur", ask, exercise.Number), printed); !v.Correct || len(ids) > 0 {
			t.Errorf("%s: %s is answered by %v %v", ask, printed, v, ids)
		}
	}
	// with seven digits it could still be the right number, rounded on the way
	if v, ids := answered(t, about(t, "mazur", "new L", exercise.Number), "0.2910279"); !v.Correct || !slices.Equal(ids, []string{"rounded-early"}) {
		t.Errorf("the loss after one step is answered by %v %v", v, ids)
	}
	v, ids := answered(t, about(t, "mazur", "new L", exercise.Number), "0.291027924")
	if v.Correct || !slices.Equal(ids, []string{"updated-beta"}) {
		t.Errorf("the loss after one step is answered by %v %v", v, ids)
	}
}

// TestFeedback pins what is said to answers about the article's example.
func TestFeedback(t *testing.T) {
	for _, c := range []struct {
		ask, answer string
		correct     bool
		ids         []string
		where       exercise.Where
		said        string
	}{
		{"s[1,1]", "-0.2348", true, nil, exercise.Where{}, "That is right."},
		{"s[1,1]", "-0.235", true, nil, exercise.Where{}, "That is right."},
		{"s[1,1]", "-0.23", false, nil, exercise.Where{}, "So far that agrees. Give 4 significant digits."},
		{"s[1,1]", "1.4*-0.8*0.208", true, []string{"rounded-early"}, exercise.Where{}, "That is right, but numbers were rounded on the way. With more digits in between, the last digits agree."},
		{
			"s[1,1]", "-0.7843", false,
			[]string{"activation-for-derivative"},
			exercise.Where{Step: "s[1,1]", Symbol: "sigma'(a[1,1])"},
			"This comes out when the function stands where its derivative belongs. Look at s₁₁, and in it at σ′(a₁₁). Is the height of the curve needed here, or its slope?",
		},
		{
			"s[1,1]", "0.2348", false,
			[]string{"sign", "residual-reversed"},
			exercise.Where{Step: "s[1,1]", Symbol: "delta[1,1]*beta[1,1]*sigma'(a[1,1])"},
			"This comes out when a minus is lost, or there is one too many. It comes out too when target and output have changed places in their difference. Look at s₁₁, and in it at δ₁₁ β₁₁ σ′(a₁₁). Here δ₁₁ is short for ∂L₁/∂T₁₁. In which direction does the loss go when this grows?",
		},
		{
			"s[1,1]", "1.3994*(-0.8)*0.7006", false,
			[]string{"activation-for-derivative"},
			exercise.Where{Step: "s[1,1]", Symbol: "sigma'(a[1,1])"},
			"This comes out when the function stands where its derivative belongs. In the product, the factor 1 − z₁₁ is missing. Look at s₁₁, and in it at σ′(a₁₁). Is the height of the curve needed here, or its slope?",
		},
		{
			"s[1,1]", "1.3994*(-0.8)*0.5555", false, nil,
			exercise.Where{Step: "s[1,1]"},
			"This fits none of the usual mistakes. Compare the formula: s₁₁ is δ₁₁ β₁₁ σ′(a₁₁). Here δ₁₁ is short for ∂L₁/∂T₁₁.",
		},
		{
			"s[1,1]", "0.784290", false,
			[]string{"sign", "activation-for-derivative"},
			exercise.Where{Step: "s[1,1]", Symbol: "delta[1,1]*beta[1,1]*sigma'(a[1,1])"},
			"This comes out when a minus is lost, or there is one too many, and the function stands where its derivative belongs. Look at s₁₁, and in it at δ₁₁ β₁₁ σ′(a₁₁). In which direction does the loss go when this grows?",
		},
		{
			"new alpha[1,1]", "-0.752", false,
			[]string{"no-rate"},
			exercise.Where{Step: "new alpha[1,1]", Symbol: "gamma"},
			"This comes out when the learning rate is left out. How far does a step go?",
		},
	} {
		v, ids := answered(t, about(t, "article", c.ask, exercise.Number), c.answer)
		if v.Correct != c.correct || !slices.Equal(ids, c.ids) || v.Where != c.where || v.Feedback.String() != c.said {
			t.Errorf("%s: %s is answered by %v %v\n%+v\n%s", c.ask, c.answer, v.Correct, ids, v.Where, v.Feedback)
		}
	}
}

// TestExpression judges expressions: equal ones in any form, those in which what was asked for is left, and wrong ones.
func TestExpression(t *testing.T) {
	for _, c := range []struct {
		text    string
		correct bool
		ids     []string
		said    string
	}{
		{"-2*(y[1,1]-f[1,1])*beta[1,1]*sigma'(a[1,1])*x[1,2]", true, nil, "That is right."},
		{"2 (f11 - y11) β11 z11 (1 - z11) x12", true, nil, "That is right."},
		{"delta[1,1]*beta[1,1]*(z[1,1]-z[1,1]^2)*x[1,2]", true, nil, "That is right."},
		{"s[1,1]*x[1,2]", true, nil, "That is right."},
		{"s[1,1]*exp(log(x[1,2]))", true, nil, "That is right."}, // where x is positive
		{"dL[1]/dz[1,1]*sigma'(a[1,1])*x[1,2]", false, nil, "This is equal so far, but a ∂ is left. Go on until there is none."},
		{"dL[1]/dalpha[1,2]", false, nil, "This is equal, but ∂L₁/∂α₁₂ itself stands in it. Write it with the quantities that it is made of."},
		{
			"s[1,1]", false,
			[]string{"no-input"},
			"This comes out when the last factor is left out, so that it is the error of the unit. Look at ∂L₁/∂α₁₂, and in it at x₁₂. What is the weight multiplied by in the net input?",
		},
		{
			"-2*(y[1,1]-f[1,1])*beta[1,1]*z[1,1]*x[1,2]", false,
			[]string{"activation-for-derivative"},
			"This comes out when the function stands where its derivative belongs. In the product, the factor 1 − z₁₁ is missing. Look at s₁₁, and in it at σ′(a₁₁). Is the height of the curve needed here, or its slope?",
		},
		{"0.5", false, nil, "This fits none of the usual mistakes. It is asked for in symbols, such as z[1,1], and not as a number."},
		{"y[1,1]*s[1,1]", false, nil, "This fits none of the usual mistakes. The formula has x₁₂, too. Where does that come in?"},
		{"s[1,1] + 3", false, nil, "This fits none of the usual mistakes. The formula has x₁₂, too. Where does that come in?"},
		{"-2*(y[1,1]-f[1,1])*beta[1,1]*sigma'(a[1,1])*x[1,2] + 1", false, nil, "This fits none of the usual mistakes. All that the formula has is there. Put easy numbers in, and compare what comes out: which part differs?"},
		{
			"-s[1,1]*x[1,2]", false, // the part at which it goes wrong is the whole answer
			[]string{"sign", "residual-reversed"},
			"This comes out when a minus is lost, or there is one too many. It comes out too when target and output have changed places in their difference. Look at ∂L₁/∂α₁₂. In which direction does the loss go when this grows?",
		},
		{"log(0-x[1,2]^2)", false, nil, "This has no value at most numbers, so it cannot be compared."},
	} {
		v, ids := answered(t, about(t, "article", "dL[1]/dalpha[1,2]", exercise.Expression), c.text)
		if v.Correct != c.correct || !slices.Equal(ids, c.ids) || v.Feedback.String() != c.said {
			t.Errorf("%s is answered by %v %v\n%s", c.text, v.Correct, ids, v.Feedback)
		}
	}
}

// TestPrompt pins what is asked.
func TestPrompt(t *testing.T) {
	for ask, want := range map[string]string{
		"z[1,2]":            "Compute z₁₂, the value of hidden unit 1 on row 2, to 4 significant digits.",
		"x[2,1]":            "What is x₂₁, input 1 of row 2?",
		"dL[2]/dT[1,2]":     "Compute δ₁₂, the error of output 1 on row 2, to 4 significant digits.",
		"dL[2]/dalpha[1,1]": "Compute ∂L₂/∂α₁₁, the derivative on row 2, to 4 significant digits.",
		"dL/dbeta[1,0]":     "Compute ∂L/∂β₁₀, the derivative added up over all rows, to 4 significant digits.",
		"new alpha[1,2]":    "Compute α₁₂ after one step of gradient descent on the sum of the losses of all rows, with γ = 0.05, to 5 significant digits.",
		"new L":             "Compute the sum of the losses of all rows after one step of gradient descent on it, with γ = 0.05, to 5 significant digits.",
		"L":                 "Compute L, the loss of all rows added up, to 4 significant digits.",
		"s[2,i]":            "Compute s₂₁, the error of hidden unit 2 on row 1, to 4 significant digits.",
	} {
		if got := about(t, "article", ask, exercise.Number).Prompt().String(); got != want {
			t.Errorf("%s: %s", ask, got)
		}
	}
}

// TestGolden asks for every quantity of the golden cases, and wants their numbers right.
func TestGolden(t *testing.T) {
	for _, c := range golden.Cases(t) {
		shape, s := c.Network.Shape, work.New(numbers(c))
		ask := func(id string, want float64) {
			t.Helper()
			q, err := s.Parse(id, 1)
			if err != nil {
				t.Fatal(err)
			}
			if got := s.Value(q); !golden.Near(got, want, 1e-12) && math.Abs(got-want) > 1e-15 {
				t.Errorf("%s: %s is %v, want %v", c.Name, id, got, want)
			}
		}
		for i, s := range c.Samples {
			for k := range s.T {
				ask(fmt.Sprintf("T[%d,%d]", k+1, i+1), s.T[k])
				ask(fmt.Sprintf("f[%d,%d]", k+1, i+1), s.F[k])
				ask(fmt.Sprintf("delta[%d,%d]", k+1, i+1), s.Delta[k])
			}
			ask(fmt.Sprintf("L[%d]", i+1), s.Loss)
			for h, layer := range s.Layers {
				number := ""
				if h > 0 {
					number = fmt.Sprint(h + 1)
				}
				for m := range layer.A {
					ask(fmt.Sprintf("a%s[%d,%d]", number, m+1, i+1), layer.A[m])
					ask(fmt.Sprintf("z%s[%d,%d]", number, m+1, i+1), layer.Z[m])
					ask(fmt.Sprintf("s%s[%d,%d]", number, m+1, i+1), s.S[h][m])
				}
			}
		}
		for j := range c.Theta {
			id := shape.ID(shape.ParamAt(j))
			ask(fmt.Sprintf("dL[1]/d%s", id), c.Samples[0].Gradient[j])
			ask("dL/d"+id, c.Gradient[j])
			ask("new "+id, c.After[0].Theta[j])
		}
	}
}
