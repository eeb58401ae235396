package expr

import (
	"cmp"
	"go/ast"
	goparser "go/parser"
	"go/token"
	"math"
	"strings"
	"testing"
)

// reals is float64, for tests.
type reals struct{}

func (reals) Const(v float64) float64        { return v }
func (reals) Add(a, b float64) float64       { return a + b }
func (reals) Neg(a float64) float64          { return -a }
func (reals) Mul(a, b float64) float64       { return a * b }
func (reals) Div(a, b float64) float64       { return a / b }
func (reals) Power(a float64, n int) float64 { return math.Pow(a, float64(n)) }
func (reals) Call(f *Function, order int, args []float64) float64 {
	switch {
	case f == Exp:
		return math.Exp(args[0])
	case f == Log:
		return math.Log(args[0])
	case f == Abs:
		return math.Abs(args[0])
	case f == Max:
		return math.Max(args[0], args[1])
	case f == Sign:
		return float64(cmp.Compare(args[0], 0))
	case f == NormalCDF:
		return math.Erfc(-args[0]/math.Sqrt2) / 2
	case f == NormalPDF:
		return math.Exp(-args[0]*args[0]/2) / math.Sqrt(2*math.Pi)
	case order > 0:
		return 1 - math.Tanh(args[0])*math.Tanh(args[0])
	}
	return math.Tanh(args[0])
}

func (reals) Real(a float64) float64 { return a }

// numbers gives symbols their values by their ids, and derivatives by their text.
type numbers map[string]float64

func (n numbers) Symbol(s Symbol) float64 { return n.at(s.ID()) }
func (n numbers) Deriv(d Deriv) float64   { return n.at(Text(d, Format{})) }
func (n numbers) at(id string) float64 {
	v, ok := n[id]
	if !ok {
		panic("no number for " + id)
	}
	return v
}

// one of each kind, with k free, and what every operation must make of it.
var each = map[string]struct {
	e     Expr
	text  string  // with k free
	bound string  // with 2 for k
	value float64 // with 2 for k
	parts int     // direct parts
}{
	"Number":   {Num(-1.5), "-1.5", "-1.5", -1.5, 0},
	"Symbol":   {Symbol{Kind: Z, Layer: 1, I: Over("k"), J: At(1)}, "z[k,1]", "z[2,1]", 3, 0},
	"Sum":      {Add(zk, Num(1)), "z[k,1] + 1", "z[2,1] + 1", 4, 2},
	"Neg":      {Neg{zk}, "-z[k,1]", "-z[2,1]", -3, 1},
	"Product":  {Mul(Num(2), zk), "2*z[k,1]", "2*z[2,1]", 6, 2},
	"Quotient": {Div(Num(1), zk), "1/z[k,1]", "1/z[2,1]", 1.0 / 3, 2},
	"Power":    {Square(zk), "z[k,1]^2", "z[2,1]^2", 9, 1},
	"Call":     {Call{Function: sigma, Order: 1, Layer: 2, Args: []Expr{zk}}, "sigma2'(z[k,1])", "sigma2'(z[2,1])", 1 - math.Tanh(3)*math.Tanh(3), 1},
	"Cases": {
		Cases{[]Branch{{Num(5), Condition{zk, Less, Num(0)}}, {Square(zk), Condition{zk, AtLeast, Num(3)}}}, Neg{zk}},
		"if(z[k,1] < 0, 5, z[k,1] >= 3, z[k,1]^2, -z[k,1])", "if(z[2,1] < 0, 5, z[2,1] >= 3, z[2,1]^2, -z[2,1])", 9, 7,
	},
	"BigSum":    {BigSum{"m", 1, 2, Mul(Symbol{Kind: Beta, I: Over("k"), J: Over("m")}, zk)}, "sum(m=1..2, beta[k,m]*z[k,1])", "sum(m=1..2, beta[2,m]*z[2,1])", 0.5*3 - 0.25*3, 1},
	"Indicator": {Indicator{Over("k"), At(2)}, "[k=2]", "[2=2]", 1, 0},
	"Deriv":     {D(zk, Symbol{Kind: A, Layer: 1, I: Over("k"), J: At(1)}), "dz[k,1]/da[k,1]", "dz[2,1]/da[2,1]", 7, 1},
}

var (
	sigma = &Function{ID: "tanh", Letter: "σ", Spoken: "sigma"}
	zk    = Symbol{Kind: Z, Layer: 1, I: Over("k"), J: At(1)}
	known = numbers{"z[2,1]": 3, "beta[2,1]": 0.5, "beta[2,2]": -0.25, "dz[2,1]/da[2,1]": 7}
)

func named(name string) *Function {
	if name == "sigma" {
		return sigma
	}
	return nil
}

// TestEveryKindIsListed holds the list above against the sources: a kind is what has a precedence.
func TestEveryKindIsListed(t *testing.T) {
	file, err := goparser.ParseFile(token.NewFileSet(), "precedence.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Name.Name == "precedence" {
			found++
			kind := f.Recv.List[0].Type.(*ast.Ident).Name
			if _, ok := each[kind]; !ok {
				t.Errorf("no test has a %s", kind)
			}
		}
	}
	if found != len(each) {
		t.Errorf("found %d kinds in precedence.go, and %d here", found, len(each))
	}
}

// TestEveryKindThroughEveryOperation drives one of each kind through every operation.
func TestEveryKindThroughEveryOperation(t *testing.T) {
	for name, c := range each {
		t.Run(name, func(t *testing.T) {
			if got := Text(c.e, Format{}); got != c.text {
				t.Errorf("text %s, want %s", got, c.text)
			}
			back, err := Parse(c.text, named)
			if err != nil || !Equal(back, c.e) {
				t.Errorf("%s reads back as %v, %v", c.text, back, err)
			}
			bound := Bind(c.e, "k", 2)
			if got := Text(bound, Format{}); got != c.bound {
				t.Errorf("bound %s, want %s", got, c.bound)
			}
			if got := Text(c.e, Format{}); got != c.text {
				t.Errorf("binding changed the expression to %s", got)
			}
			if Occurs(bound, "k") || Occurs(c.e, "k") != (c.text != c.bound) || Equal(bound, c.e) != (c.text == c.bound) {
				t.Errorf("k in %s or in %s", c.text, c.bound)
			}
			if got := Eval(bound, reals{}, known); got != c.value {
				t.Errorf("%s is %v, want %v", c.bound, got, c.value)
			}
			if got := Eval(Expand(bound), reals{}, known); got != c.value {
				t.Errorf("expanded %s is %v, want %v", c.bound, got, c.value)
			}
			parts := 0
			if same := Map(c.e, func(part Expr) Expr { parts++; return part }); !Equal(same, c.e) || parts != c.parts {
				t.Errorf("mapped to %v over %d parts, want %d", same, parts, c.parts)
			}
			visited := 0
			Walk(c.e, func(Expr) bool { visited++; return false })
			if visited != 1 {
				t.Errorf("a walk that stops at once visited %d", visited)
			}
			for other, o := range each {
				if Equal(c.e, o.e) != (other == name) {
					t.Errorf("equal to %s", other)
				}
			}
			for what, printed := range map[string]string{
				"LaTeX": LaTeX(c.e, Format{}), "MathML": MathML(c.e, Format{}).String(), "Unicode": Unicode(c.e, Format{}), "speech": Speech(c.e, Format{}),
			} {
				if printed == "" || strings.Contains(printed, "%!") {
					t.Errorf("%s %q", what, printed)
				}
			}
		})
	}
}

// strange is a kind that no operation knows.
type strange struct{}

func (strange) precedence() int { return precAtom }

// TestUnknownKinds wants a panic that names the type from every operation.
func TestUnknownKinds(t *testing.T) {
	for name, do := range map[string]func(e Expr){
		"Map": func(e Expr) { Map(e, nil) }, "Equal": func(e Expr) { Equal(e, e) }, "Expand": func(e Expr) { Expand(e) },
		"Bind": func(e Expr) { Bind(e, "k", 1) }, "Walk": func(e Expr) { Walk(e, func(Expr) bool { return true }) },
		"Eval": func(e Expr) { Eval(e, reals{}, numbers{}) }, "Text": func(e Expr) { Text(e, Format{}) },
		"LaTeX": func(e Expr) { LaTeX(e, Format{}) }, "Unicode": func(e Expr) { Unicode(e, Format{}) }, "MathML": func(e Expr) { MathML(e, Format{}) }, "Speech": func(e Expr) { Speech(e, Format{}) },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if r := recover(); r != "expr: unknown kind expr.strange" {
					t.Errorf("panicked with %v", r)
				}
			}()
			do(strange{})
		})
	}
}

// TestConstructors pins what constructors refuse, and that they do not simplify.
func TestConstructors(t *testing.T) {
	one, k := Num(1), zk
	for _, c := range []struct{ got, want Expr }{
		{Add(k), k},
		{Mul(k), k},
		{Mul(Mul(one, k), Mul(k, k)), Product{[]Expr{one, k, k, k}}},
		{Add(Add(one, k), k), Sum{[]Expr{Sum{[]Expr{one, k}}, k}}},
		{Sub(one, k), Sum{[]Expr{one, Neg{k}}}},
		{Σ("k", 1, k), Symbol{Kind: Z, Layer: 1, I: At(1), J: At(1)}},
		{Σ("k", 3, k), BigSum{"k", 1, 3, k}},
		{Mul(one, k), Product{[]Expr{one, k}}},
	} {
		if !Equal(c.got, c.want) {
			t.Errorf("%s, want %s", Text(c.got, Format{}), Text(c.want, Format{}))
		}
	}
	for want, do := range map[string]func(){
		"expr: a sum needs a term":         func() { Add() },
		"expr: a product needs a factor":   func() { Mul() },
		"expr: empty sum from 2 to 1":      func() { Expand(BigSum{"k", 2, 1, k}) },
		"expr: free index k":               func() { Eval[float64](k, reals{}, known) },
		"expr: empty sum from 3 to 1":      func() { Eval[float64](BigSum{"k", 3, 1, k}, reals{}, known) },
		"no number for z[2,9]":             func() { Eval[float64](Symbol{Kind: Z, Layer: 1, I: At(2), J: At(9)}, reals{}, known) },
		"no number for d(z[2,1]^2)/dL[1]":  func() { Eval[float64](D(Bind(Square(k), "k", 2), Symbol{Kind: Li, I: At(1)}), reals{}, known) },
		"no number for d(z[3,1]^2)/dL":     func() { Eval[float64](BigSum{"k", 3, 4, D(Square(k), Symbol{Kind: L})}, reals{}, known) },
		"no number for dz[3,1]/dz[3,1]":    func() { Eval[float64](BigSum{"k", 3, 4, D(k, k)}, reals{}, known) },
		"no number for d(-z[5,1])/dz[5,1]": func() { Eval[float64](BigSum{"k", 3, 4, BigSum{"k", 5, 6, D(Neg{k}, k)}}, reals{}, known) },
	} {
		func() {
			defer func() {
				if r := recover(); r != want {
					t.Errorf("panicked with %v, want %s", r, want)
				}
			}()
			do()
		}()
	}
}
