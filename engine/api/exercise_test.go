package api

import (
	"slices"
	"strings"
	"testing"

	"chainrule/engine/golden"
)

type asking struct {
	ID, Ask, Prompt, Form string
	Sample, Digits        int
	Document              any
}

type judged struct {
	Correct  bool
	Mistakes []struct{ ID, Title string }
	Where    struct{ Step, Symbol string }
	Feedback string
}

func (j judged) ids() string {
	var list []string
	for _, m := range j.Mistakes {
		list = append(list, m.ID)
	}
	return strings.Join(list, " ")
}

// opened is an API with a golden case open.
func opened(t testing.TB, name string) *API {
	t.Helper()
	for _, c := range golden.Cases(t) {
		if c.Name == name {
			return open(t, string(c.Document))
		}
	}
	t.Fatalf("no golden case %s", name)
	return nil
}

// TestExerciseAbout asks for quantities of the open document, and answers. An exercise keeps its numbers when the document
// changes.
func TestExerciseAbout(t *testing.T) {
	a := opened(t, "article")
	var s, total asking
	ask(t, a, "exercise", object{"ask": "s[1,i]", "sample": 2}, &s)
	ask(t, a, "exercise", object{"ask": "dL/dbeta[1,0]"}, &total)
	if s.Ask != "s[1,2]" || s.Sample != 2 || s.Form != "number" || s.Digits != 4 || s.Prompt != "Compute s₁₂, the error of hidden unit 1 on row 2, to 4 significant digits." {
		t.Errorf("%+v", s)
	}
	var third asking
	if ask(t, a, "exercise", object{"ask": "z[1,3]"}, &third); third.Sample != 3 {
		t.Errorf("%+v", third)
	}
	if total.ID == s.ID || total.Ask != "dL/dbeta[1,0]" {
		t.Errorf("%+v", total)
	}
	ask(t, a, "reset", object{"seed": 5}, &struct{}{})
	for _, c := range []struct {
		id, text, mistakes string
		correct            bool
	}{
		{s.ID, "-0.1525", "", true},
		{s.ID, "-0.6823", "no-activation-derivative", false}, // δ₁₂ β₁₁
		{total.ID, "1.1897", "", true},
	} {
		var got judged
		ask(t, a, "answer", object{"id": c.id, "text": c.text}, &got)
		if got.Correct != c.correct || got.ids() != c.mistakes || got.Feedback == "" {
			t.Errorf("%s %s: %+v", c.id, c.text, got)
		}
	}
}

// TestExerciseDrawn draws an exercise, opens its document, and finds the right answer there. The id alone draws it again.
func TestExerciseDrawn(t *testing.T) {
	a := open(t, small)
	var drawn, again asking
	ask(t, a, "exercise", object{"level": 3, "seed": 42}, &drawn)
	ask(t, a, "exercise", object{"level": 3, "seed": 42}, &again)
	if drawn.ID != "3-number-42" || again.ID != drawn.ID || again.Ask != drawn.Ask {
		t.Errorf("%+v\n%+v", drawn, again)
	}
	before := a.work.View()
	var got judged
	ask(t, open(t, small), "answer", object{"id": drawn.ID, "text": "12345"}, &got)
	if got.Correct || len(got.Mistakes) > 0 || !strings.Contains(got.Feedback, "fits none") {
		t.Errorf("%+v", got)
	}
	if a.work.View() != before {
		t.Error("an exercise changes the open document")
	}
	ask(t, a, "load", object{"document": drawn.Document}, &struct{}{})
	var expression asking
	ask(t, a, "exercise", object{"ask": drawn.Ask, "kind": "expression"}, &expression)
	if expression.Form != "expression" || expression.Digits != 0 {
		t.Errorf("%+v", expression)
	}
}

// TestExerciseOfStructure asks for a size, a rule and a path of the open document.
func TestExerciseOfStructure(t *testing.T) {
	a := opened(t, "article")
	for _, c := range []struct{ ask, kind, form, answer, mistakes string }{
		{"count beta", "number", "number", "3", ""},
		{"columns alpha", "number", "number", "3", "no-bias"},
		{"dL[i]/dbeta[1,1] line 1", "rule", "rule", "substitute", ""},
		{"dL[i]/dbeta[1,1] through T[1,1] f[1,1]", "factors", "factors", "dL[1]/df[1,1] * dT[1,1]/dbeta[1,1]", "no-output-derivative"},
	} {
		var q struct {
			asking
			Choices []string
		}
		ask(t, a, "exercise", object{"ask": c.ask, "kind": c.kind}, &q)
		var got judged
		ask(t, a, "answer", object{"id": q.ID, "text": c.answer}, &got)
		if q.Form != c.form || q.Digits != 0 || (q.Choices == nil) != (c.form == "number") || got.ids() != c.mistakes || got.Correct != (c.mistakes == "") {
			t.Errorf("%+v\n%+v", q, got)
		}
	}
}

// TestExercisesAreForgotten holds that the memory of exercises about open documents is bounded, and that the last stay.
func TestExercisesAreForgotten(t *testing.T) {
	a := open(t, small)
	var first, last asking
	ask(t, a, "exercise", object{"ask": "T[1,1]"}, &first)
	for range mostAsked {
		ask(t, a, "exercise", object{"ask": "T[1,1]"}, &last)
	}
	if _, fault := a.Request("answer", []byte(`{"id": "`+first.ID+`", "text": "1.5"}`)); fault == nil {
		t.Error("the first exercise is still there")
	}
	var got judged
	ask(t, a, "answer", object{"id": last.ID, "text": "1.5"}, &got)
	if !got.Correct {
		t.Errorf("%+v", got)
	}
}

// TestCheck checks a derivation with one wrong line.
func TestCheck(t *testing.T) {
	a := opened(t, "article")
	var got struct {
		Lines []struct {
			Equal    bool
			Rule     string
			Mistakes []struct{ ID, Title string }
			Where    *struct{ Step, Symbol string }
			Feedback string
		}
		Finished bool
	}
	lines := []string{"s[1,1]*x[1,2]", "delta[1,1]*beta[1,1]*sigma(a[1,1])*x[1,2]", "-2*(y[1,1]-f[1,1])*beta[1,1]*z[1,1]*x[1,2]"}
	ask(t, a, "check", object{"lines": lines, "parameter": "alpha[1,2]", "sample": 1}, &got)
	var equal []bool
	for _, l := range got.Lines {
		equal = append(equal, l.Equal)
	}
	if !slices.Equal(equal, []bool{true, false, true}) || got.Finished {
		t.Fatalf("%+v", got)
	}
	if l := got.Lines[1]; l.Mistakes[0].ID != "activation-for-derivative" || l.Where.Step != "2" || l.Where.Symbol != "sigma(a[1,1])" || got.Lines[0].Rule != "chain-rule" {
		t.Errorf("%+v", got)
	}
	right := []string{"s[1,1]*x[1,2]", "-2*(y[1,1]-f[1,1])*beta[1,1]*z[1,1]*(1-z[1,1])*x[1,2]"}
	ask(t, a, "check", object{"lines": right, "parameter": "alpha[1,2]", "sample": 1}, &got)
	if !got.Finished {
		t.Errorf("%+v", got)
	}
}
