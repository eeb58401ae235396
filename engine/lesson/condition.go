package lesson

import (
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	"chainrule/engine/activation"
	"chainrule/engine/expr"
	"chainrule/engine/loss"
	"chainrule/engine/pattern"
	"chainrule/engine/table"
	"chainrule/engine/workspace"
)

// Condition is what a document and what is selected in it can be. It is its text in JSON.
type Condition struct {
	text string
	any  []claim
}

// Conditions must hold all at once.
type Conditions []Condition

// Hold reports whether all hold.
func (c Conditions) Hold(s *State) bool {
	return !slices.ContainsFunc(c, func(one Condition) bool { return !one.Holds(s) })
}

// claim is one of the alternatives of a condition.
type claim struct {
	not   bool
	holds func(s *State) (holds, known bool)
}

// Holds reports whether the condition holds. One that speaks of what is not there does not.
func (c Condition) Holds(s *State) bool {
	for _, claim := range c.any {
		if holds, known := claim.holds(s); known && holds != claim.not {
			return true
		}
	}
	return false
}

// String is the condition as it was written.
func (c Condition) String() string { return c.text }

// MarshalJSON gives the text.
func (c Condition) MarshalJSON() ([]byte, error) { return json.Marshal(c.text) }

// UnmarshalJSON reads the text.
func (c *Condition) UnmarshalJSON(data []byte) error {
	text := ""
	err := json.Unmarshal(data, &text)
	if err == nil {
		*c, err = ParseCondition(text)
	}
	return err
}

// ParseCondition reads a condition.
func ParseCondition(text string) (Condition, error) {
	c := Condition{text: strings.TrimSpace(text)}
	for _, part := range strings.Split(c.text, " or ") {
		part = strings.TrimSpace(part)
		rest, not := strings.CutPrefix(part, "not ")
		holds, err := parseClaim(strings.TrimSpace(rest))
		if err != nil {
			return c, err
		}
		c.any = append(c.any, claim{not, holds})
	}
	return c, nil
}

// parseClaim reads a comparison, or one of the sentences.
func parseClaim(text string) (func(s *State) (holds, known bool), error) {
	for _, sentence := range sentences {
		if m := sentence.form().FindStringSubmatch(text); m != nil {
			return sentence.claim(m)
		}
	}
	return comparison(text)
}

// relations between two expressions, those of two characters first.
var relations = []string{"<=", ">=", "!=", "≤", "≥", "≠", "<", ">", "="}

// nearlyEqual is how far two equal numbers may be apart, relatively.
const nearlyEqual = 1e-9

func comparison(text string) (func(s *State) (holds, known bool), error) {
	at, relation := expr.Outside(text, relations...)
	if at < 0 {
		return nil, fmt.Errorf("%q is no condition; write a comparison, such as L[2] < 0.01, or one of the sentences of docs/lessons.md", text)
	}
	a, err := ParseValue(text[:at])
	if err != nil {
		return nil, err
	}
	b, err := ParseValue(text[at+len(relation):])
	if err != nil {
		return nil, err
	}
	return func(s *State) (bool, bool) {
		x, ok := s.Of(a)
		y, ok2 := s.Of(b)
		return compare(x, relation, y), ok && ok2
	}, nil
}

func compare(x float64, relation string, y float64) bool {
	equal := math.Abs(x-y) <= nearlyEqual*max(1, math.Abs(x), math.Abs(y))
	switch relation {
	case "<":
		return x < y && !equal
	case ">":
		return x > y && !equal
	case "<=", "≤":
		return x < y || equal
	case ">=", "≥":
		return x > y || equal
	case "=":
		return equal
	}
	return !equal
}

// sentences are the conditions in words.
var sentences = []struct {
	form  func() *regexp.Regexp
	claim func(m []string) (func(s *State) (holds, known bool), error)
}{
	{pattern.Of(`^pointed at (.+)$`), func(m []string) (func(*State) (bool, bool), error) {
		symbol, err := expr.ParseSymbol(m[1])
		id := symbol.ID()
		return func(s *State) (bool, bool) { return slices.Contains(strings.Fields(s.Pointed), id), true }, err
	}},
	{pattern.Of(`^selected largest derivative( on row)?$`), func(m []string) (func(*State) (bool, bool), error) {
		return func(s *State) (bool, bool) { return largest(s.View, m[1] != "") }, nil
	}},
	{pattern.Of(`^selected ([^<>=!]+)$`), func(m []string) (func(*State) (bool, bool), error) {
		symbol, err := expr.ParseSymbol(m[1])
		if err == nil && symbol.Kind != expr.Alpha && symbol.Kind != expr.Beta {
			err = fmt.Errorf("%q is not a weight, such as alpha[2,1]", m[1])
		}
		return func(s *State) (bool, bool) {
			return s.View.Ready() && s.View.Shape.Symbol(s.View.Param) == symbol, s.View.Ready()
		}, err
	}},
	{pattern.Of(`^activation ([1-6]) is ([a-z-]+)$`), func(m []string) (func(*State) (bool, bool), error) {
		layer, id := int(m[1][0]-'0'), m[2]
		if _, ok := activation.ByID(id); !ok {
			return nil, fmt.Errorf("there is no activation %q; docs/functions.md lists them", id)
		}
		return func(s *State) (bool, bool) {
			hidden := s.View.Document.Hidden
			return layer <= len(hidden) && hidden[layer-1].Activation == id, layer <= len(hidden)
		}, nil
	}},
	{pattern.Of(`^output is ([a-z-]+)$`), func(m []string) (func(*State) (bool, bool), error) {
		if _, ok := activation.OutputByID(m[1]); !ok {
			return nil, fmt.Errorf("there is no output function %q; docs/functions.md lists them", m[1])
		}
		return func(s *State) (bool, bool) { return s.View.Document.Output == m[1], true }, nil
	}},
	{pattern.Of(`^loss is ([a-z-]+)$`), func(m []string) (func(*State) (bool, bool), error) {
		if _, ok := loss.ByID(m[1]); !ok {
			return nil, fmt.Errorf("there is no loss %q; docs/functions.md lists them", m[1])
		}
		return func(s *State) (bool, bool) { return s.View.Document.Loss == m[1], true }, nil
	}},
	{pattern.Of(`^column "([^"]+)" is ([a-z]+)$`), func(m []string) (func(*State) (bool, bool), error) {
		is, ok := columnIs[m[2]]
		if !ok {
			return nil, fmt.Errorf("a column is input, target, ignored, category, number, scaled or there, and not %q", m[2])
		}
		return func(s *State) (bool, bool) {
			for _, c := range s.View.Document.Table.Columns() {
				if c.Name == m[1] {
					return is(c), true
				}
			}
			return false, m[2] == "there"
		}, nil
	}},
	{pattern.Of(`^target is category$`), func([]string) (func(*State) (bool, bool), error) {
		return func(s *State) (bool, bool) {
			return every(s.View, func(c table.Column) bool { return c.Role == table.Target }, columnIs["category"])
		}, nil
	}},
	{pattern.Of(`^inputs are scaled$`), func([]string) (func(*State) (bool, bool), error) {
		return func(s *State) (bool, bool) {
			return every(s.View, func(c table.Column) bool { return c.Role == table.Input && c.Kind == table.Number }, columnIs["scaled"])
		}, nil
	}},
}

// columnIs is what can be said of a column.
var columnIs = map[string]func(c table.Column) bool{
	"input":    func(c table.Column) bool { return c.Role == table.Input },
	"target":   func(c table.Column) bool { return c.Role == table.Target },
	"ignored":  func(c table.Column) bool { return c.Role == table.Ignore },
	"category": func(c table.Column) bool { return c.Kind == table.Category },
	"number":   func(c table.Column) bool { return c.Kind == table.Number },
	"scaled":   func(c table.Column) bool { return c.Kind == table.Number && c.Scale.Scaled() },
	"there":    func(table.Column) bool { return true },
}

// every reports whether something is so of every column of a kind, and whether there is one.
func every(v *workspace.View, of, is func(c table.Column) bool) (holds, known bool) {
	holds = true
	for _, c := range v.Document.Table.Columns() {
		if of(c) {
			known = true
			holds = holds && is(c)
		}
	}
	return holds, known
}

// largest reports whether the selected weight has the largest derivative.
func largest(v *workspace.View, onRow bool) (holds, known bool) {
	if !v.Ready() || onRow && v.Sample < 0 {
		return false, false
	}
	gradient := v.Gradient
	if onRow {
		gradient = v.OfSample
	}
	own := math.Abs(gradient[v.Shape.Index(v.Param)])
	return !slices.ContainsFunc(gradient, func(d float64) bool { return math.Abs(d) > own }), true
}
