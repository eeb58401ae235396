package table

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"chainrule/engine/prose"
)

// withoutTitles drops rows without text, and what stands above the names of the columns: titles, which are rows with one cell
// where the others have several, and what instruments say of a measurement, in several rows that are shorter than the names. It gives how many lines were passed over, with those before.
func withoutTitles(records [][]string, passed int) ([][]string, int) {
	var kept [][]string
	for _, r := range records {
		if filled(r) > 0 || len(r) == 1 {
			kept = append(kept, r)
		} else if len(kept) == 0 {
			passed++
		}
	}
	if len(kept) == 0 {
		return records, passed
	}
	title, most, width := 0, 0, 0 // how many lines stand above the first with a cell in every column, the most cells of one, and of a row
	if usual, share := mode(kept); share > 0.5 {
		rows := 0
		for i, r := range kept[:len(kept)/2] {
			if len(r) == usual {
				rows++
			} else if len(r) > usual && 2*rows <= i {
				title = i + 1 // a sentence has as many cells as it has commas
			}
		}
	}
	for _, r := range kept[title:] {
		width = max(width, filled(r))
	}
	for title < len(kept)-1 && cells(kept[title]) < width {
		most = max(most, cells(kept[title]))
		title++
	}
	if title > 0 && cells(kept[title]) == width && !anyNumeric(kept[title]) && (most == 1 || title > 1 && title+1 < len(kept) && anyNumeric(kept[title+1])) {
		return kept[title:], passed + title
	}
	return kept, passed
}

// cells is how many cells of a record are not empty.
func cells(record []string) int {
	n := 0
	for _, text := range record {
		if strings.TrimSpace(text) != "" {
			n++
		}
	}
	return n
}

func anyNumeric(record []string) bool {
	for _, text := range record {
		if isNumeric(text) {
			return true
		}
	}
	return false
}

// rowNames gives the header a nameless first column if it has one cell fewer than every other row, and if the first cells
// of those are names or numbers of rows: so R and pandas write tables. Between spaces or tabs the rows' numbers need not follow each other.
func rowNames(records [][]string, delimiter string) [][]string {
	if len(records) < 3 {
		return records
	}
	width := len(records[0]) + 1
	seen, texts, counted, whole := map[string]bool{}, true, true, delimiter == " " || delimiter == "\t"
	first, err := strconv.Atoi(records[1][0])
	counted = err == nil
	for i, r := range records[1:] {
		if len(r) != width || seen[r[0]] {
			return records
		}
		seen[r[0]] = true
		texts = texts && !isNumeric(r[0])
		counted = counted && r[0] == fmt.Sprint(first+i)
		whole = whole && digits(r[0])
	}
	if (texts || counted || whole) && !anyNumeric(records[0]) {
		records[0] = append([]string{""}, records[0]...)
	}
	return records
}

// even gives all records the same number of cells, without columns at the end in which nothing stands. uneven is how many
// had another number than most.
func even(records [][]string) (list [][]string, uneven int) {
	width := 1
	for _, r := range records {
		width = max(width, filled(r))
	}
	usual, _ := mode(records)
	for i, r := range records {
		if len(r) != usual && filled(r) != min(usual, width) && usual > 1 {
			uneven++
		}
		for len(r) < width {
			r = append(r, "")
		}
		records[i] = r[:width:width]
	}
	return records, uneven
}

// hasHeader reports whether the first row names the columns. Each column votes: a text over numbers says that it does, a
// number over numbers and a text that comes again below say that it does not. Years and other evenly spaced numbers
// over unlike ones are names.
func hasHeader(records [][]string) bool {
	first, below := records[0], records[1:]
	votes, names := 0, map[string]bool{}
	twice := false
	for column, text := range first {
		text = strings.TrimSpace(text)
		twice = twice || text != "" && names[text]
		names[text] = true
		numbers, filled, again := 0, 0, false
		for _, r := range below[:min(len(below), 1000)] {
			cell := strings.TrimSpace(r[column])
			if noValue(cell) {
				continue
			}
			filled++
			if isNumeric(cell) {
				numbers++
			}
			again = again || cell == text
		}
		isNumber := isNumeric(text)
		switch {
		case filled == 0:
		case !isNumber && text != "" && 2*numbers > filled:
			votes += 2
		case isNumber && 2*numbers > filled:
			votes -= 2
		case again && !isNumber:
			votes -= 3
		case isNumber:
			votes--
		}
	}
	if years(first, below) || counted(first, below) {
		return true
	}
	return votes > 0 || votes == 0 && !anyNumeric(first) && !twice
}

// counted reports whether a row counts from 0 or 1, but for texts, over numbers that are not whole: so programs name columns that have no
// name.
func counted(record []string, below [][]string) bool {
	next := -1
	for column, text := range record {
		if !digits(text) {
			continue
		}
		if next < 0 && (text == "0" || text == "1") {
			next, _ = strconv.Atoi(text)
		}
		if text != strconv.Itoa(next) || !slices.ContainsFunc(below, func(r []string) bool { return isNumeric(r[column]) && !digits(r[column]) }) {
			return false
		}
		next++
	}
	return next > 2
}

// years reports whether a row has years in order, and nothing else that is a number. A single one stands over no year.
func years(record []string, below [][]string) bool {
	last, count, over := 0, 0, false
	for column, text := range record {
		v, err := ParseNumber(text)
		if err != nil {
			continue
		}
		if v != float64(int(v)) || v < 1500 || v > 2200 || count > 0 && int(v) <= last {
			return false
		}
		last = int(v)
		count++
		over = slices.ContainsFunc(below, func(r []string) bool { return len(r[column]) == len(text) && isYear(r[column]) })
	}
	return count < len(record) && (count > 1 || count == 1 && !over && len(below) > 1)
}

// uniqueNames gives a name to each column without one of its own, and lists those it gave.
func uniqueNames(names []string) []string {
	taken := map[string]bool{}
	own := make([]bool, len(names))
	for i, name := range names {
		names[i] = strings.TrimSpace(name)
		own[i] = names[i] != "" && !taken[names[i]]
		taken[names[i]] = true
	}
	var given []string
	for i, base := range names {
		if own[i] {
			continue
		}
		if base == "" {
			base = prose.Text(prose.NamelessColumn)
		}
		for n := i + 1; ; n++ {
			if names[i] = fmt.Sprintf("%s %d", base, n); !taken[names[i]] {
				break
			}
		}
		taken[names[i]] = true
		given = append(given, names[i])
	}
	return given
}
