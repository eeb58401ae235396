package expr

import "fmt"

// Field is arithmetic on numbers of a type: float64, dual numbers, numbers that carry their rounding
// error. It also gives the functions their values, so that an expression evaluates in any of them.
type Field[N any] interface {
	Const(v float64) N
	Add(a, b N) N
	Neg(a N) N
	Mul(a, b N) N
	Div(a, b N) N
	Power(a N, n int) N
	// Call is the function f, or its derivative of an order above 0, at args.
	Call(f *Function, order int, args []N) N
	// Real is the number itself, without what it carries along. Conditions are decided by it.
	Real(a N) float64
}

// Env gives the symbols and derivatives of an expression their values.
type Env[N any] interface {
	Symbol(s Symbol) N
	Deriv(d Deriv) N
}

// Eval is the value of e, which must have no free index variable.
//
// A Σ within a Σ is evaluated once for each value of the outer variables that it depends on. So the cost of nested
// sums is the product of two neighbouring lengths, and not the product of all.
func Eval[N any](e Expr, in Field[N], env Env[N]) N {
	c := compiler[N]{in: in, env: env}
	return c.compile(e)()
}

// compiler turns an expression into a closure over the current values of the index variables.
type compiler[N any] struct {
	in    Field[N]
	env   Env[N]
	bound []binding // the enclosing sums' variables, innermost last
}

type binding struct {
	name string
	n    *int
}

func (c *compiler[N]) compile(e Expr) func() N {
	in, env := c.in, c.env
	switch e := e.(type) {
	case Number:
		v := in.Const(e.Value)
		return func() N { return v }
	case Symbol:
		at := c.symbol(e)
		return func() N { return env.Symbol(at()) }
	case Deriv:
		by := c.symbol(e.By)
		if of, ok := e.Of.(Symbol); ok {
			at := c.symbol(of)
			return func() N { return env.Deriv(Deriv{Of: at(), By: by()}) }
		}
		bound := append([]binding(nil), c.bound...)
		return func() N {
			d := Deriv{Of: e.Of, By: by()}
			for i := len(bound) - 1; i >= 0; i-- { // of two of one name the inner one is meant
				d.Of = Bind(d.Of, bound[i].name, *bound[i].n)
			}
			return env.Deriv(d)
		}
	case Sum:
		parts := c.all(e.Terms)
		return func() N {
			total := parts[0]()
			for _, p := range parts[1:] {
				total = in.Add(total, p())
			}
			return total
		}
	case Neg:
		x := c.compile(e.X)
		return func() N { return in.Neg(x()) }
	case Product:
		parts := c.all(e.Factors)
		return func() N {
			total := parts[0]()
			for _, p := range parts[1:] {
				total = in.Mul(total, p())
			}
			return total
		}
	case Quotient:
		num, den := c.compile(e.Num), c.compile(e.Den)
		return func() N { return in.Div(num(), den()) }
	case Power:
		base := c.compile(e.Base)
		return func() N { return in.Power(base(), e.Exponent) }
	case Call:
		parts := c.all(e.Args)
		return func() N {
			args := make([]N, len(parts))
			for i, p := range parts {
				args[i] = p()
			}
			return in.Call(e.Function, e.Order, args)
		}
	case Cases:
		return c.cases(e)
	case BigSum:
		return c.bigSum(e)
	case Indicator:
		a, b := c.index(e.A), c.index(e.B)
		yes, no := in.Const(1), in.Const(0)
		return func() N {
			if a() == b() {
				return yes
			}
			return no
		}
	}
	panic(fmt.Sprintf("expr: unknown kind %T", e))
}

// cases evaluates only the branch whose condition holds: a logarithm in another branch may not exist.
func (c *compiler[N]) cases(e Cases) func() N {
	type branch struct{ a, b, then func() N }
	branches := make([]branch, len(e.Branches))
	for i, b := range e.Branches {
		branches[i] = branch{c.compile(b.When.A), c.compile(b.When.B), c.compile(b.Then)}
	}
	otherwise := c.compile(e.Otherwise)
	return func() N {
		for i, b := range branches {
			if e.Branches[i].When.Is.Holds(c.in.Real(b.a()), c.in.Real(b.b())) {
				return b.then()
			}
		}
		return otherwise()
	}
}

// bigSum remembers the sum for each value of the outer variables that occur in its body. More than two
// such variables do not occur in derivations and are not remembered.
func (c *compiler[N]) bigSum(e BigSum) func() N {
	if e.To < e.From {
		panic(fmt.Sprintf("expr: empty sum from %d to %d", e.From, e.To))
	}
	var outer []*int
	for _, b := range c.bound {
		if b.name != e.Var && Occurs(e.Body, b.name) {
			outer = append(outer, b.n)
		}
	}
	n := new(int)
	c.bound = append(c.bound, binding{e.Var, n})
	body := c.compile(e.Body)
	c.bound = c.bound[:len(c.bound)-1]
	total := func() N {
		*n = e.From
		sum := body()
		for i := e.From + 1; i <= e.To; i++ {
			*n = i
			sum = c.in.Add(sum, body())
		}
		return sum
	}
	if len(c.bound) == 0 || len(outer) > 2 {
		return total
	}
	known := map[[2]int]N{}
	return func() N {
		var key [2]int
		for i, o := range outer {
			key[i] = *o
		}
		v, ok := known[key]
		if !ok {
			v = total()
			known[key] = v
		}
		return v
	}
}

func (c *compiler[N]) all(list []Expr) []func() N {
	out := make([]func() N, len(list))
	for i, e := range list {
		out[i] = c.compile(e)
	}
	return out
}

func (c *compiler[N]) symbol(s Symbol) func() Symbol {
	if s.I.Var == "" && s.J.Var == "" {
		return func() Symbol { return s }
	}
	i, j := c.index(s.I), c.index(s.J)
	return func() Symbol {
		s := s
		s.I, s.J = At(i()), At(j())
		return s
	}
}

func (c *compiler[N]) index(x Index) func() int {
	if x.Var == "" {
		return func() int { return x.N }
	}
	for i := len(c.bound) - 1; i >= 0; i-- {
		if b := c.bound[i]; b.name == x.Var {
			return func() int { return *b.n }
		}
	}
	panic("expr: free index " + x.Var)
}
