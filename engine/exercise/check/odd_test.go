package check_test

import (
	"testing"

	"chainrule/engine/exercise/check"
	"chainrule/engine/network"
)

// FuzzDerivation holds that no line breaks the check.
func FuzzDerivation(f *testing.F) {
	for _, text := range []string{
		"", "=", "1 = 2 = 3", "x = ", "dx[1,1]/dbeta[1,1]", "df[1,1]/df[1,1]", "dL[1]/dL[1]", "dL[1]/df[1,1]", "dL[1]/dz[1,2]", "delta[1,1]/0", "exp(1000)*s[1,1]",
		"if(a[1,1] > 0, s[1,1], 0)", "sum(l=1..3, x[1,l])", "sum(l=1..3, sum(l=1..2, beta[1,l]))*[1=1]", "d(sigma'(a[1,1]))/da[1,1]", "d(max(z[1,1], 0))/dz[1,1]", "d(1/z[1,1]^3)/dz[1,1]",
		"((((x11))))", "-x11", "s11 x12 = s11 x12", "beta11^-2", "beta11^999999", "log(f11)", "dL/dalpha[1,2]", "dL[2]/dalpha[1,2]", "L", "gamma", "v",
	} {
		f.Add(text, "s11 x12")
		f.Add("-2 (y11 - f11) df11/dα12", text)
	}
	n := article(f)
	f.Fuzz(func(t *testing.T, first, second string) {
		got := check.Derivation(n, network.Param{Layer: 1, Unit: 1, Input: 2}, 1, []string{first, second})
		for i, l := range got.Lines {
			if l.Feedback.String() == "" {
				t.Errorf("nothing is said of line %d of %q, %q", i+1, first, second)
			}
		}
	})
}
