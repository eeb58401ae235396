package diagram

import (
	"math"
	"strings"

	"chainrule/engine/activation"
	"chainrule/engine/expr"
	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/table"
	"chainrule/engine/workspace"
)

// Lengths in the units of the viewBox, which are about CSS pixels.
const (
	roomyGap    = 110.0 // largest distance of units in a column
	leastTall   = 200.0 // height of the columns at least
	mostTall    = 250.0 // height of the columns at most, where nodes can be made lower
	nameBelow   = 12.0  // from the rim of a node to the middle of its name
	captionTall = 26.0  // of the captions below the columns
	numberAbove = 19.0  // the number of a hidden layer, over its caption
	mostShown   = 12    // units of a column that are drawn; of more the middle is folded
	mostNames   = 7     // of a dense column whose names stand below its nodes; those of more stand beside them
)

// measure is how large nodes are, and how far apart.
type measure struct {
	name      string  // the class of the drawing
	line      bool    // a node is one line: its value is beside its symbol, or beside its picture
	room      bool    // there is room below units for more
	half      point   // of a node: half its width and height
	biasHalf  float64 // half the height of a bias
	pitch     float64 // least distance of units in a column
	namePitch float64 // where units have names below
	widePitch float64 // where units hold pictures
	columnGap float64 // from layer to layer
	targetGap float64 // from outputs to targets
}

// Few units are circles with the value under the symbol, and the value of one with a picture is below it. With more, pictures have the
// value beside them, and with many each node is one line: a tall drawing would be made so small that nobody can read it.
var (
	roomy    = measure{name: "roomy", room: true, half: point{26, 26}, biasHalf: 18, pitch: 60, namePitch: 74, widePitch: 78, columnGap: 142, targetGap: 98}
	pictured = measure{name: "pictured", half: point{48, 20}, biasHalf: 14, pitch: 46, namePitch: 58, widePitch: 46, columnGap: 152, targetGap: 118}
	dense    = measure{name: "dense", line: true, half: point{41, 13}, biasHalf: 13, pitch: 30, namePitch: 44, widePitch: 30, columnGap: 146, targetGap: 112}
)

// kind says what a node stands for.
type kind int

const (
	input kind = iota
	bias
	hidden
	output
	target
)

// node is a node of the diagram.
type node struct {
	kind   kind
	layer  int // 0: inputs; 1…H hidden; H+1 outputs and targets
	unit   int // from 1; 0 for a bias
	x, y   float64
	symbol string // "z₁"
	value  string // "" where the row is left out
	name   string // below: the column
	refs   []expr.Symbol
	small  *small // of a hidden unit over two inputs, or nil
}

// gap stands for units of a column that are not drawn.
type gap struct {
	layer, count int
	x, y         float64
}

// point is where a node stands.
type point struct{ x, y float64 }

// edge is a parameter.
type edge struct {
	param      network.Param
	from, to   point // on the rims of its nodes
	weight     float64
	gradient   float64
	way        bool // on a way from the selected parameter to the loss
	selected   bool
	locked     bool
	symbol     expr.Symbol
	inputName  string
	outputName string
}

// caption is what stands below a column.
type caption struct {
	x, y  float64
	text  string
	layer int // 1…H: a hidden layer, whose units can be added and removed; else 0
	units int
}

// layout is the whole diagram.
type layout struct {
	measure
	beside        bool    // names stand beside the nodes
	first         float64 // where the first column stands
	width, height float64
	body          float64 // the height without the captions
	nodes         []node
	gaps          []gap
	edges         []edge
	captions      []caption
	losses        []node // output nodes with the target beside them, in pairs
	lossWay       map[int]bool
	loss          string
	largestWeight float64
	largestSlope  float64
}

// newLayout lays out a view's network. Nothing is drawn without one. pictures puts small pictures into hidden
// units, where there are two inputs.
func newLayout(v *workspace.View, pictures bool) *layout {
	s := v.Shape
	var list map[[2]int]*small
	if pictures {
		list = smalls(v)
	}
	columns := make([][]int, s.Layers()+1) // the units drawn of each layer, 0 for the fold
	for layer := range columns {
		columns[layer] = visible(size(s, layer), mustShow(v, layer)...)
	}
	l := &layout{lossWay: map[int]bool{}}
	tall := l.measured(columns, list != nil)
	grid := make([]map[int]node, len(columns))
	for layer, units := range columns {
		grid[layer] = l.column(v, layer, units, tall)
	}
	l.width = l.columnX(s.Layers()) + l.targetGap + l.first
	l.body = l.top() + tall + 10
	l.height = l.body + captionTall
	if len(s.Hidden) > 1 {
		l.height += numberAbove
	}
	l.picture(list)
	l.targets(v, grid[s.Layers()])
	l.connect(v, grid)
	l.captions = l.captionsOf(v)
	return l
}

// measured chooses how large nodes are for the units drawn of each layer, and says how tall the columns are then.
func (l *layout) measured(columns [][]int, pictures bool) float64 {
	if l.measure = roomy; l.tall(columns, pictures) > mostTall && pictures {
		l.measure = pictured
	}
	if l.tall(columns, pictures) > mostTall {
		l.measure = dense
	}
	l.first = nameRoom/2 + 10
	if l.line && len(columns) > 3 { // symbols have the number of their layer
		l.half.x, l.columnGap = l.half.x+6, l.columnGap+12
	}
	if !l.room && max(len(columns[0]), len(columns[len(columns)-1])) > mostNames {
		l.beside, l.namePitch = true, l.pitch
		l.first = nameRoom + 8 + l.half.x
	}
	return l.tall(columns, pictures)
}

// tall is how tall the columns are, below their biases.
func (l *layout) tall(columns [][]int, pictures bool) float64 {
	tall := leastTall
	for layer, units := range columns {
		least := l.pitch
		switch {
		case layer == 0 || layer == len(columns)-1:
			least = l.namePitch
		case pictures:
			least = l.widePitch
		}
		tall = math.Max(tall, float64(len(units))*least)
	}
	return tall
}

// biasY is where biases stand.
func (l *layout) biasY() float64 { return l.biasHalf + 8 }

// top is where the columns begin, below the biases.
func (l *layout) top() float64 { return 2*l.biasHalf + 16 }

func (l *layout) columnX(layer int) float64 { return l.first + l.columnGap*float64(layer) }

func size(s network.Shape, layer int) int {
	if layer == 0 {
		return s.P
	}
	return s.Rows(layer)
}

// mustShow lists the units of a layer that the selected parameter joins.
func mustShow(v *workspace.View, layer int) []int {
	switch layer {
	case v.Param.Layer:
		return []int{v.Param.Unit}
	case v.Param.Layer - 1:
		return []int{v.Param.Input}
	}
	return nil
}

// visible lists the units of n that are drawn, in order; 0 stands for those that are folded between.
func visible(n int, must ...int) []int {
	const head, tail = 6, 4
	shown := make([]int, 0, mostShown)
	folded := false
	for u := 1; u <= n; u++ {
		keep := n <= mostShown || u <= head || u > n-tail
		for _, m := range must {
			keep = keep || u == m
		}
		if keep {
			shown, folded = append(shown, u), false
		} else if !folded {
			shown, folded = append(shown, 0), true
		}
	}
	return shown
}

// column places the units of a layer, and its bias for the layer after.
func (l *layout) column(v *workspace.View, layer int, units []int, tall float64) map[int]node {
	s := v.Shape
	placed := map[int]node{}
	x := l.columnX(layer)
	step := math.Min(roomyGap, tall/float64(max(1, len(units))))
	top := l.top() + tall/2 - step*float64(len(units)-1)/2
	if layer < s.Layers() {
		b := node{kind: bias, layer: layer, x: x, y: l.biasY(), symbol: "1"}
		placed[0] = b
		l.nodes = append(l.nodes, b)
	}
	for i, u := range units {
		y := top + step*float64(i)
		if u == 0 {
			l.gaps = append(l.gaps, gap{layer: layer, count: folded(units, i, size(s, layer)), x: x, y: y})
			continue
		}
		n := newNode(v, layer, u, x, y)
		placed[u] = n
		l.nodes = append(l.nodes, n)
	}
	return placed
}

// folded is how many of n units the fold at place i of those that are drawn stands for.
func folded(units []int, i, n int) int {
	before, after := 0, n+1
	if i > 0 {
		before = units[i-1]
	}
	if i+1 < len(units) {
		after = units[i+1]
	}
	return after - before - 1
}

// newNode describes a unit or an input.
func newNode(v *workspace.View, layer, unit int, x, y float64) node {
	n := node{kind: hidden, layer: layer, unit: unit, x: x, y: y}
	i, u := expr.At(v.Row), expr.At(unit)
	number := func(list []float64) string {
		if v.Sample < 0 {
			return ""
		}
		return short(list[unit-1])
	}
	switch layer {
	case 0:
		n.kind, n.symbol, n.name = input, expr.NodeName(expr.X, 0, unit), shortName(v.Encoding.Inputs, unit-1)
		n.refs = []expr.Symbol{{Kind: expr.X, I: i, J: u}}
		if v.Sample >= 0 {
			n.value = short(v.Encoding.X[v.Sample*v.Encoding.P+unit-1])
		}
	case v.Shape.Layers():
		n.kind, n.symbol = output, expr.NodeName(expr.F, 0, unit)
		n.refs = []expr.Symbol{{Kind: expr.F, I: u, J: i}, {Kind: expr.T, I: u, J: i}, {Kind: expr.Delta, I: u, J: i}}
		if v.Pass != nil {
			n.value = number(v.Pass.F)
		}
	default:
		n.symbol = expr.NodeName(expr.Z, layer, unit)
		for _, k := range []expr.Kind{expr.Z, expr.A, expr.S} {
			n.refs = append(n.refs, expr.Symbol{Kind: k, Layer: layer, I: u, J: i})
		}
		if v.Pass != nil {
			n.value = number(v.Pass.Z[layer-1])
		}
	}
	return n
}

// shortName is what fits below the node of variable i of a list: of one of several levels the level, and else
// the column.
func shortName(list []table.Variable, i int) string {
	v := list[i]
	for k, other := range list {
		if k != i && other.ColumnID == v.ColumnID {
			return v.Level
		}
	}
	return strings.TrimSuffix(v.Name, " = "+v.Level)
}

// targets places the targets beside the outputs, and the loss.
func (l *layout) targets(v *workspace.View, outputs map[int]node) {
	x := l.columnX(v.Shape.Layers()) + l.targetGap
	for unit := 1; unit <= v.Shape.K; unit++ {
		f, ok := outputs[unit]
		if !ok {
			continue
		}
		n := node{kind: target, layer: f.layer, unit: unit, x: x, y: f.y, symbol: expr.NodeName(expr.Y, 0, unit), name: shortName(v.Encoding.Targets, unit-1)}
		n.refs = []expr.Symbol{{Kind: expr.Y, I: expr.At(v.Row), J: expr.At(unit)}}
		if v.Sample >= 0 {
			n.value = short(v.Encoding.Y[v.Sample*v.Encoding.K+unit-1])
		}
		l.nodes = append(l.nodes, n)
		l.losses = append(l.losses, f, n)
	}
	if v.Pass != nil {
		y := v.Encoding.Y[v.Sample*v.Encoding.K : (v.Sample+1)*v.Encoding.K]
		l.loss = "L" + expr.Subscript(v.Row) + " = " + short(v.Network.Loss(v.Pass, y))
	}
}

// connect makes the edges between drawn units, and says which are on the way to the loss.
func (l *layout) connect(v *workspace.View, grid []map[int]node) {
	s := v.Shape
	locked := map[network.Param]bool{}
	for _, p := range v.Document.Locked {
		locked[p] = true
	}
	reached := map[int]bool{} // units of the layer that the way has come to
	for layer := 1; layer <= s.Layers(); layer++ {
		next := map[int]bool{}
		for unit := 1; unit <= s.Rows(layer); unit++ {
			to, drawn := grid[layer][unit]
			for in := 0; in < s.Cols(layer); in++ {
				p := network.Param{Layer: layer, Unit: unit, Input: in}
				at := s.Index(p)
				way := p == v.Param || (in > 0 && reached[in])
				if way {
					next[unit] = true
				}
				weight, slope := v.Theta[at], 0.0
				if v.Gradient != nil {
					slope = v.Gradient[at]
				}
				l.largestWeight = math.Max(l.largestWeight, math.Abs(weight))
				l.largestSlope = math.Max(l.largestSlope, math.Abs(slope))
				from, start := grid[layer-1][in]
				if !drawn || !start {
					continue
				}
				l.edges = append(l.edges, edge{
					param: p, from: point{from.x + l.half.x, from.y}, to: point{to.x - l.half.x, to.y}, weight: weight, gradient: slope, way: way, selected: p == v.Param, locked: locked[p],
					symbol: s.Symbol(p), inputName: v.Variable(layer, in), outputName: to.symbol,
				})
			}
		}
		reached = next
	}
	l.lossWay = reached
	if g, _ := activation.OutputByID(s.Output); g.Each == nil { // every output follows from every net input
		for k := 1; k <= s.K; k++ {
			l.lossWay[k] = true
		}
	}
}

// picture puts the small pictures into the hidden units.
func (l *layout) picture(list map[[2]int]*small) {
	for i, n := range l.nodes {
		if n.kind == hidden {
			l.nodes[i].small = list[[2]int{n.layer, n.unit}]
		}
	}
}

// captionsOf are the captions of a view's columns.
func (l *layout) captionsOf(v *workspace.View) []caption {
	s, y := v.Shape, l.height-captionTall/2
	list := []caption{{x: l.columnX(0), y: y, text: prose.Text(prose.CaptionInputs)}}
	for h, layer := range s.Hidden {
		if len(s.Hidden) > 1 {
			list = append(list, caption{x: l.columnX(h + 1), y: y - numberAbove, text: prose.Text(prose.CaptionLayer, h+1)})
		}
		list = append(list, caption{x: l.columnX(h + 1), y: y, text: layer.Activation, layer: h + 1, units: layer.Units})
	}
	x := l.columnX(s.Layers())
	return append(
		list,
		caption{x: x, y: y, text: prose.Text(prose.CaptionOutputs, s.K, s.Output)},
		caption{x: x + l.targetGap, y: y, text: prose.Text(prose.CaptionTargets, s.K)},
	)
}
