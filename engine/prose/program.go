package prose

// What the comments of an exported program say.
const (
	ProgramOf         ID = "program-of"       // the document's title, the language
	ProgramUntitled   ID = "program-untitled" // the language
	ProgramPrintsSum  ID = "program-prints-sum"
	ProgramPrintsMean ID = "program-prints-mean"
	ProgramLetters    ID = "program-letters"
	ProgramNumbers    ID = "program-numbers"
	ColumnAsIs        ID = "column-as-is"     // its letter with its number, its name
	ColumnIndicates   ID = "column-indicates" // its letter with its number, its name, the level that is 1
	ColumnConstant    ID = "column-constant"  // its letter with its number, its name
	ColumnScaled      ID = "column-scaled"    // its letter with its number, its name, what is subtracted, by what it is divided
	ProgramLeftOut    ID = "program-left-out" // how many rows
	ProgramForward    ID = "program-forward"
	ProgramBackward   ID = "program-backward"
	ProgramAutograd   ID = "program-autograd"
	FunctionIs        ID = "function-is" // its name, what it is
	SlopeIs           ID = "slope-is"    // its name
	LossFromT         ID = "loss-from-t"
	TermOfLoss        ID = "term-of-loss"
	RIsSum            ID = "r-is-sum"
	RIsMean           ID = "r-is-mean"
)
