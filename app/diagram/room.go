package diagram

import (
	"math"
	"strings"
	"unicode"

	"chainrule/engine/expr"
)

// How wide a number in a node may be, in digits, as a decimal and as one with a power of ten.
const (
	figureRoom = 6.0
	powerRoom  = 6.7
	longFigure = 5.7 // wider ones are set closer
)

// short is a number that fits into a node. One that is not whole is not rounded to one, if there is a way to write it.
func short(v float64) string {
	fits := func(text string) bool {
		room := figureRoom
		if strings.ContainsRune(text, '·') {
			room = powerRoom
		}
		return figureWidth(text) <= room
	}
	if v == math.Trunc(v) {
		for _, text := range []string{expr.FormatNumber(v, 0), expr.Scientific(v, 3), expr.Scientific(v, 2)} {
			if fits(text) {
				return text
			}
		}
		return expr.Scientific(v, 1)
	}
	for _, digits := range []int{3, 4, 5, 2, 1} {
		if text := expr.FormatNumber(v, digits); fits(text) && expr.Round(v, digits) != math.Round(v) {
			return text
		}
	}
	if text := expr.Scientific(v, 2); math.Abs(v) >= 100 && fits(text) {
		return text
	}
	return expr.FormatNumber(v, 1)
}

// figureWidth is the width of a number, in digits.
func figureWidth(text string) float64 {
	width := 0.0
	for _, c := range text {
		switch {
		case strings.ContainsRune(".·", c):
			width += .5
		case strings.ContainsRune("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", c):
			width += .65
		default:
			width++
		}
	}
	return width
}

// nameRoom is how wide the name of a column may be.
const nameRoom = 92.0

// nameThatFits is a name, or as much of its beginning as there is room for. It reckons letters rather too wide than too narrow, as
// fonts differ.
func nameThatFits(name string) string {
	width, cut := 0.0, 0
	for at, c := range name {
		if width+letterWidth('…') <= nameRoom {
			cut = at
		}
		if width += letterWidth(c); width > nameRoom {
			return strings.TrimSpace(name[:cut]) + "…"
		}
	}
	return name
}

// letterWidth is the width of a letter of a name, which is 12 high.
func letterWidth(c rune) float64 {
	switch {
	case unicode.Is(unicode.Mn, c):
		return 0
	case unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) || c >= 0xFF00 && c < 0xFF61 || c >= 0x3000 && c < 0x3040 || c >= 0x1F300:
		return 12.5
	case strings.ContainsRune("WM@%mw…", c):
		return 12
	case unicode.IsUpper(c):
		return 9
	case strings.ContainsRune("iljt.,:;'|!()[] fr", c):
		return 5
	}
	return 7.4
}
