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
	// Call is the function f, or its derivative where order is 1, at args.
	Call(f *Function, order int, args []N) N
}

// Env gives the symbols and derivatives of an expression their values.
type Env[N any] interface {
	Symbol(s Symbol) N
	Deriv(d Deriv) N
}

// Eval is the value of e, which must have no free index variable.
func Eval[N any](e Expr, in Field[N], env Env[N]) N {
	switch e := e.(type) {
	case Number:
		return in.Const(e.Value)
	case Symbol:
		return env.Symbol(e)
	case Deriv:
		return env.Deriv(e)
	case Sum:
		total := Eval(e.Terms[0], in, env)
		for _, t := range e.Terms[1:] {
			total = in.Add(total, Eval(t, in, env))
		}
		return total
	case Neg:
		return in.Neg(Eval(e.X, in, env))
	case Product:
		total := Eval(e.Factors[0], in, env)
		for _, f := range e.Factors[1:] {
			total = in.Mul(total, Eval(f, in, env))
		}
		return total
	case Quotient:
		return in.Div(Eval(e.Num, in, env), Eval(e.Den, in, env))
	case Power:
		return in.Power(Eval(e.Base, in, env), e.Exponent)
	case Call:
		args := make([]N, len(e.Args))
		for i, a := range e.Args {
			args[i] = Eval(a, in, env)
		}
		return in.Call(e.Function, e.Order, args)
	case BigSum:
		total := Eval(Bind(e.Body, e.Var, e.From), in, env)
		for n := e.From + 1; n <= e.To; n++ {
			total = in.Add(total, Eval(Bind(e.Body, e.Var, n), in, env))
		}
		return total
	case Indicator:
		if e.A.Var != "" || e.B.Var != "" {
			panic(fmt.Sprintf("expr: free index in 1[%v = %v]", e.A, e.B))
		}
		if e.A.N == e.B.N {
			return in.Const(1)
		}
		return in.Const(0)
	}
	panic(fmt.Sprintf("expr: unknown kind %T", e))
}
