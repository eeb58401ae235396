// Package exporting is the page's menu of files, with all exports, and the sheets that are printed: the derivation as a
// hand-out, and as a worksheet with its answers.
package exporting

import (
	"slices"
	"strings"

	"chainrule/app/act"
	"chainrule/app/download"
	"chainrule/app/menu"
	"chainrule/app/promise"
	"chainrule/engine/derive"
	"chainrule/engine/export"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Panel is the menu, and over the page the sheet that is open.
type Panel struct {
	app.Compo

	View   *workspace.View
	Before []menu.Item                                   // the choices before the exports
	Choose func(ctx app.Context, value string) (ok bool) // does what was chosen among them; false where it was an export

	own   app.Context // the panel's
	stop  func()      // stops listening
	menu  menu.Menu
	sheet *sheet // nil: none is open
}

// OnMount keeps the panel's context, and listens to the keys for printing.
func (p *Panel) OnMount(ctx app.Context) {
	p.own = ctx
	p.stop = app.Window().AddEventListener("keydown", p.onPageKey)
}

// OnDismount stops listening.
func (p *Panel) OnDismount() { p.stop() }

// digits of the numbers in LaTeX and Markdown, from which a reader computes on.
const digits = 6

// choices are the menu: what is written, under the heading of what it is about.
var choices = []struct {
	group, name prose.ID
	value       string
}{
	{prose.GroupDerivation, prose.PrintIt, "handout"},
	{prose.GroupDerivation, prose.LaTeXChain, "latex"},
	{prose.GroupDerivation, prose.LaTeXErrors, "latex-errors"},
	{prose.GroupDerivation, prose.MarkdownChain, "markdown"},
	{prose.GroupDerivation, prose.MarkdownErrors, "markdown-errors"},
	{prose.GroupWorksheet, prose.PrintToFill, "worksheet"},
	{prose.GroupWorksheet, prose.PrintAnswers, "answers"},
	{prose.GroupNetwork, prose.InNumPy, "numpy"},
	{prose.GroupNetwork, prose.InPyTorch, "pytorch"},
	{prose.GroupNetwork, prose.InGo, "go"},
	{prose.GroupNetwork, prose.WeightsJSON, "weights"},
	{prose.GroupNetwork, prose.ImportWeights, "import-weights"},
	{prose.GroupData, prose.TableCSV, "table"},
	{prose.GroupData, prose.DerivativesCSV, "derivatives"},
	{prose.GroupData, prose.DocumentJSON, "document"},
	{prose.GroupCourse, prose.ScormPackage12, "scorm-1.2"},
	{prose.GroupCourse, prose.ScormPackage2004, "scorm-2004"},
	{prose.GroupDiagram, prose.AsSVG, "svg"},
	{prose.GroupDiagram, prose.AsPNG, "png"},
}

// items are the choices as a menu's.
func (p *Panel) items() []menu.Item {
	list := slices.Clone(p.Before)
	for _, c := range choices {
		list = append(list, menu.Item{Group: prose.Text(prose.ExportOf, prose.Say(c.group)), Value: c.value, Name: prose.Say(c.name).String()})
	}
	return list
}

// Render shows the button and what it opened.
func (p *Panel) Render() app.UI {
	parts := []app.UI{
		p.menu.Render("file", prose.Text(prose.File), p.items(), p.choose),
		app.Input().Class("offscreen").Type("file").ID("import-weights").Accept(".json").TabIndex(-1).
			Aria("label", prose.Text(prose.WeightsFile)).OnChange(p.onWeights),
	}
	if p.sheet != nil {
		parts = append(parts, p.renderSheet())
	}
	return app.Div().Class("exporting").Body(parts...)
}

// choose does what was chosen.
func (p *Panel) choose(ctx app.Context, value string) {
	if p.Choose(ctx, value) {
		return
	}
	v := p.View
	switch value {
	case "handout", "worksheet", "answers":
		p.openSheet(ctx, kind(value))
	case "latex", "latex-errors":
		p.derivation(ctx, form(value == "latex-errors"), func(h *export.Handout) { p.save(ctx, ".tex", "application/x-tex", h.LaTeX()) })
	case "markdown", "markdown-errors":
		p.derivation(ctx, form(value == "markdown-errors"), func(h *export.Handout) { p.save(ctx, ".md", "text/markdown", h.Markdown()) })
	case "numpy":
		p.program(ctx, " numpy.py", "text/x-python", export.NumPy)
	case "pytorch":
		p.program(ctx, " pytorch.py", "text/x-python", export.PyTorch)
	case "go":
		p.program(ctx, ".go", "text/x-go", export.Go)
	case "weights":
		p.bytes(ctx, " weights.json", "application/json", export.WeightsJSON)
	case "import-weights":
		app.Window().GetElementByID("import-weights").Call("click")
	case "table":
		p.table(ctx)
	case "derivatives":
		p.bytes(ctx, " derivatives.csv", "text/csv", export.DerivativesCSV)
	case "document":
		d := *v.Document
		d.Sample, d.Parameter = v.Row, v.Param
		p.save(ctx, ".json", "application/json", string(d.Encode()))
	case "scorm-1.2", "scorm-2004":
		p.askPackage(strings.TrimPrefix(value, "scorm-"))
	case "svg", "png":
		p.drawing(ctx, value)
	}
}

func form(errors bool) derive.Form {
	if errors {
		return derive.Errors
	}
	return derive.Chain
}

// save gives the person a file named after the document.
func (p *Panel) save(ctx app.Context, ending, media, text string) {
	download.File(ctx, download.Name(p.View.Document.Title, ending), media, []byte(text))
}

// derivation makes the handout of what is selected, or says why there is none.
func (p *Panel) derivation(ctx app.Context, f derive.Form, use func(*export.Handout)) {
	h, err := export.NewHandout(p.View, f, digits)
	if err != nil {
		act.Refuse(ctx, err)
		return
	}
	use(h)
}

func (p *Panel) program(ctx app.Context, ending, media string, write func(*workspace.View) (string, error)) {
	text, err := write(p.View)
	if err != nil {
		act.Refuse(ctx, err)
		return
	}
	p.save(ctx, ending, media, text)
}

// table saves the table, and says how many texts are marked as such.
func (p *Panel) table(ctx app.Context) {
	data, kept := p.View.Document.Table.WriteCSV()
	if kept > 0 {
		act.Report(ctx, prose.Text(prose.FormulasKept, kept))
	}
	p.save(ctx, ".csv", "text/csv", string(data))
}

func (p *Panel) bytes(ctx app.Context, ending, media string, write func(*workspace.View) ([]byte, error)) {
	data, err := write(p.View)
	if err != nil {
		act.Refuse(ctx, err)
		return
	}
	p.save(ctx, ending, media, string(data))
}

// onWeights reads a file of weights and gives them to the network; one that does not fit changes nothing.
func (p *Panel) onWeights(ctx app.Context, _ app.Event) {
	input := ctx.JSSrc()
	files := input.Get("files")
	if files.Get("length").Int() == 0 {
		return
	}
	file := files.Index(0)
	name := file.Get("name").String()
	input.Set("value", "") // so that the same file can be chosen again
	if file.Get("size").Float() > largestWeights {
		act.Refuse(ctx, prose.Say(prose.WeightsTooLarge, prose.Unquoted(name)))
		return
	}
	promise.Then(ctx, file.Call("text"), func(ctx app.Context, text app.Value) {
		command, err := export.ReadWeights([]byte(text.String()), p.View)
		if err != nil {
			act.Refuse(ctx, prose.Say(prose.FileRefused, prose.Unquoted(name), err))
			return
		}
		act.Do(ctx, command)
	}, func(ctx app.Context, _ app.Value) {
		act.Refuse(ctx, prose.Say(prose.NotReadable, prose.Unquoted(name)))
	})
}

// largestWeights is well above the file of the largest network, which has half a million weights of up to
// 24 bytes.
const largestWeights = 32 << 20
