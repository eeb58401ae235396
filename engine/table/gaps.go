package table

// ignoreGaps ignores columns with missing values, those with the most first, until at least half of the rows can be used.
func ignoreGaps(columns []Column, records [][]string) (notes []Note) {
	var gaps [][]int // rows with a missing value, by column
	missing := make([]int, len(records))
	dropped := make([]int, len(columns)) // how many gaps made a column be ignored
	for i, c := range columns {
		gaps = append(gaps, nil)
		if c.Role == Ignore {
			continue
		}
		for row, r := range records {
			if !isPlain(r[i]) && noValue(r[i]) {
				gaps[i] = append(gaps[i], row)
				missing[row]++
			}
		}
	}
	for {
		usable, worst := 0, 0
		for _, n := range missing {
			if n == 0 {
				usable++
			}
		}
		for i := range gaps {
			if len(gaps[i]) > len(gaps[worst]) {
				worst = i
			}
		}
		if 2*usable >= len(records) || len(gaps[worst]) == len(records) {
			break
		}
		for _, row := range gaps[worst] {
			missing[row]--
		}
		dropped[worst] = len(gaps[worst])
		gaps[worst] = nil
		columns[worst].Role = Ignore
	}
	for i, n := range dropped {
		if n > 0 {
			notes = append(notes, Note{Column: columns[i].Name, Kind: HasGaps, Gaps: n, Rows: len(records)})
		}
	}
	return notes
}
