package prose

// Lessons: the panel in which one is read, and the list of them.
const (
	Lesson          ID = "lesson"
	Lessons         ID = "lessons"
	LessonsHint     ID = "lessons-hint"
	LessonsComing   ID = "lessons-coming"
	StartLessons    ID = "start-lessons"
	GoOnLessons     ID = "go-on-lessons"
	NoLessonOpen    ID = "no-lesson-open"
	NoLessonNamed   ID = "no-lesson-named"   // the name, those that there are
	LessonNotLoaded ID = "lesson-not-loaded" // the name, why
	LessonDamaged   ID = "lesson-damaged"
	LessonCrumb     ID = "lesson-crumb"      // its number, how many minutes
	LessonSome      ID = "lesson-some"       // its number, how many minutes, how many tasks are done, how many there are
	LessonAbout     ID = "lesson-about"      // how many minutes
	LessonAboutSome ID = "lesson-about-some" // how many minutes, how many tasks are done, how many there are
	LessonAboutAll  ID = "lesson-about-all"  // how many minutes
	LessonNumbered  ID = "lesson-numbered"   // its number, its title
	LessonEnd       ID = "lesson-end"        // all tasks are done
	LessonClose     ID = "lesson-close"
	LessonCloseHint ID = "lesson-close-hint"
	LessonContents  ID = "lesson-contents"
	LessonsAre      ID = "lessons-are"
	NeedsProgram    ID = "needs-program"
	WhenDone        ID = "when-done"
	TheAnswer       ID = "the-answer"
	TaskName        ID = "task-name"
	TaskDone        ID = "task-done"
	YourTurn        ID = "your-turn"
	YourTurnDone    ID = "your-turn-done"
	TryName         ID = "try-name"
	LookName        ID = "look-name"
	OpenName        ID = "open-name"
	OtherDocument   ID = "other-document"
	OpenItsDocument ID = "open-its-document"
	AnswerNotRight  ID = "answer-not-right"
	AnswerButTask   ID = "answer-but-task"
	AnswerTaskFirst ID = "answer-task-first" // to a wrong answer, while what the task says is not done
	AnswerNow       ID = "answer-now"        // once it is done, and there is no answer yet
	SliderOf        ID = "slider-of"         // what it sets
	AfterStep       ID = "after-step"        // a quantity, as it is after a step of training
	SeriesAt        ID = "series-at"         // which, of how many
	SeriesOver      ID = "series-over"       // how many quantities
	NotAskedHere    ID = "not-asked-here"
	DrawOne         ID = "draw-one"
	WriteLines      ID = "write-lines" // the derivative
	YourLines       ID = "your-lines"
	LinesGoOn       ID = "lines-go-on"
	LinesOver       ID = "lines-over"
)
