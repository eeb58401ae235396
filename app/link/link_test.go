package link

import (
	"testing"

	"chainrule/engine/expr"
)

func TestRefs(t *testing.T) {
	i := expr.At(3)
	if got := Refs(expr.Symbol{Kind: expr.Z, Layer: 2, I: expr.At(12), J: i}, expr.Symbol{Kind: expr.Li, I: i}); got != "z2[12,3] L[3]" {
		t.Error(got)
	}
	if got := Refs(); got != "" {
		t.Error(got)
	}
}
