package practising

import (
	"chainrule/app/menu"
	"chainrule/engine/exercise/draw"
	"chainrule/engine/exercise/progress"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Render draws the choice of what is asked, the question, what the answer was, and how the person fares.
func (p *Panel) Render() app.UI {
	levels := append([]app.UI{app.Option().Text(prose.Text(prose.AboutSelected))}, levelOptions()...)
	var kinds []app.UI
	for _, a := range askings {
		kinds = append(kinds, app.Option().Text(prose.Text(a.label)))
	}
	body := []app.UI{
		app.H2().Text(prose.Text(prose.Practise)),
		p.renderModes(),
	}
	asking := []app.UI{
		app.P().Text(prose.Text(prose.PractiseHow)),
		app.Div().Class("choose").Body(
			app.Label().For(levelID).Text(prose.Text(prose.AskAbout)),
			app.Select().ID(levelID).Body(levels...),
			app.Label().For(formID).Text(prose.Text(prose.AnswerWith)),
			app.Select().ID(formID).Body(kinds...),
			app.Button().Type("button").Class("primary").OnClick(p.onAsk).Text(prose.Text(p.askLabel())),
		),
	}
	asking = append(asking, p.renderQuestion()...)
	body = append(
		body,
		app.Div().Class("asking").Hidden(p.mode != questions).Body(append(asking, p.renderProgress(), &variants{})...),
		&covered{View: p.View, Away: p.Away || p.mode != byLine, Log: &p.log},
		&own{View: p.View, Away: p.Away || p.mode != ownLines, Log: &p.log},
		&sheet{View: p.View, Away: p.Away || p.mode != aSheet, Log: &p.log},
	)
	return app.Section().Class("practising").Hidden(p.Away).Aria("label", prose.Text(prose.Practise)).Body(body...)
}

// modeNames are what the ways of practising are called.
var modeNames = []prose.ID{prose.ModeQuestions, prose.ModeLines, prose.ModeOwn, prose.ModeSheet}

func (p *Panel) renderModes() app.UI {
	var list []menu.Segment
	for i, id := range modeNames {
		list = append(list, menu.Segment{Label: prose.Text(id), On: p.mode == mode(i), Click: p.onMode})
	}
	return menu.Segments(prose.HowToPractise, list...)
}

// levelNames are what the levels are about; 0 is the person's own network.
var levelNames = []prose.ID{
	prose.LevelOwn, prose.LevelNeuron, prose.LevelFunction, prose.LevelHidden, prose.LevelRows, prose.LevelStep, prose.LevelOutputs, prose.LevelClasses, prose.LevelAny, prose.LevelDeep,
}

// levelOptions are the levels of drawn exercises as a choice.
func levelOptions() []app.UI {
	var list []app.UI
	for level := 1; level <= draw.Levels(); level++ {
		list = append(list, app.Option().Text(prose.Text(levelNames[level])))
	}
	return list
}

func (p *Panel) askLabel() prose.ID {
	if p.asked.of == nil {
		return prose.AskMe
	}
	return prose.AskNext
}

// renderQuestion is the question with the field for the answer, and what the answer was.
func (p *Panel) renderQuestion() []app.UI {
	p.asked.walk.from, p.asked.walk.drawn = "practise", p.Drawn
	switch {
	case p.none != nil:
		return []app.UI{said().Body(fault(prose.Sentence(p.none)))}
	case p.asked.of == nil:
		return []app.UI{said()}
	case p.gone():
		p.asked.leaveWalk(p.own)
		return []app.UI{said().Body(fault(prose.Text(prose.QuestionGone)))}
	}
	var parts []app.UI
	if p.again {
		parts = append(parts, app.P().Class("again").Text(prose.Text(prose.AskedAgain)))
	}
	return append(parts, p.asked.render(p.onAnswer, p.onShow)...)
}

// renderProgress is how the person fares with each topic, by the rules of package progress, and the results as files.
func (p *Panel) renderProgress() app.UI {
	topics := p.log.Topics(draw.Levels())
	if len(topics) == 0 {
		return app.Div().Class("progress")
	}
	var rows []app.UI
	for _, t := range topics {
		state := prose.Text(prose.RightOfLast, t.Last, min(t.Tried, progress.Window))
		if t.Mastered {
			state = prose.Text(prose.Mastered)
		}
		if n := p.log.Waiting(t.Level); n > 0 {
			state = prose.Join(prose.Say(prose.Verbatim, state), prose.Say(prose.ComeBack, n)).String()
		}
		rows = append(rows, app.Dt().Text(prose.Text(levelNames[t.Level])), app.Dd().Text(state))
	}
	return app.Div().Class("progress").Body(
		app.H3().Text(prose.Text(prose.YourProgress)),
		app.P().Class("rule").Text(prose.Text(prose.ProgressRule)),
		app.Dl().Body(rows...),
		app.Div().Class("give").Body(
			app.Button().Type("button").OnClick(p.onJSON).Text(prose.Text(prose.ResultsJSON)),
			app.Button().Type("button").OnClick(p.onCSV).Text(prose.Text(prose.ResultsCSV)),
			app.Button().Type("button").OnClick(p.onClear).Text(prose.Text(prose.ForgetThem)),
		),
	)
}
