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

// fromList reads a list of rows.
func fromList(data []byte) (records [][]string, named, found bool) {
	if !json.Valid(data) {
		return nil, false, false
	}
	rows := membersOf(data)
	at := map[string]int{} // where the column of a name is
	for _, row := range rows {
		switch {
		case row.value[0] == '[' && !named:
			cells := cellsOfList(row.value)
			records = append(records, append(cells, make([]string, max(0, 1-len(cells)))...))
		case row.value[0] == '{' && (named || records == nil):
			if !named {
				records, named = [][]string{nil}, true
			}
			cells := make([]string, len(records[0]))
			for _, m := range membersOf(row.value) {
				column, known := at[m.name]
				if !known {
					column = len(records[0])
					at[m.name] = column
					records[0] = append(records[0], m.name)
					cells = append(cells, "")
				}
				cells[column] = cellOfJSON(m.value)
			}
			records = append(records, cells)
		default:
			return nil, false, false
		}
	}
	for i, r := range records {
		if named {
			records[i] = append(r, make([]string, len(records[0])-len(r))...)
		}
	}
	return records, named, len(records) > 0 && slices.ContainsFunc(records, func(r []string) bool { return filled(r) > 0 })
}

// fromObject reads an object of columns: lists, or objects with the same keys. {"columns": …, "data": …} has them apart, and others have
// a list of rows beside what else they say.
func fromObject(fields []member) (records [][]string, named, found bool) {
	var names []string
	for _, f := range fields {
		if f.name == "columns" && f.value[0] == '[' {
			names = cellsOfList(f.value)
		}
	}
	for _, f := range fields {
		if f.value[0] != '[' || !slices.Contains([]string{"data", "rows", "records", "results"}, f.name) {
			continue
		}
		rows, named, found := fromList(f.value)
		if found && !named && len(names) == len(rows[0]) {
			rows, named = append([][]string{names}, rows...), true
		}
		if found && (named || len(fields) == 1) {
			return rows, named, true
		}
	}
	records = [][]string{nil}
	for column, f := range fields {
		values := membersOf(f.value)
		if column > 0 && len(values) != len(records)-1 || len(values) == 0 {
			return nil, false, false
		}
		records[0] = append(records[0], f.name)
		for i, m := range values {
			if m.value[0] == '{' || m.value[0] == '[' {
				return nil, false, false
			}
			if column == 0 {
				records = append(records, nil)
			}
			records[i+1] = append(records[i+1], cellOfJSON(m.value))
		}
	}
	return records, true, len(records) > 1
}

func cellsOfList(data []byte) (cells []string) {
	for _, m := range membersOf(data) {
		cells = append(cells, cellOfJSON(m.value))
	}
	return cells
}

// cellOfJSON is a value as the text of a cell: null is an empty one.
func cellOfJSON(value []byte) string {
	switch value[0] {
	case '"':
		return scan.Text(value)
	case 'n':
		return ""
	}
	return string(value)
}

// readJSON gives the records of a table as JSON, and nil for other texts. What begins as the JSON of rows and is none is refused.
func readJSON(text string) (records [][]string, named bool, err error) {
	records, named, found := fromJSON([]byte(text))
	start := strings.Join(strings.Fields(text[:min(len(text), 100)]), "")
	if !found && (strings.HasPrefix(start, "[{") || strings.HasPrefix(start, `{"`)) {
		return nil, false, &Error{Message: prose.Say(prose.JSONWithoutTable, prose.Unquoted(`[{"x": 1, "y": 2}, …]`))}
	}
	if !found {
		return nil, false, nil
	}
	return records, named, nil
}
