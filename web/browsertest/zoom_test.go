package browsertest

import (
	"fmt"
	"math"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// finger is where a finger is on the screen.
type finger [2]float64

// fingers puts fingers on the screen and moves them, each in the same number of moves, and takes them away.
func (p *page) fingers(moves ...[]finger) {
	p.t.Helper()
	send := func(kind input.DispatchTouchEventType, fingers []finger) {
		points := []*input.TouchPoint{}
		for i, f := range fingers {
			id := float64(i)
			points = append(points, &input.TouchPoint{X: f[0], Y: f[1], ID: &id})
		}
		if _, err := chromedp.Call(p.ctx, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: points}); err != nil {
			p.t.Fatal(err)
		}
	}
	for i, fingers := range moves {
		kind := input.DispatchTouchEventTypeTouchMove
		if i == 0 {
			kind = input.DispatchTouchEventTypeTouchStart
		}
		send(kind, fingers)
	}
	send(input.DispatchTouchEventTypeTouchEnd, nil)
	p.settle()
}

// phone makes the page a telephone's, with a screen for several fingers.
func (p *page) phone() {
	p.t.Helper()
	p.do(chromedp.EmulateViewport(390, 844))
	if _, err := chromedp.Call(p.ctx, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true, MaxTouchPoints: 5}); err != nil {
		p.t.Fatal(err)
	}
}

// between is moves of fingers from one place to another in ten steps.
func between(from, to []finger) [][]finger {
	var moves [][]finger
	for step := range 11 {
		fingers := make([]finger, len(from))
		for i := range from {
			for axis := range 2 {
				fingers[i][axis] = from[i][axis] + (to[i][axis]-from[i][axis])*float64(step)/10
			}
		}
		moves = append(moves, fingers)
	}
	return moves
}

// onDrawing is where the unit f₁ is on the screen, and how wide it is there.
func (p *page) onDrawing() (x, y, width float64) {
	p.t.Helper()
	at := evaluate[[]float64](p, `(b => [(b.left + b.right) / 2, (b.top + b.bottom) / 2, b.width])(document.querySelector(".diagram .nf rect").getBoundingClientRect())`)
	return at[0], at[1], at[2]
}

// TestPinch enlarges the drawing by two fingers about the place between them, moves it by one, and shows all of it again by a
// double tap and by a button. A finger on a drawing that is not enlarged scrolls the page.
func TestPinch(t *testing.T) {
	p := open(t, "")
	p.phone()
	p.tab("derivation")
	_, _, width := p.onDrawing()
	p.fingers(between([]finger{{200, 200}}, []finger{{200, 60}})...)
	p.until(`scrollY > 50 && document.querySelector(".diagram svg.enlarged") === null`)
	x, y, _ := p.onDrawing()

	p.fingers(between([]finger{{x - 20, y}, {x + 20, y}}, []finger{{x - 60, y}, {x + 60, y}})...)
	p.until(`document.querySelector(".diagram svg.enlarged") !== null && ` + visible(".diagram .fit"))
	nowX, nowY, now := p.onDrawing()
	if math.Abs(now/width-3) > .1 || math.Abs(nowX-x) > 2 || math.Abs(nowY-y) > 2 {
		t.Errorf("fingers three times as far apart enlarge a unit from %.1f to %.1f pixels and move it from %.0f, %.0f to %.0f, %.0f", width, now, x, y, nowX, nowY)
	}
	if scale := evaluate[float64](p, `visualViewport.scale`); scale != 1 {
		t.Errorf("the page is enlarged too, %v times", scale)
	}
	before, param := evaluate[float64](p, `scrollY`), p.text(".diagram [aria-selected=true]")
	p.fingers(between([]finger{{200, 100}}, []finger{{240, 120}})...)
	movedX, movedY, _ := p.onDrawing()
	if math.Abs(movedX-nowX-40) > 3 || math.Abs(movedY-nowY-20) > 3 {
		t.Errorf("a finger moved by 40 and 20 moves the drawing by %.1f and %.1f", movedX-nowX, movedY-nowY)
	}
	if got := evaluate[float64](p, `scrollY`); got != before || p.text(".diagram [aria-selected=true]") != param {
		t.Errorf("moving the drawing scrolls the page from %v to %v, or selects", before, got)
	}
	p.click(".diagram .fit")
	p.until(`document.querySelector(".diagram svg.enlarged") === null && !` + visible(".diagram .fit") + ` && document.activeElement.matches(".diagram .parameters")`)
	for _, enlarged := range []bool{true, false} { // beside edges and units
		box := evaluate[[]float64](p, `(b => [b.left, b.top])(document.querySelector(".diagram svg").getBoundingClientRect())`)
		corner := []finger{{box[0] + 8, box[1] + 8}}
		p.fingers(corner)
		p.fingers(corner)
		p.until(fmt.Sprintf(`(document.querySelector(".diagram svg.enlarged") !== null) === %v`, enlarged))
	}
	p.fingers(between([]finger{{200, 60}}, []finger{{200, 200}})...)
	p.until(`scrollY < 20`)
}

// TestEnlargeByKeys enlarges the drawing by keys and by the wheel with Ctrl. The selected parameter stays in sight as it is
// walked through, and other wheels scroll the page.
func TestEnlargeByKeys(t *testing.T) {
	p := open(t, "#example=iris")
	p.until(`document.title.includes("Iris")`)
	evaluate[bool](p, `(document.querySelector(".diagram .parameters").focus(), true)`)
	_, _, width := p.onDrawing()
	p.keys("+", "+", "+")
	if _, _, now := p.onDrawing(); math.Abs(now/width-3.375) > .05 {
		t.Errorf("three times + makes a unit of %v pixels one of %v", width, now)
	}
	const inSight = `((edge, box) => { const m = edge.getPointAtLength(edge.getTotalLength() / 2).matrixTransform(edge.getScreenCTM());
		return m.x > box.left && m.x < box.right && m.y > box.top && m.y < box.bottom; })(document.querySelector(".diagram .edge.selected"), document.querySelector(".diagram svg").getBoundingClientRect())`
	for _, k := range []string{kb.End, kb.ArrowUp, kb.ArrowUp, kb.Home, kb.ArrowDown, kb.ArrowRight, kb.ArrowLeft, kb.End} {
		p.keys(k)
		p.until(inSight)
	}
	p.keys("-")
	if _, _, now := p.onDrawing(); math.Abs(now/width-2.25) > .05 {
		t.Errorf("then − makes it one of %v", now)
	}
	p.keys("0")
	p.until(`document.querySelector(".diagram svg.enlarged") === null`)
	wheel := func(ctrl bool) {
		x, y, _ := p.onDrawing()
		params := input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMouseWheel, X: x, Y: y, DeltaX: .01, DeltaY: -50}
		if ctrl {
			params.Modifiers = 2
		}
		if _, err := chromedp.Call(p.ctx, input.DispatchMouseEvent, params); err != nil {
			t.Fatal(err)
		}
		p.settle()
	}
	wheel(false)
	wheel(true)
	p.until(`document.querySelector(".diagram svg.enlarged") !== null`)
	if _, _, now := p.onDrawing(); math.Abs(now/width-math.Exp(.5)) > .02 {
		t.Errorf("the wheel makes a unit of %v pixels one of %v", width, now)
	}
}
