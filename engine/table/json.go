package table

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"chainrule/engine/prose"
	"chainrule/engine/scan"
)

// IsJSON reports whether a file is a table as JSON: a list of objects or of lists, one object in each line, or an object of
// columns, as programs for statistics write them.
func IsJSON(data []byte) bool {
	_, _, found := fromJSON(data)
	return found
}

// fromJSON reads a table as JSON. named reports whether the first record has the names of the columns.
func fromJSON(data []byte) (records [][]string, named, found bool) {
	data = bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\ufeff")))
	switch {
	case len(data) == 0 || bytes.Contains(data[:min(len(data), 100)], []byte(`"chainrule"`)): // a document, of many megabytes perhaps
	case data[0] == '[':
		return fromList(data)
	case data[0] == '{' && !json.Valid(data):
		lines := append([]byte("["), bytes.ReplaceAll(data, []byte("\n"), []byte(","))...) // one object in each line
		return fromList(append(lines, ']'))
	case data[0] == '{':
		fields := membersOf(data)
		if slices.ContainsFunc(fields, func(f member) bool { return f.name == "chainrule" }) {
			return nil, false, false
		}
		return fromObject(fields)
	}
	return nil, false, false
}

// member is a value of an object, or of a list, where it has no name.
type member struct {
	name  string
	value []byte
}

// membersOf are the values of an object or a list, in order; nil if data is neither.
func membersOf(data []byte) (list []member) {
	switch data[0] {
	case '{':
		for name, value := range scan.Members(data) {
			list = append(list, member{name, value})
		}
	case '[':
		for _, value := range scan.Items(data) {
			list = append(list, member{"", value})
		}
	}
	return list
}

// fromList reads a list of rows, which are all lists, or all objects.
func fromList(data []byte) (records [][]string, named, found bool) {
	if !json.Valid(data) {
		return nil, false, false
	}
	at := map[string]int{} // where the column of a name is
	for i, row := range membersOf(data) {
		if i == 0 && row.value[0] == '{' {
			records, named = [][]string{nil}, true
		}
		cells := []string{""}
		for j, m := range membersOf(row.value) {
			if !named && m.value[0] == '[' {
				return nil, false, false // lists in lists in lists are no table
			}
			if named {
				column, known := at[m.name]
				if j = column; !known {
					j = len(at)
					at[m.name] = j
					records[0] = append(records[0], m.name)
				}
			}
			found = true
			if j > MostColumns { // as many as are refused: rows that all have other names would fill the memory
				continue
			}
			for len(cells) <= j {
				cells = append(cells, "")
			}
			cells[j] = m.cell()
		}
		if isObject := row.value[0] == '{'; isObject != named || !isObject && row.value[0] != '[' {
			return nil, false, false
		}
		records = append(records, cells)
	}
	return records, named, found
}

// rowsNames are the names under which objects have a list of rows beside what else they say.
var rowsNames = []string{"data", "rows", "records", "results"}

// fromObject reads an object of columns, which are lists or objects, or of {"columns": …, "data": …}, or one that has rows as
// objects.
func fromObject(fields []member) (records [][]string, named, found bool) {
	var names []string
	for _, f := range fields {
		if f.name == "columns" {
			names = f.cells()
		}
	}
	records = [][]string{nil}
	for i, f := range fields {
		if slices.Contains(rowsNames, f.name) && f.value[0] == '[' {
			rows, named, found := fromList(f.value)
			if found && !named && len(names) == len(rows[0]) {
				rows, named = append([][]string{names}, rows...), true
			}
			if found && named {
				return rows, true, true
			}
		}
		records[0] = append(records[0], f.name)
		cells := f.cells()
		if i > 0 && len(cells) != len(records)-1 {
			cells = nil
		}
		for row, text := range cells {
			if i == 0 {
				records = append(records, nil)
			}
			records[row+1] = append(records[row+1], text)
		}
	}
	for _, r := range records {
		if len(r) != len(fields) {
			return nil, false, false
		}
	}
	return records, true, len(records) > 1
}

// cells are the values of a list or an object as the texts of cells; nil where these have values in turn.
func (m member) cells() (list []string) {
	for _, v := range membersOf(m.value) {
		if v.value[0] == '{' || v.value[0] == '[' {
			return nil
		}
		list = append(list, v.cell())
	}
	return list
}

// cell is a value as the text of a cell: null is an empty one.
func (m member) cell() string {
	switch m.value[0] {
	case '"':
		return scan.Text(m.value)
	case 'n':
		return ""
	}
	return string(m.value)
}

// readJSON gives the records of a table as JSON, and nil for other texts. What begins as the JSON of rows and is none is refused.
func readJSON(text string) (records [][]string, named bool, err error) {
	records, named, found := fromJSON([]byte(text))
	start := strings.Join(strings.Fields(text[:min(len(text), 100)]), "")
	if !found && (strings.HasPrefix(start, "[{") || strings.HasPrefix(start, `{"`) || start == "{}" || start == "[]") {
		return nil, false, &Error{Message: prose.Say(prose.JSONWithoutTable, prose.Unquoted(`[{"x": 1, "y": 2}, …]`))}
	}
	if !found {
		return nil, false, nil
	}
	return records, named, nil
}
