package prose

// What is wrong with an array that a person pasted.
const (
	PrintEmpty       ID = "print-empty"
	PrintNoNumber    ID = "print-no-number"    // what was found
	PrintNotClosed   ID = "print-not-closed"   // the bracket that opens, and the one that closes
	PrintUneven      ID = "print-uneven"       // a row, how many numbers it has, another row, how many that has
	PrintTooDeep     ID = "print-too-deep"     // how many brackets may be nested
	PrintTooLarge    ID = "print-too-large"    // how many numbers a text can have
	PrintColumnsFrom ID = "print-columns-from" // the number of the first column
	PrintBlockRow    ID = "print-block-row"    // a row
)
