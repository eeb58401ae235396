package derive

import (
	"strings"

	"chainrule/engine/expr"
)

// In a reason a symbol stands as its id between backquotes, so that a view can print it as a formula and
// link it. Plain gives the reason as text.

// quote is a symbol within a reason.
func quote(s expr.Symbol) string { return "`" + s.ID() + "`" }

// say names a part of a formula within a reason: a symbol by itself, a number as it is, and else by the
// symbols in it.
func say(e expr.Expr) string {
	switch e := e.(type) {
	case expr.Symbol:
		return quote(e)
	case expr.Number:
		return "The constant " + expr.FormatNumber(e.Value, 0)
	}
	var parts []string
	for _, s := range expr.Symbols(e) {
		parts = append(parts, quote(s))
	}
	return "What is made of " + strings.Join(parts, ", ")
}

// Plain is a reason as plain text, its symbols in Unicode: "T₁₁ is linear in β₁₁".
func Plain(reason string) string {
	parts := strings.Split(reason, "`")
	for i := 1; i < len(parts); i += 2 {
		if s, err := expr.ParseSymbol(parts[i]); err == nil {
			parts[i] = s.Unicode()
		}
	}
	return strings.Join(parts, "")
}
