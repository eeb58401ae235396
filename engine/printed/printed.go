// Package printed reads arrays as programs print them: NumPy, PyTorch, TensorFlow, R, MATLAB, Octave, Julia, JSON, CSV,
// spreadsheets and LaTeX. It keeps to how many digits each number was printed, so that a comparison asks for those and no
// others.
package printed

import (
	"math"

	"chainrule/engine/prose"
)

// Array is an array that a program printed: a matrix, a vector as one row, or a single number.
type Array struct {
	Name  string // what the text calls it, as in "dW1 = …"; "" where it has no name
	Line  int    // on which it begins, from 1
	Rows  int    // of the numbers that are printed
	Cols  int
	Dims  int    // how many indices it has: 0 for a number, 1 for a vector, 2 for a matrix; 2 where the print does not tell
	Cells []Cell // Rows × Cols, row by row

	// RowGap and ColGap are how many rows and columns stand before those that the print leaves out ("..."); 0 where it
	// leaves out none. FullRows and FullCols are the size of the whole array where the text says it, and else 0.
	RowGap, ColGap     int
	FullRows, FullCols int

	Float32 bool // the text says that its numbers have single precision
}

// Cell is a number as it was printed.
type Cell struct {
	Value   float64
	Half    float64 // how far the program's number can be from Value, by half a unit of the last digit; 0: not at all
	Written float64 // the same by the digits that are written, where Half counts zeros at the end that are not
}

// At is the cell of a row and a column, from 0.
func (a *Array) At(row, col int) Cell { return a.Cells[row*a.Cols+col] }

// Size is the array's rows and columns: of the whole where the text says it, and else of what is printed.
func (a *Array) Size() (rows, cols int) {
	rows, cols = a.Rows, a.Cols
	if a.FullRows > 0 {
		rows = a.FullRows
	}
	if a.FullCols > 0 {
		cols = a.FullCols
	}
	return rows, cols
}

// Digits is to how many significant digits the largest number is known, at most 17.
func (a *Array) Digits() int {
	most := 0
	for _, c := range a.Cells {
		most = max(most, c.Digits())
	}
	return most
}

// Digits is to how many significant digits a number is known: 0 for a number that was rounded to 0, and at most 17.
func (c Cell) Digits() int {
	switch {
	case math.IsNaN(c.Value) || math.IsInf(c.Value, 0):
		return 0
	case c.Half == 0:
		return exactDigits
	case c.Value == 0:
		return 0
	}
	return min(exactDigits, max(0, int(math.Floor(math.Log10(math.Abs(c.Value)/(2*c.Half))+1e-9))+1))
}

// exactDigits are as many as tell any two numbers of double precision apart.
const exactDigits = 17

// mostCells is how many numbers a text may have.
const mostCells = 1_000_000

// Error is what is wrong with a text, and in which of its lines, from 1; a Line of 0 is the text as a whole.
type Error struct {
	Line    int
	Message prose.Message
}

// Error gives the message with its place.
func (e *Error) Error() string { return prose.Of(e.located()).String() }

// Unwrap is the message with its place.
func (e *Error) Unwrap() error { return e.located() }

func (e *Error) located() prose.Message {
	if e.Line == 0 {
		return e.Message
	}
	return prose.Say(prose.AtLine, e.Line, e.Message)
}

func wrong(line int, id prose.ID, args ...any) *Error {
	return &Error{line, prose.Say(id, args...)}
}
