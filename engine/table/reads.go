package table

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"chainrule/engine/prose"
)

// Reads says how the numbers of a column are written. The zero value stands for a decimal point, and nothing between
// thousands. Currency signs, a Unicode minus, per cent, parentheses for a minus, and TRUE and FALSE
// for 1 and 0 are understood with all of them.
type Reads struct {
	Decimal   string // "," or "", which is a point
	Thousands string // what parts thousands: "," "." "'" or " ", which stands for every kind of space; "" for nothing
}

// Valid reports whether r is a way to write numbers.
func (r Reads) Valid() bool {
	return slices.Contains([]string{"", ","}, r.Decimal) && slices.Contains([]string{"", ",", ".", "'", " "}, r.Thousands) &&
		(r.Thousands == "" || r.Thousands != r.Point())
}

// Point is the decimal sign: a point or a comma.
func (r Reads) Point() string {
	if r.Decimal == "" {
		return "."
	}
	return r.Decimal
}

// missing are the texts that stand for a missing value in a column of numbers, in lower case.
var missing = []string{
	"", "na", "n/a", "nan", "null", "none", "?", "-", ".", "#n/a", "#null!", "missing",
	"<na>", "n.a.", "\\n", "nat", "--", "---", "–", "—", "..", "...", "(null)", "nil", "#value!", "#ref!", "#div/0!", "#num!", "#name?",
}

// longestMissing is the length of the longest of them.
const longestMissing = 7

// IsMissing reports whether a cell of a number column says that its value is missing, and not one that cannot be read. Stars
// stand where a number is secret or does not fit.
func IsMissing(text string) bool {
	s := strings.TrimSpace(text)
	return len(s) <= longestMissing && slices.Contains(missing, strings.ToLower(s)) || strings.Trim(s, "*") == ""
}

// infinities are the texts that programs write for a number that is too large, without a sign and in lower case.
var infinities = []string{"inf", "infinity", "∞", "1.#inf"}

// IsInfinite reports whether a cell says that its number is infinite. A network cannot compute with it, but its column is one of numbers.
func IsInfinite(text string) bool {
	s := strings.TrimSpace(text)
	return len(s) <= len("-infinity") && slices.Contains(infinities, strings.ToLower(strings.TrimLeft(s, "+-−")))
}

// noValue reports whether a cell of a number column has no value with which a network could compute, and is no text either.
func noValue(text string) bool { return IsMissing(text) || IsInfinite(text) }

// Number reads a cell. The error says what is wrong, but not with which cell.
func (r Reads) Number(text string) (float64, error) {
	s := strings.TrimSpace(text)
	if r.Point() == "." && isPlain(s) {
		return ParseNumber(s)
	}
	switch {
	case s == "":
		return 0, prose.Say(prose.EmptyNumber)
	case IsMissing(s):
		return 0, prose.Say(prose.MissingValue, prose.Quoted(text))
	case IsInfinite(s):
		return 0, prose.Say(prose.InfiniteValue, prose.Quoted(text))
	}
	switch strings.ToLower(s) {
	case "true":
		return 1, nil
	case "false":
		return 0, nil
	}
	core, negative, percent := unwrap(s)
	plain, ok := r.plain(exponent(core))
	if percent {
		plain += "e-2"
	}
	v, err := ParseNumber(plain)
	if !ok || err != nil {
		return 0, r.refuse(text, plain, ok)
	}
	if negative {
		v = -v
	}
	return v, nil
}

// exponent writes the exponent of a number with an e, where Fortran writes a d: "1.5D+03".
func exponent(s string) string {
	at := strings.IndexAny(s, "dD")
	if at <= 0 || !strings.ContainsAny(s[at-1:at], "0123456789.,") || !digits(strings.TrimLeft(s[at+1:], "+-")) {
		return s
	}
	return s[:at] + "e" + s[at+1:]
}

// mostWrapped is how many bytes a number may have with what stands around it. Nobody writes more, and a file of one such cell would take minutes.
const mostWrapped = 64

// unwrap takes away what stands around the digits of a number, in whichever order: signs of currency, a per cent sign, a
// minus or a plus, the minus that accounting programs write behind a number, the parentheses with which accountants write a
// negative one, the sign of "about", and marks of footnotes. Of 5.2 ± 0.3 and 27 (1.06) it keeps what stands first: the other is a spread or a
// share, or the same in another unit.
func unwrap(s string) (core string, negative, percent bool) {
	for _, sign := range []string{"±", " ("} {
		if value, spread, ok := strings.Cut(s, sign); ok && strings.ContainsAny(value, "0123456789") && strings.ContainsAny(spread, "0123456789") && strings.Trim(spread, "0123456789.,%+-−) ") == "" {
			s = value
		}
	}
	inner, signed := false, false
	for {
		s = strings.TrimSpace(s)
		if len(s) > mostWrapped {
			return s, negative, percent
		}
		before := s
		if strings.IndexFunc(s, unicode.IsLetter) >= 0 {
			s = withoutCode(s)
		}
		s = strings.TrimFunc(s, func(c rune) bool { return unicode.Is(unicode.Sc, c) || c == '*' || c == '†' })
		s = strings.TrimLeft(s, "~≈")
		if at := strings.LastIndexByte(s, '['); at > 0 && at+5 > len(s) && strings.HasSuffix(s, "]") {
			s = s[:at]
		}
		if whole := strings.TrimRight(s, "-–—"); whole != s && strings.ContainsAny(last(whole), ".,") {
			s = whole[:len(whole)-1] // of 12.– and 12,- is no decimal written
		}
		for _, sign := range []string{"-", "−", "–", "+"} {
			rest, ok := strings.CutPrefix(s, sign)
			if !ok && sign == "-" {
				rest, ok = strings.CutSuffix(s, sign)
			}
			if ok && !signed {
				s, signed, negative = rest, true, negative || sign != "+"
			}
		}
		switch n := len(s) - 1; {
		case n > 0 && s[0] == '(' && s[n] == ')' && !inner:
			s, inner, negative = s[1:n], true, true
		case n > 0 && s[n] == '%' && !percent && !strings.ContainsAny(s, "eE"):
			s, percent = s[:n], true
		}
		if s == before {
			return s, negative, percent
		}
	}
}

// codes are currencies in letters, longer ones before those that they begin with.
var codes = []string{
	"US$", "HK$", "NT$", "R$", "S$", "A$", "C$", "CHF", "EUR", "USD", "GBP", "JPY", "CNY", "INR", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "AUD", "CAD", "BRL", "RUB", "TRY", "KRW", "MXN", "ZAR",
	"Rs.", "Rs", "Rp.", "Rp", "RM", "TL", "kr.", "kr", "zł", "Kč", "Ft", "руб.", "руб",
}

// withoutCode takes a currency in letters away from before or behind a number.
func withoutCode(s string) string {
	for _, code := range codes {
		if after, ok := strings.CutPrefix(s, code); ok && strings.ContainsAny(after, "0123456789") {
			return strings.TrimSpace(after)
		}
		if before, ok := strings.CutSuffix(s, code); ok && strings.ContainsAny(last(strings.TrimSpace(before)), "0123456789-)") {
			return strings.TrimSpace(before)
		}
	}
	return s
}

// last is the last byte of a text, or "".
func last(s string) string { return s[max(0, len(s)-1):] }

// plain is a number with a decimal point and nothing between its thousands; ok is false if its thousands are not parted
// as they should be.
func (r Reads) plain(s string) (plain string, ok bool) {
	if strings.HasPrefix(s, "-") || strings.HasPrefix(s, "+") || strings.HasPrefix(s, "−") {
		return s, false // a second sign
	}
	if r.Thousands != "" {
		s = strings.Map(func(c rune) rune {
			switch {
			case unicode.IsSpace(c):
				return ' '
			case c == '’':
				return '\''
			}
			return c
		}, s)
	}
	whole, rest := s, ""
	if at := strings.IndexAny(s, r.Point()+"eE"); at >= 0 {
		whole, rest = s[:at], s[at:]
	}
	for _, sign := range r.parting() {
		if strings.Contains(whole, sign) {
			groups := strings.Split(whole, sign)
			if !grouped(groups, 3) && (sign != "," || !grouped(groups, 2)) {
				return s, false
			}
			whole = strings.Join(groups, "")
			break // a number has one sign between its thousands
		}
	}
	if r.Decimal == "," {
		if strings.Contains(whole+rest, ".") {
			return s, false
		}
		rest = strings.Replace(rest, ",", ".", 1)
	}
	return whole + rest, true
}

// parting are the signs that can part the thousands of a column. Where a comma or a point does, a space and an apostrophe do too: they mean
// nothing else, and not everybody who writes into a column writes alike.
func (r Reads) parting() []string {
	switch r.Thousands {
	case "":
		return nil
	case ",", ".":
		return []string{r.Thousands, " ", "'"}
	}
	return []string{r.Thousands}
}

// grouped reports whether groups are the digits of a number by thousands: three in the last one, size in those before it
// and at most as many in the first. India writes lakhs and crores by twos: 1,20,000.
func grouped(groups []string, size int) bool {
	last := len(groups) - 1
	for i, g := range groups {
		switch {
		case !digits(g), i == 0 && len(g) > size, i > 0 && i < last && len(g) != size, i == last && len(g) != 3:
			return false
		}
	}
	return true
}

// isPlain reports whether a text is digits, with at most a minus before them and a point among them, as nearly all numbers
// of tables are. What looks for other ways to write a number need not look at them.
func isPlain(s string) bool {
	s = strings.TrimPrefix(s, "-")
	digit, point := false, false
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digit = true
		case c == '.' && !point:
			point = true
		default:
			return false
		}
	}
	return digit
}

func digits(s string) bool {
	return s != "" && strings.IndexFunc(s, func(c rune) bool { return c < '0' || c > '9' }) < 0
}

// refuse says why a text is not a number as the column writes them, and how it would be one if that is plain.
func (r Reads) refuse(text, plain string, ok bool) error {
	if v, err := strconv.ParseFloat(plain, 64); ok && err != nil && math.IsInf(v, 0) {
		return prose.Say(prose.NumberTooLarge, prose.Quoted(text))
	}
	if r.Point() == "." && strings.Count(text, ",") == 1 && !strings.Contains(text, ".") {
		point := strings.Replace(strings.TrimSpace(text), ",", ".", 1)
		if _, err := ParseNumber(point); err == nil {
			return prose.Say(prose.NotANumberWrite, prose.Quoted(text), point)
		}
	}
	return prose.Say(prose.NotANumber, prose.Quoted(text))
}
