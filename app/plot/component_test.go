package plot

import (
	"strings"
	"testing"
)

// TestViewOfAnother gives a view another figure of the same revision, as a page does that takes the view of one picture
// for the next: it must draw what it is given.
func TestViewOfAnother(t *testing.T) {
	v := &View{Revision: 1, ID: "one", Figure: &Figure{Title: "Slope", X: Axis{High: 1}, Y: Axis{High: 1}}}
	v.Render()
	v.ID, v.Figure = "two", &Figure{Title: "Contours", X: Axis{High: 1}, Y: Axis{High: 1}}
	v.Render()
	if !strings.Contains(v.svg, "Contours") || strings.Contains(v.svg, "Slope") || strings.Contains(v.svg, `"one-`) {
		t.Errorf("the view draws %s", v.svg)
	}
}
