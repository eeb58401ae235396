package expr

import "strconv"

// Kind says what a symbol stands for, and by that which cell, node or edge it belongs to.
type Kind uint8

// The symbols of MATH.md's notation, ESL 11.3.
const (
	X     Kind = iota + 1 // x_il: input l of sample i; I = i, J = l
	Y                     // y_ik: target k of sample i; I = i, J = k
	Alpha                 // α_ml: weight from input l to hidden unit m; I = m, J = l
	A                     // a_mi: net input of hidden unit m; I = m, J = i
	Z                     // z_mi: output of hidden unit m; I = m, J = i
	Beta                  // β_km: weight from hidden unit m to output k; I = k, J = m
	T                     // T_ki: net input of output k; I = k, J = i
	F                     // f_k(x_i): output k; I = k, J = i
	L                     // L: the loss over all samples
	Li                    // L_i: the loss of sample i; I = i
	Delta                 // δ_ki = ∂L_i/∂T_ki; I = k, J = i
	S                     // s_mi = ∂L_i/∂a_mi; I = m, J = i
	Gamma                 // γ: the learning rate
	V                     // v: the argument of a function where its rule is stated
)

// Index is an index of a symbol: the number N, or the variable Var of an enclosing [BigSum].
// A variable is a letter, or a letter with a number: "k", "m2" for m₂.
type Index struct {
	Var string
	N   int
}

// At is the index n.
func At(n int) Index { return Index{N: n} }

// Over is the index variable name.
func Over(name string) Index { return Index{Var: name} }

// String gives the index as text: "3" or "k".
func (x Index) String() string {
	if x.Var != "" {
		return x.Var
	}
	return strconv.Itoa(x.N)
}

// Symbol is a quantity of the network by its letter, layer and indices. It is comparable; two equal
// symbols are the same quantity.
//
// Layer is the hidden layer 1…H of Alpha, A, Z and S, and 0 for every other kind. Formulas print it
// from layer 2 on, so that a network with one hidden layer reads like the article.
type Symbol struct {
	Kind  Kind
	Layer int
	I, J  Index // J is the zero Index where the kind has one index only
}

// shape of each kind: its id in text, the number of its indices, whether it has a layer, and how it is said.
var kinds = map[Kind]struct {
	id      string
	indices int
	layered bool
	letter  string
	spoken  string
}{
	X:     {"x", 2, false, "x", "x"},
	Y:     {"y", 2, false, "y", "y"},
	Alpha: {"alpha", 2, true, "α", "alpha"},
	A:     {"a", 2, true, "a", "a"},
	Z:     {"z", 2, true, "z", "z"},
	Beta:  {"beta", 2, false, "β", "beta"},
	T:     {"T", 2, false, "T", "T"},
	F:     {"f", 2, false, "f", "f"},
	L:     {"L", 0, false, "L", "L"},
	Li:    {"L", 1, false, "L", "L"},
	Delta: {"delta", 2, false, "δ", "delta"},
	S:     {"s", 2, true, "s", "s"},
	Gamma: {"gamma", 0, false, "γ", "gamma"},
	V:     {"v", 0, false, "v", "v"},
}

// ID is the symbol's id in text, as in MATH.md: `x[1,2]`, `alpha2[3,0]`, `L[1]`.
func (s Symbol) ID() string {
	k := kinds[s.Kind]
	id := k.id
	if k.layered && s.Layer > 1 {
		id += strconv.Itoa(s.Layer)
	}
	switch k.indices {
	case 1:
		id += "[" + s.I.String() + "]"
	case 2:
		id += "[" + s.I.String() + "," + s.J.String() + "]"
	}
	return id
}
