// Package table holds a person's data as typed: columns with a role, a kind and a scale, and rows of
// cells. It reads and writes CSV, and encodes the usable rows as the matrices X and Y that a network
// takes, keeping what every encoded number was made of.
//
// A Table is immutable: every edit returns another table, which shares what did not change.
package table

import (
	"math"

	"chainrule/engine/prose"
)

// Role says what a column is to the network.
type Role string

// The roles of a column, as the document spells them.
const (
	Input  Role = "input"
	Target Role = "target"
	Ignore Role = "ignore"
)

// Kind says how the cells of a column are read.
type Kind string

// The kinds of a column, as the document spells them.
const (
	Number   Kind = "number"
	Category Kind = "category"
)

// Scale says how the numbers of a column are scaled before they enter the network.
type Scale string

// The scales of a number column, as the document spells them.
const (
	None        Scale = "none"
	Standardize Scale = "standardize" // z-score with the population standard deviation
	Unit        Scale = "unit"        // min–max to [0, 1]
	Fixed       Scale = "fixed"       // by the numbers of the column's FixedScale
)

// Scaled reports whether numbers are changed before they enter the network.
func (s Scale) Scaled() bool { return s == Standardize || s == Unit || s == Fixed }

// FixedScale are the numbers of the scale Fixed, which stay as they are when rows change: of x it makes
// (x − Center) / Divisor.
type FixedScale struct{ Center, Divisor float64 }

// Valid reports whether one can scale with it: both numbers are finite, and the divisor is above 0.
func (f FixedScale) Valid() bool {
	return f.Divisor > 0 && !math.IsInf(f.Divisor, 1) && !math.IsInf(f.Center, 0) && !math.IsNaN(f.Center)
}

// Column describes a column. ID is unique within a table and its descendants, survives edits and
// reordering, and is not part of the document.
type Column struct {
	ID     int
	Name   string
	Role   Role
	Kind   Kind
	Scale  Scale
	Fixed  FixedScale // the numbers of the scale Fixed; of other scales its zero value
	Reads  Reads      // how the numbers of a number column are written
	Levels []string   // fixes the order of a category's levels; nil: first appearance
	Before *Numbers   // of a category that was a column of numbers: what that was; not part of the document
}

// Numbers are what a column of numbers has and one of categories has not.
type Numbers struct {
	Scale Scale
	Fixed FixedScale
	Reads Reads
}

// Row is one row of cells, one per column, as typed. ID is to a row what Column.ID is to a column.
type Row struct {
	ID    int
	Cells []string
}

// The largest table that is opened.
const (
	MostRows    = 100_000
	MostColumns = 64
)

// Table is columns and rows. The zero Table is empty.
type Table struct {
	columns []Column
	chunks  []*chunk
	rows    int
	nextID  int
}

// chunkRows is how many rows share a chunk: an edit copies one chunk and the list of them.
const chunkRows = 512

// chunk is a run of rows. It is immutable but for numbers, which remembers what encoding read in it.
type chunk struct {
	rows    []Row
	numbers map[readAs]*reading // nil until it is encoded
}

// New makes a table, and gives columns and rows their IDs. It panics where a row has not one cell for
// each column.
func New(columns []Column, rows [][]string) *Table {
	t := &Table{}
	for _, c := range columns {
		c.ID = t.id()
		t.columns = append(t.columns, c)
	}
	list := make([]Row, len(rows))
	for i, cells := range rows {
		if len(cells) != len(columns) {
			panic("table: a row has not one cell for each column")
		}
		list[i] = Row{ID: t.id(), Cells: cells}
	}
	t.setRows(list)
	return t
}

func (t *Table) id() int {
	t.nextID++
	return t.nextID
}

func (t *Table) setRows(list []Row) {
	t.chunks, t.rows = nil, len(list)
	for from := 0; from < len(list); from += chunkRows {
		t.chunks = append(t.chunks, &chunk{rows: list[from:min(from+chunkRows, len(list))]})
	}
}

// Len is the number of rows.
func (t *Table) Len() int { return t.rows }

// Columns gives the columns, in order. They are not to be changed.
func (t *Table) Columns() []Column { return t.columns }

// Row gives row i, from 0. It is not to be changed.
func (t *Table) Row(i int) Row {
	c, at := t.find(i)
	return t.chunks[c].rows[at]
}

// Cell gives the text of a cell, counted from 0.
func (t *Table) Cell(row, column int) string { return t.Row(row).Cells[column] }

// All gives every row's cells, in order.
func (t *Table) All() func(yield func(int, Row) bool) {
	return func(yield func(int, Row) bool) {
		i := 0
		for _, c := range t.chunks {
			for _, r := range c.rows {
				if !yield(i, r) {
					return
				}
				i++
			}
		}
	}
}

// Run is a run of rows. Tables that descend from one another share the runs in which they do not differ:
// their Keys are then equal.
type Run struct {
	Key  any // comparable
	Rows []Row
}

// Runs gives all rows, in order, in runs of a few hundred. It is for work that is repeated only for rows that differ.
func (t *Table) Runs() []Run {
	runs := make([]Run, len(t.chunks))
	for i, c := range t.chunks {
		runs[i] = Run{Key: c, Rows: c.rows}
	}
	return runs
}

// find gives the chunk of a row and its place in it. Chunks but the last are not always full.
func (t *Table) find(i int) (chunk, at int) {
	for c, k := range t.chunks {
		if i < len(k.rows) {
			return c, i
		}
		i -= len(k.rows)
	}
	panic("table: no such row")
}

// Variable is one column of X or Y: what an encoded number stands for.
type Variable struct {
	Column    int    // index of the table's column
	ColumnID  int    // its ID
	Name      string // "age", or "species = setosa" for an indicator
	Level     string // the level that a 1 stands for; "" for a number column
	Indicator bool   // true where the variable is 0 or 1 by a category's level
	Scale     Scale
	// Of a number column over the usable rows; the encoded value is (raw − Offset) / Factor, or 0
	// where the column is constant and scaled (Factor 0).
	Mean, Deviation, Min, Max float64
	Offset, Factor            float64
}

// Skipped is a row that is left out of the computation, and why.
type Skipped struct {
	Row     int           // index of the row
	Column  int           // index of the first column that makes it unusable
	Reason  prose.Message // with its place: `row 3, column "age": "abc" is not a number`
	Missing bool          // the value is missing, rather than one that cannot be read or used
}

// Encoding is what a table is to a network: the usable rows as matrices, with the meaning of every
// column kept. It is immutable.
type Encoding struct {
	N, P, K int
	X       []float64  // N × P, row-major
	Y       []float64  // N × K, row-major
	Inputs  []Variable // P
	Targets []Variable // K
	Rows    []int      // N: the index of the table row of each sample, ascending
	Skipped []Skipped  // ascending by row
}
