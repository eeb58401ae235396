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
	r := readJSON(data)
	return r.records, r.named, r.found
}

// inJSON is a table that stands in JSON.
type inJSON struct {
	records [][]string
	named   bool   // the first record has the names of the columns
	found   bool   // there is a table
	under   string // the name of the list of its rows, where much else stands beside that
}

// readJSON finds the table in a text that is JSON, or nearly, as other languages print it.
func readJSON(data []byte) inJSON {
	data = bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\ufeff")))
	if len(data) == 0 || data[0] != '[' && data[0] != '{' || bytes.Contains(data[:min(len(data), 100)], []byte(`"chainrule"`)) { // a document, of many megabytes perhaps
		return inJSON{}
	}
	if !json.Valid(data) {
		if data = mended(data); !json.Valid(data) {
			return inJSON{}
		}
	}
	if data[0] == '[' {
		return fromList(data)
	}
	fields := membersOf(data)
	if isDocument(fields) {
		return inJSON{}
	}
	return fromObject(fields)
}

// isDocument reports whether an object is a document of this program, also one that lacks its version.
func isDocument(fields []member) bool {
	has := func(name string) bool {
		return slices.ContainsFunc(fields, func(f member) bool { return f.name == name })
	}
	return has("chainrule") || has("table") && has("network")
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

// fromList reads a list of rows, which are all lists, or all objects. An object within an object has a column for each of its values: of
// {"a": {"b": 1}} that is a.b.
func fromList(data []byte) inJSON {
	t := fromRows(data, member.flat)
	if t.named && len(t.records[0]) > MostColumns { // objects stay whole rather than that nothing can be opened
		t = fromRows(data, func(m member) []member { return membersOf(m.value) })
	}
	return t
}

// fromRows reads such a list, with the values of a row as cellsOf gives them.
func fromRows(data []byte, cellsOf func(row member) []member) (t inJSON) {
	at := map[string]int{} // where the column of a name is
	for i, row := range membersOf(data) {
		if i == 0 && row.value[0] == '{' {
			t.records, t.named = [][]string{nil}, true
		}
		if isObject := row.value[0] == '{'; isObject != t.named || !isObject && row.value[0] != '[' {
			return inJSON{}
		}
		cells := []string{""}
		for j, m := range cellsOf(row) {
			if !t.named && m.value[0] == '[' {
				return inJSON{} // lists in lists in lists are no table
			}
			if t.named {
				column, known := at[m.name]
				if j = column; !known {
					j = len(at)
					at[m.name] = j
					t.records[0] = append(t.records[0], m.name)
				}
			}
			t.found = true
			if j > MostColumns { // as many as are refused: rows that all have other names would fill the memory
				continue
			}
			for len(cells) <= j {
				cells = append(cells, "")
			}
			cells[j] = m.cell()
		}
		t.records = append(t.records, cells)
	}
	if t.named {
		t.withoutParents()
	}
	return t
}

// flat are the values of a row, and of the objects in it.
func (m member) flat() (list []member) {
	for _, v := range membersOf(m.value) {
		if v.value[0] != '{' || v.value[1] == '}' || !bytes.Equal(v.value, v.inner()) {
			list = append(list, v)
			continue
		}
		for _, inner := range membersOf(v.value) {
			list = append(list, member{v.name + "." + inner.name, inner.value})
		}
	}
	return list
}

// inner is a value without the object in which databases say its type, as {"$date": "2020-01-31"}.
func (m member) inner() []byte {
	for m.value[0] == '{' {
		inner := membersOf(m.value)
		if len(inner) != 1 || !strings.HasPrefix(inner[0].name, "$") {
			break
		}
		m = inner[0]
	}
	return m.value
}

// withoutParents drops columns without any value that have others in their place, as a has a.b where its object is null in some rows.
func (t *inJSON) withoutParents() {
	names := t.records[0]
	for column := len(names) - 1; column >= 0; column-- {
		isParent := slices.ContainsFunc(names, func(name string) bool { return strings.HasPrefix(name, names[column]+".") })
		isFilled := func(r []string) bool { return column < len(r) && r[column] != "" }
		if len(names) > MostColumns || !isParent || slices.ContainsFunc(t.records[1:], isFilled) {
			continue
		}
		for i, r := range t.records {
			if column < len(r) {
				t.records[i] = slices.Delete(r, column, column+1)
			}
		}
		names = t.records[0]
	}
}

// usualNames are the names under which objects have a list of rows beside what else they say.
var usualNames = []string{"data", "rows", "records", "results"}

// fromObject reads an object of columns, which are lists or objects, or of {"columns": …, "data": …}, or one that has rows as
// objects somewhere.
func fromObject(fields []member) inJSON {
	var names []string
	for _, f := range fields {
		if f.name == "columns" {
			names = f.cells()
		}
	}
	for _, f := range fields {
		if slices.Contains(usualNames, f.name) && f.value[0] == '[' {
			t := fromList(f.value)
			if t.found && !t.named && len(names) == len(t.records[0]) {
				t.records, t.named = append([][]string{names}, t.records...), true
			}
			if t.found && t.named {
				return t
			}
		}
	}
	if t := fromColumns(fields); t.found {
		return t
	}
	if t := mostRows(fields, 3); t.found {
		return t
	}
	return fromColumns(alike(fields))
}

// fromColumns reads columns of as many values, by name; or rows, where their names are numbers.
func fromColumns(fields []member) (t inJSON) {
	if len(fields) > 1 && fields[0].value[0] == '{' && !slices.ContainsFunc(fields, func(f member) bool { return !digits(f.name) }) {
		if rows := membersOf(fields[0].value); len(rows) > 0 && !digits(rows[0].name) {
			list := []byte("[")
			for _, f := range fields {
				list = append(append(list, f.value...), ',')
			}
			return fromList(append(list[:len(list)-1], ']'))
		}
	}
	t.records = [][]string{nil}
	for i, f := range fields {
		t.records[0] = append(t.records[0], f.name)
		cells := f.cells()
		if i > 0 && len(cells) != len(t.records)-1 {
			return inJSON{}
		}
		for row, text := range cells {
			if i == 0 {
				t.records = append(t.records, nil)
			}
			t.records[row+1] = append(t.records[row+1], text)
		}
	}
	t.named, t.found = true, len(t.records) > 1
	return t
}

// mostRows is the longest list of objects in an object, and in the objects in it, so many levels down.
func mostRows(fields []member, levels int) (best inJSON) {
	for _, f := range fields {
		var t inJSON
		switch {
		case f.value[0] == '[':
			if t = fromList(f.value); t.named {
				t.under = f.name
			} else {
				t = inJSON{}
			}
		case f.value[0] == '{' && levels > 1:
			t = mostRows(membersOf(f.value), levels-1)
		}
		if t.found && len(t.records) > len(best.records) {
			best = t
		}
	}
	return best
}

// alike are the lists of as many values as hold the most together, if they are several, or one of numbers.
func alike(fields []member) (list []member) {
	count, most := map[int]int{}, 0
	for _, f := range fields {
		if n := len(f.cells()); f.value[0] == '[' && n > 1 {
			if count[n] += n; count[n] > count[most] {
				most = n
			}
		}
	}
	for _, f := range fields {
		if f.value[0] == '[' && most > 0 && len(f.cells()) == most {
			list = append(list, f)
		}
	}
	if len(list) == 1 && !allNumbers(list[0].cells()) {
		return nil
	}
	return list
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

// cell is a value as the text of a cell: null is an empty one, and so is an object or a list of nothing.
func (m member) cell() string {
	switch value := m.inner(); value[0] {
	case '"':
		return scan.Text(value)
	case 'n':
		return ""
	default:
		if len(membersOf(value)) == 0 && (value[0] == '{' || value[0] == '[') {
			return ""
		}
		return string(value)
	}
}

// tableInJSON gives the records of a table as JSON, and nil for other texts. What begins as the JSON of rows and is none is refused.
func tableInJSON(text string) (inJSON, error) {
	t := readJSON([]byte(text))
	start := strings.Join(strings.Fields(text[:min(len(text), 100)]), "")
	if !t.found && (strings.HasPrefix(start, "[{") || strings.HasPrefix(start, `{"`) || start == "{}" || start == "[]") {
		return inJSON{}, &Error{Message: prose.Say(prose.JSONWithoutTable, prose.Unquoted(`[{"x": 1, "y": 2}, …]`))}
	}
	if !t.found {
		return inJSON{}, nil
	}
	return t, nil
}
