package table

import (
	"slices"
	"strings"
)

// fewestBelow is how many rows there must be below a text for it to be passed over.
const fewestBelow = 3

// withoutProse drops what stands above and below rows of numbers that spaces part, as in files of reference data and of instruments: sentences,
// which have as many words as they like. The lines above the numbers stay if they have a name for each. It gives how many lines were passed over.
func withoutProse(text string) (rest string, above, below int) {
	lines := strings.Split(text, "\n")
	start, end, width := rowsOfNumbers(lines)
	if start < 0 {
		return text, 0, 0
	}
	at, names := namesAbove(lines[:start], width)
	above = filledLines(lines[:at])
	if above == 0 || len(names) == 0 && above == 1 { // no title, but names that are written otherwise
		return text, 0, 0
	}
	return strings.Join(slices.Concat(names, lines[start:end]), "\n"), above, filledLines(lines[end:])
}

// filledLines is how many lines have more than what is drawn between rows.
func filledLines(lines []string) (n int) {
	for _, line := range lines {
		n += count(strings.TrimSpace(line) != "" && !isRule(line))
	}
	return n
}

// rowsOfNumbers finds the rows with which a text ends, but for a few lines: they have as many cells as most, at least half of them numbers, and no two
// lines among them are other ones. start is −1 if there are too few, or if what stands above them may be rows too.
func rowsOfNumbers(lines []string) (start, end, width int) {
	widths := map[int]int{}
	for i, seen := len(lines)-1, 0; i >= 0 && seen < mostNotes+sampleOfRows; i-- {
		cells := strings.Fields(lines[i])
		seen += count(len(cells) > 0)
		if mostlyNumbers(cells) {
			end = max(end, i+1)
			if widths[len(cells)]++; widths[len(cells)] > widths[width] {
				width = len(cells)
			}
		}
	}
	if end == 0 || filledLines(lines[end:]) > mostNotes {
		return -1, 0, 0
	}
	start = -1
	within, gap, rows, texts := 0, 0, 0, false
	for i := end - 1; i >= 0; i-- {
		switch cells := strings.Fields(lines[i]); {
		case len(cells) == 0:
		case len(cells) != width || !mostlyNumbers(cells):
			gap++
			if _, names := headerOf(lines[i], width); names && within >= fewestBelow {
				gap++ // above which no rows stand
			}
		case gap > 1 && start >= 0:
			rows += count(texts || allNumbers(cells)) // of another table, or by chance
		default:
			start, gap, within, texts = i, 0, within+1, texts || !allNumbers(cells)
		}
	}
	if within < fewestBelow || rows > 2 && 10*rows > within || texts && rowsAbove(lines[:max(0, start)], width) {
		return -1, 0, 0
	}
	return start, end, width
}

// rowsAbove reports whether a line may be a row of about so many cells, whose text has other words: most of its cells are numbers, or two at its
// end, or any, if it is the last one.
func rowsAbove(lines []string, width int) bool {
	isLast := true
	for _, line := range slices.Backward(lines) {
		cells := strings.Fields(line)
		n := len(cells)
		if n == 0 {
			continue
		}
		if n > 2 && n > width-3 && n < width+3 && (mostlyNumbers(cells) || isNumber(cells[n-1]) && isNumber(cells[n-2]) || isLast && slices.ContainsFunc(cells, isNumber)) {
			return true
		}
		isLast = false
	}
	return false
}

// sampleOfRows is how many rows at the end of a text are looked at to find how many cells each has.
const sampleOfRows = 50

// isNumber reports whether a text is a number as programs write it.
func isNumber(text string) bool {
	if isPlain(text) || !couldBeNumber(text) {
		return isPlain(text)
	}
	_, err := ParseNumber(text)
	return err == nil
}

// mostlyNumbers reports whether at least half of some cells are numbers.
func mostlyNumbers(cells []string) bool {
	numbers := 0
	for _, text := range cells {
		if strings.Trim(text, ",;") != text {
			return false // which part the columns
		}
		numbers += count(isNumber(text))
	}
	return numbers > 0 && 2*numbers >= len(cells)
}

// allNumbers reports whether cells are numbers, or have none.
func allNumbers(cells []string) bool {
	return all(cells, func(text string) bool { return isNumber(text) || noValue(text) })
}

// namesAbove gives the lines with the names of so many columns, which stand last among some, and where they begin. The first column may have none.
// A word with a colon before them, as in "Data:  y  x", is not one of them. Below the names there may be a line with their units, in
// brackets, or with other names between tabs.
func namesAbove(lines []string, width int) (at int, names []string) {
	at = len(lines)
	for i := at - 1; i >= 0 && len(names) < 2; i-- {
		if strings.TrimSpace(lines[i]) == "" || isRule(lines[i]) {
			continue
		}
		line, ok := headerOf(lines[i], width)
		isUnit := func(text string) bool { return strings.ContainsAny(text[:1], "<([") }
		if !ok || len(names) > 0 && !strings.Contains(line, "\t") && !all(fields(names[0]), isUnit) {
			break
		}
		at, names = i, append([]string{line}, names...)
	}
	return at, names
}

func all(cells []string, is func(text string) bool) bool {
	return !slices.ContainsFunc(cells, func(text string) bool { return !is(text) })
}

// headerOf is a line as one of names for so many columns, in quotation marks where a name has spaces; ok is false if it is none.
func headerOf(line string, width int) (names string, ok bool) {
	if label, after, found := strings.Cut(line, ":"); found && !strings.Contains(strings.TrimSpace(label), " ") && len(fields(line)) == width+1 {
		line = after
	}
	if bare := strings.TrimSpace(line); width > 3 && strings.HasSuffix(bare, ".") && !strings.Contains(bare, "  ") && !strings.Contains(bare, "\t") {
		return "", false // a sentence
	}
	isNames := func(cells []string) bool {
		return (len(cells) == width || len(cells) == width-1 && width > 2) && !anyNumeric(cells)
	}
	if strings.Contains(line, "\t") || isNames(fields(line)) {
		return line, isNames(fields(line)) || isNames(strings.Split(line, "\t"))
	}
	cells := apart(line)
	for i, name := range cells {
		cells[i] = `"` + strings.ReplaceAll(name, `"`, "") + `"`
	}
	return strings.Join(cells, " "), isNames(apart(line))
}
