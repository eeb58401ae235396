package table

import (
	"slices"
	"strings"
	"unicode"
)

// mostLevels is how many categories a column can have. With more, it is rather a name or a note.
const mostLevels = 32

// numbersShare is the share of a column's cells, missing ones left out, that must be numbers for it to be one of numbers. In a short
// column a single cell can be something else too, such as the word before a total.
const numbersShare = 0.8

// targetNames and idNames are names, in lower case, that say what a column is.
var (
	targetNames = []string{"y", "target", "label", "class", "outcome", "price", "output", "response", "species", "diagnosis", "survived", "quality", "medv"}
	idNames     = []string{"", "id", "rownumber", "row number", "row_number", "index", "idx", "no", "no.", "nr", "nr.", "row", "rowid", "row_id", "rownames", "obs", "observation", "#", "unnamed: 0", "case", "record"}
)

// guess describes columns by their names and cells: kind, role, scale, and how numbers are written. Dates, numbers of
// rows, texts that are nearly all different, and columns with few values are ignored. given are the names that are not the file's own; fixed says how
// all numbers are written, if a person has said so; delimiter parts the columns of the file. most is how most columns of numbers are written, apart from those that
// are as programs write them.
func guess(names []string, records [][]string, given []string, fixed *Reads, delimiter string) (columns []Column, notes []Note, most Reads) {
	count := map[Reads]int{}
	own := make([]evidence, len(names))
	file := evidence{semicolons: delimiter == ";", parted: delimiter == ","}
	for i := range names {
		for _, r := range records {
			own[i].look(r[i])
		}
		file.add(own[i])
	}
	for i, name := range names {
		cells := make([]string, len(records))
		for j, r := range records {
			cells[j] = strings.TrimSpace(r[i])
		}
		reads, other := own[i].reads(file)
		if fixed != nil {
			reads, other = *fixed, nil
		}
		c, note := guessColumn(name, cells, reads, slices.Contains(given, name))
		if i == 0 && len(given) == 1 && given[0] == name && len(names) > 1 && allDifferent(cells) {
			c.Role, note = Ignore, HasTexts // R and pandas write the rows' names so
			if c.Kind == Number {
				note = NumbersRows
			}
		}
		if c.Kind == Number && note == NothingSpecial {
			notes = append(notes, noteNumbers(c, other, cells)...)
			notes = append(notes, noteInfinite(c, cells)...)
		} else if note != NothingSpecial {
			notes = append(notes, Note{Column: name, Kind: note})
		}
		if c.Reads != (Reads{}) {
			count[c.Reads]++
			if n := count[c.Reads] - count[most]; n > 0 || n == 0 && most.Thousands == "" {
				most = c.Reads
			}
		}
		columns = append(columns, c)
	}
	notes = append(notes, ignoreGaps(columns, records)...)
	if t := findTarget(columns); t >= 0 {
		columns[t].Role = Target
	}
	return columns, notes, most
}

// guessColumn describes a column that has not become the target.
func guessColumn(name string, cells []string, reads Reads, nameless bool) (c Column, note NoteKind) {
	c = Column{Name: name, Role: Input, Kind: Number, Scale: Standardize, Reads: reads}
	filled, numbers, dates, limits, stars, consecutive := 0, 0, 0, 0, 0, true
	days, moments := 0, 0 // numbers that can be a date
	last := 0.0
	for _, text := range cells {
		plain := isPlain(text)
		if !plain && noValue(text) {
			stars += count(strings.HasPrefix(text, "*"))
			continue
		}
		v, err := reads.Number(text)
		if err == nil {
			numbers++
		}
		consecutive = consecutive && err == nil && (filled == 0 || v == last+1)
		last = v
		filled++
		switch {
		case plain:
			days, moments = days+count(isDay(text)), moments+count(isMoment(v))
		case isDate(text):
			dates++
		case text != "" && strings.ContainsAny(text[:1], "<>") && isNumeric(text[1:]):
			limits++
		}
	}
	label := strings.ToLower(name)
	if nameless {
		label = ""
	}
	switch {
	case filled == 0 && stars > 0: // how good something is, or how sure
		c.Kind, c.Scale, c.Reads = Category, None, Reads{}
	case filled == 0:
		c.Reads = Reads{}
		if len(cells) > 0 {
			c.Role = Ignore
		}
	case float64(dates) > numbersShare*float64(filled):
		c.Role, c.Kind, c.Scale, c.Reads, note = Ignore, Category, None, Reads{}, HasDates
	case days == filled && (ofTime(label) || distinct(cells) > 3) || moments == filled && ofTime(label):
		c.Role, note = Ignore, HasDates // and its numbers are there once it is an input
	case float64(numbers+limits) < numbersShare*float64(filled) && !(numbers > 1 && numbers+limits == filled-1) || numbers < limits:
		c.Kind, c.Scale, c.Reads = Category, None, Reads{}
		if levels := distinct(cells); levels > mostLevels || levels > 2 && (levels == filled || filled >= 10 && levels*2 > filled) {
			c.Role, note = Ignore, HasTexts
		}
	case filled > 2 && (consecutive && slices.Contains(idNames, label) || isIDName(name, nameless) && distinct(cells) == filled):
		c.Role, note = Ignore, NumbersRows
	}
	return c, note
}

// allDifferent reports whether cells are whole numbers, or texts that are no numbers, and no two are the same.
func allDifferent(cells []string) bool {
	for _, text := range cells {
		if !digits(text) && isNumeric(text) {
			return false
		}
	}
	return len(cells) > 1 && distinct(cells) == len(cells)
}

// distinct is how many texts there are in a column, without those that stand for a missing value.
func distinct(cells []string) int {
	seen := map[string]bool{}
	for _, text := range cells {
		if !seen[text] && !IsMissing(text) {
			seen[text] = true
		}
	}
	return len(seen)
}

// isIDName reports whether a name ends with the word id, as user_id and PassengerId do.
func isIDName(name string, nameless bool) bool {
	if nameless {
		return false
	}
	label := strings.ToLower(name)
	for _, end := range []string{"_id", " id", "-id"} {
		if strings.HasSuffix(label, end) {
			return true
		}
	}
	for _, end := range []string{"Id", "ID"} {
		if before, ok := strings.CutSuffix(name, end); ok && before != "" && unicode.IsLower([]rune(before)[len([]rune(before))-1]) {
			return true
		}
	}
	return label == "id"
}

// findTarget is the column whose name says that it is the target, or the last one of numbers, or the last one of
// categories, or −1.
func findTarget(columns []Column) int {
	named, number, category := -1, -1, -1
	for i, c := range columns {
		if c.Role == Ignore {
			continue
		}
		if slices.Contains(targetNames, strings.ToLower(strings.TrimSpace(c.Name))) {
			named = i
		}
		if c.Kind == Category {
			category = i
		} else {
			number = i
		}
	}
	switch {
	case named >= 0:
		return named
	case number >= 0:
		return number
	}
	return category
}
