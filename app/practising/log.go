package practising

import (
	"chainrule/app/act"
	"chainrule/app/download"
	"chainrule/app/prefer"
	"chainrule/engine/exercise/draw"
	"chainrule/engine/exercise/progress"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// logName is the name under which the log is kept.
func logName() string { return prefer.OfLearner("practice") }

// kept is the log, which all ways of practising write. Where the browser keeps nothing, this is all there is.
type kept struct{ progress.Log }

// read reads the log as it is kept.
func (k *kept) read() {
	if app.IsServer {
		return
	}
	if log := progress.Read([]byte(prefer.Get(logName()))); log != nil {
		k.Log = log
	}
}

// record adds an attempt to the log as it is kept, which another tab may have gone on with.
func (k *kept) record(a progress.Attempt) {
	k.read()
	k.keep(k.Add(a))
}

func (k *kept) keep(log progress.Log) {
	k.Log = log
	prefer.Set(logName(), string(log.JSON(draw.Levels())))
}

// now is the time, as the log has it.
func now() string { return app.Window().Get("Date").New().Call("toISOString").String() }

func (p *Panel) onJSON(ctx app.Context, _ app.Event) {
	download.File(ctx, download.Name(prose.Text(prose.PracticeFile), ".json"), "application/json", p.log.JSON(draw.Levels()))
}

func (p *Panel) onCSV(ctx app.Context, _ app.Event) {
	download.File(ctx, download.Name(prose.Text(prose.PracticeFile), ".csv"), "text/csv", p.log.CSV())
}

// onClear asks whether the log is to be emptied.
func (p *Panel) onClear(ctx app.Context, _ app.Event) {
	act.Ask(ctx, act.Question{Text: prose.Text(prose.ReallyForget), Answers: []act.Answer{{Label: prose.Text(prose.ForgetThem), Do: func(app.Context) {
		p.log.keep(nil)
		p.own.Dispatch(func(app.Context) {})
	}}}})
}
