package expr

import "testing"

// sums gives β_km = 10k + m, x_jm = j + m and z_m1 = m, by which nested sums are added up by hand.
type sums struct{}

func (sums) Symbol(s Symbol) float64 {
	switch s.Kind {
	case Beta:
		return float64(10*s.I.N + s.J.N)
	case X:
		return float64(s.I.N + s.J.N)
	}
	return float64(s.I.N)
}

func (sums) Deriv(d Deriv) float64 { return 100 * float64(d.By.I.N) }

// TestNestedSums adds sums up whose inner ones depend on none, one, two and three of the outer variables.
func TestNestedSums(t *testing.T) {
	for text, want := range map[string]float64{
		"sum(k=1..2, sum(m=1..3, z[m,1]))":                                  2 * 6,
		"sum(k=1..2, sum(m=1..3, beta[k,m]*z[m,1]))":                        74 + 134,
		"sum(k=1..2, sum(m=1..3, beta[k,m]*z[m,1])*sum(m=1..2, z[m,1]))":    3 * (74 + 134),
		"sum(j=1..2, sum(k=1..2, x[j,k]*sum(m=1..2, beta[k,m]*x[j,m])))":    440 + 847,
		"sum(i=1..2, sum(j=1..2, sum(k=1..2, sum(m=1..2, x[i,j]*x[k,m]))))": 144,
		"sum(k=1..2, sum(k=1..3, z[k,1]))":                                  2 * 6,
		"sum(k=1..3, sum(j=1..3, [j=k]*z[j,1]))":                            6,
		"sum(k=1..2, sum(j=1..2, dL[1]/dz[j,k])*z[k,1])":                    300 * 3,
		"sum(k=2..3, z[k,1]^2)/sum(k=2..3, z[k,1])":                         13.0 / 5,
	} {
		e, err := Parse(text, nil)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if got := Eval(e, reals{}, sums{}); got != want {
			t.Errorf("%s is %v, want %v", text, got, want)
		}
		if got := Eval(Expand(e), reals{}, sums{}); got != want {
			t.Errorf("%s written out is %v, want %v", text, got, want)
		}
	}
}
