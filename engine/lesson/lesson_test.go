package lesson

import (
	"encoding/json"
	"math"
	"os"
	"testing"

	"chainrule/engine/document"
	"chainrule/engine/network"
	"chainrule/engine/workspace"
)

// mazur is a workspace with the most read worked example, whose numbers its page prints.
func mazur(t *testing.T) *workspace.Workspace {
	t.Helper()
	text, err := os.ReadFile("../../static/examples/mazur.json")
	if err != nil {
		t.Fatal(err)
	}
	d, err := document.Decode(text)
	if err != nil {
		t.Fatal(err)
	}
	return workspace.New(d)
}

// TestValue holds expressions to the numbers that Mazur's page prints, or that follow from its document.
func TestValue(t *testing.T) {
	w := mazur(t)
	start := w.View()
	w.Do(workspace.SetRate{Rate: 0.25})
	w.Do(workspace.SetRate{Rate: 0.5})
	s := &State{View: w.View(), Start: start}
	for text, want := range map[string]float64{
		"L":                         0.298371109,
		"L[1]":                      0.298371109,
		"f[1,i]":                    0.751365070,
		"sum(k=1..2, y[i,k])":       1,
		"sigma(a[1,1])":             0.593269992,
		"sigma'(a[1,1])":            0.593269992 * (1 - 0.593269992),
		"g(T[2,1])":                 0.772928465,
		"dL/dbeta[1,1]":             0.082167041,
		"dL[i]/dalpha[1,1]":         0.000438568,
		"dL/dselected":              0.000438568,
		"new(beta[1,1])":            0.358916480,
		"new(beta[1,0])":            0.6, // locked
		"new(L)":                    0.291027774,
		"start(f[1,1]) - f[1,1]":    0,
		"N + 10*P + 100*K + 1000*H": 1221,
		"M":                         2,
		"units(1)":                  2,
		"parameters":                12,
		"2*(2 + 1) + 2*(2 + 1)":     12,
		"row":                       1,
		"epoch":                     0,
		"gamma":                     0.5,
		"changed":                   0,
		"slope(2)":                  (0.082167041 + 0.082667628 + 0.138498562 + 0.022602540 + 0.022740242 + 0.038098237) / 6,
	} {
		v, err := ParseValue(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got, ok := s.Of(v); !ok || math.Abs(got-want) > 1e-8 {
			t.Errorf("%s is %.9g, want %.9g (%v)", text, got, want, s.Why(v))
		}
	}
}

// TestNudged holds a nudge to the derivative.
func TestNudged(t *testing.T) {
	v := mazur(t).View()
	s := &State{View: v, Start: v}
	e, err := ParseValue("(nudged(L, beta[1,1], 0.000001) - L)/0.000001")
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := s.Of(e); math.Abs(got-0.082167041) > 1e-6 {
		t.Errorf("a nudge changes L by %.9g times it", got)
	}
}

// TestCondition holds conditions to what is so.
func TestCondition(t *testing.T) {
	w := mazur(t)
	start := w.View()
	if err := w.Do(workspace.SetWeight{Param: network.Param{Layer: 2, Unit: 1, Input: 1}, Value: 0.5}); err != nil {
		t.Fatal(err)
	}
	if err := w.SelectParam(network.Param{Layer: 2, Unit: 1, Input: 0}); err != nil {
		t.Fatal(err)
	}
	s := &State{View: w.View(), Start: start, Pointed: "x[1,2] L"}
	for text, want := range map[string]bool{
		"L < 0.3":                                false,
		"L > 0.3":                                true,
		"K = 2":                                  true,
		"K != 2":                                 false,
		"0.1 + 0.2 = 0.3":                        true,
		"0.1 + 0.2 <= 0.3":                       true,
		"not K = 3":                              true,
		"K = 3 or N = 1":                         true,
		"L[2] < 100":                             false, // there is no row 2
		"not L[2] < 100":                         false,
		"changed = 1":                            true,
		"f[1,1] > start(f[1,1])":                 true,
		"pointed at x[1,2]":                      true,
		"pointed at x[1,1]":                      false,
		"selected beta[1,0]":                     true,
		"selected alpha[1,1]":                    false,
		"selected largest derivative":            true,
		"selected largest derivative on row":     true,
		"activation 1 is sigmoid":                true,
		"activation 1 is relu":                   false,
		"activation 2 is relu":                   false,
		"output is sigmoid":                      true,
		"loss is rss":                            false,
		`column "x1" is input`:                   true,
		`column "x1" is scaled`:                  false,
		`column "x3" is there`:                   false,
		`not column "x3" is there`:               true,
		"target is category":                     false,
		"inputs are scaled":                      false,
		"abs(dL/dselected) > abs(dL/dbeta[1,1])": true,
	} {
		c, err := ParseCondition(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got := c.Holds(s); got != want {
			t.Errorf("%s is %v", text, got)
		}
		packed, err := json.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		var again Condition
		if err := json.Unmarshal(packed, &again); err != nil || again.Holds(s) != want {
			t.Errorf("%s is read again as %s (%v)", text, packed, err)
		}
	}
}

// TestJudge judges numbers as people type them.
func TestJudge(t *testing.T) {
	v := mazur(t).View()
	s := &State{View: v, Start: v}
	value := func(text string) *Value {
		v, err := ParseValue(text)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	count := &Question{Answer: value("parameters"), Wrong: []Wrong{{Value: value("2*2 + 2*2"), Say: "The biases."}}}
	loss := &Question{Answer: value("L")} // 0.298371109
	about := &Question{Answer: value("L"), Within: 0.05, Share: true}
	for _, test := range []struct {
		of    *Question
		typed string
		right bool
		said  HTML
	}{
		{count, "12", true, ""},
		{count, "3*2 + 3*2", true, ""},
		{count, "12.2", false, ""},
		{count, "8", false, "The biases."},
		{count, "9", false, ""},
		{loss, "0.298", true, ""},
		{loss, "0.2984", true, ""},
		{loss, "0.29837", true, ""},
		{loss, "0.30", false, "So far that agrees. Give 3 significant digits."},
		{loss, "0.299", false, ""},
		{about, "0.3", true, ""},
		{about, "0.31", true, ""},
		{about, "0.32", false, ""},
	} {
		right, said, err := test.of.Judge(test.typed, s)
		if err != nil || right != test.right || said != test.said {
			t.Errorf("%s is judged %v, %q, %v", test.typed, right, said, err)
		}
	}
	if _, _, err := count.Judge("twelve", s); err == nil {
		t.Error("what is no number is judged")
	}
}
