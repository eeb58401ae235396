package act

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// ShowName is the action of which panel is read. Its value is a string, the panel's name in the address of the page.
const ShowName = "show"

// Show leads to a panel: "derivation", "training", and on a narrow page also "table" and "diagram".
func Show(ctx app.Context, panel string) { ctx.NewActionWithValue(ShowName, panel) }

// DoneName is the action of an exercise of a text that was done, or of one of its questions. Its value is a string, the exercise's name, with
// "/2" behind it where two questions are done and there are more.
const DoneName = "done"

// Done says that an exercise was done.
func Done(ctx app.Context, exercise string) { ctx.NewActionWithValue(DoneName, exercise) }

// DonePart says how many questions of an exercise were done, where there are more.
func DonePart(ctx app.Context, exercise string, questions int) {
	ctx.NewActionWithValue(DoneName, exercise+"/"+strconv.Itoa(questions))
}

// Sight brings an element into sight once it is drawn: what is said to an answer may stand below what is in sight.
func Sight(ctx app.Context, id string) {
	ctx.Defer(func(app.Context) {
		if e := app.Window().GetElementByID(id); e.Truthy() {
			e.Call("scrollIntoView", map[string]any{"block": "nearest"})
		}
	})
}

// SetSlider sets a slider to a value once it is drawn. Attributes are set in any order, and a browser moves a value between the ends that a
// slider has by then, which at first are 0 and 100.
func SetSlider(ctx app.Context, id, value string) {
	ctx.Defer(func(app.Context) {
		if slider := app.Window().GetElementByID(id); slider.Truthy() && slider.Get("value").String() != value {
			slider.Set("value", value)
		}
	})
}
