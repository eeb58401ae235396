package prose

var enProgram = Catalogue{
	ProgramOf:         "The network of {0}, as a program in {1}.",
	ProgramUntitled:   "A network, as a program in {0}.",
	ProgramPrintsSum:  "It prints the loss R, which is the sum of L over the samples, and every partial derivative of R.",
	ProgramPrintsMean: "It prints the loss R, which is the mean of L over the samples, and every partial derivative of R.",
	ProgramLetters:    "The letters are those of The Elements of Statistical Learning, 11.3 and 11.4.",
	ProgramNumbers:    "Column 0 of a matrix of weights is the bias. X and Y hold the numbers as they enter the network:",
	ColumnAsIs:        "  {0}: {1}",
	ColumnIndicates:   "  {0}: {1}, which is 1 for {2} and 0 otherwise",
	ColumnConstant:    "  {0}: {1}, which is 0 because all values are equal",
	ColumnScaled:      "  {0}: {1}, minus {2}, divided by {3}",
	ProgramLeftOut:    "Rows of the table that are left out: {0}.",
	ProgramForward:    "Forward pass.",
	ProgramBackward:   "Backward pass. delta is the derivative of L with respect to T, and s that with respect to a.",
	ProgramAutograd:   "Backward pass, by autograd.",
	FunctionIs:        "{0} is {1}.",
	SlopeIs:           "{0} is its derivative.",
	LossFromT:         "L of a sample, computed from T so that no digits are lost",
	TermOfLoss:        "what one output adds to L",
	RIsSum:            "R is the sum over the samples.",
	RIsMean:           "R is the mean over the samples.",
}
