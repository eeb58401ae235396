package table

import (
	"slices"
	"strconv"
	"strings"
)

// timeNames are parts of names, in lower case, that say that a column has dates or times.
var timeNames = []string{"time", "date", "day", "created", "updated", "epoch", "stamp", "datum", "zeit", "fecha"}

// ofTime reports whether a name, in lower case, says that a column has dates or times.
func ofTime(name string) bool {
	return slices.ContainsFunc(timeNames, func(part string) bool { return strings.Contains(name, part) })
}

// isDay reports whether a number is a day written as 20200131, of a year from 1900 to 2100.
func isDay(text string) bool {
	if len(text) != len("20200131") || !digits(text) {
		return false
	}
	whole, _ := strconv.Atoi(text)
	year, month, day := whole/10000, whole/100%100, whole%100
	last := 31
	switch {
	case month == 2 && (year%4 > 0 || year%100 == 0 && year%400 > 0):
		last = 28
	case month == 2:
		last = 29
	case month == 4 || month == 6 || month == 9 || month == 11:
		last = 30
	}
	return year >= 1900 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= last
}

// isMoment reports whether a number can be the seconds since 1970 of a moment from 1998 to 2100, or the milliseconds, as
// programs write them.
func isMoment(v float64) bool { return v >= 9e8 && v < 4.2e9 || v >= 9e11 && v < 4.2e12 }

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}

// months are the names of months.
var months = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

// isDate reports whether a text is a day, as 2019-06-12, 12.6.2019, 6/12/2019 or 12 Jun 2019, with or without a time of day, or a time, as
// 12:30, or a month, as 2019-06.
func isDate(text string) bool {
	parts := strings.FieldsFunc(text, func(c rune) bool { return c == ' ' || c == 'T' })
	switch {
	case len(parts) == 0:
		return false
	case len(parts) == 1 || strings.Contains(parts[1], ":"):
		return isDayOrTime(parts[0])
	case len(parts) == 2 && isDayOrTime(parts[0]):
		return slices.Contains([]string{"am", "pm"}, strings.ToLower(parts[1]))
	}
	return namesMonth(text)
}

// isDayOrTime reports whether a text without spaces is a day or a time of day.
func isDayOrTime(text string) bool {
	if hour, rest, ok := strings.Cut(text, ":"); ok {
		minute, second, _ := strings.Cut(rest, ":")
		return digits(hour) && len(hour) <= 2 && digits(minute) && len(minute) == 2 && isPlain("0"+second)
	}
	for _, sign := range []string{"-", ".", "/"} {
		parts := strings.Split(text, sign)
		if sign == "-" && len(parts) == 2 && len(parts[0]) == 4 && isDay(parts[0]+parts[1]+"01") {
			return true
		}
		if len(parts) != 3 || !digits(parts[0]) || !digits(parts[1]) || !digits(parts[2]) {
			continue
		}
		first, last := len(parts[0]), len(parts[2])
		if len(parts[1]) <= 2 && (first == 4 && last <= 2 || first <= 2 && (last == 4 || last == 2)) {
			return true
		}
	}
	return namesMonth(text)
}

// namesMonth reports whether a text is the name of a month, whole or its first letters, with one or two numbers.
func namesMonth(text string) bool {
	parts := strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return strings.ContainsRune(" .,-/", c) })
	named := 0
	for _, part := range parts {
		if len(part) > 2 && slices.ContainsFunc(months, func(month string) bool { return strings.HasPrefix(month, part) }) {
			named++
		} else if !digits(part) || len(part) > 4 {
			return false
		}
	}
	return named == 1 && (len(parts) == 2 || len(parts) == 3)
}
