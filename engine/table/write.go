package table

import "strings"

// WriteCSV writes names and cells as typed, separated by commas. Quotes are around every cell in which
// any separator stands, so that ReadCSV cannot take another one for it.
func (t *Table) WriteCSV() []byte {
	var out []byte
	line := func(n int, cell func(i int) string) {
		for i := range n {
			if i > 0 {
				out = append(out, ',')
			}
			out = appendCell(out, cell(i), n == 1)
		}
		out = append(out, '\n')
	}
	line(len(t.columns), func(i int) string { return t.columns[i].Name })
	for _, r := range t.All() {
		line(len(r.Cells), func(i int) string { return r.Cells[i] })
	}
	return out
}

// appendCell writes a cell; alone says that it is the only one of its line, which must not be blank.
func appendCell(out []byte, text string, alone bool) []byte {
	if !strings.ContainsAny(text, ",;\t\"\r\n") && (text != "" || !alone) {
		return append(out, text...)
	}
	out = append(out, '"')
	out = append(out, strings.ReplaceAll(text, `"`, `""`)...)
	return append(out, '"')
}
