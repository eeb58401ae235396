package document

import (
	"bytes"

	"chainrule/engine/prose"
	"chainrule/engine/table"
)

// crowded refuses a table with too many columns or rows as soon as it has counted them, before the rest of what may
// be many megabytes is read. It looks at nothing else: the functions that read on refuse what is not JSON or not a
// document.
func crowded(data []byte) *Error {
	limits := map[string]int{"columns": table.MostColumns, "rows": table.MostRows}
	var keys [3]string // of the objects around the place: keys[1] of the document, keys[2] of what is in it
	depth, commas, left := 0, 0, len(limits)
	key, list := false, "" // whether a text is a key; the list that is counted
	for at := 0; at < len(data); at++ {
		switch data[at] {
		case '"':
			to := closing(data, at)
			if to < 0 {
				return nil
			}
			if key && depth < len(keys) {
				keys[depth], key = string(data[at+1:to]), false
			}
			at = to
		case '{', '[':
			depth++
			key = data[at] == '{'
			if depth == len(keys) && data[at] == '[' && keys[1] == "table" && limits[keys[2]] > 0 {
				list, commas = keys[2], 0
			}
		case '}', ']':
			if depth == len(keys) && list != "" {
				list = ""
				if left--; left == 0 {
					return nil
				}
			}
			if depth--; depth < 0 {
				return nil
			}
		case ',':
			key = true
			if depth == len(keys) && list != "" {
				if commas++; commas == limits[list] {
					return tooMany(list)
				}
			}
		}
	}
	return nil
}

// tooMany is the fault of a list of the table with more items than it can have.
func tooMany(list string) *Error {
	if list == "rows" {
		return fault("table.rows", prose.RowsPastMost, table.MostRows)
	}
	return fault("table.columns", prose.ColumnsPastMost, table.MostColumns)
}

// closing is where the text that begins at from ends, or −1.
func closing(data []byte, from int) int {
	for at := from + 1; ; {
		next := bytes.IndexByte(data[at:], '"')
		if next < 0 {
			return -1
		}
		at += next
		escapes := 0
		for data[at-1-escapes] == '\\' {
			escapes++
		}
		if escapes%2 == 0 {
			return at
		}
		at++
	}
}
