package diagram

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"chainrule/app/act"
	"chainrule/engine/document"
	"chainrule/engine/expr"
	"chainrule/engine/network"
	"chainrule/engine/workspace"

	"pgregory.net/rapid"
)

// view is a view of a network of so many inputs, units and outputs, with a parameter selected.
func view(t interface{ Fatal(...any) }, inputs int, hidden []int, outputs int, p network.Param) *workspace.View {
	var columns, cells, layers []string
	for i := range inputs {
		columns = append(columns, fmt.Sprintf(`{"name": "p%d", "role": "input"}`, i))
		cells = append(cells, fmt.Sprintf(`"%d"`, i%3))
	}
	for i := range outputs {
		columns = append(columns, fmt.Sprintf(`{"name": "q%d", "role": "target"}`, i))
		cells = append(cells, `"1"`)
	}
	for _, n := range hidden {
		layers = append(layers, fmt.Sprintf(`{"units": %d, "activation": "tanh"}`, n))
	}
	d, err := document.Decode([]byte(fmt.Sprintf(`{"chainrule": 1, "table": {"columns": [%s], "rows": [[%s]]}, "network": {"hidden": [%s], "output": "identity", "loss": "rss"}}`,
		strings.Join(columns, ","), strings.Join(cells, ","), strings.Join(layers, ","))))
	if err != nil {
		t.Fatal(err)
	}
	w := workspace.New(d)
	if err := w.SelectParam(p); err != nil {
		t.Fatal(err)
	}
	return w.View()
}

// TestVisible folds the middle of a layer, and never the units that must be shown.
func TestVisible(t *testing.T) {
	for _, c := range []struct {
		n    int
		must []int
		want string
	}{
		{1, nil, "[1]"},
		{12, nil, "[1 2 3 4 5 6 7 8 9 10 11 12]"},
		{13, nil, "[1 2 3 4 5 6 0 10 11 12 13]"},
		{256, nil, "[1 2 3 4 5 6 0 253 254 255 256]"},
		{256, []int{100}, "[1 2 3 4 5 6 0 100 0 253 254 255 256]"},
		{256, []int{7}, "[1 2 3 4 5 6 7 0 253 254 255 256]"},
		{256, []int{252}, "[1 2 3 4 5 6 0 252 253 254 255 256]"},
		{256, []int{0}, "[1 2 3 4 5 6 0 253 254 255 256]"},
	} {
		if got := fmt.Sprint(visible(c.n, c.must...)); got != c.want {
			t.Errorf("%d units with %v: %s, want %s", c.n, c.must, got, c.want)
		}
	}
}

// TestEverySize lays out layers of 1 to 256 units, the selection in the middle.
func TestEverySize(t *testing.T) {
	for n := 1; n <= 256; n++ {
		p := network.Param{Layer: 1, Unit: (n + 1) / 2, Input: 1}
		check(t, view(t, 3, []int{n}, 2, p), fmt.Sprintf("%d units", n))
	}
}

// TestEveryShape lays out networks of any shape with any parameter selected.
func TestEveryShape(t *testing.T) {
	size := rapid.OneOf(rapid.IntRange(1, 5), rapid.IntRange(1, 60))
	rapid.Check(t, func(t *rapid.T) {
		hidden := rapid.SliceOfN(size, 0, 6).Draw(t, "hidden")
		inputs, outputs := size.Draw(t, "inputs"), rapid.IntRange(1, 4).Draw(t, "outputs")
		s := network.Shape{P: inputs, K: outputs, Output: "identity", Loss: "rss"}
		for _, n := range hidden {
			s.Hidden = append(s.Hidden, network.Layer{Units: n, Activation: "tanh"})
		}
		p := s.ParamAt(rapid.IntRange(0, s.Count()-1).Draw(t, "parameter"))
		check(t, view(t, inputs, hidden, outputs, p), "drawn")
	})
}

// check fails where nodes, folds or labels overlap or leave the drawing, where a layer's units and folds do not
// add up, or where what is selected is not drawn.
func check(t interface {
	Fatalf(string, ...any)
}, v *workspace.View, name string,
) {
	l := newLayout(v, false)
	type place struct{ x, y float64 }
	var places []place
	drawn := map[int]int{}
	for _, n := range l.nodes {
		places = append(places, place{n.x, n.y})
		if n.kind != bias && n.kind != target {
			drawn[n.layer]++
		}
	}
	for _, g := range l.gaps {
		places = append(places, place{g.x, g.y})
		drawn[g.layer] += g.count
		if g.count < 1 {
			t.Fatalf("%s: a fold of %d units", name, g.count)
		}
	}
	for layer := range v.Shape.Layers() + 1 {
		if drawn[layer] != size(v.Shape, layer) {
			t.Fatalf("%s: layer %d shows and folds %d of %d units", name, layer, drawn[layer], size(v.Shape, layer))
		}
	}
	for i, a := range places {
		if a.x-l.half.x < 0 || a.y-l.half.y < 0 || a.x+l.half.x > l.width || a.y+l.half.y > l.height {
			t.Fatalf("%s: a node at %g, %g is not within %g × %g", name, a.x, a.y, l.width, l.height)
		}
		for _, b := range places[:i] {
			if math.Abs(a.x-b.x) < 2*l.half.x && math.Abs(a.y-b.y) < 2*l.half.y {
				t.Fatalf("%s: nodes at %g, %g and %g, %g overlap", name, a.x, a.y, b.x, b.y)
			}
		}
		for _, c := range l.captions {
			if c.x == a.x && math.Abs(c.y-a.y) < l.half.y {
				t.Fatalf("%s: the caption %s covers a node", name, c.text)
			}
		}
	}
	selected := 0
	for _, e := range l.edges {
		if e.selected {
			selected++
			if e.param != v.Param || !e.way {
				t.Fatalf("%s: selected %+v, want %+v", name, e.param, v.Param)
			}
		}
	}
	if selected != 1 {
		t.Fatalf("%s: %d selected edges are drawn", name, selected)
	}
	checkTags(t, l, name)
}

// TestLow makes nodes lower where columns would be tall, and says in them what has no room below them.
func TestLow(t *testing.T) {
	for _, c := range []struct {
		inputs, units int
		pictures      bool
		name, first   string
		tallest       float64
	}{
		{3, 2, false, "roomy", "z₁ | a₁ = ", 330},
		{3, 4, false, "roomy", "z₁ | a₁ = ", 360},
		{2, 2, true, "roomy", " | a = ", 310},
		{2, 4, true, "pictured", "a₁ | ", 290},
		{3, 8, false, "dense", "a₁ | ", 330},
		{2, 8, true, "dense", " | ", 330},
		{12, 1, false, "dense", "a₁ | ", 450},
	} {
		v := view(t, c.inputs, []int{c.units}, 1, network.Param{Layer: 1, Unit: 1, Input: 1})
		l := newLayout(v, c.pictures)
		for _, n := range l.nodes {
			if n.kind != hidden || n.unit != 1 {
				continue
			}
			in := l.figuresOf(v, n, act.Forward)
			if got := in.symbol + " | " + in.of; !strings.HasPrefix(got, c.first) || l.name != c.name || l.height > c.tallest {
				t.Errorf("%d units over %d inputs: %q in a %s drawing of height %g, want %q in a %s one of at most %g", c.units, c.inputs, got, l.name, l.height, c.first, c.name, c.tallest)
			}
		}
	}
}

// checkTags fails where the label of the selected parameter is missing, a label covers another, or covers a
// node though it is no wider than the room between columns.
func checkTags(t interface {
	Fatalf(string, ...any)
}, l *layout, name string,
) {
	tags := l.tags(valueText)
	if len(tags) == 0 || !tags[0].primary || len(tags) > mostTags {
		t.Fatalf("%s: %d labels", name, len(tags))
	}
	for i, a := range tags {
		for _, n := range l.nodes {
			if a.width > l.columnGap-2*l.half.x {
				break // between two dense columns it has no place to itself
			}
			if l.covers(a.x, a.y, a.width, n) {
				t.Fatalf("%s: the label %s at %.0f, %.0f covers the node %s at %g, %g", name, a.text, a.x, a.y, n.symbol, n.x, n.y)
			}
		}
		for _, b := range tags[:i] {
			if math.Abs(a.x-b.x) < (a.width+b.width)/2 && math.Abs(a.y-b.y) < tagHeight {
				t.Fatalf("%s: the labels %s and %s overlap", name, a.text, b.text)
			}
		}
	}
}

// TestWay holds the lit way against what depends on what: an edge is on it where its unit takes in what the
// selected parameter changes.
func TestWay(t *testing.T) {
	v := view(t, 2, []int{3, 2}, 2, network.Param{Layer: 1, Unit: 2, Input: 1})
	var way []string
	for _, e := range newLayout(v, false).edges {
		if e.way {
			way = append(way, v.Shape.ID(e.param))
		}
	}
	want := "alpha[2,1] alpha2[1,2] alpha2[2,2] beta[1,1] beta[1,2] beta[2,1] beta[2,2]"
	if got := strings.Join(way, " "); got != want {
		t.Errorf("the way is %s, want %s", got, want)
	}
	l := newLayout(view(t, 2, []int{3}, 3, network.Param{Layer: 2, Unit: 2, Input: 1}), false)
	if fmt.Sprint(l.lossWay) != "map[2:true]" {
		t.Errorf("the way to the loss is over %v", l.lossWay)
	}
}

// TestNodes pins what nodes and edges stand for and show.
func TestNodes(t *testing.T) {
	v := view(t, 2, []int{1}, 1, network.Param{Layer: 1, Unit: 1, Input: 2})
	l := newLayout(v, false)
	var got []string
	for _, n := range l.nodes {
		ids := make([]string, len(n.refs))
		for i, r := range n.refs {
			ids[i] = r.ID()
		}
		got = append(got, strings.Join(append([]string{n.symbol, n.name}, ids...), " "))
	}
	want := []string{"1 ", "x₁ p0 x[1,1]", "x₂ p1 x[1,2]", "1 ", "z₁  z[1,1] a[1,1] s[1,1]", "f₁  f[1,1] T[1,1] delta[1,1]", "y₁ q0 y[1,1]"}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("%q\nwant %q", got, want)
	}
	var edges []string
	for _, e := range l.edges {
		edges = append(edges, fmt.Sprintf("%s %s→%s", e.symbol.ID(), e.inputName, e.outputName))
	}
	if got, want := strings.Join(edges, ", "), "alpha[1,0] bias→z₁, alpha[1,1] p0→z₁, alpha[1,2] p1→z₁, beta[1,0] bias→f₁, beta[1,1] z₁→f₁"; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	var captions []string
	for _, c := range l.captions {
		captions = append(captions, c.text)
	}
	if got := strings.Join(captions, ", "); got != "inputs, tanh, output, identity, target" {
		t.Error(got)
	}
	if l.loss != "L₁ = "+short(v.Loss) {
		t.Error(l.loss)
	}
}

func TestShort(t *testing.T) {
	for v, want := range map[float64]string{
		0.123456: "0.123", -0.123456: "−0.123", 1234: "1234", -12345: "−12345", 0.0001234: "0.0001", 1e-9: "1·10⁻⁹", 123456: "123456", 1.5e10: "1.5·10¹⁰", 0: "0",
		150.5: "150.5", 123456.789: "1.2·10⁵", 1234567: "1.23·10⁶", -1234567: "−1.2·10⁶", 0.9996: "0.9996", 0.99999999: "1.0",
	} {
		if got := short(v); got != want {
			t.Errorf("%v is %s, want %s", v, got, want)
		}
	}
}

// TestMove walks a network by the arrow keys.
func TestMove(t *testing.T) {
	s := network.Shape{P: 2, Hidden: []network.Layer{{Units: 3, Activation: "tanh"}}, K: 2, Output: "identity", Loss: "rss"}
	for _, c := range []struct{ from, key, to string }{
		{"alpha[1,1]", "ArrowDown", "alpha[1,2]"},
		{"alpha[1,2]", "ArrowDown", "alpha[2,0]"},
		{"alpha[3,2]", "ArrowDown", "beta[1,0]"},
		{"alpha[1,2]", "PageDown", "alpha[2,2]"},
		{"alpha[3,2]", "PageUp", "alpha[2,2]"},
		{"beta[1,3]", "PageDown", "beta[2,3]"},
		{"beta[2,3]", "ArrowDown", ""},
		{"alpha[1,0]", "ArrowUp", ""},
		{"alpha[2,0]", "ArrowUp", "alpha[1,2]"},
		{"beta[1,2]", "Home", "alpha[1,0]"},
		{"alpha[1,1]", "End", "beta[2,3]"},
		{"alpha[3,1]", "ArrowRight", "beta[1,3]"},
		{"beta[2,3]", "ArrowLeft", "alpha[3,1]"},
		{"beta[2,0]", "ArrowLeft", "alpha[1,1]"},
		{"alpha[1,1]", "ArrowLeft", ""},
		{"beta[1,1]", "ArrowRight", ""},
		{"beta[1,1]", "x", ""},
	} {
		p, err := s.Parse(c.from)
		if err != nil {
			t.Fatal(err)
		}
		q, ok := move(s, p, c.key)
		got := ""
		if ok {
			got = s.ID(q)
		}
		if got != c.to || !ok && q != p {
			t.Errorf("%s from %s leads to %q, want %q", c.key, c.from, got, c.to)
		}
	}
}

// TestAtNode pins which parameter a click on a node selects.
func TestAtNode(t *testing.T) {
	s := network.Shape{P: 2, Hidden: []network.Layer{{Units: 3, Activation: "tanh"}}, K: 2, Output: "identity", Loss: "rss"}
	for _, c := range []struct {
		now         string
		layer, unit int
		want        string
	}{
		{"alpha[1,2]", 1, 3, "alpha[3,2]"},
		{"alpha[1,2]", 2, 2, "beta[2,0]"},
		{"alpha[1,2]", 0, 1, "alpha[1,1]"},
		{"alpha[3,2]", 0, 0, "alpha[3,0]"},
		{"beta[2,3]", 1, 0, "beta[2,0]"},
		{"beta[2,3]", 0, 2, "alpha[1,2]"},
	} {
		p, err := s.Parse(c.now)
		if err != nil {
			t.Fatal(err)
		}
		if got := s.ID(atNode(s, p, c.layer, c.unit)); got != c.want {
			t.Errorf("with %s, node %d %d selects %s, want %s", c.now, c.layer, c.unit, got, c.want)
		}
	}
}

// TestCurve holds that a curve runs from rim to rim, and level at both ends.
func TestCurve(t *testing.T) {
	c := curveOf(edge{from: point{74, 100}, to: point{181, 300}})
	if got, want := c.path(), "M74,100C127.5,100 127.5,300 181,300"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for at, want := range map[float64][2]float64{0: {74, 100}, 1: {181, 300}, 0.5: {127.5, 200}} {
		if x, y := c.at(at); x != want[0] || y != want[1] {
			t.Errorf("at %v: %v, %v, want %v", at, x, y, want)
		}
	}
}

func TestSymbolOf(t *testing.T) {
	s := network.Shape{P: 2, Hidden: []network.Layer{{Units: 3, Activation: "tanh"}, {Units: 2, Activation: "tanh"}}, K: 2}
	for i := range s.Count() {
		p := s.ParamAt(i)
		if got := s.Symbol(p).ID(); got != s.ID(p) {
			t.Errorf("%s, want %s", got, s.ID(p))
		}
		if back, err := expr.ParseSymbol(s.ID(p)); err != nil || back != s.Symbol(p) {
			t.Errorf("%s reads as %+v, %v", s.ID(p), back, err)
		}
	}
}

// TestNamesFit cuts names that are too wide for the room below a node, and no others.
func TestNamesFit(t *testing.T) {
	for name, want := range map[string]string{
		"sepal_length": "sepal_length", "a column whose name has forty characters": "a column w…", "WWWWWWWWWWWW": "WWWWWW…",
		"身長と体重の合計値の平均": "身長と体重の…", "الطول": "الطول",
	} {
		if got := nameThatFits(name); got != want {
			t.Errorf("%q becomes %q, want %q", name, got, want)
		}
	}
}

// TestMoved has tags of an update say where a parameter goes, and by how much where that cannot be seen in their few digits.
func TestMoved(t *testing.T) {
	for _, c := range []struct {
		from, to float64
		want     string
	}{{0.4, 0.359, "0.4 → 0.359"}, {0.15, 0.15 - 4.386e-9, "0.15 − 4.4·10⁻⁹"}, {-0.15, -0.1499999, "−0.15 + 1·10⁻⁷"}, {0.5, 0.5, "0.5 → 0.5"}, {100, 100.0001, "100 + 1·10⁻⁴"}} {
		if got := moved(c.from, c.to); got != c.want {
			t.Errorf("from %v to %v reads %q, want %q", c.from, c.to, got, c.want)
		}
	}
}
