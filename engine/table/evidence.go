package table

import (
	"strings"
	"unicode"
)

// evidence counts what the numbers of a column, or of a file, say of how they are written.
type evidence struct {
	commas, points   int // signs that can only be decimal ones
	thousandsComma   int // signs that can only part thousands
	thousandsPoint   int
	thousandsSpace   int
	thousandsMark    int
	eitherC, eitherP int // "1,200" and "1.200", which can be either
	small, large     int // whole numbers without a sign: below 1000, and from 1000 on but for years
	groupedC         int // columns in which "1,200" stands beside whole numbers below 1000, and none from 1000 on
	groupedP         int // the same for "1.200"

	money int // of them, those with a sign of currency, which seldom have three decimals

	semicolons, parted bool // semicolons part the columns of the file, as they do where a comma is the decimal sign; commas do
}

// look counts the signs of a cell.
func (e *evidence) look(text string) {
	s := strings.TrimSpace(text)
	whole := s
	if !isPlain(s) {
		s, _, _ = unwrap(s)
	}
	s = strings.TrimPrefix(s, "-")
	if !isPlain(s) && (s == "" || strings.IndexFunc(s, func(c rune) bool { return unicode.IsLetter(c) && !strings.ContainsRune("eEdD", c) }) >= 0 || !isNumeric(text)) {
		return
	}
	commas, points := strings.Count(s, ","), strings.Count(s, ".")
	spaced, marked := strings.IndexFunc(s, unicode.IsSpace) >= 0, strings.ContainsAny(s, "'’")
	if spaced || marked {
		if spaced {
			e.thousandsSpace++
		} else {
			e.thousandsMark++
		}
		e.commas, e.points = e.commas+commas, e.points+points // which part no thousands here
		return
	}
	switch {
	case commas > 0 && points > 0 && strings.LastIndexByte(s, ',') > strings.LastIndexByte(s, '.'):
		e.commas++
		e.thousandsPoint++
	case commas > 0 && points > 0:
		e.points++
		e.thousandsComma++
	case commas > 1:
		e.thousandsComma++
	case points > 1:
		e.thousandsPoint++
	case commas == 1 && couldBeThousands(s, ","):
		e.eitherC++
		e.money += count(hasMoney(whole))
	case commas == 1:
		e.commas++
	case points == 1 && couldBeThousands(s, "."):
		e.eitherP++
		e.money += count(hasMoney(whole))
	case points == 1:
		e.points++
	case len(s) <= 3:
		e.small++
	case !isYear(s):
		e.large++
	}
}

// isYear reports whether the digits of a number could be a year, which nobody writes with a sign between thousands.
func isYear(s string) bool { return len(s) == 4 && (s[0] == '1' || s[0] == '2') }

// couldBeThousands reports whether the one sign in a number could part its thousands: 1 to 3 digits before it, of which
// the first is not 0, and 3 after it.
func couldBeThousands(s, sign string) bool {
	before, after, _ := strings.Cut(s, sign)
	return digits(before) && len(before) <= 3 && before[0] != '0' && digits(after) && len(after) == 3
}

// add adds the evidence of a column to that of its file.
func (e *evidence) add(o evidence) {
	if o.small > 0 && o.large == 0 {
		e.groupedC += min(1, o.eitherC)
		e.groupedP += min(1, o.eitherP)
	}
	e.large += o.large
	e.commas += o.commas
	e.points += o.points
	e.thousandsComma += o.thousandsComma
	e.thousandsPoint += o.thousandsPoint
	e.thousandsSpace += o.thousandsSpace
	e.thousandsMark += o.thousandsMark
	e.eitherC += o.eitherC
	e.eitherP += o.eitherP
}

// reads says how the numbers of a column are written, by its own evidence and by that of its file. Where both leave it
// open, because the one sign in every number could part thousands or begin decimals, other is the other way to read it.
func (e evidence) reads(file evidence) (r Reads, other *Reads) {
	if e.commas > e.points {
		r.Decimal = ","
	}
	parted := Reads{Thousands: " "}
	if e.thousandsSpace == 0 {
		parted.Thousands = "'"
	}
	switch {
	case e.thousandsSpace+e.thousandsMark > 0 && e.commas+e.points == 0 && e.eitherP > 0 && file.points == 0: // "1.200" beside "15 000"
		return Reads{Decimal: ",", Thousands: "."}, alsoUnless(file.commas > 0, parted)
	case e.thousandsSpace+e.thousandsMark > 0 && e.commas == 0 && e.eitherC > 0 && (e.points > 0 || file.commas == 0):
		return Reads{Thousands: ","}, alsoUnless(e.points > 0, Reads{",", parted.Thousands})
	case e.thousandsSpace+e.thousandsMark > 0:
		r.Thousands = parted.Thousands
	case e.thousandsComma > 0 && r.Decimal == "":
		r.Thousands = ","
	case e.thousandsPoint > 0:
		r = Reads{Decimal: ",", Thousands: "."}
	case e.eitherC > 0 && e.commas == 0:
		return e.comma(file)
	case e.eitherP > 0 && r.Decimal == ",":
		r.Thousands = "."
	case e.eitherP > 0 && e.points == 0:
		return e.point(file)
	}
	return r, nil
}

// comma decides what a comma is that could be either: what commas are elsewhere in the column and the file. Whole numbers
// from 1000 on without a sign say that thousands are not parted.
func (e evidence) comma(file evidence) (r Reads, other *Reads) {
	decimal, thousands := Reads{Decimal: ","}, Reads{Thousands: ","}
	switch {
	case file.parted && file.commas == 0: // nobody writes a decimal comma where commas part the columns
		return thousands, nil
	case e.large > 0:
		return decimal, alsoUnless(file.commas > 0, thousands)
	case e.points > 0 || e.small > 0:
		return thousands, nil
	case file.commas > 0 && file.thousandsComma == 0:
		return decimal, nil
	case file.thousandsComma > 0 || file.points > 0 || file.groupedC > 0:
		return thousands, nil
	case file.large > 0:
		return decimal, nil
	}
	return thousands, &decimal
}

// point decides the same for a point, which is far more often a decimal one: programs write it so. Semicolons between
// columns are what people write whose decimal sign is a comma, so that there it is left open.
func (e evidence) point(file evidence) (r Reads, other *Reads) {
	thousands := Reads{Decimal: ",", Thousands: "."}
	switch {
	case file.points > 0:
		return Reads{}, nil
	case e.money > 0:
		return thousands, alsoUnless(file.commas > 0, Reads{})
	case e.large > 0:
		return Reads{}, nil
	case file.commas > 0 || file.thousandsPoint > 0:
		return thousands, nil
	case file.groupedP > 0 || file.semicolons:
		return thousands, &Reads{}
	}
	return Reads{}, nil
}

// alsoUnless is the other way to read numbers, unless the file has decided.
func alsoUnless(decided bool, other Reads) *Reads {
	if decided {
		return nil
	}
	return &other
}

// hasMoney reports whether a currency stands in a cell, as a sign or in letters.
func hasMoney(text string) bool {
	return strings.IndexFunc(text, func(c rune) bool { return unicode.Is(unicode.Sc, c) }) >= 0 || withoutCode(text) != text
}

// isNumeric reports whether a text is a number in any of the ways that a column can be read.
func isNumeric(text string) bool {
	if isPlain(text) {
		return true
	}
	if !couldBeNumber(text) {
		return false
	}
	for _, r := range ways {
		if _, err := r.Number(text); err == nil {
			return true
		}
	}
	return false
}

// mostLetters is how many letters a number can have: a currency, an exponent, and TRUE or FALSE.
const mostLetters = 5

// couldBeNumber reports whether a text has a digit, and no more letters and no other signs than a number can have. It is quick, as most
// cells of a table are either plain numbers or texts.
func couldBeNumber(text string) bool {
	digit, letters := false, 0
	for _, c := range text {
		switch {
		case c >= '0' && c <= '9':
			digit = true
		case c == ':' || c == '/' || c == '_':
			return false
		case unicode.IsLetter(c):
			letters++
		}
		if letters > mostLetters || len(text) > mostWrapped && letters > 0 {
			return false
		}
	}
	return digit || letters >= len("true")
}
