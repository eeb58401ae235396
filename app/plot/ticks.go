package plot

import (
	"math"
	"strconv"
	"strings"

	"chainrule/engine/expr"
	"chainrule/engine/prose"
)

// Tick is a marked place of an axis.
type Tick struct {
	At   float64
	Text string
}

// Ticks are about most marked places of an axis: multiples of 1, 2 or 5 times a power of ten, on a
// logarithmic axis powers of ten and, where these are few, 2 and 5 times them; or the axis's names.
func (a Axis) Ticks(most int) []Tick {
	switch {
	case a.Names != nil:
		list := make([]Tick, len(a.Names))
		for i, name := range a.Names {
			list[i] = Tick{float64(i), name}
		}
		return list
	case !(a.High > a.Low) || math.IsInf(a.High-a.Low, 0):
		return nil
	case a.Log:
		return logTicks(a.Low, a.High, most)
	}
	step := niceStep((a.High - a.Low) / float64(max(1, most)))
	if a.Whole {
		step = max(1, step)
	}
	first := math.Ceil(a.Low/step - 1e-9)
	var list []Tick
	for n := first; n*step <= a.High+1e-9*step && len(list) <= most+1; n++ {
		list = append(list, Tick{n * step, tickText(n, step)})
	}
	return list
}

// niceStep is the least of 1, 2 and 5 times a power of ten that is no less than v.
func niceStep(v float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(v)))
	for _, m := range []float64{1, 2, 5} {
		if m*power >= v*(1-1e-9) {
			return m * power
		}
	}
	return 10 * power
}

// tickText writes n times a step, with as many digits as tell it from its neighbours and no more.
func tickText(n, step float64) string {
	if n == 0 {
		return "0"
	}
	digits := int(math.Floor(math.Log10(math.Abs(n*step))+1e-9)-math.Floor(math.Log10(step)+1e-9)) + 1
	return grouped(expr.FormatNumber(n*step, max(1, digits)))
}

// grouped parts the thousands of a number of five digits or more by narrow spaces.
func grouped(text string) string {
	whole, rest, _ := strings.Cut(text, ".")
	sign := ""
	if strings.HasPrefix(whole, "−") {
		sign, whole = "−", strings.TrimPrefix(whole, "−")
	}
	if len(whole) < 5 || strings.ContainsFunc(whole, func(r rune) bool { return r < '0' || r > '9' }) {
		return text
	}
	n, _ := strconv.Atoi(whole)
	whole = prose.Grouped(n)
	if rest != "" {
		rest = "." + rest
	}
	return sign + whole + rest
}

func logTicks(low, high float64, most int) []Tick {
	if low <= 0 {
		return nil
	}
	from, to := int(math.Floor(math.Log10(low))), int(math.Ceil(math.Log10(high)))
	within := max(0, int(math.Floor(math.Log10(high)+1e-9))-int(math.Ceil(math.Log10(low)-1e-9))+1)
	factors := []float64{1}
	if within <= 2 {
		factors = []float64{1, 2, 5}
	}
	every := max(1, (within+most-1)/max(1, most))
	var list []Tick
	for e := from; e <= to; e++ {
		if mod(e, every) != 0 {
			continue
		}
		for _, f := range factors {
			if v := f * math.Pow(10, float64(e)); v >= low*(1-1e-9) && v <= high*(1+1e-9) {
				list = append(list, Tick{v, grouped(expr.FormatNumber(v, 1))})
			}
		}
	}
	if len(list) < 2 { // too narrow for powers of ten: evenly spaced numbers are what is left
		return Axis{Low: low, High: high}.Ticks(most)
	}
	return list
}

func mod(a, b int) int { return ((a % b) + b) % b }

// Around is an axis's range about values: the least and the largest of those that are finite, and a margin.
// Where they are all one, it makes room around it.
func Around(margin float64, values ...float64) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, v := range values {
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			low, high = math.Min(low, v), math.Max(high, v)
		}
	}
	if low > high {
		return 0, 1
	}
	span := high - low
	if span <= 1e-9*math.Max(math.Abs(low), math.Abs(high)) || span == 0 {
		span = math.Max(1e-3, math.Abs(high)) * 0.2
		return low - span/2, high + span/2
	}
	return low - margin*span, high + margin*span
}
