package act

import (
	"strings"

	"chainrule/engine/prose"
	"chainrule/engine/table"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Typed is the text of the field that caused the event. A browser hides a text that is no number from the page where the
// field is for numbers; that one is refused here, and so is an empty field.
func Typed(ctx app.Context) (text string, ok bool) {
	field := ctx.JSSrc()
	text = field.Get("value").String()
	switch {
	case strings.TrimSpace(text) != "":
		return text, true
	case field.Get("validity").Get("badInput").Truthy():
		RefuseField(ctx, prose.Say(prose.NoNumberTyped))
	default:
		RefuseField(ctx, prose.Say(prose.EmptyField))
	}
	return "", false
}

// Number reads the number in the field that caused the event, or refuses it.
func Number(ctx app.Context) (v float64, ok bool) {
	text, ok := Typed(ctx)
	if !ok {
		return 0, false
	}
	v, err := table.ParseNumber(text)
	if err != nil {
		RefuseField(ctx, err)
	}
	return v, err == nil
}

// Whole reads the whole number in the field that caused the event, or refuses it with what wanted says of the text.
func Whole(ctx app.Context, least, most int, wanted func(found any) error) (n int, ok bool) {
	text, ok := Typed(ctx)
	if !ok {
		return 0, false
	}
	n, err := table.ParseWhole(text, least, most, wanted)
	if err != nil {
		RefuseField(ctx, err)
	}
	return n, err == nil
}

// RefuseField is Refuse for what was typed into the field that caused the event. The text stays there, marked, so that the
// person can mend it.
func RefuseField(ctx app.Context, why error) {
	ctx.JSSrc().Call("setAttribute", "aria-invalid", "true")
	Refuse(ctx, why)
}

// TakeField takes the mark of what was refused away.
func TakeField(ctx app.Context) { ctx.JSSrc().Call("removeAttribute", "aria-invalid") }

// TryField is Try for the field that caused the event, whose text stays there if the command is refused.
func TryField(ctx app.Context, v *workspace.View, c workspace.Command) {
	if err := v.Refusal(c); err != nil {
		RefuseField(ctx, err)
		return
	}
	TakeField(ctx)
	Do(ctx, c)
}
