package lesson

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"chainrule/engine/expr"
	"chainrule/engine/pattern"
)

// Value is an expression of the condition language: one in the notation of formulas, with the words of docs/lessons.md. It is
// its text in JSON.
type Value struct {
	text   string
	parsed expr.Expr // nil where the text speaks of the selected weight, and has to be parsed each time
}

// The functions of the language besides those of formulas.
var (
	fStart  = &expr.Function{ID: "start", Letter: "start"}
	fNew    = &expr.Function{ID: "new", Letter: "new"}
	fNudged = &expr.Function{ID: "nudged", Letter: "nudged", Arity: 3}
	fSlope  = &expr.Function{ID: "slope", Letter: "slope"}
	fUnits  = &expr.Function{ID: "units", Letter: "units"}
	fSigma  = &expr.Function{ID: "sigma", Letter: "σ"} // the activation of its layer, whichever that is
	fG      = &expr.Function{ID: "g", Letter: "g"}
)

// words are read as functions of nothing, which the parser takes with an argument that means nothing.
var words = map[string]*expr.Function{}

// bareWord is a word alone.
var bareWord = func() func() *regexp.Regexp {
	names := []string{"N", "P", "K", "H", "M", "parameters", "row", "epoch", "changed"}
	for _, name := range names {
		words[name] = &expr.Function{ID: name, Letter: name}
	}
	for _, f := range []*expr.Function{fStart, fNew, fNudged, fSlope, fUnits, fSigma, fG} {
		words[f.ID] = f
	}
	words["ln"] = expr.Log
	return pattern.Of(`\b(` + strings.Join(names, "|") + `)\b`)
}()

// chosen is the selected weight in an expression.
var chosen = pattern.Of(`([d∂] ?)selected\b`)

// someParam stands for the selected weight where an expression is only tried out.
const someParam = "alpha[1,1]"

// ParseValue reads an expression.
func ParseValue(text string) (*Value, error) {
	text = strings.TrimSpace(text)
	e, err := parse(text, someParam)
	if err != nil {
		return nil, err
	}
	v := &Value{text: text}
	if !chosen().MatchString(text) {
		v.parsed = e
	}
	return v, nil
}

func parse(text, selected string) (expr.Expr, error) {
	plain := bareWord().ReplaceAllString(chosen().ReplaceAllString(text, "${1}"+selected), "$1(0)")
	e, err := expr.Parse(plain, func(name string) *expr.Function { return words[name] })
	if err != nil {
		if fault := (*expr.ParseError)(nil); errors.As(err, &fault) {
			return nil, fmt.Errorf("%q: %s", text, fault.Message)
		}
		return nil, err
	}
	return e, checkWords(e, text)
}

// checkWords refuses what stands within a function that looks at other numbers and depends on a sum around it.
func checkWords(e expr.Expr, text string) error {
	var fault error
	expr.Walk(e, func(part expr.Expr) bool {
		call, ok := part.(expr.Call)
		if !ok || call.Function != fStart && call.Function != fNew && call.Function != fNudged {
			return true
		}
		for _, s := range expr.Symbols(call) {
			if s.I.Var != "" && s.I.Var != "i" || s.J.Var != "" && s.J.Var != "i" {
				fault = fmt.Errorf("%q: put the whole sum into %s(…)", text, call.Function.ID)
			}
		}
		if call.Function == fNudged {
			if w, ok := call.Args[1].(expr.Symbol); !ok || w.Kind != expr.Alpha && w.Kind != expr.Beta {
				fault = fmt.Errorf("%q: what is nudged is a weight, such as nudged(L, alpha[1,1], 0.1)", text)
			}
		}
		return fault == nil
	})
	return fault
}

// String is the expression as it was written.
func (v *Value) String() string { return v.text }

// MarshalText gives the text.
func (v *Value) MarshalText() ([]byte, error) { return []byte(v.text), nil }

// UnmarshalText reads the text.
func (v *Value) UnmarshalText(text []byte) error {
	read, err := ParseValue(string(text))
	if err == nil {
		*v = *read
	}
	return err
}

// shownDigits is how many digits a value has in a text.
const shownDigits = 4

// Shown is the value of an expression as a text shows it, and a dash where it has none.
func Shown(s *State, text string) string {
	v, err := ParseValue(text)
	if err != nil {
		return "–"
	}
	x, ok := s.Of(v)
	if !ok {
		return "–"
	}
	return expr.FormatNumber(x, shownDigits)
}
