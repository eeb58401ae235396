package prose

// What the letters of formulas mean.
const (
	Notation      ID = "notation"
	LetterX       ID = "letter-x"
	LetterY       ID = "letter-y"
	LetterAlpha   ID = "letter-alpha"
	LetterBeta    ID = "letter-beta"
	LetterA       ID = "letter-a"
	LetterZ       ID = "letter-z"
	LetterSigma   ID = "letter-sigma" // a function's name, its formula
	LetterSlope   ID = "letter-slope" // a function's name, the formula of its derivative
	LetterT       ID = "letter-t"
	LetterF       ID = "letter-f"
	LetterL       ID = "letter-l"
	LetterDelta   ID = "letter-delta"
	LetterS       ID = "letter-s"
	LetterBracket ID = "letter-bracket"
	LetterH       ID = "letter-h"
	LetterGamma   ID = "letter-gamma"
)
