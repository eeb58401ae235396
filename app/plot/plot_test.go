package plot

import (
	"encoding/xml"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func texts(ticks []Tick) string {
	list := make([]string, len(ticks))
	for i, t := range ticks {
		list[i] = t.Text
	}
	return strings.Join(list, " ")
}

func TestTicks(t *testing.T) {
	for _, c := range []struct {
		axis Axis
		want string
	}{
		{Axis{Low: 0, High: 1}, "0 0.2 0.4 0.6 0.8 1"},
		{Axis{Low: 0, High: 1, Whole: true}, "0 1"},
		{Axis{Low: 0, High: 3_456_789, Whole: true}, "0 1\u202f000\u202f000 2\u202f000\u202f000 3\u202f000\u202f000"},
		{Axis{Low: -3.3, High: 3.3}, "−2 0 2"},
		{Axis{Low: 22_000, High: 71_000}, "30\u202f000 40\u202f000 50\u202f000 60\u202f000 70\u202f000"},
		{Axis{Low: 1.00011, High: 1.00047}, "1.0002 1.0003 1.0004"},
		{Axis{Low: 1e-9, High: 6e-9}, "1·10⁻⁹ 2·10⁻⁹ 3·10⁻⁹ 4·10⁻⁹ 5·10⁻⁹ 6·10⁻⁹"},
		{Axis{Low: 0.003, High: 250, Log: true}, "0.01 0.1 1 10 100"},
		{Axis{Low: 0.8, High: 12, Log: true}, "1 2 5 10"},
		{Axis{Low: 2.1, High: 2.9, Log: true}, "2.2 2.4 2.6 2.8"},
		{Axis{Names: []string{"setosa", "virginica"}}, "setosa virginica"},
		{Axis{Low: 2, High: 2}, ""},
	} {
		if got := texts(c.axis.Ticks(5)); got != c.want {
			t.Errorf("%+v: %q, want %q", c.axis, got, c.want)
		}
	}
}

// TestTicksAreNice draws axes: their ticks lie on them, are few, and are multiples of 1, 2 or 5 times a power of ten.
func TestTicksAreNice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		low := rapid.Float64Range(-1e6, 1e6).Draw(t, "low")
		a := Axis{Low: low, High: low + math.Pow(10, rapid.Float64Range(-4, 6).Draw(t, "span"))}
		ticks := a.Ticks(6)
		if len(ticks) < 2 || len(ticks) > 7 {
			t.Fatalf("%d ticks", len(ticks))
		}
		step := ticks[1].At - ticks[0].At
		lead := step / math.Pow(10, math.Floor(math.Log10(step*(1+1e-6))))
		if math.Abs(lead-1) > 1e-3 && math.Abs(lead-2) > 1e-3 && math.Abs(lead-5) > 1e-3 {
			t.Fatalf("the step is %v", step)
		}
		slack := 1e-6 * (a.High - a.Low)
		seen := map[string]bool{}
		for _, tick := range ticks {
			if tick.At < a.Low-slack || tick.At > a.High+slack || seen[tick.Text] {
				t.Fatalf("tick %+v of %+v", tick, ticks)
			}
			seen[tick.Text] = true
		}
	})
}

func TestAround(t *testing.T) {
	if low, high := Around(0.1, 2, math.NaN(), 4, math.Inf(1)); math.Abs(low-1.8) > 1e-12 || math.Abs(high-4.2) > 1e-12 {
		t.Errorf("around 2 and 4: %v to %v", low, high)
	}
	if low, high := Around(0.1, 3, 3); !(low < 3 && high > 3) {
		t.Errorf("around 3 alone: %v to %v", low, high)
	}
	if low, high := Around(0.1); low != 0 || high != 1 {
		t.Errorf("around nothing: %v to %v", low, high)
	}
}

// every has each kind of mark, and texts that are not markup.
func every() *Figure {
	points := []Point{{0, 1}, {1, math.NaN()}, {2, 3}, {3, math.Inf(1)}, {4, 1e300}}
	f := &Figure{
		Name: "every", Title: `a < "b" & c`, Summary: "<script>alert(1)</script>\x01",
		X: Axis{Label: "x]]>", Low: 0, High: 5}, Y: Axis{Label: "<b>", Low: 0.5, High: 100, Log: true},
		Notes: []string{strings.Repeat("a long note that goes on ", 8)},
		Marks: []Mark{
			Line{Points: points, Hue: Ink, Dashed: true, Arrow: true},
			Area{Polygons: [][]Point{{{0, 1}, {1, 2}, {2, 9}}}, Hue: Output, Opacity: .3},
			Label{At: Point{2, 3}, Text: "<i>", Hue: Quiet},
		},
	}
	for class := range 6 {
		f.Marks = append(f.Marks, Dots{Points: points, Hue: ClassHue(class), Shape: ClassShape(class), Hollow: class%2 == 1})
		f.Keys = append(f.Keys, Key{Text: "class <" + strings.Repeat("k", class), Hue: ClassHue(class), Shape: ClassShape(class), Line: class == 5})
	}
	return f
}

// parse reads the elements of an XML document, which must be well-formed.
func parse(t *testing.T, text string) (elements map[string]int, content string) {
	t.Helper()
	elements = map[string]int{}
	var b strings.Builder
	for d := xml.NewDecoder(strings.NewReader(text)); ; {
		token, err := d.Token()
		if err == io.EOF {
			return elements, b.String()
		}
		if err != nil {
			t.Fatalf("%v in %s", err, text)
		}
		switch token := token.(type) {
		case xml.StartElement:
			elements[token.Name.Local]++
		case xml.CharData:
			b.Write(token)
		}
	}
}

// TestSVG wants well-formed SVG in which texts stay texts, numbers are finite, and in a file of its own every
// colour is resolved.
func TestSVG(t *testing.T) {
	f := every()
	for name, text := range map[string]string{
		"in the page": f.SVG("id"),
		"alone":       f.Standalone(func(token string) string { return "rgb(1, 2, 3)" }),
	} {
		elements, content := parse(t, text)
		if elements["script"]+elements["b"]+elements["i"] > 0 {
			t.Errorf("%s: a text became an element: %v", name, elements)
		}
		for _, want := range []string{f.Title, "<b>", "<i>", "<script>alert(1)</script>", "class <kkk"} {
			if !strings.Contains(content, want) {
				t.Errorf("%s: %q is missing", name, want)
			}
		}
		for _, wrong := range []string{"NaN", "Inf", "\x01"} {
			if strings.Contains(text, wrong) {
				t.Errorf("%s: %q is in it", name, wrong)
			}
		}
		if alone := name == "alone"; strings.Contains(text, "var(") == alone || strings.Contains(text, "rgb(1, 2, 3)") != alone {
			t.Errorf("%s: colours", name)
		}
	}
}

// TestPlaces holds where a value stands against the ends of the axes.
func TestPlaces(t *testing.T) {
	f := &Figure{X: Axis{Low: 10, High: 20}, Y: Axis{Low: 1, High: 100, Log: true}}
	d := f.draw()
	for _, c := range []struct{ got, want float64 }{
		{d.x(10), left},
		{d.x(20), width - right},
		{d.x(15), (left + width - right) / 2},
		{d.y(1), top + plotHeight},
		{d.y(100), top},
		{d.y(10), top + plotHeight/2},
	} {
		if math.Abs(c.got-c.want) > 1e-9 {
			t.Errorf("at %v, want %v", c.got, c.want)
		}
	}
}

// TestLongNumbers draws axes of numbers with many digits: all of each is there, on the picture, and beside the next one.
func TestLongNumbers(t *testing.T) {
	for _, a := range []Axis{
		{Low: 0, High: 9_000_000},
		{Low: -9_000_000, High: -1_000_000},
		{Low: 188_300.001, High: 188_300.005},
		{Low: 1.00000000011, High: 1.00000000047},
		{Low: 1.23456e12, High: 1.23457e12},
		{Low: -0.00009, High: 0.00003},
	} {
		f := &Figure{X: a, Y: a}
		places := textPlaces(t, f.SVG("id"))
		ticks := a.Ticks(ticksY)
		if len(ticks) < 2 {
			t.Fatalf("%+v has %d ticks", a, len(ticks))
		}
		for _, tick := range ticks {
			found := false
			for _, p := range places {
				found = found || p.text == tick.Text && p.anchor == "end" && p.x >= digitsWidth(tick.Text)
			}
			if !found {
				t.Errorf("%+v: there is no room for %q", a, tick.Text)
			}
		}
		var end float64
		for _, p := range places {
			if p.anchor != "middle" || p.text == "" {
				continue
			}
			if begin := p.x - digitsWidth(p.text)/2; begin < end {
				t.Errorf("%+v: %q lies over the number before it", a, p.text)
			}
			end = p.x + digitsWidth(p.text)/2
		}
	}
}

// placed is a text of a picture.
type placed struct {
	text, anchor string
	x            float64
}

// textPlaces are the texts of a picture in their order.
func textPlaces(t *testing.T, svg string) []placed {
	t.Helper()
	var list []placed
	for _, m := range regexp.MustCompile(`<text x="([^"]*)"[^>]* text-anchor="([^"]*)"[^>]*>([^<]*)</text>`).FindAllStringSubmatch(svg, -1) {
		x, err := strconv.ParseFloat(m[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, placed{m[3], m[2], x})
	}
	return list
}
