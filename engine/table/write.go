package table

import "strings"

// WriteCSV writes names and cells as typed, separated by commas, and after a byte order mark, by which Excel knows UTF-8.
// Quotes are around every cell in which any separator stands, so that ReadCSV cannot take another one for it. Spreadsheets
// would compute a text that begins as a formula does. An apostrophe before it keeps it a text, which ReadCSV takes away.
// kept is how many such texts there are.
func (t *Table) WriteCSV() (data []byte, kept int) {
	out := []byte("\ufeff")
	line := func(n int, cell func(i int) string) {
		for i := range n {
			if i > 0 {
				out = append(out, ',')
			}
			text := cell(i)
			if isFormula(text) {
				text, kept = "'"+text, kept+1
			}
			out = appendCell(out, text, n == 1)
		}
		out = append(out, '\n')
	}
	line(len(t.columns), func(i int) string { return t.columns[i].Name })
	for _, r := range t.All() {
		line(len(r.Cells), func(i int) string { return r.Cells[i] })
	}
	return out, kept
}

// isFormula reports whether a spreadsheet would compute a cell, or does not because of the apostrophes before it. Numbers
// with a sign are none, and neither is what stands for a missing value.
func isFormula(text string) bool {
	bare := strings.TrimLeft(text, "'")
	return bare != "" && strings.IndexByte("=+@-", bare[0]) >= 0 && !isNumeric(bare) && !IsMissing(bare)
}

// withoutApostrophes takes away what WriteCSV puts before texts that begin as formulas do.
func withoutApostrophes(records [][]string) {
	for _, r := range records {
		for i, text := range r {
			if strings.HasPrefix(text, "'") && isFormula(text) {
				r[i] = text[1:]
			}
		}
	}
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
