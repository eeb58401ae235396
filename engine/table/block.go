package table

import (
	"strings"
)

// Pasted is the block of cells that a text from the clipboard is. A table that is drawn with bars, or JSON, is more than its lines:
// its names, where it has any, are the first row.
func Pasted(text string) [][]string {
	if _, _, _, _, drawn := undrawn(text); !drawn && !IsJSON([]byte(text)) {
		return ParseBlock(text)
	}
	t, report, err := ReadCSV([]byte(text), Options{})
	if err != nil || len(t.columns) < 2 {
		return ParseBlock(text)
	}
	block := [][]string{nil}
	for _, c := range t.columns {
		block[0] = append(block[0], c.Name)
	}
	if !report.Header {
		block = nil
	}
	return append(block, t.records()...)
}

// ParseBlock reads a block of cells as spreadsheets put it on the clipboard: lines of cells separated by
// tabs, cells with line breaks or tabs in quotes. A line without text is a row with an empty cell, and a
// quote that does not enclose a whole cell is a character like others. Text without tab and line break is
// one cell as it is.
//
// encoding/csv passes over empty lines, and would so move what is pasted below them.
func ParseBlock(text string) [][]string {
	text = strings.TrimSuffix(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	if !strings.ContainsAny(text, "\t\n") {
		return [][]string{{text}}
	}
	block := [][]string{nil}
	for {
		cell, rest := cutCell(text)
		last := len(block) - 1
		block[last] = append(block[last], cell)
		if rest == "" {
			return block
		}
		if rest[0] == '\n' {
			block = append(block, nil)
		}
		text = rest[1:]
	}
}

// cutCell reads the first cell of a text; rest begins with the tab or the line break after it.
func cutCell(text string) (cell, rest string) {
	if quoted, rest, ok := cutQuoted(text); ok {
		return quoted, rest
	}
	end := strings.IndexAny(text, "\t\n")
	if end < 0 {
		return text, ""
	}
	return text[:end], text[end:]
}

// cutQuoted reads a cell in quotes, those in it doubled; ok is false where there is none.
func cutQuoted(text string) (cell, rest string, ok bool) {
	if !strings.HasPrefix(text, `"`) {
		return "", "", false
	}
	var b strings.Builder
	for at := 1; at < len(text); at++ {
		switch {
		case text[at] != '"':
			b.WriteByte(text[at])
		case strings.HasPrefix(text[at+1:], `"`):
			b.WriteByte('"')
			at++
		case at+1 == len(text) || text[at+1] == '\t' || text[at+1] == '\n':
			return b.String(), text[at+1:], true
		default:
			return "", "", false
		}
	}
	return "", "", false
}
