package diagram

import (
	"fmt"
	"math"
)

// mostZoom is how many times the drawing can be enlarged, and keyZoom how many times a key enlarges it.
const (
	mostZoom = 8.0
	keyZoom  = 1.5
)

// zoom is what of the drawing is shown: Scale times enlarged, with the point X, Y of the drawing at its corner. The zero zoom
// is all of it.
type zoom struct{ Scale, X, Y float64 }

// scale is how many times the drawing is enlarged.
func (z zoom) scale() float64 { return max(1, z.Scale) }

// enlarged reports whether less than all of the drawing is shown.
func (z zoom) enlarged() bool { return z.scale() > 1 }

// times enlarges by a factor. The point x, y of the drawing stays where it is. width and height are the drawing's.
func (z zoom) times(factor, x, y, width, height float64) zoom {
	next := math.Min(mostZoom, z.scale()*factor)
	if next < 1.01 {
		return zoom{}
	}
	by := z.scale() / next
	return zoom{next, x - (x-z.X)*by, y - (y-z.Y)*by}.within(width, height)
}

// by moves what is shown by a part of the drawing.
func (z zoom) by(dx, dy, width, height float64) zoom {
	z.X, z.Y = z.X+dx, z.Y+dy
	return z.within(width, height)
}

// within keeps the edges of the drawing outside of what is shown.
func (z zoom) within(width, height float64) zoom {
	if !z.enlarged() {
		return zoom{}
	}
	rest := 1 - 1/z.Scale
	z.X, z.Y = math.Max(0, math.Min(z.X, rest*width)), math.Max(0, math.Min(z.Y, rest*height))
	return z
}

// showing moves what is shown as little as needed to have a point of the drawing well within it.
func (z zoom) showing(x, y, width, height float64) zoom {
	if !z.enlarged() {
		return z
	}
	near := func(at, size, want float64) float64 {
		edge := size / 8
		return math.Max(want+edge-size, math.Min(at, want-edge))
	}
	z.X, z.Y = near(z.X, width/z.Scale, x), near(z.Y, height/z.Scale, y)
	return z.within(width, height)
}

// transform is the zoom as an attribute of SVG.
func (z zoom) transform() string {
	s := z.scale()
	return fmt.Sprintf("matrix(%g 0 0 %g %g %g)", s, s, -s*z.X, -s*z.Y)
}
