package prose

// The panel in which a person practises.
const (
	Practise      ID = "practise"
	PractiseHow   ID = "practise-how"
	AskAbout      ID = "ask-about"
	AboutSelected ID = "about-selected"
	LevelNeuron   ID = "level-neuron"
	LevelFunction ID = "level-function"
	LevelHidden   ID = "level-hidden"
	LevelRows     ID = "level-rows"
	LevelStep     ID = "level-step"
	LevelOutputs  ID = "level-outputs"
	LevelClasses  ID = "level-classes"
	LevelAny      ID = "level-any"
	LevelDeep     ID = "level-deep"
	AskMe         ID = "ask-me"
	AskNext       ID = "ask-next"
	NothingToAsk  ID = "nothing-to-ask"
	ExerciseName  ID = "exercise-name"
	QuestionGone  ID = "question-gone"
	YourAnswer    ID = "your-answer"
	GiveHint      ID = "give-hint"
	ShowAnswer    ID = "show-answer"
	RightAtOnce   ID = "right-at-once" // how many, of how many
)
