// Package act is how panels speak: each function posts a go-app action, which the root component
// handles. Panels change nothing themselves; state goes document → view → panels → action → document.
package act

import (
	"chainrule/engine/network"
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
	ReportName      = "report"       // value: string
	RefuseName      = "refuse"       // value: workspace.Parts
)

// Do applies a command to the document. A command that is refused changes nothing, and the reason is
// shown in the page's message line; a panel that must keep what was typed tries the command itself first
// with its Apply.
func Do(ctx app.Context, c workspace.Command) { ctx.NewActionWithValue(DoName, c) }

// Undo takes back the last command.
func Undo(ctx app.Context) { ctx.NewAction(UndoName) }

// Redo applies again what was taken back.
func Redo(ctx app.Context) { ctx.NewAction(RedoName) }

// SelectRow makes the table's row (from 1) the current sample.
func SelectRow(ctx app.Context, row int) { ctx.NewActionWithValue(SelectRowName, row) }

// SelectParam makes p the parameter whose derivative is shown.
func SelectParam(ctx app.Context, p network.Param) { ctx.NewActionWithValue(SelectParamName, p) }

// File is a file that a person opened or dropped.
type File struct {
	Name string
	Data []byte
}

// Open opens a file: a document, or a CSV or TSV as the table of a new one.
func Open(ctx app.Context, f File) { ctx.NewActionWithValue(OpenName, f) }

// Report shows a message to the person, and says it to screen readers.
func Report(ctx app.Context, message string) { ctx.NewActionWithValue(ReportName, message) }

// Refuse says that a part of the document is locked, where a person tries to change it.
func Refuse(ctx app.Context, part workspace.Parts) { ctx.NewActionWithValue(RefuseName, part) }
