package prose

var enNotation = Catalogue{
	Notation:      "Notation: what the letters and indices mean",
	LetterX:       "an input: row 1, column 2. For data the row comes first. The diagram shows one row, so x₂ is there its second input.",
	LetterY:       "a target: row 1, output 1.",
	LetterAlpha:   "a weight: into hidden unit 1, from input 2. If the second index is 0, it is the bias, the weight of a constant 1.",
	LetterBeta:    "a weight: into output 1, from hidden unit 2.",
	LetterA:       "the net input of hidden unit 2 on row 1, to which the unit applies its function. For what a unit computes the row comes last.",
	LetterZ:       "the value of hidden unit 2 on row 1: σ of its net input. In the second hidden layer it is z⁽²⁾, and so on.",
	LetterSigma:   "the function of the hidden units. If it is the {0}, it is {1}. The forward pass writes out the functions of this network.",
	LetterSlope:   "the derivative of σ. If σ is the {0}, it is {1}.",
	LetterT:       "the net input of output 1 on row 3.",
	LetterF:       "output 1 on row 3: g of its net input. g stands for the function of the outputs, and the bold 𝐱₃ for all inputs of row 3 together.",
	LetterL:       "the loss of row 1. L without an index is the sum over all rows. Training minimizes the risk R, which is L, or L divided by the number of rows.",
	LetterDelta:   "the error of output 1 on row 3: the derivative of the loss with respect to its net input.",
	LetterS:       "the error of hidden unit 2 on row 1: the derivative of the loss with respect to its net input.",
	LetterBracket: "1 if the two indices are equal, and 0 otherwise.",
	LetterH:       "1 if v is positive, and 0 otherwise.",
	LetterGamma:   "the learning rate: how large a step of training is.",
}
