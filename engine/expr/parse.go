package expr

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// The longest text and the deepest nesting that are read.
const (
	longestText  = 10_000
	deepestNest  = 200
	largestIndex = 1_000_000
)

// ParseError says where a text could not be read. Column counts characters from 1.
type ParseError struct {
	Column  int
	Message string
}

// Error gives the message with its place.
func (e *ParseError) Error() string { return fmt.Sprintf("column %d: %s", e.Column, e.Message) }

// Parse reads an expression as [Text] writes it. lookup gives the functions other than those of this
// package by their names in text, such as "sigma"; it may be nil. It also takes what people write: Greek letters, −
// · × ′ ², factors side by side, and indices without brackets where they are one digit each, as in α12.
func Parse(text string, lookup func(name string) *Function) (e Expr, err error) {
	p := &parser{text: []rune(text), lookup: lookup}
	defer func() {
		switch fault := recover().(type) {
		case nil:
		case *ParseError:
			e, err = nil, fault
		default:
			panic(fault)
		}
	}()
	if len(p.text) > longestText {
		p.fail("the text is longer than %d characters", longestText)
	}
	e = p.sum()
	p.space()
	if p.at < len(p.text) {
		p.fail("found %q where the expression could have ended", p.text[p.at])
	}
	return e, nil
}

// ParseSymbol reads a symbol's id, such as `alpha[1,2]` or `z2[m2,3]`.
func ParseSymbol(id string) (Symbol, error) {
	e, err := Parse(id, nil)
	if err != nil {
		return Symbol{}, err
	}
	s, ok := e.(Symbol)
	if !ok {
		return Symbol{}, &ParseError{1, fmt.Sprintf("%q is not one quantity; write an id such as alpha[1,2]", id)}
	}
	return s, nil
}

type parser struct {
	text   []rune
	at     int
	depth  int
	lookup func(string) *Function
}

// fail stops reading at the current place; Parse recovers the error.
func (p *parser) fail(format string, args ...any) {
	panic(&ParseError{p.at + 1, fmt.Sprintf(format, args...)})
}

func (p *parser) space() {
	for p.at < len(p.text) && unicode.IsSpace(p.text[p.at]) {
		p.at++
	}
}

// peek is the next character that is not a space; 0 at the end.
func (p *parser) peek() rune {
	p.space()
	if p.at == len(p.text) {
		return 0
	}
	return p.text[p.at]
}

// take reads one of the characters, if it is next.
func (p *parser) take(any string) bool {
	if c := p.peek(); c != 0 && strings.ContainsRune(any, c) {
		p.at++
		return true
	}
	return false
}

func (p *parser) expect(c rune) {
	if next := p.peek(); next == 0 {
		p.fail("the text ends where a %q is missing", c)
	} else if next != c {
		p.fail("found %q where a %q is missing", next, c)
	}
	p.at++
}

const minus = "-−"

func (p *parser) sum() Expr {
	p.depth++
	if p.depth > deepestNest {
		p.fail("parentheses are nested deeper than %d", deepestNest)
	}
	defer func() { p.depth-- }()
	terms := []Expr{p.signed()}
	for {
		switch {
		case p.take("+"):
			terms = append(terms, p.product())
		case p.take(minus):
			terms = append(terms, Neg{p.product()})
		default:
			return Add(terms...)
		}
	}
}

// signed reads a term with a sign before it. A sign before a number belongs to the number, but −2² is
// −(2²), and there is no number −0.
func (p *parser) signed() Expr {
	if !p.take(minus) {
		p.take("+")
		return p.product()
	}
	c := p.peek()
	if c != '.' && !isDigit(c) {
		return Neg{p.product()}
	}
	n := Num(p.number())
	first := p.power(n)
	if first != Expr(n) || n.Value == 0 {
		return Neg{p.factors(first)}
	}
	return p.factors(Num(-n.Value))
}

func isDigit(c rune) bool { return c >= '0' && c <= '9' }

func (p *parser) product() Expr { return p.factors(p.power(p.primary())) }

// factors reads the factors after the first.
func (p *parser) factors(first Expr) Expr {
	factors := []Expr{first}
	for {
		switch {
		case p.takeTimes():
			factors = append(factors, p.power(p.primary()))
		case p.take("/"):
			num := Mul(factors...)
			factors = []Expr{Div(num, p.power(p.primary()))}
		case p.startsPrimary():
			factors = append(factors, p.power(p.primary()))
		default:
			return Mul(factors...)
		}
	}
}

func (p *parser) takeTimes() bool { return p.take("*·×⋅") }

func (p *parser) startsPrimary() bool {
	c := p.peek()
	return c == '(' || c == '[' || c == '∂' || unicode.IsLetter(c) || isDigit(c)
}

// power reads an exponent, if there is one, which is a whole number.
func (p *parser) power(base Expr) Expr {
	switch {
	case p.take("²"):
		return Power{base, 2}
	case p.take("³"):
		return Power{base, 3}
	case p.peek() == '*' && p.at+1 < len(p.text) && p.text[p.at+1] == '*':
		p.at += 2
	case !p.take("^"):
		return base
	}
	sign := 1
	if p.take(minus) {
		sign = -1
	}
	if !isDigit(p.peek()) {
		p.fail("an exponent is a whole number, such as 2")
	}
	return Power{base, sign * p.whole()}
}

// primary reads a number, a symbol, a call, a sum, a bracket, a derivative, or what is in parentheses.
func (p *parser) primary() Expr {
	c := p.peek()
	switch {
	case c == 0:
		p.fail("the text ends where a number or a quantity such as x[1,2] is missing")
	case c == '(':
		p.at++
		e := p.sum()
		p.expect(')')
		return e
	case c == '[':
		return p.indicator()
	case c == '.' || isDigit(c):
		return Num(p.number())
	case unicode.IsLetter(c) || c == '∂':
		return p.named()
	}
	p.fail("found %q where a number or a quantity such as x[1,2] is missing", c)
	return nil
}

func (p *parser) number() float64 {
	p.space()
	start := p.at
	digits := func() {
		for p.at < len(p.text) && isDigit(p.text[p.at]) {
			p.at++
		}
	}
	digits()
	if p.at+1 < len(p.text) && p.text[p.at] == '.' && p.text[p.at+1] != '.' || p.at+1 == len(p.text) && p.text[p.at] == '.' {
		p.at++
		digits()
	}
	if p.at < len(p.text) && (p.text[p.at] == 'e' || p.text[p.at] == 'E') {
		mark := p.at
		p.at++
		if p.at < len(p.text) && strings.ContainsRune("+-", p.text[p.at]) {
			p.at++
		}
		if p.at < len(p.text) && isDigit(p.text[p.at]) {
			digits()
		} else {
			p.at = mark
		}
	}
	v, err := strconv.ParseFloat(string(p.text[start:p.at]), 64)
	if err != nil {
		text := string(p.text[start:p.at])
		p.at = start
		p.fail("%q is not a number that fits", text)
	}
	return v
}

func (p *parser) whole() int {
	p.space()
	start := p.at
	for p.at < len(p.text) && isDigit(p.text[p.at]) {
		p.at++
	}
	n, err := strconv.Atoi(string(p.text[start:p.at]))
	if err != nil || n > largestIndex {
		p.at = start
		p.fail("a whole number up to %d is missing", largestIndex)
	}
	return n
}

func (p *parser) indicator() Expr {
	p.expect('[')
	a := p.index()
	p.expect('=')
	b := p.index()
	p.expect(']')
	return Indicator{a, b}
}

// index reads an index: a number, or a letter with or without a number.
func (p *parser) index() Index {
	c := p.peek()
	if isDigit(c) {
		return At(p.whole())
	}
	if c < 'a' || c > 'z' {
		p.fail("an index is missing: a number, or a letter such as k")
	}
	start := p.at
	for p.at++; p.at < len(p.text) && isDigit(p.text[p.at]) && p.at-start < 4; p.at++ {
	}
	return Over(string(p.text[start:p.at]))
}
