package menu

import (
	"strconv"

	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Segment is one of a row of buttons.
type Segment struct {
	Label string
	On    bool
	Click app.EventHandler
}

// Segments is a row of buttons of which one is on. The label says what is chosen by them.
func Segments(label prose.ID, list ...Segment) app.UI {
	buttons := make([]app.UI, len(list))
	for i, s := range list {
		class := ""
		if s.On {
			class = "on"
		}
		buttons[i] = app.Button().Type("button").Class(class).Aria("pressed", strconv.FormatBool(s.On)).OnClick(s.Click).Text(s.Label)
	}
	return app.Span().Class("seg").Role("group").Aria("label", prose.Say(label).String()).Body(buttons...)
}
