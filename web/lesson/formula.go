package lesson

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"chainrule/engine/exercise/answer"
	"chainrule/engine/expr"
	"chainrule/engine/lesson"
)

// signs are what stands between the sides of a formula, those of two characters first.
var signs = []string{"->", "→", "<=", ">=", "!=", "≤", "≥", "≠", "≈", "=", "<", ">", ","}

// inPrint are the signs that are printed as others.
var inPrint = map[string]string{"->": "→", "<=": "≤", ">=": "≥", "!=": "≠"}

// side is what stands between two signs.
type side struct {
	text string
	sign string // before it; "" before the first
}

// sides takes a formula apart where signs stand outside of parentheses and brackets.
func sides(text string) []side {
	var list []side
	sign := ""
	for {
		at, found := expr.Outside(text, signs...)
		if at < 0 {
			return append(list, side{strings.TrimSpace(text), sign})
		}
		list = append(list, side{strings.TrimSpace(text[:at]), sign})
		if sign = found; inPrint[found] != "" {
			sign = inPrint[found]
		}
		text = text[at+len(found):]
	}
}

// math writes a formula as MathML, and checks what it says.
func (b *body) math(text string, large bool) (string, error) {
	wrong := false
	if rest, ok := strings.CutPrefix(text, "!"); ok && !strings.HasPrefix(rest, "=") {
		text, wrong = strings.TrimSpace(rest), true
	}
	text, of, isClaim := claimed(text)
	list := sides(text)
	whole := []expr.Markup{{Tag: "math", Class: "formula", Attrs: [][2]string{{"tabindex", "-1"}}}}
	for i, s := range list {
		if large && i > 0 && s.sign != "," { // a line can be broken before a sign
			whole = append(whole, expr.Markup{Tag: "math"})
		}
		m := &whole[len(whole)-1]
		if s.sign != "" {
			sign := expr.Markup{Tag: "mo", Text: s.sign}
			if large && s.sign == "," { // two formulas, and not one
				sign.Attrs = [][2]string{{"rspace", "1em"}}
			}
			m.Children = append(m.Children, sign)
		}
		if s.text == "?" {
			live, err := b.live(list, i)
			if err != nil {
				return "", err
			}
			m.Children = append(m.Children, live)
			continue
		}
		markup, err := written(s.text)
		if err != nil {
			return "", fmt.Errorf("$%s$: %w", text, err)
		}
		m.Children = append(m.Children, markup)
	}
	html := ""
	if large {
		for i := range whole {
			whole[i].Attrs = append(whole[i].Attrs, [2]string{"displaystyle", "true"})
			html += whole[i].String() + " "
		}
		html = `<span class="large">` + strings.TrimSpace(html) + "</span>"
	} else {
		if b.named {
			whole[0].Attrs = append(whole[0].Attrs, [2]string{"aria-label", spoken(list)})
		}
		html = whole[0].String()
	}
	switch {
	case isClaim && !wrong && !b.done:
		return html, b.stands(text, of)
	case wrong || b.later:
		return html, nil
	}
	return html, b.holds(text, list)
}

// said is how signs are said.
var said = map[string]string{"=": "is", "≈": "is about", "≠": "is not", "<": "is less than", ">": "is greater than", "≤": "is at most", "≥": "is at least", "→": "to", ",": "and"}

// spoken is how a formula is said.
func spoken(list []side) string {
	var words []string
	for _, s := range list {
		if s.sign != "" {
			words = append(words, said[s.sign])
		}
		if e, err := expr.Parse(s.text, letterOf); err == nil {
			words = append(words, expr.Speech(e, expr.Format{}))
		} else {
			words = append(words, s.text)
		}
	}
	return strings.Join(words, " ")
}

// live is a value that follows the document, that of the side before it.
func (b *body) live(list []side, at int) (expr.Markup, error) {
	if at == 0 || list[at].sign != "=" && list[at].sign != "≈" {
		return expr.Markup{}, fmt.Errorf("a ? stands behind an =, as in $L[2] = ?$")
	}
	v, err := lesson.ParseValue(list[at-1].text)
	if err != nil {
		return expr.Markup{}, err
	}
	if err := b.state.Why(v); err != nil && !b.later {
		return expr.Markup{}, fmt.Errorf("%s has no value in the document %s: %w", list[at-1].text, b.name, err)
	}
	return expr.Markup{Tag: "mn", Class: "live", Text: lesson.Shown(b.state, v.String()), Attrs: [][2]string{{"data-live", v.String()}}}, nil
}

// written prints one side.
func written(text string) (expr.Markup, error) {
	if text == "" {
		return expr.Markup{}, fmt.Errorf("something is missing beside a sign")
	}
	e, err := expr.Parse(text, letterOf)
	if err == nil {
		return expr.MathML(e, expr.Format{}), nil
	}
	if m, ok := spelled(text); ok {
		return m, nil
	}
	return expr.Markup{}, fmt.Errorf("%q cannot be read: %w", text, err)
}

// letterFunctions are the functions of networks as formulas in a text print them.
var letterFunctions = map[string]*expr.Function{
	"sigma": {ID: "sigma", Letter: "σ", Spoken: "sigma"},
	"g":     {ID: "g", Letter: "g", Spoken: "g"},
	"ln":    expr.Log,
}

func letterOf(name string) *expr.Function { return letterFunctions[name] }

// letters are names that stand alone in formulas, and how they are printed.
var letters = map[string]string{
	"N": "N", "P": "P", "K": "K", "M": "M", "H": "H", "R": "R", "X": "X", "Y": "Y", "W": "W", "n": "n", "h": "h",
	"i": "i", "j": "j", "k": "k", "l": "l", "m": "m", "sigma": "σ", "g": "g", "theta": "θ", "lambda": "λ", "G": "G", "eta": "η",
	"x": "x", "y": "y", "a": "a", "z": "z", "T": "T", "f": "f", "alpha": "α", "beta": "β", "delta": "δ", "s": "s",
}

var token = regexp.MustCompile(`^\s*(?:([A-Za-z]+)('*)|([0-9]+(?:\.[0-9]+)?)|(\^2)|([-+*/()]))`)

var operators = map[string]string{"-": "−", "+": "+", "*": "·", "/": "/", "(": "(", ")": ")"}

// spelled prints arithmetic with letters that have no value of their own, such as M (P + 1), sign by sign.
func spelled(text string) (expr.Markup, bool) {
	row := expr.Markup{Tag: "mrow"}
	for strings.TrimSpace(text) != "" {
		m := token.FindStringSubmatch(text)
		if m == nil {
			return row, false
		}
		text = text[len(m[0]):]
		switch {
		case m[1] != "":
			letter, ok := letters[m[1]]
			if !ok {
				return row, false
			}
			row.Children = append(row.Children, expr.Markup{Tag: "mi", Text: letter + strings.Repeat("′", len(m[2]))})
		case m[3] != "":
			row.Children = append(row.Children, expr.Markup{Tag: "mn", Text: m[3]})
		case m[4] != "":
			last := len(row.Children) - 1
			if last < 0 {
				return row, false
			}
			row.Children[last] = expr.Markup{Tag: "msup", Children: []expr.Markup{row.Children[last], {Tag: "mn", Text: "2"}}}
		default:
			o := expr.Markup{Tag: "mo", Text: operators[m[5]]}
			if strings.Contains("()", m[5]) {
				o.Attrs = [][2]string{{"stretchy", "false"}, {"lspace", "0"}, {"rspace", "0"}}
			}
			row.Children = append(row.Children, o)
		}
	}
	return row, len(row.Children) > 0
}

// sized is a side that is evaluated, and how far its number may be off.
type sized struct {
	value, half float64
	known       bool
}

// holds checks what a formula says: the quantities are there, and its relations hold.
func (b *body) holds(text string, list []side) error {
	before := sized{}
	for _, s := range list {
		now, err := b.value(s.text)
		if err != nil {
			return fmt.Errorf("$%s$: in the document %s, %w; write $!…$ for a formula that is wrong on purpose or about another document", text, b.name, err)
		}
		if before.known && now.known && !related(before, s.sign, now) {
			return fmt.Errorf("$%s$: in the document %s, %s stands between %s and %s; write $!…$ for a formula that is wrong on purpose",
				text, b.name, s.sign, expr.FormatNumber(before.value, 7), expr.FormatNumber(now.value, 7))
		}
		before = now
	}
	return nil
}

var literal = regexp.MustCompile(`^[-−]?[0-9]+(?:\.([0-9]+))?$`)

// value evaluates a side; it is not known of one that is general.
func (b *body) value(text string) (sized, error) {
	if text == "?" {
		return sized{}, nil
	}
	if m := literal.FindStringSubmatch(text); m != nil {
		v, err := strconv.ParseFloat(strings.ReplaceAll(text, "−", "-"), 64)
		s := sized{value: v, known: true}
		if m[1] != "" {
			s.half = 0.5 * math.Pow(10, -float64(len(m[1])))
		}
		return s, err
	}
	v, err := lesson.ParseValue(text)
	if err != nil || general(text) {
		return sized{}, nil // letters
	}
	if err := b.state.Why(v); err != nil {
		return sized{}, fmt.Errorf("%s has no value: %w", text, err)
	}
	x, _ := b.state.Of(v)
	s := sized{value: x, known: true}
	if n, err := answer.Read(text, b.state.System()); err == nil {
		s.half = n.Half
	}
	return s, nil
}

// general reports whether a side has a free index.
func general(text string) bool {
	e, err := expr.Parse(text, letterOf)
	if err != nil {
		return false
	}
	free := false
	for _, s := range expr.Symbols(expr.Expand(e)) {
		free = free || s.I.Var != "" || s.J.Var != ""
	}
	expr.Walk(e, func(part expr.Expr) bool {
		if d, ok := part.(expr.Deriv); ok {
			free = free || d.By.I.Var != "" || d.By.J.Var != ""
		}
		if s, ok := part.(expr.Symbol); ok && s.Kind == expr.V {
			free = true
		}
		return true
	})
	return free
}

// related reports whether two sides stand in a relation, as far as their digits go.
func related(a sized, sign string, b sized) bool {
	off := a.half + b.half
	if sign == "≈" {
		off = max(3*off, 0.005*math.Abs(a.value))
	}
	off = off*(1+1e-6) + 1e-9*max(1, math.Abs(a.value), math.Abs(b.value))
	switch sign {
	case "=", "≈":
		return math.Abs(a.value-b.value) <= off
	case "≠":
		return math.Abs(a.value-b.value) > off
	case "<":
		return a.value < b.value
	case ">":
		return a.value > b.value
	case "≤":
		return a.value <= b.value+off
	case "≥":
		return a.value >= b.value-off
	}
	return true
}
