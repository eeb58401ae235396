package expr

import "testing"

// TestWritten counts the symbols of sums that are written out, without writing them, and finds as many where they are.
func TestWritten(t *testing.T) {
	z := func(v string) Expr { return Symbol{Kind: Z, Layer: 1, I: Over(v), J: At(1)} }
	inner := BigSum{Var: "l", From: 1, To: 20, Body: z("l")}
	outer := BigSum{Var: "m", From: 1, To: 10, Body: Mul(z("m"), inner)}
	for _, c := range []struct {
		e    Expr
		want int
	}{
		{z("m"), 1}, {inner, 20}, {outer, 210}, {Add(inner, outer), 230}, {D(inner, z("m").(Symbol)), 21}, {BigSum{Var: "k", From: 1, To: 2, Body: outer}, 301}, {BigSum{Var: "k", From: 1, To: 1 << 40, Body: outer}, 301},
	} {
		if got := Written(c.e, 300); got != c.want {
			t.Errorf("%v has %d symbols, want %d", c.e, got, c.want)
		}
		if c.want > 300 {
			continue
		}
		if got := Written(Expand(c.e), 300); got != c.want {
			t.Errorf("%v, written out, has %d symbols, want %d", c.e, got, c.want)
		}
	}
}
