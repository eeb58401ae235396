package printed

import (
	"strings"

	"chainrule/engine/pattern"
)

var (
	commaNumbers = pattern.Of(`^\s*(?:[-+]?\d+,\d+(?:[eE][-+]?\d+)?\s+)+[-+]?\d+,\d+(?:[eE][-+]?\d+)?\s*$`)
	ruleOfTable  = pattern.Of(`^[|\s:+-]*-{2,}[|\s:+-]*$`)
)

// cut cuts lines into cells at the sign that parts them: a tab, a bar, a semicolon, a comma, or else spaces. A name with "=" or ":" before the first
// cell is left away.
func cut(lines []numbered) []fields {
	count := func(sign string) (n int) {
		for _, l := range lines {
			if strings.Contains(l.text, sign) {
				n++
			}
		}
		return n
	}
	commas := true // all commas stand within numbers
	for _, l := range lines {
		commas = commas && commaNumbers().MatchString(l.text)
	}
	delimiter := ""
	switch {
	case count("\t") > 0 && tabsPart(lines):
		delimiter = "\t"
	case count("|") == len(lines):
		delimiter = "|"
	case count(";") > 0 && !(len(lines) > 0 && count(";") == len(lines) && count(",") == 0 && endOnly(lines, ";")):
		delimiter = ";"
	case count(",") > 0 && !commas:
		delimiter = ","
	}
	var table []fields
	for i, l := range lines {
		text := l.text
		if m := nameBefore().FindStringSubmatch(text); i == 0 && m != nil {
			text = m[2]
		}
		if delimiter == "|" && ruleOfTable().MatchString(text) {
			continue
		}
		if cells := parts(text, delimiter); len(cells) > 0 {
			table = append(table, fields{l.number, cells})
		}
	}
	if delimiter != "" {
		withoutEmptyEnds(table)
	}
	if delimiter != "," {
		decimalCommas(table)
	}
	return table
}

// tabsPart reports whether there is a tab between two cells, and not only before the first.
func tabsPart(lines []numbered) bool {
	for _, l := range lines {
		if strings.Contains(strings.TrimSpace(l.text), "\t") {
			return true
		}
	}
	return false
}

func endOnly(lines []numbered, sign string) bool {
	for _, l := range lines {
		if strings.Contains(strings.TrimSuffix(strings.TrimSpace(l.text), sign), sign) {
			return false
		}
	}
	return true
}

func parts(text, delimiter string) []string {
	if delimiter == "" {
		cells := strings.Fields(strings.TrimRight(strings.TrimSpace(text), ";"))
		if n := len(cells); n > 1 && cells[n-1] == `\` { // pandas goes on below
			cells = cells[:n-1]
		}
		return cells
	}
	if delimiter == "|" {
		text = strings.Trim(strings.TrimSpace(text), "|")
	}
	cells := strings.Split(text, delimiter)
	for i, c := range cells {
		cells[i] = strings.Trim(strings.TrimSpace(c), `"'`)
	}
	return cells
}

// withoutEmptyEnds takes away a first or a last column in which every cell is empty, and the empty cell above the names of
// rows.
func withoutEmptyEnds(table []fields) {
	last, first := true, true
	for _, f := range table {
		last = last && len(f.fields) > 1 && f.fields[len(f.fields)-1] == ""
		first = first && len(f.fields) > 1 && f.fields[0] == ""
	}
	for i := range table {
		f := &table[i]
		if last {
			f.fields = f.fields[:len(f.fields)-1]
		}
		if first {
			f.fields = f.fields[1:]
		}
	}
	if !first && len(table) > 1 && len(table[0].fields) > 1 && table[0].fields[0] == "" {
		table[0].fields = table[0].fields[1:]
	}
}

// decimalCommas writes numbers with a decimal point that are written with a comma. If a cell has both signs, the one that comes later is the decimal sign,
// and the other parts thousands.
func decimalCommas(table []fields) {
	comma, both, pointLast := false, false, false
	for _, f := range table {
		for _, c := range f.fields {
			at, point := strings.LastIndex(c, ","), strings.LastIndex(c, ".")
			if !strings.ContainsAny(c, "0123456789") || at < 0 {
				continue
			}
			comma = true
			if point >= 0 {
				both = true
				pointLast = pointLast || point > at
			}
		}
	}
	if !comma {
		return
	}
	swap := strings.NewReplacer(".", "", ",", ".")
	if both && pointLast {
		swap = strings.NewReplacer(",", "")
	}
	for i := range table {
		for j, c := range table[i].fields {
			if strings.ContainsAny(c, "0123456789") && !isGap(c) {
				table[i].fields[j] = swap.Replace(c)
			}
		}
	}
}
