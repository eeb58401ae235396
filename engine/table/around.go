package table

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// mostNotes is how many lines below a table can be notes. More are rather rows of a text that is no table.
const mostNotes = 12

// withoutNotes drops what stands below the rows of a table: the source of its data, and how many rows a database found. It
// gives how many lines were passed over.
func withoutNotes(records [][]string) (kept [][]string, passed int) {
	_, share := mode(records)
	n := len(records)
	for n > 1 && share > 0.5 && len(records)-n < mostNotes && isNote(records[n-1]) {
		n--
	}
	return records[:n], len(records) - n
}

// withoutDots drops lines of dots, by which programs say that they have not printed all of a long table. It gives how many.
func withoutDots(records [][]string) (kept [][]string, dropped int) {
	kept = slices.DeleteFunc(slices.Clone(records), func(r []string) bool { return cells(r) > 0 && !slices.ContainsFunc(r, isNoDots) })
	if len(kept) < 2 {
		return records, 0
	}
	return kept, len(records) - len(kept)
}

// withoutDottedColumns drops columns of dots, of a wide table. It gives how many.
func withoutDottedColumns(records [][]string) (dropped int) {
	for column := len(records[0]) - 1; column >= 0; column-- {
		if slices.ContainsFunc(records, func(r []string) bool { return column >= len(r) || r[column] == "" || isNoDots(r[column]) }) {
			continue
		}
		for i, r := range records {
			records[i] = slices.Delete(r, column, column+1)
		}
		dropped++
	}
	return dropped
}

// isNoDots reports whether a cell holds more than dots. A single one stands for a missing value.
func isNoDots(text string) bool {
	text = strings.TrimSpace(text)
	return text == "." || strings.Trim(text, ".…⋮⋯") != ""
}

// commentsBelow cuts off the comments at the end of a text, in which some programs say what they have not printed, and how many rows and
// columns a table has. It gives how many lines they are.
func commentsBelow(text string) (rest string, lines int) {
	rest = strings.TrimRight(text, " \r\n")
	for lines < mostNotes {
		at := strings.LastIndexByte(rest, '\n')
		if at < 0 || !strings.HasPrefix(rest[at+1:], "# ") && !(rest[at+1] == '[' && strings.HasSuffix(rest, " columns]")) {
			break
		}
		rest = strings.TrimRight(rest[:at], " \r\n")
		lines++
	}
	if at := strings.LastIndexByte(rest, '\n'); lines == 0 || at < 0 || strings.HasPrefix(rest[at+1:], "#") {
		return text, 0
	}
	return rest + "\n", lines
}

// noteWords begin notes, with a colon behind them, in lower case.
var noteWords = []string{"source", "sources", "note", "notes", "quelle", "quellen", "fuente", "fonte", "anmerkung"}

// isNote reports whether a record is a sentence: it begins with a word for a source or a note, or has a single cell, with a colon, in
// parentheses, or, where nothing separates it from others, of three words and more.
func isNote(record []string) bool {
	first := strings.TrimSpace(record[0])
	word, _, colon := strings.Cut(strings.ToLower(first), ":")
	switch {
	case first == "" || isNumeric(first):
		return false
	case colon && slices.Contains(noteWords, word):
		return true
	}
	return cells(record) == 1 && (colon || first[0] == '(' || len(record) == 1 && strings.Count(first, " ") > 1)
}

// isUnits reports whether the first record holds no row, but says more of the columns, such as their units: over each column
// of numbers it has a text that does not come again, or nothing. A single text there is one only if it stands alone, or all in brackets.
func isUnits(records [][]string) bool {
	if len(records) < 2 {
		return false
	}
	found := 0
	for column, text := range records[0] {
		numbers, filled, again := 0, 0, false
		for _, r := range records[1:min(len(records), 1000)] {
			if noValue(r[column]) {
				continue
			}
			filled++
			again = again || r[column] == text
			if isNumeric(r[column]) {
				numbers++
			}
		}
		switch {
		case IsMissing(text) || float64(numbers) < numbersShare*float64(filled) || filled == 0:
		case isNumeric(text) || again:
			return false
		default:
			found++
		}
	}
	words := slices.ContainsFunc(records[0], func(text string) bool { return text != "" && !strings.ContainsAny(text[:1], "<[(") })
	return found > 1 || found == 1 && (cells(records[0]) == 1 || !words)
}

// withoutUnits drops a line or two below the names that are no rows. A name over several columns, as of merged cells, gets
// what stands in them. passed is what stands in the lines.
func withoutUnits(names []string, records [][]string) (kept [][]string, passed []string) {
	n := 0
	switch {
	case isUnits(records):
		n = 1
	case len(records) > 2 && !anyNumeric(records[0]) && isUnits(records[1:]):
		n = 2
	default:
		return records, nil
	}
	over, merged := "", false
	for i, name := range names {
		merged = merged || i > 0 && name == "" && names[i-1] != ""
	}
	for i, text := range records[0] {
		if over = cmp.Or(names[i], over); merged {
			names[i] = strings.TrimSpace(over + " " + text)
		}
	}
	for _, r := range records[:n] {
		passed = append(passed, strings.Join(r, ", "))
	}
	return records[n:], passed
}

// unitsToNames takes a unit that stands behind every number of a column into its name, so that "5 kg" is 5. It says so.
func unitsToNames(names []string, records [][]string) (notes []Note) {
	for column, name := range names {
		unit, count, example := "", 0, ""
		for _, r := range records {
			if isPlain(r[column]) {
				continue
			}
			number, u := cutUnit(r[column])
			if noValue(r[column]) || isNumeric(r[column]) {
				continue
			}
			if u == "" || !isNumeric(number) || count > 0 && u != unit {
				count = 0
				break
			}
			if count++; count == 1 {
				unit, example = u, r[column]
			}
		}
		if count < 2 || 2*count < len(records) {
			continue
		}
		for _, r := range records {
			if number, u := cutUnit(r[column]); u == unit {
				r[column] = number
			}
		}
		if !strings.Contains(name, unit) {
			names[column] = strings.TrimSpace(name + " (" + unit + ")")
		}
		notes = append(notes, Note{Column: names[column], Kind: UnitInName, Example: strings.TrimSpace(example)})
	}
	return notes
}

// cutUnit cuts a text before the first letter, or sign of a unit, such as that of a degree. A date has no unit, and in "1. Male" the number
// tells which of some answers it is.
func cutUnit(text string) (number, unit string) {
	at := strings.IndexFunc(text, func(c rune) bool {
		return unicode.IsLetter(c) || unicode.Is(unicode.So, c) || strings.ContainsRune("‰′″", c)
	})
	if at <= 0 || len(text)-at > 16 { // longer ones are rather words
		return text, ""
	}
	number = strings.TrimSpace(text[:at])
	if strings.ContainsAny(last(number), ".):") || isDate(text) {
		return text, ""
	}
	return number, strings.TrimSpace(text[at:])
}
