package training

import (
	"fmt"
	"math"
	"strings"

	"chainrule/app/frame"
	"chainrule/engine/expr"
	"chainrule/engine/picture"
	"chainrule/engine/prose"
	"chainrule/engine/train"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// judged is how good a training is: the fit, which follows it, and on request the best that a search finds and
// a check of the whole gradient. What is kept of a view can only be asked for with the view that is shown.
type judged struct {
	fitted  workspace.Made[fitted]
	best    workspace.Made[*train.Optimum]
	checked workspace.Made[checked]

	of     *workspace.View // the view that was fitted last
	search *train.Search
	check  *train.Check
	begun  *workspace.View // where search or check began
	over   string          // what best and checked hold for
	speed  frame.Speed     // in passes
}

// fitted is the fit of the rows trained on and of those held out, with the rows that they are of.
type fitted struct {
	fits    [2]train.Fit
	subsets [2]picture.Subset
}

// checked is the result of a check of the gradient, with the epoch that it is of.
type checked struct {
	train.Checked

	epoch int
}

const (
	starts       = 5      // of a search
	fitRows      = 5000   // rows up to which the fit follows while training runs
	mostFitRows  = 20_000 // rows that it is of at most
	judgingSlice = 6.0    // milliseconds of a frame
)

// about identifies what a search or a check holds for. It differs if their answers would.
func about(v *workspace.View) string {
	d, t := v.Document, v.Document.Training
	return fmt.Sprintf("%p %v %s %s %v %v %v %v %v", d.Table, d.Hidden, d.Output, d.Loss, d.Locked, t.Decay, t.Reduction, t.Seed, v.Document.Training.HoldOut)
}

// fit measures the fit of a view, unless it is known. Over many rows it waits until training rests. It reports
// whether it was measured.
func (j *judged) fit(v *workspace.View) bool {
	if j.of == v || v.Training.Running && v.Encoding.N > fitRows {
		return false
	}
	was := j.of
	j.of = v
	if was != nil && &was.Theta[0] == &v.Theta[0] && was.Encoding == v.Encoding && was.Document.Training == v.Document.Training &&
		was.Document.Training.Seed == v.Document.Training.Seed && was.Shape.Output == v.Shape.Output && was.Document.Loss == v.Document.Loss {
		return false
	}
	e := v.Encoding
	var made fitted
	in, out := train.Split(e.N, v.Document.Training.HoldOut, v.Document.Training.Seed)
	for i, rows := range [][]int{in, out} {
		s := picture.Choose(len(rows), mostFitRows)
		chosen := make([]int, len(s.Samples))
		for n, at := range s.Samples {
			chosen[n] = rows[at]
		}
		made.subsets[i], made.fits[i] = s, train.Measure(v.Network, v.Theta, e.X, e.Y, chosen, v.Targets())
	}
	j.fitted = workspace.MadeOf(v, made)
	return true
}

// forget drops what holds no longer.
func (j *judged) forget(v *workspace.View) {
	if j.over == "" || j.over == about(v) {
		return
	}
	*j = judged{fitted: j.fitted, of: j.of}
}

// work goes on with a search or a check for some milliseconds. It reports whether there is one, and whether it
// has something to show.
func (j *judged) work(budget float64) (busy, shown bool) {
	if j.search == nil && j.check == nil {
		return false, false
	}
	advance := func(passes int) bool { return j.check.Advance(passes) }
	if j.search != nil {
		advance = func(passes int) bool { return j.search.Advance(passes) }
	}
	if j.speed.For(budget, advance) {
		j.finish()
		return true, true
	}
	return true, false
}

func (j *judged) finish() {
	if j.search != nil {
		j.best, j.search = workspace.MadeOf(j.begun, j.search.Best()), nil
		return
	}
	j.checked, j.check = workspace.MadeOf(j.begun, checked{j.check.Result(), j.begun.Training.Epoch}), nil
}

func (p *Panel) onSearch(ctx app.Context, _ app.Event) {
	search, err := p.View.Search(starts)
	if err != nil {
		return
	}
	j := &p.judged
	j.search, j.begun, j.over, j.speed = search, p.View, about(p.View), frame.Speed{}
	j.best = workspace.Made[*train.Optimum]{}
	p.studio.wake()
}

func (p *Panel) onCheck(app.Context, app.Event) {
	j := &p.judged
	j.check, j.begun, j.over, j.speed = p.View.Check(), p.View, about(p.View), frame.Speed{}
	j.checked = workspace.Made[checked]{}
	p.studio.wake()
}

// score is a fit in a few words: "accuracy 97.3 %", "R² 0.93".
func score(f train.Fit) string {
	if f.Confusion != nil || f.Right != nil {
		return prose.Text(prose.AccuracyIs, prose.Value{V: 100 * f.Accuracy, Digits: 3})
	}
	var list []string
	for _, r := range f.R2[:min(len(f.R2), mostScores)] {
		list = append(list, r2(r))
	}
	if len(f.R2) > mostScores {
		list = append(list, "…")
	}
	return prose.Text(prose.RSquared, strings.Join(list, ", "))
}

// mostScores is how many values of R² a caption lists.
const mostScores = 3

func r2(r float64) string {
	if math.IsNaN(r) {
		return "—"
	}
	return expr.FormatNumber(r, 3)
}

// renderJudged is how good the training is.
func (p *Panel) renderJudged() app.UI {
	j := &p.judged
	body := []app.UI{app.Div().Class("bar").Body(app.H3().Text(prose.Text(prose.HowGoodItIs)))}
	if made, ok := j.fitted.On(p.View); ok {
		for i, f := range made.fits {
			if f.Rows > 0 {
				body = append(body, p.renderFit(f, made.subsets[i], i == 1))
			}
		}
	}
	body = append(body, app.Div().Class("requests").Body(
		app.Button().Type("button").Class("search").Disabled(j.search != nil || j.check != nil).
			Title(prose.Text(prose.LookForBestHint)).OnClick(p.onSearch).Text(prose.Text(prose.LookForBest)),
		app.Button().Type("button").Class("check").Disabled(j.search != nil || j.check != nil).
			Title(prose.Text(prose.CheckGradientHint)).OnClick(p.onCheck).Text(prose.Text(prose.CheckGradient)),
	), app.Div().Role("status").Aria("live", "polite").Body(p.renderAnswers()...))
	return app.Div().Class("judged").Body(body...)
}

// scored says how well the network fits how many rows.
func scored(f train.Fit, s picture.Subset, held bool) string {
	rows := prose.Count(f.Rows)
	switch {
	case held && s.Whole():
		return prose.Text(prose.HeldOutRows, rows, score(f))
	case held:
		return prose.Text(prose.HeldOutRowsOf, rows, prose.Count(s.Of), score(f))
	case s.Whole():
		return prose.Text(prose.TrainedOn, rows, score(f))
	}
	return prose.Text(prose.TrainedOnOf, rows, prose.Count(s.Of), score(f))
}

// renderFit is a table: of classes against what the network chooses, or of R² by output.
func (p *Panel) renderFit(f train.Fit, s picture.Subset, held bool) app.UI {
	caption := scored(f, s, held)
	targets := p.View.Encoding.Targets
	if f.Right != nil {
		rows := make([]app.UI, len(f.Right))
		for k, share := range f.Right {
			rows[k] = app.Tr().Body(app.Th().Scope("row").Text(prose.Isolated(targets[k].Name)), app.Td().Text(prose.Text(prose.AccuracyIs, prose.Value{V: 100 * share, Digits: 3})))
		}
		return app.Table().Body(app.Caption().Text(caption), app.TBody().Body(rows...))
	}
	if f.Confusion == nil {
		if len(f.R2) == 1 {
			return app.P().Text(prose.Text(prose.ScoreFor, caption, targets[0].Name))
		}
		rows := make([]app.UI, len(f.R2))
		for k, r := range f.R2 {
			rows[k] = app.Tr().Body(app.Th().Scope("row").Text(prose.Isolated(targets[k].Name)), app.Td().Text(r2(r)))
		}
		return app.Table().Body(app.Caption().Text(caption), app.TBody().Body(rows...))
	}
	head := []app.UI{app.Th().Scope("col").Text(prose.Text(prose.IsAndSaid))}
	rows := make([]app.UI, len(f.Confusion))
	for c, counts := range f.Confusion {
		class := picture.ClassName(targets, c)
		head = append(head, app.Th().Scope("col").Text(class))
		cells := []app.UI{app.Th().Scope("row").Text(class)}
		for d, n := range counts {
			mark := ""
			if c == d {
				mark = "right"
			} else if n > 0 {
				mark = "wrong"
			}
			cells = append(cells, app.Td().Class(mark).Text(prose.Grouped(n)))
		}
		rows[c] = app.Tr().Body(cells...)
	}
	return app.Table().Class("confusion").Body(app.Caption().Text(caption), app.THead().Body(app.Tr().Body(head...)), app.TBody().Body(rows...))
}

// renderAnswers is what search and check came to, or that they are under way.
func (p *Panel) renderAnswers() []app.UI {
	j, t := &p.judged, p.View.Training
	var list []app.UI
	tell := func(m prose.Message) { list = append(list, app.P().Text(m.String())) }
	if j.search != nil {
		tell(prose.Say(prose.Looking))
	}
	if best, ok := j.best.On(p.View); ok && best != nil {
		if best.Start > 0 {
			tell(prose.Say(prose.BestFoundSeed, in(t.Loss), in(best.Loss), starts, best.Seed))
		} else {
			tell(prose.Say(prose.BestFound, in(t.Loss), in(best.Loss), starts))
		}
	}
	if j.check != nil {
		tell(prose.Say(prose.Checking))
	}
	if c, ok := j.checked.On(p.View); ok {
		worst := prose.Say(prose.WorstDerivative, prose.Count(c.epoch), symbol(p.View.Shape, c.Worst),
			prose.Value{V: c.Backward, Digits: 9}, prose.Value{V: c.Difference, Digits: 9}, prose.Value{V: c.Error, Digits: 2})
		if c.Kinked {
			worst = prose.Join(worst, prose.Say(prose.KinkedNetwork))
		}
		tell(worst)
	}
	return list
}
