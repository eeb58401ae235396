// Package plot draws figures: axes, lines, areas and dots as one SVG. In the page a figure has the colours of the
// style sheet; as a file it has its own. Each figure is also given in words and numbers, for readers who cannot see
// it.
package plot

// Figure is a picture and everything that is said about it.
type Figure struct {
	Name    string // of the file that it is exported to: "loss"
	Title   string
	Summary string // what is to be seen in it, in sentences
	X, Y    Axis
	Marks   []Mark   // from back to front
	Keys    []Key    // what marks mean
	Notes   []string // what a reader must know to read it truthfully
	Table   Table    // its numbers
}

// Axis is one of a figure's axes.
type Axis struct {
	Label     string // the quantity, with its unit
	Low, High float64
	Log       bool     // powers of ten are evenly spaced; Low is above 0
	Names     []string // named places 0, 1, … instead of numbers
	Whole     bool     // nothing is between whole numbers, and no place between them is marked
}

// Table is a figure's numbers.
type Table struct {
	Head []string
	Rows [][]string
}

// Hue is a colour of the page's style sheet, by the name of its token.
type Hue string

// The hues, each with the role that it has on the whole page.
const (
	Ink    Hue = "ink"
	Quiet  Hue = "quiet"
	Rule   Hue = "rule"
	Paper  Hue = "paper"
	Input  Hue = "input"
	Hidden Hue = "hidden"
	Output Hue = "output"
	Target Hue = "target"
	Error  Hue = "error"
	Focus  Hue = "focus"
)

// ClassHue is the hue of a class, from 0. Beside it a class has a shape, see [ClassShape].
func ClassHue(class int) Hue { return []Hue{Input, Hidden, Output, Target, Error, Ink}[class%6] }

// Shape is the shape of dots.
type Shape int

// The shapes.
const (
	Circle Shape = iota
	Square
	Triangle
	Diamond
	Cross
	Plus
)

// ClassShape is the shape of a class's dots, from 0.
func ClassShape(class int) Shape { return Shape(class % 6) }

// Point is a point in the units of the axes.
type Point struct{ X, Y float64 }

// Mark is something drawn between the axes.
type Mark interface{ draw(d *drawing) }

// Line is a line through points; one that is not finite parts it.
type Line struct {
	Points []Point
	Hue    Hue
	Width  float64 // in pixels; 0: 1.5
	Dashed bool
	Arrow  bool // it ends in an arrow
}

// Area is a filled area: polygons, which may touch.
type Area struct {
	Polygons [][]Point
	Hue      Hue
	Opacity  float64
}

// Dots are samples or other single places.
type Dots struct {
	Points []Point
	Hue    Hue
	Shape  Shape
	Size   float64 // radius in pixels; 0: 3
	Hollow bool
}

// Label is a text at a place. It stands on a strip of paper, so that it can be read on lines.
type Label struct {
	At     Point
	Text   string
	Hue    Hue
	Anchor string // "start", "middle" or "end"; "" is the middle
	Above  bool   // above the place and not on it
}

// Key is an entry of the legend: a line, or a dot with a shape.
type Key struct {
	Text   string
	Hue    Hue
	Line   bool
	Dashed bool
	Shape  Shape
	Hollow bool
}
