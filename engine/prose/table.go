package prose

// What is said of cells, rows and columns, and of files that hold tables.
const (
	EmptyNumber     ID = "empty-number"
	EmptyCategory   ID = "empty-category"
	NotANumber      ID = "not-a-number"       // the text
	NotANumberWrite ID = "not-a-number-write" // the text, how it is written as a number
	MissingValue    ID = "missing-value"      // the text
	InfiniteValue   ID = "infinite-value"     // the text
	NumberTooLarge  ID = "number-too-large"   // the text
	NotALevel       ID = "not-a-level"        // the text, the levels
	TargetScaled    ID = "target-scaled"      // why a loss cannot take the target, the number of the cell
	ScaledTooLarge  ID = "scaled-too-large"
	AtCell          ID = "at-cell" // the row, the column's name, what is wrong there

	NoRow            ID = "no-row"              // the row, how many there are
	NoColumn         ID = "no-column"           // the column, how many there are
	NoPlaceForRow    ID = "no-place-for-row"    // the place, how many rows there are
	NoPlaceForColumn ID = "no-place-for-column" // the place, how many columns there are
	MostRows         ID = "most-rows"           // the most
	MostColumns      ID = "most-columns"        // the most
	TooManyRows      ID = "too-many-rows"       // how many, the most
	TooManyColumns   ID = "too-many-columns"    // how many, the most
	RowsPastMost     ID = "rows-past-most"      // the most
	ColumnsPastMost  ID = "columns-past-most"   // the most
	BlockTooWide     ID = "block-too-wide"      // columns of the block, the column it begins in, columns from there on
	BlockTooLong     ID = "block-too-long"      // rows the table would have, the most
	ColumnNeedsName  ID = "column-needs-name"
	NameTaken        ID = "name-taken" // the column that has the name, the name
	NoInput          ID = "no-input"
	NoTarget         ID = "no-target"
	NotScaled        ID = "not-scaled" // the column's name
	NoRows           ID = "no-rows"
	NoRowUsable      ID = "no-row-usable" // what is wrong with the first
	NoRowOfNames     ID = "no-row-of-names"
	NoTable          ID = "no-table"
	RowsPrinted      ID = "rows-printed"    // the first, the last, how many there are
	ColumnsPrinted   ID = "columns-printed" // the first, the last, how many there are

	NotARole    ID = "not-a-role"    // what was found, the roles
	NotAKind    ID = "not-a-kind"    // what was found, the kinds
	NotAScale   ID = "not-a-scale"   // what was found, the scales
	NotADivisor ID = "not-a-divisor" // what was found

	AtLine       ID = "at-line"        // the line, what is wrong there
	AtLineColumn ID = "at-line-column" // the line, the column, what is wrong there
	ZeroByte     ID = "zero-byte"
	FileEmpty    ID = "file-empty"

	FileOfExcel      ID = "file-of-excel"
	FileOfFormat     ID = "file-of-format" // the format
	FileOfWeb        ID = "file-of-web"
	JSONWithoutTable ID = "json-without-table" // how one is written
	JSONUnder        ID = "json-under"         // the name of the list

	EncodedIn       ID = "encoded-in"       // the encoding
	EncodingGuessed ID = "encoding-guessed" // the encoding
	UnitsPassed     ID = "units-passed"     // what stands in the line
	LinesBelow      ID = "lines-below"      // how many
	DotsPassed      ID = "dots-passed"
	UnitMoved       ID = "unit-moved"   // the columns, a cell as the file has it
	LinesPassed     ID = "lines-passed" // how many
	RowsUneven      ID = "rows-uneven"  // how many
	QuotesKept      ID = "quotes-kept"
	CellsEmptied    ID = "cells-emptied" // how many
	NamelessColumn  ID = "nameless-column"
	DatesIgnored    ID = "dates-ignored"     // the columns, how many
	TextsIgnored    ID = "texts-ignored"     // the columns, how many
	NumbersIgnored  ID = "numbers-ignored"   // the columns, how many
	GapsIgnored     ID = "gaps-ignored"      // the columns, how many, rows without a value, of how many
	InfiniteLeftOut ID = "infinite-left-out" // the columns, a cell as the file has it, how many, of how many
	NumbersRead     ID = "numbers-read"      // the columns, a number as the file has it, its value
	NumbersLeftOpen ID = "numbers-left-open" // the columns, a number as the file has it, its value, what it could also be
	FirstLineData   ID = "first-line-data"
	ColumnsRenamed  ID = "columns-renamed" // the names
)
