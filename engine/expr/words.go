package expr

// The words that stand within formulas, in whatever notation. Those that are said aloud stand in speech.go.
const (
	wordIf        = "if"
	wordOtherwise = "otherwise"
)
