package prose

var enPrinted = Catalogue{
	PrintEmpty:       "there is no number in the text; paste an array as your program prints it",
	PrintNoNumber:    "found {0} where a number belongs",
	PrintNotClosed:   "the bracket {0} is not closed; the array ends with a {1}",
	PrintUneven:      "row {0} has {1} {1|number|numbers}, and row {2} has {3}; all rows of an array have as many",
	PrintTooDeep:     "the array has more than {0} indices; paste a matrix, a vector or a single number",
	PrintTooLarge:    "the text has more than {0} numbers; paste a smaller array",
	PrintColumnsFrom: "the array begins with column {0}; paste it from column 1 on",
	PrintBlockRow:    "row {0} of this block of columns does not go with a row of the first block; paste all blocks with the same rows",
}
