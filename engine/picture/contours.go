package picture

import (
	"math"

	"chainrule/engine/network"
	"chainrule/engine/workspace"
)

// Contours is the objective over two parameters, the others held where they are, with the path that training
// took in these two. What the others were along the path is not in the picture.
type Contours struct {
	ParamX, ParamY network.Param
	At             Point // where the two are
	Grid           *Grid
	Path           []Point
	Epochs         []int // of the points of Path
	Decay          bool
	Subset         Subset

	objective *objective
	next      int
}

// The crossings of contours along a side, and what they may cost in multiplications.
const (
	contourCrossings = 29
	contourBudget    = 48 << 20
)

// NewContours begins the picture of two parameters, and of the path that a track holds of them; nil is none.
// Its grid is complete when Advance says so.
func NewContours(v *workspace.View, x, y network.Param, t *Track) *Contours {
	o := newObjective(v, contourCrossings*contourCrossings, contourBudget)
	i, j := v.Shape.Index(x), v.Shape.Index(y)
	c := &Contours{
		ParamX: x, ParamY: y, At: Point{v.Theta[i], v.Theta[j]}, Decay: v.Document.Training.Decay != 0,
		Subset: o.subset, objective: o,
	}
	c.Path, c.Epochs = t.Of(i, j)
	if n := len(c.Path); n > 0 && c.Path[n-1] != c.At {
		c.Path, c.Epochs = append(c.Path, c.At), append(c.Epochs, v.Training.Epoch)
	}
	low, high := c.At, c.At
	for _, p := range c.Path {
		low, high = Point{math.Min(low.X, p.X), math.Min(low.Y, p.Y)}, Point{math.Max(high.X, p.X), math.Max(high.Y, p.Y)}
	}
	padX, padY := math.Max(leastHalf, (high.X-low.X)/4), math.Max(leastHalf, (high.Y-low.Y)/4)
	c.Grid = NewGrid(contourCrossings, low.X-padX, high.X+padX, low.Y-padY, high.Y+padY)
	return c
}

// Moved reports whether there is a path to be seen.
func (c *Contours) Moved() bool { return len(c.Path) > 1 }

// Advance goes on with the grid for about so many multiplications, and reports whether it is complete.
func (c *Contours) Advance(work int) (done bool) {
	o, g := c.objective, c.Grid
	i, j := o.view.Shape.Index(c.ParamX), o.view.Shape.Index(c.ParamY)
	for ; work > 0 && c.next < len(g.V); c.next++ {
		work -= o.cost()
		at := g.Place(c.next%g.NX, c.next/g.NX)
		o.theta[i], o.theta[j] = at.X, at.Y
		g.V[c.next] = o.value()
	}
	return c.next == len(g.V)
}

// Track is the way that training took: all parameters after some of the epochs. The places are close together at
// first, where most happens, and then farther and farther apart. The zero Track is empty.
type Track struct {
	every  int // epochs from one place to the next, at least
	epochs []int
	places [][]float64
}

// A track holds so many places at most, and so many numbers.
const (
	mostPlaces  = 240
	mostNumbers = 1 << 21
	apart       = 12 // an epoch's share of the epochs before it that lies between two places
)

// Add adds the parameters after an epoch, which are not to be changed any more. An epoch before the last one
// begins the track anew.
func (t *Track) Add(epoch int, theta []float64) {
	if n := len(t.epochs); n > 0 && (epoch < t.epochs[n-1] || len(t.places[0]) != len(theta)) {
		*t = Track{}
	}
	if n := len(t.epochs); n > 0 && epoch < t.epochs[n-1]+max(1, t.every, t.epochs[n-1]/apart) {
		return
	}
	t.epochs, t.places = append(t.epochs, epoch), append(t.places, theta)
	if len(t.places) < max(4, min(mostPlaces, mostNumbers/len(theta))) {
		return
	}
	kept := 0
	for i := 0; i < len(t.places); i += 2 {
		t.epochs[kept], t.places[kept] = t.epochs[i], t.places[i]
		kept++
	}
	clear(t.places[kept:])
	t.epochs, t.places = t.epochs[:kept], t.places[:kept]
	t.every = max(1, (t.epochs[kept-1]-t.epochs[0])/kept)
}

// Of is the way of two parameters, by their index, with the epochs. A nil track has none.
func (t *Track) Of(i, j int) (path []Point, epochs []int) {
	if t == nil {
		return nil, nil
	}
	for n, theta := range t.places {
		if i < len(theta) && j < len(theta) {
			path, epochs = append(path, Point{theta[i], theta[j]}), append(epochs, t.epochs[n])
		}
	}
	return path, epochs
}
