package table

// Reading is a way to read the numbers of a column, with an example of what it makes of them.
type Reading struct {
	Reads Reads
	Text  string  // a cell
	Value float64 // the number that it is read as
}

// ways are all ways to write numbers, those that read less before those that read the same and more.
var ways = []Reads{
	{}, {Thousands: " "}, {Thousands: "'"}, {Thousands: ","}, {Decimal: ","}, {Decimal: ",", Thousands: " "}, {Decimal: ",", Thousands: "'"}, {Decimal: ",", Thousands: "."},
}

// looked is how many rows are looked at, since a person waits for the answer.
const looked = 2000

// Readings are the ways to read a column's numbers between which a person can choose: those that read as many cells as
// any other, one for each value that they make of a cell about which they differ. There is a single one where they agree
// about all cells, and none where no cell is a number.
func (t *Table) Readings(column int) []Reading {
	var best []Reads
	most := 1
	for _, r := range ways {
		n := 0
		for i, row := range t.All() {
			if i == looked {
				break
			}
			if _, err := r.Number(row.Cells[column]); err == nil {
				n++
			}
		}
		if n > most {
			best, most = nil, n
		}
		if n == most {
			best = append(best, r)
		}
	}
	var list []Reading
	for i, row := range t.All() {
		if i == looked {
			break
		}
		if found := differ(best, row.Cells[column]); len(found) > len(list) {
			list = found
		}
	}
	return list
}

// differ is what each way makes of a cell, the first of those that make the same.
func differ(ways []Reads, text string) (list []Reading) {
	seen := map[float64]bool{}
	for _, r := range ways {
		if v, err := r.Number(text); err == nil && !seen[v] {
			seen[v] = true
			list = append(list, Reading{r, text, v})
		}
	}
	return list
}
