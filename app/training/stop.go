package training

import (
	"strconv"
	"strings"

	"chainrule/app/act"
	"chainrule/engine/document"
	"chainrule/engine/prose"
	"chainrule/engine/table"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// mostStopEpochs is how many epochs a run can be told to stop after: every program has each whole number up to there.
const mostStopEpochs = document.MostSeed

// stopEpochs reads after how many epochs a run is to stop; an empty text is 0, for never.
func stopEpochs(text string) (int, error) {
	if strings.TrimSpace(text) == "" {
		return 0, nil
	}
	return table.ParseWhole(text, 1, mostStopEpochs, func(found any) error { return prose.Say(prose.StopEpochsWhole, found) })
}

// stopLoss reads the loss at which a run is to stop; ok is false for an empty text, which is never.
func stopLoss(text string) (loss float64, ok bool, err error) {
	if strings.TrimSpace(text) == "" {
		return 0, false, nil
	}
	loss, err = table.ParseNumber(text)
	return loss, err == nil, err
}

func (p *Panel) onStopEpochs(ctx app.Context, _ app.Event) {
	n, err := stopEpochs(value(ctx))
	next := p.stop
	next.Epochs = n
	p.setStop(ctx, next, err)
}

func (p *Panel) onStopLoss(ctx app.Context, _ app.Event) {
	loss, ok, err := stopLoss(value(ctx))
	next := p.stop
	next.Loss, next.AtLoss = loss, ok
	p.setStop(ctx, next, err)
}

// setStop takes what a run is to stop at; a run under way begins to count anew. What is refused stays in its field.
func (p *Panel) setStop(ctx app.Context, next act.Stop, refusal error) {
	if refusal != nil {
		act.RefuseField(ctx, refusal)
		return
	}
	act.TakeField(ctx)
	p.stop = next
	p.keep()
	if p.running() {
		act.RunTo(ctx, next)
	}
}

func epochsText(s act.Stop) string {
	if s.Epochs == 0 {
		return ""
	}
	return strconv.Itoa(s.Epochs)
}

func lossText(s act.Stop) string {
	if !s.AtLoss {
		return ""
	}
	return full(s.Loss)
}

// renderStop is where a run is to stop by itself.
func (p *Panel) renderStop() []app.UI {
	field := func(class string, label, title prose.ID, text string, change app.EventHandler) app.UI {
		return app.Label().Title(prose.Text(title)).Body(app.Span().Text(prose.Text(label)),
			app.Input().Class(class).Type("text").Attr("inputmode", "decimal").Placeholder(prose.Text(prose.Never)).Value(text).OnChange(change))
	}
	return []app.UI{
		field("stop-epochs", prose.StopAfter, prose.StopAfterHint, epochsText(p.stop), p.onStopEpochs),
		field("stop-loss", prose.StopAtLoss, prose.StopAtLossHint, lossText(p.stop), p.onStopLoss),
	}
}
