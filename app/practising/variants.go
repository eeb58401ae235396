package practising

import (
	"strconv"

	"chainrule/app/act"
	"chainrule/app/download"
	"chainrule/app/frame"
	"chainrule/engine/document"
	"chainrule/engine/export"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// variants is where a teacher has a worksheet made: exercises of a level in several variants, with their keys.
type variants struct {
	app.Compo

	own   app.Context // the component's
	busy  bool
	typed map[string]string // into the fields of numbers, by their ids
}

// OnMount keeps the component's context.
func (w *variants) OnMount(ctx app.Context) { w.own = ctx }

const sheetLevelID = "sheet-level"

// sheetNumbers are the fields of numbers, with what they begin with.
var sheetNumbers = []struct {
	id         string
	label      prose.ID
	begin, max int
}{
	{"sheet-variants", prose.HowManyVariants, 4, export.MostVariants},
	{"sheet-questions", prose.HowManyQuestions, 4, export.MostQuestions},
	{"sheet-seed", prose.SheetSeed, 1, document.MostSeed},
}

// value is what stands in a field of a number.
func (w *variants) value(id string, begin int) string {
	if text, ok := w.typed[id]; ok {
		return text
	}
	return strconv.Itoa(begin)
}

// onInput keeps what is typed into a field.
func (w *variants) onInput(ctx app.Context, _ app.Event) {
	if w.typed == nil {
		w.typed = map[string]string{}
	}
	w.typed[ctx.JSSrc().Get("id").String()] = ctx.JSSrc().Get("value").String()
}

// onMake draws the worksheet and saves it, in the form that the button names.
func (w *variants) onMake(ctx app.Context, _ app.Event) {
	ending := ctx.JSSrc().Get("dataset").Get("ending").String()
	var values []int
	for _, n := range sheetNumbers {
		v, err := strconv.Atoi(w.value(n.id, n.begin))
		if err != nil || v < 1 || v > n.max {
			act.Refuse(w.own, prose.Say(prose.SheetNumber, prose.Text(n.label), uint64(n.max)))
			return
		}
		values = append(values, v)
	}
	v := &export.Variants{Level: 1 + app.Window().GetElementByID(sheetLevelID).Get("selectedIndex").Int(), Count: values[0], Questions: values[1], Seed: uint64(values[2])}
	if err := v.Check(); err != nil {
		act.Refuse(w.own, err)
		return
	}
	w.busy = true
	go func() {
		var slice frame.Slice
		slice.Begin()
		for v.Next() {
			slice.Pause()
		}
		w.own.Dispatch(func(ctx app.Context) {
			w.busy = false
			text, media := v.LaTeX(), "application/x-tex"
			if ending == ".md" {
				text, media = v.Markdown(), "text/markdown"
			}
			name := prose.Text(prose.SheetFile, v.Level, v.Seed)
			download.File(ctx, download.Name(name, ending), media, []byte(text))
		})
	}()
}

// Render draws the choice of what is on the worksheet.
func (w *variants) Render() app.UI {
	give := []app.UI{app.Label().For(sheetLevelID).Text(prose.Text(prose.AskAbout)), app.Select().ID(sheetLevelID).Body(levelOptions()...)}
	for _, n := range sheetNumbers {
		give = append(give, app.Label().For(n.id).Text(prose.Text(n.label)), app.Input().ID(n.id).Class("count").Type("number").Min(1).Max(n.max).Value(w.value(n.id, n.begin)).OnInput(w.onInput))
	}
	return app.Details().Class("variants").Aria("busy", w.busy).Body(
		app.Summary().Body(app.H3().Text(prose.Text(prose.WorksheetForClass))),
		app.P().Text(prose.Text(prose.WorksheetHow)),
		app.Div().Class("give").Body(give...),
		app.Div().Class("give").Body(
			app.Button().Type("button").DataSet("ending", ".tex").Disabled(w.busy).OnClick(w.onMake).Text(prose.Text(prose.AsLaTeX)),
			app.Button().Type("button").DataSet("ending", ".md").Disabled(w.busy).OnClick(w.onMake).Text(prose.Text(prose.AsMarkdown)),
		),
	)
}
