package prose

// What the panel with the table says.
const (
	Data           ID = "data"
	Locked         ID = "locked"
	AddRow         ID = "add-row"
	AddColumn      ID = "add-column"
	OpenCSV        ID = "open-csv"
	OpenCSVHint    ID = "open-csv-hint"
	CSVFile        ID = "csv-file"
	DropCSV        ID = "drop-csv"
	Row            ID = "row"
	RowNumber      ID = "row-number"       // the row
	RowIsLeftOut   ID = "row-is-left-out"  // the row
	LeftOutBecause ID = "left-out-because" // why
	AddARow        ID = "add-a-row"
	MenuOfRow      ID = "menu-of-row" // the row
	MenuOfColumn   ID = "menu-of-column"
	NamedColumn    ID = "named-column"    // the column's name
	NameOfColumn   ID = "name-of-column"  // the column
	CellInNewRow   ID = "cell-in-new-row" // the column's name
	CellInRow      ID = "cell-in-row"     // the column's name, the row

	InsertRowAbove    ID = "insert-row-above"
	InsertRowBelow    ID = "insert-row-below"
	MoveUp            ID = "move-up"
	MoveDown          ID = "move-down"
	DeleteRow         ID = "delete-row"
	Rename            ID = "rename"
	Role              ID = "role"
	Kind              ID = "kind"
	Scale             ID = "scale"
	RoleInput         ID = "role-input"
	RoleTarget        ID = "role-target"
	RoleIgnored       ID = "role-ignored"
	KindNumber        ID = "kind-number"
	KindCategory      ID = "kind-category"
	ScaleNone         ID = "scale-none"
	ScaleStandardize  ID = "scale-standardize"
	ScaleUnit         ID = "scale-unit"
	InsertColumnLeft  ID = "insert-column-left"
	InsertColumnRight ID = "insert-column-right"
	MoveLeft          ID = "move-left"
	MoveRight         ID = "move-right"
	DeleteColumn      ID = "delete-column"
	ColumnName        ID = "column-name" // a number

	HeadInput     ID = "head-input"
	HeadTarget    ID = "head-target"
	HeadIgnored   ID = "head-ignored"
	HeadClasses   ID = "head-classes"   // the role, how many classes
	HeadLevels    ID = "head-levels"    // the role, how many levels
	HeadZeroOne   ID = "head-zero-one"  // the role
	HeadUnit      ID = "head-unit"      // the role
	HeadScaled    ID = "head-scaled"    // the role
	HeadComma     ID = "head-comma"     // the role
	HeadThousands ID = "head-thousands" // the role

	WhatWasRead      ID = "what-was-read"
	RowsOfFile       ID = "rows-of-file"    // how many
	InputsOfFile     ID = "inputs-of-file"  // how many
	TargetsOfFile    ID = "targets-of-file" // how many
	AsTarget         ID = "as-target"       // the column's name
	AsClasses        ID = "as-classes"      // the column's name, how many classes
	ColumnsSeparated ID = "columns-separated"
	Commas           ID = "commas"
	Semicolons       ID = "semicolons"
	Tabs             ID = "tabs"
	Bars             ID = "bars"
	Spaces           ID = "spaces"
	NumbersWritten   ID = "numbers-written"
	DecimalPoint     ID = "decimal-point"
	DecimalComma     ID = "decimal-comma"
	Row1HasNames     ID = "row-1-has-names"
	NamesFromRow     ID = "names-from-row"
	NamesIntoRow     ID = "names-into-row"
	Numbers          ID = "numbers"
	IsReadAs         ID = "is-read-as" // a number as the column has it, its value
	OneAt            ID = "one-at"     // the place of the 1, how many places there are
	AllTheSame       ID = "all-the-same"
	ColumnIgnored    ID = "column-ignored"
	NoRowsYet        ID = "no-rows-yet"
	RowsLeftOut      ID = "rows-left-out" // how many, why
	RowsMissing      ID = "rows-missing"  // how many, of how many
	AndSoOn          ID = "and-so-on"
	AndThen          ID = "and-then" // a reason, the reasons after it

	EntersNetwork     ID = "enters-network"
	NetworkShould     ID = "network-should"
	IsIndicator       ID = "is-indicator"        // its symbol, its value, the column's name, the cell, the level that is 1
	IsAsTyped         ID = "is-as-typed"         // its symbol, the column's name, the cell
	IsConstant0       ID = "is-constant-0"       // its symbol, the column's name
	IsScaled          ID = "is-scaled"           // its symbol, the column's name, the cell, how it is scaled
	AreIndicators     ID = "are-indicators"      // the symbols, the column's name, the levels, that of the cell
	AreIndicatorsMore ID = "are-indicators-more" // like AreIndicators, of more levels than are listed

	OnlyFirstFile     ID = "only-first-file" // how many files
	TableTooLarge     ID = "table-too-large" // the file's name, its MB, the most
	NotReadable       ID = "not-readable"    // the file's name
	CellIsGone        ID = "cell-is-gone"    // what was typed
	BlockIsWider      ID = "block-is-wider"  // how many columns it has, how many columns there are for it
	BlockHasNames     ID = "block-has-names" // its first row
	PasteWithoutNames ID = "paste-without-names"
	PasteAll          ID = "paste-all"
	OpenAsNew         ID = "open-as-new"
	NothingToPaste    ID = "nothing-to-paste"
)
