// Package act is how panels speak: each function posts a go-app action, which the root component
// handles. Panels change nothing themselves; state goes document → view → panels → action → document.
package act

import (
	"chainrule/engine/network"
	"chainrule/engine/table"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// The names of the actions, for the root to handle.
const (
	DoName          = "do"           // value: workspace.Command
	UndoName        = "undo"         // no value
	RedoName        = "redo"         // no value
	SelectRowName   = "select-row"   // value: int, from 1
	SelectParamName = "select-param" // value: network.Param
	OpenName        = "open"         // value: File
	ReadAgainName   = "read-again"   // value: table.Options
	DismissName     = "dismiss"      // no value
	OpenDraftName   = "open-draft"   // value: string, the draft's id
	ReportName      = "report"       // value: string
	RefuseName      = "refuse"       // value: error
	AskName         = "ask"          // value: Question
	NewName         = "new"          // no value
	HandOverName    = "hand-over"    // value: Text
)

// Do applies a command to the document. A command that is refused changes nothing, and the page says why. A
// panel that must know whether it is refused calls [Try].
func Do(ctx app.Context, c workspace.Command) { ctx.NewActionWithValue(DoName, c) }

// Try is Do for a panel that shows a view, and reports whether the command can be applied to it. Where it cannot,
// the page says why, and the panel can keep what was typed.
func Try(ctx app.Context, v *workspace.View, c workspace.Command) bool {
	if err := v.Refusal(c); err != nil {
		Refuse(ctx, err)
		return false
	}
	Do(ctx, c)
	return true
}

// TryInput is Try for the control that caused the event. If the command is refused, the control shows again what the
// view holds.
func TryInput(ctx app.Context, v *workspace.View, c workspace.Command, holds any) {
	if !Try(ctx, v, c) {
		ctx.JSSrc().Set("value", holds)
	}
}

// Undo takes back the last command.
func Undo(ctx app.Context) { ctx.NewAction(UndoName) }

// Redo applies again what was taken back.
func Redo(ctx app.Context) { ctx.NewAction(RedoName) }

// SelectRow makes the table's row (from 1) the current sample.
func SelectRow(ctx app.Context, row int) { ctx.NewActionWithValue(SelectRowName, row) }

// SelectParam makes p the parameter whose derivative is shown.
func SelectParam(ctx app.Context, p network.Param) { ctx.NewActionWithValue(SelectParamName, p) }

// Question is something that a person is asked, with what there is to choose from.
type Question struct {
	Text    string
	Answers []Answer
}

// Answer is one of the answers to a question, and what happens with it.
type Answer struct {
	Label string
	Do    func(ctx app.Context)
}

// Ask asks the person. The question goes away with an answer, or when something else is said.
func Ask(ctx app.Context, q Question) { ctx.NewActionWithValue(AskName, q) }

// Text is a text for the person to copy by hand, where the browser lets the page neither copy nor save it.
type Text struct {
	Why  string // it is handed over so
	Text string
}

// HandOver shows a text, selected, for the person to copy.
func HandOver(ctx app.Context, t Text) { ctx.NewActionWithValue(HandOverName, t) }

// New opens an empty table to type into.
func New(ctx app.Context) { ctx.NewAction(NewName) }

// File is a file that a person opened or dropped.
type File struct {
	Name string
	Data []byte
	Of   int // how many files were given, of which this is the first; 0: one
}

// Open opens a file: a document, or a CSV or TSV as the table of a new one.
func Open(ctx app.Context, f File) { ctx.NewActionWithValue(OpenName, f) }

// Source is the file of which the table was read, as long as nothing else is open.
type Source struct {
	Name    string
	Data    []byte
	Options table.Options
	Report  table.Report
}

// ReadAgain reads the file of the table again, in another way.
func ReadAgain(ctx app.Context, o table.Options) { ctx.NewActionWithValue(ReadAgainName, o) }

// Dismiss has the page say no more of how the file was read.
func Dismiss(ctx app.Context) { ctx.NewAction(DismissName) }

// OpenDraft opens a draft by its id.
func OpenDraft(ctx app.Context, id string) { ctx.NewActionWithValue(OpenDraftName, id) }

// Report tells the person of something that was done. Screen readers say it when they have finished what they say.
func Report(ctx app.Context, message string) { ctx.NewActionWithValue(ReportName, message) }

// Refuse tells the person why something is not done, as a sentence. Screen readers say it at once, and it stays
// until it is dismissed or something else is done. Every refusal goes this way, so that it reads the same wherever
// it comes from.
func Refuse(ctx app.Context, why error) { ctx.NewActionWithValue(RefuseName, why) }
