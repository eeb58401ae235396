// Package answer reads what a person answers: a number, arithmetic as it is typed into a calculator, or an expression; and
// tells how precise it is.
package answer

import (
	"math"
	"strconv"
	"strings"

	"chainrule/engine/activation"
	"chainrule/engine/derive"
	"chainrule/engine/exercise/work"
	"chainrule/engine/expr"
	"chainrule/engine/pattern"
	"chainrule/engine/prose"
)

// Number is an answer that stands for a number.
type Number struct {
	Value float64
	Expr  expr.Expr // as it was typed
	Plain bool      // a number alone, and no arithmetic

	// Half is how far the value may be off, since its last digit was rounded, or since digits of the arithmetic were.
	Half float64

	// Digits is how many significant digits a plain number has.
	Digits int
}

// Read reads a number, or arithmetic of numbers, functions and quantities of a system.
func Read(text string, s *work.System) (Number, error) {
	e, err := Parse(text, s)
	if err != nil {
		return Number{}, err
	}
	n := Number{Expr: e, Value: s.Eval(e)}
	if n.Value-n.Value != 0 {
		return n, prose.Say(prose.AnswerNoNumber)
	}
	if plain, places, digits := plainNumber(text); plain {
		n.Plain, n.Digits = true, digits
		n.Half = 0.5 * math.Pow(10, float64(-places))
		return n, nil
	}
	n.Half = slack(e, n.Value, s)
	return n, nil
}

// plainText is a number alone: its digits before and behind the point, and its power of ten.
var plainText = pattern.Of(`^[-+−]? *([0-9]*)(?:\.([0-9]*))?(?:[eE]([-+]?[0-9]+))?$`)

// plainNumber gives the decimal places and the significant digits of a number as it was typed.
func plainNumber(text string) (plain bool, places, digits int) {
	text, err := point(strings.TrimSpace(text))
	if err != nil {
		return false, 0, 0
	}
	m := plainText().FindStringSubmatch(text)
	if m == nil || m[1]+m[2] == "" {
		return false, 0, 0
	}
	power, _ := strconv.Atoi(m[3])
	significant := strings.TrimLeft(m[1]+m[2], "0")
	return true, len(m[2]) - power, len(significant)
}

// slack is how far the value of arithmetic may be off where the numbers in it were rounded. Whole numbers, and those of the
// data and the weights, are taken as they are.
func slack(e expr.Expr, value float64, s *work.System) float64 {
	total := 0.0
	n := 0 // numbers met, each of which is moved in its turn
	for at := 0; at <= n; at++ {
		n = -1
		moved := false
		e := replaceNumbers(e, func(v float64) float64 {
			if n++; n != at {
				return v
			}
			moved = true
			return v + half(v, s)
		})
		if moved {
			if v := s.Eval(e); v-v == 0 {
				total += math.Abs(v - value)
			}
		}
	}
	return total
}

// replaceNumbers replaces the numbers of an expression, one after the other.
func replaceNumbers(e expr.Expr, with func(float64) float64) expr.Expr {
	if n, ok := e.(expr.Number); ok {
		return expr.Num(with(n.Value))
	}
	return expr.Map(e, func(part expr.Expr) expr.Expr { return replaceNumbers(part, with) })
}

// half is half a unit of the last digit of a number that was typed, or 0 where it is exact.
func half(v float64, s *work.System) float64 {
	if v == math.Trunc(v) || s.Given(math.Abs(v)) {
		return 0
	}
	text := strconv.FormatFloat(v, 'f', -1, 64)
	_, decimals, _ := strings.Cut(text, ".")
	return 0.5 * math.Pow(10, -float64(len(decimals)))
}

// Parse reads an expression of a system's quantities. It takes decimal commas where they can be told, e^(…) and ln, and
// functions by their names. It takes LaTeX, too.
func Parse(text string, s *work.System) (expr.Expr, error) {
	text, err := point(strings.TrimSpace(expr.FromLaTeX(text)))
	if err != nil {
		return nil, err
	}
	if text == "" {
		return nil, prose.Say(prose.AnswerEmpty)
	}
	shape := s.Network.Shape
	lookup := func(name string) *expr.Function {
		switch name {
		case "sigma":
			if len(shape.Hidden) > 0 {
				return derive.Letter("σ", shape.Hidden[0].Activation)
			}
		case "g":
			if g, _ := activation.OutputByID(shape.Output); g.Each != nil {
				return derive.Letter("g", shape.Output)
			}
		case "ln":
			return expr.Log
		}
		if a, ok := activation.ByID(name); ok {
			return derive.Letter("σ", a.ID)
		}
		return nil
	}
	e, err := expr.Parse(signs(powersOfE(text)), lookup)
	if err != nil {
		return nil, err
	}
	e = layers(e, s)
	return e, s.CheckExpr(e)
}

// layers gives each σ the activation of its layer.
func layers(e expr.Expr, s *work.System) expr.Expr {
	e = expr.Map(e, func(part expr.Expr) expr.Expr { return layers(part, s) })
	call, ok := e.(expr.Call)
	hidden := s.Network.Shape.Hidden
	if !ok || call.Function.Letter != "σ" || len(hidden) == 0 || call.Layer > len(hidden) {
		return e
	}
	if call.Layer > 1 {
		call.Function = derive.Letter("σ", hidden[call.Layer-1].Activation)
	} else if call.Function.ID == hidden[0].Activation {
		call.Layer = 1
	}
	return call
}

var (
	// commaNumber is a decimal comma, or what could be one.
	commaNumber = pattern.Of(`[0-9]*,[0-9]+`)
	// thousands are digits that a comma may part into thousands.
	thousands = pattern.Of(`^[1-9][0-9]{0,2},[0-9]{3}$`)
	// behindOperator is a negative number behind an operator.
	behindOperator = pattern.Of(`([-+−*/·×⋅] *)([-−] *[0-9.]+(?:[eE][-+]?[0-9]+)?)`)
	// power is e to a power in parentheses or to a number.
	power = pattern.Of(`(^|[^\pL\d_.])e *\^ *(\(|[-−]? *[0-9.]+)`)
)

// scientific is a number with a power of ten as formulas print it, 9.66·10⁻⁵, or with a minus as they print it.
var scientific = pattern.Of(`([0-9])(?: ?[·×] ?10([⁺⁻]?)([⁰¹²³⁴-⁹]+)|([eE]−)([0-9]+))`)

// plainScientific writes such a number with e.
func plainScientific(text string) string {
	return scientific().ReplaceAllStringFunc(text, func(m string) string {
		p := scientific().FindStringSubmatch(m)
		if p[4] != "" {
			return p[1] + "e-" + p[5]
		}
		return p[1] + "e" + superscripts.Replace(p[2]+p[3])
	})
}

var superscripts = strings.NewReplacer("⁺", "", "⁻", "-", "⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9")

// point writes decimal commas as points. A text with a point has none. A comma that could also part thousands is refused.
func point(text string) (string, error) {
	text = plainScientific(text)
	if strings.Contains(text, ".") || !strings.Contains(text, ",") || strings.ContainsAny(text, "[") || strings.Contains(text, ", ") {
		return text, nil
	}
	sure := false
	for _, n := range commaNumber().FindAllString(text, -1) {
		sure = sure || !thousands().MatchString(n)
	}
	if !sure {
		return "", prose.Say(prose.AnswerComma, prose.Quoted(text))
	}
	return strings.ReplaceAll(text, ",", "."), nil
}

// powersOfE writes e^(…) and e^−2 as exp(…).
func powersOfE(text string) string {
	return power().ReplaceAllStringFunc(text, func(m string) string {
		p := power().FindStringSubmatch(m)
		if p[2] == "(" {
			return p[1] + "exp("
		}
		return p[1] + "exp(" + p[2] + ")"
	})
}

// signs writes a minus behind an operator in parentheses, as in 2·(−3), and ÷ as /.
func signs(text string) string {
	return behindOperator().ReplaceAllString(strings.ReplaceAll(text, "÷", "/"), "$1($2)")
}

// Is reports whether the answer is v as far as its own digits go.
func (n Number) Is(v float64) bool { return n.within(v, n.Half) }

// Exactly reports whether the answer is v where it must be good to so many significant digits: those that were not typed
// count as zeros.
func (n Number) Exactly(v float64, digits int) bool {
	unit := HalfUnit(n.Value, digits)
	if n.Plain {
		return n.within(v, min(n.Half, unit))
	}
	return n.within(v, max(n.Half, 1e-9*math.Abs(v)))
}

// within allows for the last bits of what was computed, since a number may stand just between two roundings.
func (n Number) within(v, half float64) bool {
	return math.Abs(n.Value-v) <= half*(1+1e-6)+1e-12*math.Abs(v)
}

// HalfUnit is half a unit of the last of so many significant digits of v.
func HalfUnit(v float64, digits int) float64 {
	if v == 0 {
		return 0.5 * math.Pow(10, -float64(digits))
	}
	return 0.5 * math.Pow(10, math.Floor(math.Log10(math.Abs(v)))-float64(digits-1))
}
