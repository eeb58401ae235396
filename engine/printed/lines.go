package printed

import (
	"slices"
	"strconv"
	"strings"

	"chainrule/engine/pattern"
	"chainrule/engine/prose"
)

// row is a line of numbers.
type row struct {
	line   int
	cells  []numeral
	gap    bool // stands for rows that are left out
	colGap int  // how many numbers stand before those that are left out; 0: none are
}

// columns gathers a matrix of which a few columns are printed at a time, one block below the other.
type columns struct {
	rows   []row
	at     int  // the row of the block that comes next
	width  int  // of the blocks before
	padded bool // the program prints zeros at the end
	dims   int
}

// next begins a block with the column of a number.
func (c *columns) next(first int) {
	c.at = 0
	if c.width = first - 1; c.width == 0 {
		c.rows = nil
	}
}

func (c *columns) add(r row) *Error {
	defer func() { c.at++ }()
	if c.at == len(c.rows) && c.width == 0 {
		c.rows = append(c.rows, r)
		return nil
	}
	if c.at >= len(c.rows) || len(c.rows[c.at].cells) != c.width && !r.gap {
		return wrong(r.line, prose.PrintBlockRow, c.at+1)
	}
	to := &c.rows[c.at]
	if r.colGap > 0 {
		to.colGap = len(to.cells) + r.colGap
	}
	to.cells = append(to.cells, r.cells...)
	return nil
}

// array is what was gathered.
func (c *columns) array() (*Array, *Error) {
	a := &Array{Dims: 2}
	if c.dims > 0 {
		a.Dims = c.dims
	}
	var rows []row
	for _, r := range c.rows {
		if r.gap {
			a.RowGap = len(rows)
			continue
		}
		if len(rows) > 0 && len(r.cells) != len(rows[0].cells) {
			return nil, wrong(r.line, prose.PrintUneven, len(rows)+1, len(r.cells), 1, len(rows[0].cells))
		}
		a.ColGap = max(a.ColGap, r.colGap)
		rows = append(rows, r)
	}
	if len(rows) == 0 || len(rows[0].cells) == 0 {
		return nil, nil
	}
	a.Line, a.Rows, a.Cols = rows[0].line, len(rows), len(rows[0].cells)
	if a.Rows == 1 {
		a.Cells = precision(rows[0].cells, c.padded)
		if a.Cols == 1 {
			a.Dims = 0
		}
		return a, nil
	}
	a.Cells = make([]Cell, a.Rows*a.Cols)
	group := make([]numeral, a.Rows)
	for col := range a.Cols {
		for i, r := range rows {
			group[i] = r.cells[col]
		}
		for i, cell := range precision(group, c.padded) {
			a.Cells[i*a.Cols+col] = cell
		}
	}
	return a, nil
}

// close ends the array that goes on.
func (s *scanner) close() *Error {
	if s.open == nil {
		return nil
	}
	a, err := s.open.array()
	s.open = nil
	if err != nil {
		return err
	}
	if a == nil {
		return nil
	}
	if s.cells -= len(a.Cells); s.cells < 0 {
		return wrong(a.Line, prose.PrintTooLarge, mostCells)
	}
	a.Name, a.Float32 = s.name, s.float32s
	if s.scale != 0 {
		a.multiply(s.scale)
	}
	if s.shape != nil {
		a.state(s.shape)
		if len(s.shape) == 1 && a.Cols == 1 { // Julia's vectors stand upright
			a.Rows, a.Cols, a.RowGap, a.ColGap, a.FullRows, a.FullCols = 1, a.Rows, 0, a.RowGap, 0, a.FullRows
		}
	}
	s.found = append(s.found, a)
	s.reset()
	return nil
}

// flush reads the lines that were gathered.
func (s *scanner) flush() *Error {
	lines := s.lines
	s.lines = nil
	if len(lines) == 0 {
		return nil
	}
	for i, l := range lines {
		if rVector().MatchString(l.text) || rMatrix().MatchString(l.text) {
			if i > 0 && namesColumns(lines[i-1]) {
				i--
			}
			if i > 0 { // lines before R's are another's
				s.lines = lines[:i]
				if err := s.flush(); err != nil {
					return err
				}
			}
			return s.readR(lines[i:])
		}
	}
	return s.readRows(lines)
}

var rHead = pattern.Of(`^\s*\[(\d+),?\]\s+`)

// namesColumns reports whether no cell of a line is a number.
func namesColumns(l numbered) bool {
	for _, c := range strings.Fields(l.text) {
		if _, number := readNumeral(c); number || isGap(c) {
			return false
		}
	}
	return true
}

// readR reads R's vectors, whose lines begin with the number of their first element, and its matrices without names.
func (s *scanner) readR(lines []numbered) *Error {
	names := "" // of the columns of the first block
	for _, l := range lines {
		fields := strings.Fields(l.text)
		if !rHead().MatchString(l.text) && !strings.HasPrefix(fields[0], "[") && namesColumns(l) {
			if s.open != nil && len(s.open.rows) > 0 && l.text != names {
				s.open.next(len(s.open.rows[0].cells) + 1)
				continue
			}
			if err := s.close(); err != nil {
				return err
			}
			s.open, names = &columns{padded: true}, l.text
			continue
		}
		if strings.HasPrefix(fields[0], "[,") {
			first, _ := strconv.Atoi(strings.Trim(fields[0], "[,]"))
			if first == 1 {
				if err := s.close(); err != nil {
					return err
				}
				s.open = &columns{padded: true}
			}
			if s.open == nil {
				return wrong(l.number, prose.PrintColumnsFrom, first)
			}
			s.open.next(first)
			continue
		}
		m := rHead().FindStringSubmatch(l.text)
		if m == nil {
			return wrong(l.number, prose.PrintNoNumber, prose.Quoted(fields[0]))
		}
		cells, err := s.numbers(l.number, strings.Fields(l.text[len(m[0]):]))
		if err != nil {
			return err
		}
		if strings.Contains(m[0], ",") {
			if s.open == nil {
				s.open = &columns{padded: true}
			}
			if err := s.open.add(cells); err != nil {
				return err
			}
			continue
		}
		if m[1] == "1" {
			if err := s.close(); err != nil {
				return err
			}
			s.open = &columns{padded: true, dims: 1, rows: []row{cells}}
		} else if s.open == nil || len(s.open.rows) == 0 {
			return wrong(l.number, prose.PrintColumnsFrom, m[1])
		} else {
			s.open.rows[0].cells = append(s.open.rows[0].cells, cells.cells...)
		}
	}
	return nil
}

// readRows reads rows of numbers that spaces or delimiters part, with or without names above them and before them.
func (s *scanner) readRows(lines []numbered) *Error {
	table := cut(lines)
	if len(table) == 0 {
		return nil
	}
	if s.open == nil {
		s.open = &columns{}
		if m := nameBefore().FindStringSubmatch(lines[0].text); m != nil && len(table) > 0 {
			s.name = m[1]
		}
	}
	continues := s.open.at > 0 || s.open.width > 0 || len(s.open.rows) > 0
	if !continues || !isRow(table[0].fields) {
		var heads []string
		table, heads = s.withoutHeads(table)
		if len(table) == 1 && len(heads) == 1 && heads[0] != "" && s.name == "" {
			s.name = strings.TrimRight(heads[0], ":=")
		}
	}
	for _, f := range table {
		if len(f.fields) == 0 {
			continue
		}
		cells, err := s.numbers(f.number, f.fields)
		if err != nil {
			return err
		}
		if err := s.open.add(cells); err != nil {
			return err
		}
	}
	if s.open.width == 0 && !s.columnsFollow() {
		return s.close()
	}
	return nil
}

// columnsFollow reports whether the next line that is not blank says which columns follow.
func (s *scanner) columnsFollow() bool {
	for rest := s.text[min(s.at, len(s.text)):]; rest != ""; {
		line, after, _ := strings.Cut(rest, "\n")
		if strings.TrimSpace(line) != "" && columnsLine().MatchString(line) {
			return true
		}
		if strings.TrimSpace(line) != "" {
			return false
		}
		rest = after
	}
	return false
}

// fields is a line cut into its cells.
type fields struct {
	number int
	fields []string
}

// isRow reports whether all cells of a line are numbers, or stand for numbers that are left out.
func isRow(cells []string) bool {
	for _, c := range cells {
		if _, ok := readNumeral(c); !ok && !isGap(c) {
			return false
		}
	}
	return len(cells) > 0
}

func isGap(cell string) bool {
	return slices.Contains([]string{"...", "..", "…", "⋮", "⋱", "⋯", "⋰"}, cell)
}

// withoutHeads takes the names of columns and rows away. A first line that has one cell less than each of the others names the
// columns, also by numbers as in pandas; so does one in which no cell is a number.
func (s *scanner) withoutHeads(table []fields) (rest []fields, heads []string) {
	width := func(i int) int { return len(table[i].fields) }
	if len(table) > 1 {
		shorter, words := true, true
		for i := 1; i < len(table); i++ {
			shorter = shorter && (width(i) == width(0)+1 || i > 1 && width(i) == width(0))
		}
		for _, c := range table[0].fields {
			_, number := readNumeral(c)
			words = words && !number
		}
		if shorter && width(1) == width(0)+1 {
			for i := range table[1:] {
				if f := &table[i+1]; len(f.fields) == width(0)+1 {
					heads = append(heads, f.fields[0])
					f.fields = f.fields[1:]
				}
			}
			return table[1:], heads
		}
		if words && !isGap(table[0].fields[0]) && width(1) == width(0) {
			table = table[1:]
		}
	}
	for _, f := range table {
		if len(f.fields) == 0 {
			continue
		}
		if _, number := readNumeral(f.fields[0]); number || len(f.fields) == 1 {
			return table, nil
		}
	}
	for i := range table {
		if f := &table[i]; len(f.fields) > 1 && !isGap(f.fields[0]) {
			heads = append(heads, f.fields[0])
			f.fields = f.fields[1:]
		}
	}
	return table, heads
}

// numbers reads the cells of a line.
func (s *scanner) numbers(line int, cells []string) (row, *Error) {
	r := row{line: line, gap: true}
	for _, c := range cells {
		r.gap = r.gap && isGap(c)
	}
	if r.gap {
		return r, nil
	}
	for _, c := range cells {
		if isGap(c) {
			r.colGap = len(r.cells)
			continue
		}
		n, ok := readNumeral(c)
		if !ok {
			return r, wrong(line, prose.PrintNoNumber, prose.Quoted(c))
		}
		r.cells = append(r.cells, n)
	}
	return r, nil
}
