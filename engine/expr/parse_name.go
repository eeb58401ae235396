package expr

import (
	"sort"
	"strings"
	"unicode"
)

// letters that people write for the names in text.
var greek = strings.NewReplacer("α", "alpha", "β", "beta", "δ", "delta", "γ", "gamma", "σ", "sigma", "Φ", "Phi", "φ", "phi")

// byID finds the kinds by their ids in text.
var byID = func() map[string]Kind {
	m := map[string]Kind{}
	for kind, k := range kinds {
		if kind != Li { // L with an index
			m[k.id] = kind
		}
	}
	return m
}()

// named reads what begins with a letter: a symbol, a function with its argument, sum(…), or a derivative.
func (p *parser) named() Expr {
	start := p.at
	if p.take("∂") {
		p.space()
		return p.derivative(start)
	}
	name := p.name()
	switch {
	case name == "sum" && p.peek() == '(':
		return p.bigSum()
	case name == "if" && p.peek() == '(':
		return p.cases()
	case name == "d" && p.peek() == '(':
		return p.derivativeOf(start)
	}
	if _, ok := byID[name]; ok {
		return p.symbol(name)
	}
	if f := p.function(name); f != nil {
		return p.call(f)
	}
	if rest, ok := strings.CutPrefix(name, "d"); ok {
		if _, ok := byID[rest]; ok {
			p.at = start + 1
			return p.derivative(start)
		}
	}
	p.at = start
	p.fail("%q is not a quantity; write one of %s", name, strings.Join(symbolNames(), ", "))
	return nil
}

// symbolNames are the names of quantities. The letter v stands for the argument of a function, and is none.
func symbolNames() []string {
	var names []string
	for name, kind := range byID {
		if kind != V {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	return names
}

// name reads letters, Greek ones by their names.
func (p *parser) name() string {
	start := p.at
	for p.at < len(p.text) && unicode.IsLetter(p.text[p.at]) {
		p.at++
		word := greek.Replace(string(p.text[start:p.at]))
		if word != string(p.text[start:p.at]) && (p.at == len(p.text) || !unicode.IsLetter(p.text[p.at])) {
			break
		}
	}
	return greek.Replace(string(p.text[start:p.at]))
}

func (p *parser) function(name string) *Function {
	if f := Elementary(name); f != nil {
		return f
	}
	if p.lookup == nil {
		return nil
	}
	return p.lookup(name)
}

// call reads a function's layer, primes and arguments.
func (p *parser) call(f *Function) Expr {
	c := Call{Function: f}
	if derivative, ok := derivatives[f]; ok {
		p.checkPlain(f, derivative)
	}
	if isDigit(p.next()) {
		c.Layer = p.whole()
		if c.Layer < 2 {
			p.fail("a layer's number is written from 2 on")
		}
	}
	for p.take("'′") {
		c.Order++
	}
	if c.Order > highestOrder {
		p.fail("a function has at most %d primes", highestOrder)
	}
	p.expect('(')
	c.Args = []Expr{p.sum()}
	for len(c.Args) < f.arguments() {
		p.expect(',')
		c.Args = append(c.Args, p.sum())
	}
	p.expect(')')
	return c
}

// highestOrder is the highest derivative of a function that is read.
const highestOrder = 9

// derivatives is how the derivatives of the functions of this package are written, which have no primes.
var derivatives = map[*Function]string{
	Exp: "exp(…)", Log: "1/…", Abs: "sign(…)", Max: "if(… > …, 1, 0)", Sign: "0", NormalCDF: "phi(…)", NormalPDF: "-(…)*phi(…)",
}

// checkPlain refuses what the functions of this package do not have: a number in their name, such as the base of a
// logarithm, and a derivative written with a prime.
func (p *parser) checkPlain(f *Function, derivative string) {
	switch c := p.peek(); {
	case isDigit(p.next()) && f == Log:
		p.fail("log is the natural logarithm and has no number; write log(…)")
	case c == '\'' || c == '′':
		p.fail("%s is not differentiated by a prime; write %s", f.ID, derivative)
	case c != '(':
		p.expect('(')
	}
}

// next is the next character, spaces not skipped.
func (p *parser) next() rune {
	if p.at == len(p.text) {
		return 0
	}
	return p.text[p.at]
}

// symbol reads what comes after a symbol's name: its layer and its indices.
func (p *parser) symbol(name string) Symbol {
	s := Symbol{Kind: byID[name]}
	if c := p.next(); s.Kind == L && (c == '[' || c == '_' || isDigit(c)) {
		s.Kind = Li
	}
	k := kinds[s.Kind]
	if k.layered {
		s.Layer = 1
	}
	if k.indices == 0 {
		return s
	}
	if p.next() == '_' {
		p.at++
	}
	if isDigit(p.next()) {
		return p.afterDigits(s)
	}
	p.expect('[')
	return p.brackets(s)
}

func (p *parser) brackets(s Symbol) Symbol {
	s.I = p.index()
	if kinds[s.Kind].indices == 2 {
		p.expect(',')
		s.J = p.index()
	}
	p.expect(']')
	return s
}

// afterDigits reads a symbol with digits behind its name: the layer where brackets follow, and else one
// digit for each index.
func (p *parser) afterDigits(s Symbol) Symbol {
	start := p.at
	for isDigit(p.next()) {
		p.at++
	}
	digits := string(p.text[start:p.at])
	k := kinds[s.Kind]
	if p.next() == '[' && k.layered {
		p.at = start
		s.Layer = p.whole()
		if s.Layer < 2 {
			p.at = start
			p.fail("a layer's number is written from 2 on")
		}
		p.expect('[')
		return p.brackets(s)
	}
	if len(digits) != k.indices {
		p.at = start
		p.fail("which indices %q are cannot be told; write them in brackets, as in %s", digits, example(s))
	}
	s.I = At(int(digits[0] - '0'))
	if k.indices == 2 {
		s.J = At(int(digits[1] - '0'))
	}
	return s
}

func example(s Symbol) string {
	s.I, s.J = At(1), At(2)
	return s.ID()
}

// cases reads the conditions of a case distinction, what follows each, and what else it is.
func (p *parser) cases() Expr {
	p.expect('(')
	var c Cases
	for {
		e := p.sum()
		is := p.relation()
		if is == 0 {
			if len(c.Branches) == 0 {
				p.fail("a condition is missing, such as x[1,2] > 0")
			}
			p.expect(')')
			c.Otherwise = e
			return c
		}
		b := Branch{When: Condition{A: e, Is: is, B: p.sum()}}
		p.expect(',')
		b.Then = p.sum()
		p.expect(',')
		c.Branches = append(c.Branches, b)
	}
}

// relation reads how two expressions are compared; 0 where no relation is next.
func (p *parser) relation() Relation {
	switch {
	case p.take("≤"):
		return AtMost
	case p.take("≥"):
		return AtLeast
	case p.take("="):
		return EqualTo
	case p.take("<"):
		if p.next() == '=' {
			p.at++
			return AtMost
		}
		return Less
	case p.take(">"):
		if p.next() == '=' {
			p.at++
			return AtLeast
		}
		return Greater
	}
	return 0
}

func (p *parser) bigSum() Expr {
	p.expect('(')
	v := p.index()
	if v.Var == "" {
		p.fail("a sum runs over a letter, as in sum(k=1..3, …)")
	}
	p.expect('=')
	from := p.whole()
	p.expect('.')
	p.expect('.')
	to := p.whole()
	if to < from {
		p.fail("a sum from %d to %d has no terms", from, to)
	}
	p.expect(',')
	body := p.sum()
	p.expect(')')
	return BigSum{Var: v.Var, From: from, To: to, Body: body}
}

// derivative reads a derivative of a symbol, its d read already: L[1]/dalpha[1,2].
func (p *parser) derivative(start int) Expr {
	name := p.name()
	if _, ok := byID[name]; !ok {
		p.at = start
		p.fail("a derivative is written dL[1]/dalpha[1,2]")
	}
	return Deriv{Of: p.symbol(name), By: p.by(start)}
}

// derivativeOf reads a derivative of an expression, its d read already: (…)/dalpha[1,2].
func (p *parser) derivativeOf(start int) Expr {
	p.expect('(')
	of := p.sum()
	p.expect(')')
	return Deriv{Of: of, By: p.by(start)}
}

func (p *parser) by(start int) Symbol {
	p.expect('/')
	p.space()
	if c := p.next(); c != 'd' && c != '∂' {
		p.at = start
		p.fail("a derivative is written dL[1]/dalpha[1,2]")
	}
	p.at++
	p.space()
	at := p.at
	name := p.name()
	if _, ok := byID[name]; !ok {
		p.at = at
		p.fail("%q is not a quantity to differentiate by", name)
	}
	return p.symbol(name)
}
