package identify

import (
	"math"
	"slices"
	"strings"

	"chainrule/engine/activation"
	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/table"
)

// slip is a mistake as people make it in a program, for the network as a whole: what it changes in the right recipe.
type slip struct {
	Mistake
	change func(*recipe)
}

// catalogue lists the slips that can be made with a network and its data, the most frequent ones first.
func catalogue(p Problem) []slip {
	c := &cataloguer{Problem: p, recipe: p.recipe()}
	c.slopes()
	c.weights()
	c.data()
	c.forward()
	return c.list
}

// cataloguer gathers the slips.
type cataloguer struct {
	Problem
	recipe recipe
	list   []slip
}

func (c *cataloguer) add(id string, change func(*recipe), title prose.ID, args ...any) {
	c.list = append(c.list, slip{Mistake{id, prose.Say(title, args...)}, change})
}

// slopes are the slips about the derivatives of activations and output functions.
func (c *cataloguer) slopes() {
	H := len(c.recipe.hidden)
	_, cancelled := c.recipe.loss.CancelledWith(c.recipe.output)
	each := c.recipe.output.Each
	outer := each != nil && !cancelled && each != activation.Identity
	curved, formula := false, H > 0
	for _, a := range c.recipe.hidden {
		curved = curved || a != activation.Identity
		_, ok := formulaOfValue(a)
		formula = formula && ok
	}
	if curved {
		c.hidden("no-activation-derivative", noSlope, prose.SlipNoSlope)
	}
	if outer {
		c.add("no-output-derivative", func(r *recipe) { r.onOutput = noSlope }, prose.SlipNoOutputSlope)
	}
	if outer && curved {
		c.add("no-activation-derivative", func(r *recipe) { r.onOutput, r.onHidden = noSlope, noSlope }, prose.SlipNoSlopes)
	}
	if each == nil && !cancelled {
		c.add("softmax-diagonal", func(r *recipe) { r.onOutput = diagonal }, prose.SlipDiagonal)
		c.add("no-output-derivative", func(r *recipe) { r.onOutput = noSlope }, prose.SlipNoOutputSlope)
	}
	if cancelled {
		c.add("output-derivative-in-cross-entropy", func(r *recipe) { r.onOutput = slopeTwice }, prose.SlipSlopeTwice)
	}
	for _, wrong := range []struct {
		id    string
		slope slope
		title prose.ID
	}{{"activation-for-derivative", valueAsSlope, prose.SlipValueAsSlope}, {"derivative-at-output", slopeAtValue, prose.SlipSlopeAtValue}, {"derivative-formula-at-input", formulaAtNet, prose.SlipFormulaAtNet}} {
		inner, out := curved, outer
		if wrong.slope == formulaAtNet {
			inner = inner && formula
			if out {
				_, out = formulaOfValue(each)
			}
		}
		if inner {
			c.hidden(wrong.id, wrong.slope, wrong.title)
		}
		if out {
			c.add(wrong.id, func(r *recipe) { r.onOutput = wrong.slope }, wrong.title)
		}
		if inner && out {
			c.add(wrong.id, func(r *recipe) { r.onOutput, r.onHidden = wrong.slope, wrong.slope }, wrong.title)
		}
	}
}

// hidden adds a slip about the slopes of all hidden layers, and of each alone.
func (c *cataloguer) hidden(id string, wrong slope, title prose.ID) {
	c.add(id, func(r *recipe) { r.onHidden = wrong }, title)
	for h := 1; h <= len(c.recipe.hidden) && len(c.recipe.hidden) > 1; h++ {
		c.add(id, func(r *recipe) { r.onHidden, r.onlyHidden = wrong, h }, title)
	}
}

// weights are the slips about the weights and what they are multiplied by.
func (c *cataloguer) weights() {
	s := c.Shape
	H := len(s.Hidden)
	if H > 0 {
		c.add("updated-beta", func(r *recipe) { r.updated = true }, prose.SlipUpdated)
		if c.Encoding.N > 1 {
			other := network.Sum
			if c.Reduction == network.Sum {
				other = network.Mean
			}
			c.add("updated-beta", func(r *recipe) { r.updated, r.reduction = true, other }, prose.SlipUpdated)
		}
	}
	square, squareBack := false, false
	for layer := 1; layer <= s.Layers(); layer++ {
		square = square || c.recipe.square(layer)
		squareBack = squareBack || layer > 1 && c.recipe.square(layer)
	}
	if squareBack {
		c.add("transposed", func(r *recipe) { r.turnedBack = true }, prose.SlipTurnedBack)
	}
	if square {
		c.add("transposed", func(r *recipe) { r.turned = true }, prose.SlipTurned)
		c.add("transposed", func(r *recipe) { r.turned, r.turnedBack = true, true }, prose.SlipTurned)
	}
	if H == 0 {
		return
	}
	c.add("no-weight", func(r *recipe) { r.noWeight = true }, prose.SlipNoWeight)
	if s.K > 1 || H > 1 {
		c.add("no-sum-outputs", func(r *recipe) { r.oneUnit = true }, prose.SlipOneUnit)
	}
	c.add("net-input-for-output", func(r *recipe) { r.inputs = netInputs }, prose.SlipNetInputs)
	if s.Rows(1) == s.P {
		c.add("input-for-hidden", func(r *recipe) { r.inputs = dataInputs }, prose.SlipDataInputs)
		c.add("input-for-hidden", func(r *recipe) { r.inputs = unitInputs }, prose.SlipUnitInputs)
	}
}

// forward are the slips of the forward pass.
func (c *cataloguer) forward() {
	s, N := c.Shape, c.Encoding.N
	if s.K == 1 && N > 1 && N*N <= mostNumbers {
		c.add("broadcast-targets", func(r *recipe) { r.crossed = true }, prose.SlipCrossed)
	}
	curved, rows := false, s.K == N
	for h, a := range c.recipe.hidden {
		curved = curved || a != activation.Identity
		rows = rows || s.Rows(h+1) == N
	}
	biases := false
	for layer := 1; layer <= s.Layers(); layer++ {
		W := s.Matrix(c.Theta, layer)
		for at := 0; at < len(W); at += s.Cols(layer) {
			biases = biases || W[at] != 0
		}
	}
	if biases {
		c.add("no-bias", func(r *recipe) { r.noBias = true }, prose.SlipNoBias)
	}
	if biases && rows && N > 1 {
		c.add("bias-axis", func(r *recipe) { r.biasOfRow = true }, prose.SlipBiasAxis)
	}
	if curved {
		c.add("no-activation", func(r *recipe) { r.act(activation.Identity) }, prose.SlipNoActivation)
	}
	identity := activation.OutputOf(activation.Identity)
	if c.recipe.output != identity {
		c.add("no-output-function", func(r *recipe) {
			if r.loss.CheckOutput(identity) == nil {
				r.output = identity
			} else {
				r.noOutput = true
			}
		}, prose.SlipNoOutput)
	}
	if _, cancelled := c.recipe.loss.CancelledWith(c.recipe.output); cancelled {
		c.add("output-function-twice", func(r *recipe) { r.twice = true }, prose.SlipTwice)
	}
	if c.recipe.output.Each == nil && N > 1 {
		c.add("softmax-axis", func(r *recipe) { r.bySamples = true }, prose.SlipBySamples)
	}
	for _, a := range activation.All() {
		if a != activation.Identity && slices.ContainsFunc(c.recipe.hidden, func(b *activation.Activation) bool { return a != b }) {
			c.add("wrong-activation", func(r *recipe) { r.act(a) }, prose.SlipWrongActivation, a.Name)
		}
	}
	for _, g := range activation.Outputs() {
		constant := g.Distribution && s.K == 1 // a single output would always be 1
		if g != identity && g != c.recipe.output && !constant && c.recipe.loss.CheckOutput(g) == nil {
			c.add("wrong-output", func(r *recipe) { r.output = g }, prose.SlipWrongOutput, g.Name)
		}
	}
}

// act gives all hidden layers an activation.
func (r *recipe) act(a *activation.Activation) {
	r.hidden = slices.Repeat([]*activation.Activation{a}, len(r.hidden))
}

// data are the slips about what enters the network.
func (c *cataloguer) data() {
	e := c.Encoding
	scaled, standard := false, false
	for _, v := range slices.Concat(e.Inputs, e.Targets) {
		scaled = scaled || v.Scale.Scaled()
		standard = standard || v.Scale == table.Standardize && v.Factor != 0
	}
	if standard && e.N > 1 {
		sample := math.Sqrt(float64(e.N-1) / float64(e.N))
		less := func(v table.Variable, x float64) float64 {
			if v.Scale == table.Standardize {
				return x * sample
			}
			return x
		}
		c.add("deviation-n-1", func(r *recipe) { r.X = each(r.X, e.Inputs, less) }, prose.SlipSampleDeviation)
		c.add("deviation-n-1", func(r *recipe) { r.Y = each(r.Y, e.Targets, less) }, prose.SlipSampleDeviation)
		c.add("deviation-n-1", func(r *recipe) { r.X, r.Y = each(r.X, e.Inputs, less), each(r.Y, e.Targets, less) }, prose.SlipSampleDeviation)
	}
	if scaled {
		raw := func(v table.Variable, x float64) float64 { return v.Decode(x) }
		c.add("raw-data", func(r *recipe) { r.X, r.Y = each(r.X, e.Inputs, raw), each(r.Y, e.Targets, raw) }, prose.SlipRawData)
		c.add("raw-data", func(r *recipe) { r.X = each(r.X, e.Inputs, raw) }, prose.SlipRawInputs)
		c.add("raw-data", func(r *recipe) { r.Y = each(r.Y, e.Targets, raw) }, prose.SlipRawTargets)
	}
	c.labels()
}

// mostOrders is up to how many classes every order of them is tried.
const mostOrders = 4

// labels are the orders in which the classes of a target, or the two levels of an input, can stand instead of theirs.
func (c *cataloguer) labels() {
	e := c.Encoding
	if e.K == 1 {
		if values := e.Y; len(values) > 0 && !slices.ContainsFunc(values, func(y float64) bool { return y != 0 && y != 1 }) {
			c.add("labels-order", func(r *recipe) { r.Y = each(r.Y, e.Targets, flipped) }, prose.SlipLabels)
		}
	} else if !slices.ContainsFunc(e.Targets, func(v table.Variable) bool { return !v.Indicator }) {
		for _, order := range orders(e.Targets) {
			c.add("labels-order", func(r *recipe) {
				Y := newMatrix(r.Y.rows, r.Y.cols)
				for i := range Y.rows {
					for k, from := range order {
						Y.v[i*Y.cols+k] = r.Y.at(i, from)
					}
				}
				r.Y = Y
			}, prose.SlipLabels)
		}
	}
	for l, v := range e.Inputs {
		if v.Indicator && v.Level != "" && (l == 0 || e.Inputs[l-1].Column != v.Column) && (l+1 == e.P || e.Inputs[l+1].Column != v.Column) {
			c.add("labels-order", func(r *recipe) {
				r.X = matrix{r.X.rows, r.X.cols, slices.Clone(r.X.v)}
				for i := range r.X.rows {
					r.X.v[i*r.X.cols+l] = flipped(v, r.X.at(i, l))
				}
			}, prose.SlipInputLevels, v.Name)
		}
	}
}

func flipped(_ table.Variable, v float64) float64 { return 1 - v }

// orders are the orders of classes that are not theirs: all of them where they are few, and else that of the alphabet and
// the reverse.
func orders(classes []table.Variable) (list [][]int) {
	own := make([]int, len(classes))
	for k := range own {
		own[k] = k
	}
	alphabet := slices.Clone(own)
	slices.SortStableFunc(alphabet, func(a, b int) int { return strings.Compare(classes[a].Level, classes[b].Level) })
	add := func(order []int) {
		if !slices.Equal(order, own) && !slices.ContainsFunc(list, func(o []int) bool { return slices.Equal(o, order) }) {
			list = append(list, slices.Clone(order))
		}
	}
	add(alphabet)
	if len(classes) > mostOrders {
		slices.Reverse(alphabet)
		add(alphabet)
		reverse := slices.Clone(own)
		slices.Reverse(reverse)
		add(reverse)
		return list
	}
	var permute func(at int)
	order := slices.Clone(own)
	permute = func(at int) {
		if at == len(order) {
			add(order)
			return
		}
		for i := at; i < len(order); i++ {
			order[at], order[i] = order[i], order[at]
			permute(at + 1)
			order[at], order[i] = order[i], order[at]
		}
	}
	permute(0)
	return list
}

// each applies a function to each number of a matrix with the variable of its column.
func each(m matrix, variables []table.Variable, f func(table.Variable, float64) float64) matrix {
	out := newMatrix(m.rows, m.cols)
	for j, x := range m.v {
		out.v[j] = f(variables[j%m.cols], x)
	}
	return out
}
