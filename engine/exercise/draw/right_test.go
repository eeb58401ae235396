package draw

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"chainrule/engine/activation"
	"chainrule/engine/exercise"
	"chainrule/engine/exercise/mistake"
	"chainrule/engine/exercise/work"
	"chainrule/engine/expr"
	"chainrule/engine/random"
)

// rightNumbers are ways to write a right number.
func rightNumbers(d *Drawn, r *random.SplitMix64) []string {
	v := d.Right()
	digits := d.Digits + r.Below(4)
	list := []string{
		strconv.FormatFloat(v, 'g', -1, 64),
		exercise.Rounded(v, digits),
		strconv.FormatFloat(v, 'e', digits-1, 64), // with its zeros at the end
		fmt.Sprintf("%v + %s", 1.5, exercise.Rounded(v-1.5, 9)),
		fmt.Sprintf("(%s)/3", exercise.Rounded(3*v, 9)),
		strings.ReplaceAll(exercise.Rounded(v, 5), "-", "−"),
		expr.FormatNumber(v, 5), // as the page prints it
	}
	if comma := strings.Replace(exercise.Rounded(v, 5), ".", ",", 1); strings.Contains(comma, ",") && !strings.Contains(comma, "e") && math.Abs(v) < 1 {
		list = append(list, comma)
	}
	if e, ok := d.Line(); ok && !expr.Has[expr.Deriv](e) {
		s := d.System()
		values := func(symbol expr.Symbol) (float64, bool) { return s.Symbol(symbol), true }
		list = append(list, expr.Text(expr.Expand(e), expr.Format{Values: values}))
		// each number that was computed is rounded, those of the table and the weights are not
		list = append(list, expr.Text(put(expr.Expand(e), s, d.Digits+1), expr.Format{}))
	}
	return list
}

// put puts the values of quantities into an expression: data and weights as they are, and others rounded.
func put(e expr.Expr, s *work.System, digits int) expr.Expr {
	symbol, ok := e.(expr.Symbol)
	if !ok {
		return expr.Map(e, func(part expr.Expr) expr.Expr { return put(part, s, digits) })
	}
	v := s.Symbol(symbol)
	if _, computed := s.Equation(work.Quantity{Of: symbol}); computed {
		v, _ = strconv.ParseFloat(exercise.Rounded(v, digits), 64)
	}
	return expr.Num(v)
}

// drawAny draws an exercise of any level.
func drawAny(form exercise.Form, r *random.SplitMix64) *Drawn {
	for {
		if p, ok := levels[r.Below(len(levels))].pick(form, r.Below(1<<16), r); ok {
			return p.exercise(form)
		}
	}
}

// TestRightNumbers holds that a right number is never refused, in whatever way it is written.
func TestRightNumbers(t *testing.T) {
	t.Parallel()
	const wanted = 6000
	r := random.SplitMix64(11)
	for tried := 0; tried < wanted; {
		d := drawAny(exercise.Number, &r)
		if v := d.Right(); v-v != 0 || math.Abs(v) < 1e-6 {
			continue
		}
		for _, text := range rightNumbers(d, &r) {
			tried++
			v, err := d.Answer(text)
			if err != nil || !v.Correct {
				t.Errorf("%s is %v, to %d digits: %q is refused: %v %v", d.Asked.ID(), d.Right(), d.Digits, text, v, err)
			}
		}
	}
}

// rewritten is an expression equal to e, written in another way.
func rewritten(e expr.Expr, r *random.SplitMix64) expr.Expr {
	e = expr.Map(e, func(part expr.Expr) expr.Expr { return rewritten(part, r) })
	switch p := e.(type) {
	case expr.Sum:
		list := shuffled(p.Terms, r)
		if r.Below(4) == 0 { // −(−a − b)
			for i, t := range list {
				list[i] = expr.Neg{X: t}
			}
			return expr.Neg{X: expr.Add(list...)}
		}
		return expr.Add(list...)
	case expr.Product:
		list := shuffled(p.Factors, r)
		if sum, ok := list[0].(expr.Sum); ok && r.Below(2) == 0 { // (a + b) c = a c + b c
			var terms []expr.Expr
			for _, t := range sum.Terms {
				terms = append(terms, expr.Mul(append([]expr.Expr{t}, list[1:]...)...))
			}
			return expr.Add(terms...)
		}
		return expr.Mul(list...)
	case expr.Neg:
		if r.Below(2) == 0 {
			return expr.Mul(expr.Num(-1), p.X)
		}
	case expr.Power:
		if p.Exponent == 2 && r.Below(2) == 0 {
			return expr.Mul(p.Base, p.Base)
		}
	case expr.BigSum:
		if r.Below(2) == 0 {
			return expr.Expand(p)
		}
	case expr.Call:
		a, known := activation.ByID(p.Function.ID)
		switch symbol, ok := p.Args[0].(expr.Symbol); {
		case !known || r.Below(2) == 0:
		case p.Order == 0:
			return a.Definition(p.Args[0])
		case ok && symbol.Kind == expr.A:
			value := symbol
			value.Kind = expr.Z
			return a.DerivativeOf(symbol, value)
		}
	}
	return e
}

func shuffled(list []expr.Expr, r *random.SplitMix64) []expr.Expr {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	r.Shuffle(order)
	out := make([]expr.Expr, len(list))
	for i, at := range order {
		out[i] = list[at]
	}
	return out
}

// TestRightExpressions holds that an expression equal to the right one is never refused, in whatever way it is written.
func TestRightExpressions(t *testing.T) {
	t.Parallel()
	const wanted = 4000
	r := random.SplitMix64(12)
	for tried := 0; tried < wanted; {
		d := drawAny(exercise.Expression, &r)
		e, ok := d.Line()
		if !ok || expr.Has[expr.Deriv](e) {
			continue
		}
		for range 8 {
			tried++
			text := expr.Text(rewritten(e, &r), expr.Format{})
			v, err := d.Answer(text)
			if err != nil || !v.Correct {
				t.Errorf("%s is %s: %q is refused: %v %v", d.Asked.ID(), expr.Text(e, expr.Format{}), text, v, err)
			}
		}
	}
}

// TestWrongExpressions makes the mistakes of an exercise in its expression, and wants each named.
func TestWrongExpressions(t *testing.T) {
	t.Parallel()
	r := random.SplitMix64(13)
	tried, missed := 0, 0
	for tried < 1000 {
		d := drawAny(exercise.Expression, &r)
		for _, f := range d.Mistakes() {
			text, ok := f.Written()
			line, _ := d.Line()
			if !ok || expr.Text(text, expr.Format{}) == expr.Text(line, expr.Format{}) { // another function by the same letter
				continue
			}
			tried++
			v, err := d.Answer(expr.Text(text, expr.Format{}))
			if err != nil || v.Correct || !named(d.Exercise, f, v) {
				missed++
				t.Logf("%s: %s after %s is called %v %v", d.Asked.ID(), expr.Text(text, expr.Format{}), f.ID, v, err)
			}
		}
	}
	if missed*100 > tried {
		t.Errorf("%d of %d are not named", missed, tried)
	}
}

// TestChance draws wrong numbers around the right one, as far off as those that mistakes lead to, and wants fewer than one of
// a hundred called a mistake or taken for right.
func TestChance(t *testing.T) {
	t.Parallel()
	r := random.SplitMix64(14)
	const exercises, each = 150, 40
	accused, right := 0, 0
	for n := range exercises {
		d := Draw(1+n%Levels(), exercise.Number, uint64(n))
		for range each {
			v := 2 * d.Right() * r.Symmetric()
			verdict, err := d.Answer(exercise.Rounded(v, d.Digits))
			if err != nil {
				t.Fatal(err)
			}
			switch {
			case verdict.Correct:
				right++
			case len(verdict.Mistakes) > 0:
				accused++
			}
		}
	}
	t.Logf("of %d wrong numbers, %d are called a mistake, and %d right", exercises*each, accused, right)
	if accused*100 >= exercises*each || right*100 >= exercises*each {
		t.Errorf("of %d wrong numbers, %d are called a mistake, and %d right", exercises*each, accused, right)
	}
}

// TestTwoAtOnce makes two common mistakes together, gives one digit more than is asked for, at least five, and wants both named,
// or, where the two lead to a number that one mistake leads to as well, that one. Of wrong numbers with as many digits, fewer
// than one of a hundred may be called a pair.
func TestTwoAtOnce(t *testing.T) {
	t.Parallel()
	r := random.SplitMix64(15)
	pairs, named, chance, accused := 0, 0, 0, 0
	for n := range 40 {
		d := Draw(1+n%Levels(), exercise.Number, uint64(n))
		answer := func(v float64) exercise.Verdict {
			verdict, err := d.Answer(exercise.Rounded(v, max(d.Digits+1, 6)))
			if err != nil {
				t.Fatal(err)
			}
			return verdict
		}
		for range 4 {
			chance++
			if v := answer(2 * d.Right() * r.Symmetric()); !v.Correct && len(v.Mistakes) > 0 {
				accused++
			}
		}
		var common []*mistake.Found
		for _, f := range d.Mistakes() {
			if f.Common {
				common = append(common, f)
			}
		}
		for range 6 {
			if len(common) < 2 {
				break
			}
			i, j := r.Below(len(common)), r.Below(len(common))
			f, g := common[min(i, j)], common[max(i, j)]
			value := mistake.Together(d.System(), d.Asked, f, g)
			short := math.Abs(value-math.Round(value*1e4)/1e4) < 1e-9 // a number that many ways lead to
			if short || f.Mistake == g.Mistake || value-value != 0 || math.Abs(value) < 1e-9 || math.Abs(value-d.Right()) < 0.01*math.Abs(d.Right()) {
				continue
			}
			pairs++
			v := answer(value)
			if !v.Correct && len(v.Mistakes) > 0 {
				named++
			} else {
				t.Logf("%s is %v: %v after %s and %s is answered by %v", d.Asked.ID(), d.Right(), value, f.ID, g.ID, v)
			}
		}
	}
	t.Logf("%d of %d pairs are named, and %d of %d wrong numbers", named, pairs, accused, chance)
	if named*100 < 90*pairs || accused*100 > chance {
		t.Errorf("%d of %d pairs are named, and %d of %d wrong numbers", named, pairs, accused, chance)
	}
}

// TestSameSeed holds that a seed has one exercise, and that others have others.
func TestSameSeed(t *testing.T) {
	t.Parallel()
	for level := 1; level <= Levels(); level++ {
		for _, form := range []exercise.Form{exercise.Number, exercise.Expression} {
			a, b, c := Draw(level, form, 3), Draw(level, form, 3), Draw(level, form, 4)
			if a.Asked != b.Asked || string(a.Document.Encode()) != string(b.Document.Encode()) {
				t.Errorf("level %d, %s: one seed makes two exercises", level, form)
			}
			if string(a.Document.Encode()) == string(c.Document.Encode()) {
				t.Errorf("level %d, %s: two seeds make one exercise", level, form)
			}
		}
	}
}

// TestNeverTellsTheAnswer holds that what is said to a wrong answer does not contain the right one.
func TestNeverTellsTheAnswer(t *testing.T) {
	t.Parallel()
	for n := range 60 {
		d := Draw(1+n%Levels(), exercise.Number, uint64(1000+n))
		right := strings.TrimLeft(expr.FormatNumber(d.Right(), 3), "−0.")
		texts := []string{exercise.Rounded(d.Right()*1.234567, 6)}
		for _, f := range d.Mistakes() {
			texts = append(texts, exercise.Rounded(f.Value, d.Digits))
		}
		for _, text := range texts {
			v, err := d.Answer(text)
			if err != nil {
				t.Fatal(err)
			}
			if said := v.Feedback.String(); len(right) > 2 && strings.Contains(said, right) {
				t.Errorf("%s is %v: %s is answered by %q", d.Asked.ID(), d.Right(), text, said)
			}
		}
	}
}

// TestNeverTellsTheExpression holds that what is said to a wrong expression does not contain the right one, and that no number is a right
// answer to a question for an expression.
func TestNeverTellsTheExpression(t *testing.T) {
	t.Parallel()
	for n := range 120 {
		d := Draw(1+n%Levels(), exercise.Expression, uint64(1000+n))
		line, ok := d.Line()
		if !ok {
			t.Fatalf("%s has no expression", d.Asked.ID())
		}
		right := expr.Text(line, expr.Format{})
		texts := []string{"2*(" + right + ")", "-(" + right + ")", right + " + 1", "0", "1", "y[1,1]"}
		for _, f := range d.Mistakes() {
			if e, ok := f.Written(); ok {
				texts = append(texts, expr.Text(e, expr.Format{}))
			}
		}
		for _, text := range texts {
			v, err := d.Answer(text)
			if err != nil {
				t.Fatal(err)
			}
			if v.Correct { // another function by the same letter
				if text == "0" || text == "1" {
					t.Errorf("%s is %s", d.Asked.ID(), text)
				}
				continue
			}
			if said := v.Feedback.String(); strings.Contains(said, expr.Unicode(line, expr.Format{})) || v.Where.Symbol == right {
				t.Errorf("%s: %s is answered by %q at %v", d.Asked.ID(), text, said, v.Where)
			}
		}
	}
}
