package expr

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// What Text writes and Parse reads: each text prints as itself.
var canonical = []string{
	"0", "1.5", "-1.5", "1e+21", "1e-07", "x[1,2]", "alpha[3,0]", "alpha2[3,0]", "alpha[12,130]", "beta[k,m2]", "z3[m3,1]", "L", "L[4]", "gamma", "v",
	"delta[1,2]", "s2[1,2]", "f[1,2]", "T[1,2]", "y[1,2]",
	"x[1,1] + x[1,2]", "x[1,1] - x[1,2]", "-x[1,1] - x[1,2]", "x[1,1] + (-x[1,2])*x[1,3]", "x[1,1] - (x[1,2] - x[1,3])", "x[1,1] + (x[1,2] + x[1,3])",
	"-(x[1,1] + x[1,2])", "-(-x[1,1])", "-(-2)", "-(2)", "x[1,1] - (2)", "x[1,1] + (-2)", "-2*x[1,1]", "x[1,1]*(-2)", "-(2*x[1,1])", "x[1,1] - (2*x[1,1])",
	"(x[1,1] + 1)*(x[1,2] - (1))", "x[1,1]/x[1,2]/x[1,3]", "(x[1,1]/x[1,2])*x[1,3]", "x[1,1]/(x[1,2]*x[1,3])", "(x[1,1]*x[1,2])/x[1,3]",
	"x[1,1]*(x[1,2]/x[1,3])", "(-x[1,1])/x[1,2]", "-2/x[1,1]", "x[1,1]/(-2)", "1/(x[1,1] + x[1,2])", "-x[1,1]/x[1,2]",
	"x[1,1]^2", "(-x[1,1])^2", "(-2)^2", "-(2^2)", "-x[1,1]^2", "(x[1,1]^2)^3", "(2*x[1,1])^2", "(x[1,1]/2)^2", "2^-1", "x[1,1]^0",
	"log(f[1,2])", "exp(-T[1,2])", "sigma(a[1,2])", "sigma'(a[1,2])", "sigma2'(a2[1,2])", "sigma(a[1,2])^2", "-log(f[1,2])*y[2,1]",
	"sum(k=1..3, y[1,k]*log(f[k,1]))", "-sum(k=1..3, y[1,k])", "sum(k=1..3, y[1,k] - f[k,1])*2", "2*sum(m1=1..2, beta[1,m1])", "sum(k=1..2, x[1,k])^2",
	"sum(k=1..2, sum(m=1..2, beta[k,m]))", "sum(k=1..2, x[1,k])/sum(k=1..2, x[2,k])", "x[1,1] - sum(k=1..2, x[1,k])", "sum(k=0..0, x[1,k])",
	"abs(x[1,1] - f[1,2])", "max(0, 1 - y[1,1]*f[1,1])", "sign(v)^2", "Phi(v) + v*phi(v)", "sigma''(a[1,2])", "sigma2'''(a2[1,2])",
	"if(v > 0, v, 0.01*v)", "if(v < 0, 0, v = 0, 1, v <= 2, 2, v >= 3, 3, 4)", "2*if(v > 0, 1, 0)^2", "-if(v > 0, 1, 0)", "if(if(v > 0, 1, 2) > 1, 1, if(v < 0, 3, 4))",
	"[k=2]", "[1=1]", "f[1,1]*([1=k] - f[k,1])", "dL[1]/dalpha[1,2]", "dL/dbeta[1,0]", "df[k,1]/dT[k,1]", "d(x[1,1]^2)/dx[1,1]", "d(log(f[1,1]))/dT[1,1]",
	"dL[1]/df[1,1]*df[1,1]/dT[1,1]", "x[1,1]/dL/da[1,1]",
}

func TestCanonicalTexts(t *testing.T) {
	for _, text := range canonical {
		e, err := Parse(text, named)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got := Text(e, Format{}); got != text && got != canonicalOf[text] {
			t.Errorf("%s prints as %s", text, got)
		}
		again, err := Parse(Text(e, Format{}), named)
		if err != nil || !Equal(again, e) {
			t.Errorf("%s reads back as %v, %v", text, again, err)
		}
	}
}

// canonicalOf are texts above that print otherwise.
var canonicalOf = map[string]string{
	"x[1,1]/x[1,2]/x[1,3]": "(x[1,1]/x[1,2])/x[1,3]",
}

// What people write, and what it means.
func TestLenientTexts(t *testing.T) {
	for text, want := range map[string]string{
		"  2 x[1,2] ":                "2*x[1,2]",
		"2x12":                       "2*x[1,2]",
		"α12":                        "alpha[1,2]",
		"α_12":                       "alpha[1,2]",
		"α[ 1 , 2 ]":                 "alpha[1,2]",
		"L1":                         "L[1]",
		"L_2":                        "L[2]",
		"−2·x11×x12⋅x13":             "-2*x[1,1]*x[1,2]*x[1,3]",
		"(y11−f11)²":                 "(y[1,1] - f[1,1])^2",
		"x11³":                       "x[1,1]^3",
		"x11**2":                     "x[1,1]^2",
		"+x11":                       "x[1,1]",
		"σ′(a11)":                    "sigma'(a[1,1])",
		"σ'(a11) δ11 β11":            "sigma'(a[1,1])*delta[1,1]*beta[1,1]",
		"∂L1/∂α12":                   "dL[1]/dalpha[1,2]",
		"2 ∂L[1]/∂α12":               "2*dL[1]/dalpha[1,2]",
		"x11 ∂ L[1] / ∂ α12":         "x[1,1]*dL[1]/dalpha[1,2]",
		".5 x11":                     "0.5*x[1,1]",
		"5.":                         "5",
		"1e3":                        "1000",
		"2.5E-1":                     "0.25",
		"-2^2":                       "-(2^2)",
		"−3² x11":                    "-(3^2*x[1,1])",
		"1 - 2^2":                    "1 - (2^2)",
		"[k=1] x11":                  "[k=1]*x[1,1]",
		"(x11)(x12)":                 "x[1,1]*x[1,2]",
		"x11/2 x12":                  "(x[1,1]/2)*x[1,2]",
		"sum ( k = 1 . . 2 , x1k1 )": "",
		"2if(x11≤0,1,x11≥2,2,3)":     "2*if(x[1,1] <= 0, 1, x[1,1] >= 2, 2, 3)",
		"Φ(x11) φ(x11)":              "Phi(x[1,1])*phi(x[1,1])",
		"σ′′(a11)":                   "sigma''(a[1,1])",
		"γ ∂L/∂β10":                  "gamma*dL/dbeta[1,0]",
		"2 -0 x11":                   "2 - (0*x[1,1])",
		"-0":                         "-(0)",
		"x11*(-0)":                   "x[1,1]*(-(0))",
	} {
		e, err := Parse(text, named)
		if want == "" {
			if err == nil {
				t.Errorf("%s reads as %s", text, Text(e, Format{}))
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got := Text(e, Format{}); got != want {
			t.Errorf("%s reads as %s, want %s", text, got, want)
		}
	}
}

// What cannot be read, and what is said of it.
var bad = []struct{ text, want string }{
	{"", "column 1: the text ends where a number or a quantity such as x[1,2] is missing"},
	{"  ", "column 3: the text ends where a number or a quantity such as x[1,2] is missing"},
	{"1 +", "column 4: the text ends where a number or a quantity such as x[1,2] is missing"},
	{"1 + *", `column 5: found '*' where a number or a quantity such as x[1,2] is missing`},
	{"--1", `column 2: found '-' where a number or a quantity such as x[1,2] is missing`},
	{"(1", "column 3: the text ends where a ')' is missing"},
	{"1)", "column 2: found ')' where the expression could have ended"},
	{"σ x11", "column 3: found 'x' where a '(' is missing"},
	{"x11 = 2", "column 5: found '=' where the expression could have ended"},
	{"1,5", "column 2: found ',' where the expression could have ended"},
	{"x11^2^3", "column 6: found '^' where the expression could have ended"},
	{"x", "column 2: the text ends where a '[' is missing"},
	{"x[1", "column 4: the text ends where a ',' is missing"},
	{"x[1]", "column 4: found ']' where a ',' is missing"},
	{"x[1,", "column 5: an index is missing: a number, or a letter such as k"},
	{"x[1,2,3]", "column 6: found ',' where a ']' is missing"},
	{"x[1.5,2]", "column 4: found '.' where a ',' is missing"},
	{"x[-1,2]", "column 3: an index is missing: a number, or a letter such as k"},
	{"x[K,2]", "column 3: an index is missing: a number, or a letter such as k"},
	{"x[1,9999999]", "column 5: a whole number up to 1000000 is missing"},
	{"x[1,99999999999999999999]", "column 5: a whole number up to 1000000 is missing"},
	{"2 x123", `column 4: which indices "123" are cannot be told; write them in brackets, as in x[1,2]`},
	{"L12", `column 2: which indices "12" are cannot be told; write them in brackets, as in L[1]`},
	{"alpha1[1,2]", "column 6: a layer's number is written from 2 on"},
	{"beta2[1,2]", `column 5: which indices "2" are cannot be told; write them in brackets, as in beta[1,2]`},
	{"sigma1(a11)", "column 7: a layer's number is written from 2 on"},
	{"sigma''''''''''(a11)", "column 16: a function has at most 9 primes"},
	{"abs'(x11)", "column 4: abs is not differentiated by a prime; write sign(…)"},
	{"Φ′(x11)", "column 2: Phi is not differentiated by a prime; write phi(…)"},
	{"max2(x11, 2)", "column 4: found '2' where a '(' is missing"},
	{"max(x11)", "column 8: found ')' where a ',' is missing"},
	{"max(x11, 1, 2)", "column 11: found ',' where a ')' is missing"},
	{"if(x11)", "column 7: a condition is missing, such as x[1,2] > 0"},
	{"if(x11 > 0)", "column 11: found ')' where a ',' is missing"},
	{"if(x11 > 0, 1)", "column 14: found ')' where a ',' is missing"},
	{"if(x11 > 0, 1, 2, 3)", "column 17: found ',' where a ')' is missing"},
	{"if(x11 > 0, 1, x11 < 0, 2)", "column 26: found ')' where a ',' is missing"},
	{"x11 > 0", "column 5: found '>' where the expression could have ended"},
	{"log2(x11)", "column 4: log is the natural logarithm and has no number; write log(…)"},
	{"log'(x11)", "column 4: log is not differentiated by a prime; write 1/…"},
	{"exp'(x11)", "column 4: exp is not differentiated by a prime; write exp(…)"},
	{"exp(x11, 2)", "column 8: found ',' where a ')' is missing"},
	{"sigma(x11, 2)", "column 10: found ',' where a ')' is missing"},
	{"foo + 1", `column 1: "foo" is not a quantity; write one of L, T, a, alpha, beta, delta, f, gamma, s, x, y, z`},
	{"1 + dx11", "column 9: the text ends where a '/' is missing"},
	{"dL[1]/2", "column 1: a derivative is written dL[1]/dalpha[1,2]"},
	{"dL[1]/dq", `column 8: "q" is not a quantity to differentiate by`},
	{"∂q/∂x11", "column 1: a derivative is written dL[1]/dalpha[1,2]"},
	{"d(x11)", "column 7: the text ends where a '/' is missing"},
	{"sum(1=1..2, x11)", "column 6: a sum runs over a letter, as in sum(k=1..3, …)"},
	{"sum(k=2..1, x11)", "column 11: a sum from 2 to 1 has no terms"},
	{"sum(k=1,2)", "column 8: found ',' where a '.' is missing"},
	{"x11^k", "column 5: an exponent is a whole number, such as 2"},
	{"x11^1.5", "column 6: found '.' where the expression could have ended"},
	{"x11^", "column 5: an exponent is a whole number, such as 2"},
	{"x11^9999999", "column 5: a whole number up to 1000000 is missing"},
	{"1e999", `column 1: "1e999" is not a number that fits`},
	{".", `column 1: "." is not a number that fits`},
	{"[k]", "column 3: found ']' where a '=' is missing"},
	{"x11 ; 2", "column 5: found ';' where the expression could have ended"},
	{"αβ", `column 1: "alphabeta" is not a quantity; write one of L, T, a, alpha, beta, delta, f, gamma, s, x, y, z`},
	{"\xff", "column 1: found '�' where a number or a quantity such as x[1,2] is missing"},
	{strings.Repeat("(", 300), "column 201: parentheses are nested deeper than 200"},
	{strings.Repeat("sigma(", 300), "column 1201: parentheses are nested deeper than 200"},
	{strings.Repeat("1", 10_001), "column 1: the text is longer than 10000 characters"},
}

func TestUnreadableTexts(t *testing.T) {
	for _, c := range bad {
		e, err := Parse(c.text, named)
		if err == nil {
			t.Errorf("%.40q reads as %s", c.text, Text(e, Format{}))
		} else if err.Error() != c.want {
			t.Errorf("%.40q: %v\nwant %s", c.text, err, c.want)
		}
	}
	if _, err := ParseSymbol("x11 + 1"); err == nil || err.Error() != `column 1: "x11 + 1" is not one quantity; write an id such as alpha[1,2]` {
		t.Errorf("ParseSymbol: %v", err)
	}
	if _, err := ParseSymbol("x["); err == nil || err.Error() != "column 3: an index is missing: a number, or a letter such as k" {
		t.Errorf("ParseSymbol: %v", err)
	}
}

// sound fails unless an expression that was read prints as text that reads back as the same expression.
func sound(t interface{ Fatalf(string, ...any) }, e Expr) {
	text := Text(e, Format{})
	again, err := Parse(text, named)
	if err != nil {
		t.Fatalf("%s does not read back: %v", text, err)
	}
	if !Equal(again, e) {
		t.Fatalf("%s reads back as %s", text, Text(again, Format{}))
	}
}

// FuzzParse holds that any text is refused with a place in it, or is an expression that every operation
// takes and that reads back as it was.
func FuzzParse(f *testing.F) {
	for _, text := range canonical {
		f.Add(text)
	}
	for _, c := range bad {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		e, err := Parse(text, named)
		if err != nil {
			at := err.(*ParseError).Column
			if e != nil || at < 1 || at > len([]rune(text))+1 {
				t.Fatalf("%v with %v", e, err)
			}
			return
		}
		if len(Text(e, Format{})) <= longestText {
			sound(t, e)
		}
		Walk(e, func(part Expr) bool {
			switch part := part.(type) {
			case Number:
				if math.IsNaN(part.Value) || math.IsInf(part.Value, 0) {
					t.Fatalf("the number %v", part.Value)
				}
			case BigSum:
				if part.To < part.From {
					t.Fatalf("a sum from %d to %d", part.From, part.To)
				}
			case Call:
				if len(part.Args) != part.Function.arguments() || part.Order > highestOrder {
					t.Fatalf("a call with %d arguments, order %d", len(part.Args), part.Order)
				}
			}
			return true
		})
		LaTeX(e, Format{})
		Unicode(e, Format{})
		Speech(e, Format{})
		_ = MathML(e, Format{}).String()
	})
}

// drawn draws expressions as Parse makes them, over the index variables in scope.
func drawn(depth int, scope []string) *rapid.Generator[Expr] {
	return rapid.Custom(func(t *rapid.T) Expr {
		sub := func(label string) Expr { return drawn(depth-1, scope).Draw(t, label) }
		index := func(label string) Index {
			if len(scope) > 0 && rapid.Bool().Draw(t, "variable?") {
				return Over(rapid.SampledFrom(scope).Draw(t, label))
			}
			return At(rapid.IntRange(1, 12).Draw(t, label))
		}
		symbol := func() Symbol {
			kind := Kind(rapid.IntRange(int(X), int(V)).Draw(t, "kind"))
			s := Symbol{Kind: kind}
			k := kinds[kind]
			if k.layered {
				s.Layer = rapid.IntRange(1, 3).Draw(t, "layer")
			}
			if k.indices > 0 {
				s.I = index("I")
			}
			if k.indices > 1 {
				s.J = index("J")
			}
			return s
		}
		most := 11
		if depth == 0 {
			most = 2
		}
		switch rapid.IntRange(0, most).Draw(t, "what") {
		case 0:
			return Num(rapid.OneOf(rapid.Float64Range(-4, 4), rapid.SampledFrom([]float64{0, 2, -3, 1e-9, -1e300})).Draw(t, "number"))
		case 1:
			return symbol()
		case 2:
			return Indicator{index("A"), index("B")}
		case 3:
			return Add(sub("a"), sub("b"), sub("c"))
		case 4:
			return Sub(sub("a"), sub("b"))
		case 5:
			return Neg{sub("x")}
		case 6:
			return Mul(sub("a"), sub("b"))
		case 7:
			return Div(sub("a"), sub("b"))
		case 8:
			return Power{sub("x"), rapid.IntRange(-2, 3).Draw(t, "exponent")}
		case 9:
			f := rapid.SampledFrom([]*Function{Log, Exp, Abs, Max, Sign, NormalCDF, NormalPDF, sigma}).Draw(t, "function")
			c := Call{Function: f}
			for range f.arguments() {
				c.Args = append(c.Args, sub("argument"))
			}
			if f == sigma {
				c.Order, c.Layer = rapid.IntRange(0, 3).Draw(t, "order"), rapid.SampledFrom([]int{0, 2, 3}).Draw(t, "layer")
			}
			return c
		case 10:
			c := Cases{Otherwise: sub("otherwise")}
			for range rapid.IntRange(1, 2).Draw(t, "branches") {
				is := Relation(rapid.IntRange(int(Less), int(EqualTo)).Draw(t, "relation"))
				c.Branches = append(c.Branches, Branch{sub("then"), Condition{sub("a"), is, sub("b")}})
			}
			return c
		}
		if rapid.Bool().Draw(t, "derivative?") {
			return D(sub("of"), symbol())
		}
		from := rapid.IntRange(0, 2).Draw(t, "from")
		v := rapid.SampledFrom([]string{"k", "m", "m2"}).Draw(t, "over")
		return BigSum{v, from, from + rapid.IntRange(0, 2).Draw(t, "more"), drawn(depth-1, append([]string{v}, scope...)).Draw(t, "body")}
	})
}

// anything gives every symbol a value of its own.
type anything struct{}

func (anything) Symbol(s Symbol) float64 { return hashed(s.ID()) }
func (anything) Deriv(d Deriv) float64   { return hashed(Text(Expand(d), Format{})) }

// hashed is a number between −1 and 1 that a text gives (FNV-1a).
func hashed(s string) float64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return float64(h>>11)/(1<<52) - 1
}

func same(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }

// TestDrawnExpressions holds that any expression reads back as it was, and that writing its sums out, or
// reading it back, changes not a bit of its value.
func TestDrawnExpressions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := drawn(3, nil).Draw(t, "e")
		sound(t, e)
		value := Eval(e, reals{}, anything{})
		back, _ := Parse(Text(e, Format{}), named)
		if got := Eval(back, reals{}, anything{}); !same(got, value) {
			t.Fatalf("%s is %v, and read back %v", Text(e, Format{}), value, got)
		}
		if got := Eval(Expand(e), reals{}, anything{}); !same(got, value) {
			t.Fatalf("%s is %v, and expanded %v", Text(e, Format{}), value, got)
		}
	})
}

// TestNoSignedZero holds that −0 counts as the 0 that is written for it, so that dividing by it gives what one reads.
func TestNoSignedZero(t *testing.T) {
	zero := Num(math.Copysign(0, -1))
	for _, e := range []Expr{Power{zero, -1}, Div(Num(1), zero)} {
		if got := Eval(e, reals{}, anything{}); !math.IsInf(got, 1) {
			t.Errorf("%s is %v, want +Inf", Text(e, Format{}), got)
		}
	}
}

// TestBindIsEval holds that an index bound is the sum over that index alone.
func TestBindIsEval(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := drawn(3, []string{"k"}).Draw(t, "e")
		n := rapid.IntRange(1, 5).Draw(t, "n")
		bound := Bind(e, "k", n)
		if Occurs(bound, "k") {
			t.Fatalf("k is still in %s", Text(bound, Format{}))
		}
		if got, want := Eval(bound, reals{}, anything{}), Eval[float64](BigSum{"k", n, n, e}, reals{}, anything{}); !same(got, want) {
			t.Fatalf("%s bound to %d is %v, summed %v", Text(e, Format{}), n, got, want)
		}
	})
}
