package exercise

import (
	"chainrule/engine/exercise/mistake"
	"chainrule/engine/expr"
	"chainrule/engine/network"
	"chainrule/engine/prose"
)

// Formula is the quantity that is asked for, to be printed. A quantity after a step is printed as it is before.
func (x *Exercise) Formula() expr.Expr { return x.Asked.Of }

// Prompt says what is asked for.
func (x *Exercise) Prompt() prose.Message {
	what := x.what()
	if x.Form == Expression {
		return prose.Say(prose.WriteExpression, what)
	}
	if s, ok := x.Asked.Symbol(); ok && (s.Kind == expr.X || s.Kind == expr.Y) { // it is there, and has the digits that it has
		return prose.Say(prose.ReadNumber, what)
	}
	return prose.Say(prose.ComputeNumber, what, x.Digits)
}

// what names the quantity in words.
func (x *Exercise) what() prose.Message {
	q := x.Asked
	mean := x.system.Reduction == network.Mean
	if q.Next {
		of, decay := prose.Say(prose.SumOfLosses), prose.None
		if mean {
			of = prose.Say(prose.MeanOfLosses)
		}
		if x.system.Decay != 0 {
			decay = prose.Say(prose.StepWithDecay, x.system.Decay)
		}
		if s := q.Of.(expr.Symbol); s.Kind != expr.L {
			return prose.Say(prose.AskedStep, s, of, x.system.Rate, decay)
		}
		return prose.Say(prose.AskedLossAfter, of, x.system.Rate, decay)
	}
	switch of := q.Of.(type) {
	case expr.Deriv:
		switch {
		case of.Of.(expr.Symbol).Kind == expr.Li:
			return prose.Say(prose.AskedSlope, of, of.Of.(expr.Symbol).I.N)
		case mean:
			return prose.Say(prose.AskedMeanSlope, of)
		}
		return prose.Say(prose.AskedTotalSlope, of)
	case expr.Symbol:
		return x.symbol(of, mean)
	}
	panic("exercise: nothing is asked for")
}

func (x *Exercise) symbol(s expr.Symbol, mean bool) prose.Message {
	id := map[expr.Kind]prose.ID{
		expr.X: prose.AskedInput, expr.Y: prose.AskedTarget, expr.A: prose.AskedNet, expr.Z: prose.AskedValue, expr.T: prose.AskedOutputNet,
		expr.F: prose.AskedOutput, expr.Delta: prose.AskedDelta, expr.S: prose.AskedError,
	}[s.Kind]
	switch s.Kind {
	case expr.L:
		if mean {
			return prose.Say(prose.AskedMeanLoss, s)
		}
		return prose.Say(prose.AskedTotalLoss, s)
	case expr.Li:
		return prose.Say(prose.AskedLoss, s, s.I.N)
	case expr.X, expr.Y:
		return prose.Message{ID: id, Args: []any{s, s.J.N, s.I.N}}
	}
	return prose.Message{ID: id, Args: []any{s, s.I.N, s.J.N}}
}

// Look says where the paths part.
func Look(f *mistake.Found) prose.Message {
	if f.Part == nil || f.At.Next {
		return prose.None
	}
	if _, whole := f.Part.(expr.Sum); whole {
		return prose.Say(prose.LookAt, f.At.Of)
	}
	return prose.Say(prose.LookAtPart, f.At.Of, f.Part)
}

// Line is the equation by which the quantity that is asked for is computed from others; false for data.
func (x *Exercise) Line() (expr.Expr, bool) { return x.system.Equation(x.Asked) }
