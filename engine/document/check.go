package document

import (
	"fmt"
	"strings"

	"chainrule/engine/prose"
	"chainrule/engine/table"
)

// MostNumbers is how many numbers a table may be encoded as, rows × variables: three times as many as the
// largest table without categories. A category of thousands of levels would otherwise not fit in memory.
const MostNumbers = 20_000_000

// CheckTable says what of a table a document cannot hold, as an [*Error], or gives nil.
func CheckTable(t *table.Table) error {
	switch n := len(t.Columns()); {
	case n == 0:
		return fault("table.columns", prose.FewColumns)
	case t.Len() > table.MostRows:
		return fault("table.rows", prose.TooManyRows, t.Len(), table.MostRows)
	case n > table.MostColumns:
		return fault("table.columns", prose.TooManyColumns, n, table.MostColumns)
	}
	if err := checkColumns(t.Columns()); err != nil {
		return err
	}
	if err := checkSize(t); err != nil {
		return err
	}
	return nil
}

func checkColumns(columns []table.Column) *Error {
	names := map[string]int{}
	for i, c := range columns {
		at := fmt.Sprintf("table.columns[%d]", i)
		if c.Name == "" {
			return fault(at+".name", prose.ColumnNeedsName)
		}
		if first, twice := names[c.Name]; twice {
			return fault(at+".name", prose.NamesDiffer, first+1, i+1, prose.Quoted(c.Name))
		}
		names[c.Name] = i
		if c.Kind == table.Category && c.Scale != table.None {
			return fault(at+".scale", prose.ScaledIsNumber)
		}
		switch {
		case c.Kind == table.Category && c.Reads != (table.Reads{}):
			return fault(at+".reads", prose.ReadsOfNumber)
		case !c.Reads.Valid():
			return fault(at+".reads", prose.SameSigns)
		}
		if err := checkLevels(c, at+".levels"); err != nil {
			return err
		}
	}
	return nil
}

func checkLevels(c table.Column, at string) *Error {
	if c.Levels == nil {
		return nil
	}
	if c.Kind != table.Category {
		return fault(at, prose.LevelsOfNumber)
	}
	if len(c.Levels) == 0 {
		return fault(at, prose.NoLevels)
	}
	seen := map[string]bool{}
	for i, level := range c.Levels {
		at := fmt.Sprintf("%s[%d]", at, i)
		switch {
		case level == "":
			return fault(at, prose.LevelEmpty)
		case strings.TrimSpace(level) != level:
			return fault(at, prose.LevelSpaces, prose.Quoted(level), prose.Quoted(strings.TrimSpace(level)))
		case seen[level]:
			return fault(at, prose.LevelTwice, prose.Quoted(level))
		}
		seen[level] = true
	}
	return nil
}

// checkSize refuses a table that is encoded as more than MostNumbers.
func checkSize(t *table.Table) *Error {
	variables, largest, most := 0, 0, 0
	for i, c := range t.Columns() {
		if c.Role == table.Ignore {
			continue
		}
		n := 1
		if c.Kind == table.Category {
			n = countLevels(t, i)
		}
		variables += n
		if n > most {
			largest, most = i, n
		}
	}
	if t.Len()*variables <= MostNumbers {
		return nil
	}
	return fault(fmt.Sprintf("table.columns[%d]", largest), prose.TooManyNumbers,
		prose.Quoted(t.Columns()[largest].Name), most, t.Len(), MostNumbers)
}

// countLevels is how many variables a category may be encoded as. It does not look at the cells if their number
// cannot matter.
func countLevels(t *table.Table, column int) int {
	if given := t.Columns()[column].Levels; given != nil {
		return len(given)
	}
	if t.Len()*t.Len()*table.MostColumns <= MostNumbers {
		return t.Len()
	}
	seen := map[string]bool{}
	for _, r := range t.All() {
		seen[strings.TrimSpace(r.Cells[column])] = true
	}
	return len(seen)
}
