package prose

// What the menu of exports says, and the sheet that is printed.
const (
	ExportOf           ID = "export-of" // of what
	GroupDerivation    ID = "group-derivation"
	GroupWorksheet     ID = "group-worksheet"
	GroupNetwork       ID = "group-network"
	GroupData          ID = "group-data"
	GroupCourse        ID = "group-course"
	ScormPackage12     ID = "scorm-package-1.2"
	ScormPackage2004   ID = "scorm-package-2004"
	WhenCompleted      ID = "when-completed"
	CompletedOpened    ID = "completed-opened"
	CompletedSteps     ID = "completed-steps"
	CompletedExercises ID = "completed-exercises"
	PackageMade        ID = "package-made"  // the file's name
	PackageSaved       ID = "package-saved" // the file's name, how many megabytes
	NoPackage          ID = "no-package"    // why not
	GroupDiagram       ID = "group-diagram"
	PrintIt            ID = "print-it"
	LaTeXChain         ID = "latex-chain"
	LaTeXErrors        ID = "latex-errors"
	MarkdownChain      ID = "markdown-chain"
	MarkdownErrors     ID = "markdown-errors"
	PrintToFill        ID = "print-to-fill"
	PrintAnswers       ID = "print-answers"
	InNumPy            ID = "in-numpy"
	InPyTorch          ID = "in-pytorch"
	InGo               ID = "in-go"
	WeightsJSON        ID = "weights-json"
	ImportWeights      ID = "import-weights"
	TableCSV           ID = "table-csv"
	DerivativesCSV     ID = "derivatives-csv"
	DocumentJSON       ID = "document-json"
	AsSVG              ID = "as-svg"
	AsPNG              ID = "as-png"
	WeightsFile        ID = "weights-file"
	WeightsTooLarge    ID = "weights-too-large" // the file's name
	FormulasKept       ID = "formulas-kept"     // how many texts
	NoDiagram          ID = "no-diagram"

	Sheet         ID = "sheet"
	HandOut       ID = "hand-out"
	Worksheet     ID = "worksheet"
	Answers       ID = "answers"
	Print         ID = "print"
	Close         ID = "close"
	NameLine      ID = "name-line"
	Given         ID = "given"
	ComputeIt     ID = "compute-it"      // the derivative, the row, how many digits
	AnswersTo     ID = "answers-to"      // the derivative, the row, how many digits
	HowComesAbout ID = "how-comes-about" // the derivative, the row
	LeftOutNumber ID = "left-out-number" // the row's number
	TypedAs       ID = "typed-as"        // the column, the cell
	CheckedSheet  ID = "checked-sheet"   // by dual numbers, by a difference
	NumberedRule  ID = "numbered-rule"   // the step, its rule
	NumberOf      ID = "number-of"       // the number of an answer
)
