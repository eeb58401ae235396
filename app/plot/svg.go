package plot

import (
	"math"
	"strconv"
	"strings"

	"chainrule/engine/picture"
	"chainrule/engine/prose"
)

// Lengths in the units of the viewBox, which are about CSS pixels.
const (
	width      = 300.0
	plotHeight = 178.0
	left       = 52.0 // at least: it is more where the numbers of the upright axis are long
	right      = 10.0
	top        = 22.0 // the label of the upright axis stands there
	bottom     = 36.0 // numbers and label of the level axis
	line       = 15.0 // of text
	letter     = 5.9  // width of a character of 11 pixels, on average
	ticksX     = 5
	ticksY     = 4

	noteLetters  = 46 // of a line of notes
	labelLetters = 42 // of an axis's label
)

// drawing is an SVG being written. Colours are written as var(--ink), which the page resolves; a file of its
// own has them resolved.
type drawing struct {
	strings.Builder
	figure *Figure
	left   float64 // where the upright axis is
}

// draw begins a drawing of the figure.
func (f *Figure) draw() *drawing { return &drawing{figure: f, left: f.left()} }

// left is where the upright axis is: no number at it is cut.
func (f *Figure) left() float64 {
	widest := left
	for _, t := range f.Y.Ticks(ticksY) {
		widest = math.Max(widest, digitsWidth(t.Text)+8)
	}
	return widest
}

// SVG is the figure as an element of the page, its colours those of the style sheet. id is unique on the page.
func (f *Figure) SVG(id string) string {
	d := f.draw()
	height := top + plotHeight + bottom + line*float64(len(f.legend()))
	d.open(height, `class="plot" role="img" aria-labelledby="`+id+`-t `+id+`-d"`)
	d.write(`<title id="`, id, `-t">`, escape(f.Title), `</title><desc id="`, id, `-d">`, escape(f.Summary), `</desc>`)
	d.body(id)
	d.write(`</svg>`)
	return d.String()
}

// Standalone is the figure as a file: with its title and notes, and with the colours that resolve gives for
// the names of the style sheet's tokens.
func (f *Figure) Standalone(resolve func(token string) string) string {
	d := f.draw()
	notes := wrap(f.Notes, noteLetters)
	foot := top + plotHeight + bottom + line*float64(len(f.legend()))
	height := foot + 24 + line*float64(len(notes)) + 10
	d.write(`<?xml version="1.0" encoding="UTF-8"?>`, "\n")
	d.open(height, `width="`+number(width)+`" height="`+number(height)+`"`)
	d.write(`<title>`, escape(f.Title), `</title><desc>`, escape(f.Summary), `</desc>`)
	d.write(`<rect width="100%" height="100%" fill="var(--paper)"/>`)
	d.text(12, 18, "start", Ink, f.Title, ` font-weight="600" font-size="13"`)
	d.write(`<g transform="translate(0 24)">`)
	d.body("figure")
	d.write(`</g>`)
	for i, note := range notes {
		d.text(12, foot+24+line*(float64(i)+.6), "start", Quiet, note, "")
	}
	d.write(`</svg>`, "\n")
	text := d.String()
	for _, hue := range []Hue{Ink, Quiet, Rule, Paper, Input, Hidden, Output, Target, Error, Focus} {
		text = strings.ReplaceAll(text, "var(--"+string(hue)+")", escape(resolve(string(hue))))
	}
	return text
}

func (d *drawing) open(height float64, attributes string) {
	d.write(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 `, number(width), ` `, number(height), `" `,
		`font-family="system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif" font-size="11" `, attributes, `>`)
}

// spill is how far marks go over the edge of the field: a point at its edge is drawn whole.
const spill = 4

// body draws the axes, the marks clipped to the field between them, and the legend.
func (d *drawing) body(id string) {
	f := d.figure
	d.grid()
	d.write(`<clipPath id="`, id, `-c"><rect x="`, number(d.left-spill), `" y="`, number(top-spill), `" width="`, number(width-d.left-right+2*spill),
		`" height="`, number(plotHeight+2*spill), `"/></clipPath><g clip-path="url(#`, id, `-c)">`)
	for _, m := range f.Marks {
		m.draw(d)
	}
	d.write(`</g>`)
	d.axes()
	y := top + plotHeight + bottom + 8
	for _, row := range f.legend() {
		x := left // the legend needs no room for numbers
		for _, k := range row {
			d.key(k, x, y)
			x += keyWidth(k)
		}
		y += line
	}
}

// grid draws the lines of the ticks behind everything.
func (d *drawing) grid() {
	for _, t := range d.figure.Y.Ticks(ticksY) {
		y := number(d.y(t.At))
		d.write(`<path d="M`, number(d.left), ` `, y, `H`, number(width-right), `" stroke="var(--rule)" stroke-width="0.7"/>`)
	}
}

// axes draws the two axes with their ticks and labels.
func (d *drawing) axes() {
	f, foot := d.figure, top+plotHeight
	d.write(`<path d="M`, number(d.left), ` `, number(top), `V`, number(foot), `H`, number(width-right), `" fill="none" stroke="var(--quiet)"/>`)
	for _, t := range d.ticksX() {
		x := d.x(t.At)
		d.write(`<path d="M`, number(x), ` `, number(foot), `v4" stroke="var(--quiet)"/>`)
		room := math.MaxInt
		if n := len(f.X.Names); n > 0 {
			room = int((width - left - right) / float64(n) / letter)
		}
		label, anchor := prose.Clip(t.Text, room), "middle"
		if x+digitsWidth(label)/2 > width-1 {
			x, anchor = width-1, "end"
		}
		d.text(x, foot+13, anchor, Quiet, label, "")
	}
	for _, t := range f.Y.Ticks(ticksY) {
		d.text(d.left-6, d.y(t.At), "end", Quiet, t.Text, "")
	}
	d.text((d.left+width-right)/2, foot+29, "middle", Ink, prose.Clip(f.X.Label, labelLetters), "")
	d.text(8, 12, "start", Ink, prose.Clip(f.Y.Label, labelLetters), "")
}

// ticksX are the ticks of the level axis: as many as have room for their numbers beside each other.
func (d *drawing) ticksX() []Tick {
	axis := d.figure.X
	for most := ticksX; ; most-- {
		list := axis.Ticks(most)
		touches := func(a, b Tick) bool { return d.x(b.At)-d.x(a.At) < (digitsWidth(a.Text)+digitsWidth(b.Text))/2+4 }
		crowded := false
		for i := 1; i < len(list); i++ {
			crowded = crowded || touches(list[i-1], list[i])
		}
		if axis.Names != nil || !crowded || most == 1 {
			return list
		}
	}
}

// x and y are where a value stands.
func (d *drawing) x(v float64) float64 { return d.left + d.figure.X.share(v)*(width-d.left-right) }

func (d *drawing) y(v float64) float64 { return top + (1-d.figure.Y.share(v))*plotHeight }

// share is where a value stands between the ends of an axis, 0 to 1. What is far outside is brought near, so
// that the numbers in the file stay small. It is always a number.
func (a Axis) share(v float64) float64 {
	low, high := a.Low, a.High
	if a.Names != nil {
		low, high = -.5, float64(len(a.Names))-.5
	}
	if a.Log {
		if v <= 0 {
			return -4
		}
		low, high, v = math.Log10(low), math.Log10(high), math.Log10(v)
	}
	return math.Max(-4, math.Min(picture.Share(v, low, high), 5))
}

func (d *drawing) finite(p Point) bool {
	return !math.IsNaN(p.X) && !math.IsNaN(p.Y) && !math.IsInf(p.X, 0) && !math.IsInf(p.Y, 0)
}

// path writes the points as a path's lines.
func (d *drawing) path(points []Point) {
	begun := false
	for _, p := range points {
		switch {
		case !d.finite(p):
			begun = false
			continue
		case begun:
			d.write(`L`)
		default:
			d.write(`M`)
		}
		begun = true
		d.write(number(d.x(p.X)), ` `, number(d.y(p.Y)))
	}
}

// digitsWidth is how wide a number is that is written in 11 pixels: as wide as in a font of wide figures.
func digitsWidth(number string) (width float64) {
	for _, r := range number {
		switch r {
		case '.', '·', '\u202f':
			width += 3.5
		case '−':
			width += 9.2
		default:
			width += 7
		}
	}
	return width
}

// text writes a text, its middle at y.
func (d *drawing) text(x, y float64, anchor string, hue Hue, text, attributes string) {
	d.write(`<text x="`, number(x), `" y="`, number(y), `" dy="0.35em" text-anchor="`, anchor, `" fill="var(--`, string(hue), `)"`,
		attributes, `>`, escape(prose.Isolated(text)), `</text>`)
}

func (d *drawing) write(parts ...string) {
	for _, p := range parts {
		d.WriteString(p)
	}
}

// number writes a length to a hundredth.
func number(v float64) string {
	return strconv.FormatFloat(math.Round(v*100)/100+0, 'f', -1, 64)
}

// escape makes a text safe in XML, and leaves out the characters that XML cannot hold.
func escape(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' || r == 0xfffe || r == 0xffff || r == 0xfffd {
			return -1
		}
		return r
	}, s)
	return escaper.Replace(s)
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&#39;")

// wrap breaks paragraphs into lines of at most n characters, at spaces.
func wrap(paragraphs []string, n int) []string {
	var lines []string
	for _, p := range paragraphs {
		row := ""
		for _, word := range strings.Fields(p) {
			if row != "" && len([]rune(row))+1+len([]rune(word)) > n {
				lines, row = append(lines, row), ""
			}
			if row != "" {
				row += " "
			}
			row += word
		}
		if row != "" {
			lines = append(lines, row)
		}
	}
	return lines
}
