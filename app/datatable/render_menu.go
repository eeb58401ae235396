package datatable

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

func (p *Panel) renderMenu(d data) app.UI {
	var body []app.UI
	for i, it := range d.menuOf(p.menu.at) {
		if it.Group != "" {
			body = append(body, app.Div().Class("group").Role("presentation").Text(it.Group))
		}
		body = append(body, renderItem(i, it))
	}
	if len(body) == 0 {
		return nil
	}
	return app.Div().Class("choices").Role("menu").Aria("label", d.menuLabel(p.menu.at)).TabIndex(-1).
		OnKeyDown(p.onMenuKey).OnClick(p.onMenuClick).Body(body...)
}

func renderItem(i int, it item) app.UI {
	class, role := "choice", "menuitem"
	if it.Line {
		class += " line"
	}
	if it.Choice {
		role = "menuitemradio"
	}
	e := app.Div().Class(class).Role(role).TabIndex(-1).DataSet("item", i)
	if it.Choice {
		e = e.Aria("checked", strconv.FormatBool(it.Chosen))
	}
	if it.disabled() {
		e = e.Aria("disabled", "true")
	}
	body := []app.UI{app.Span().Class("label").Text(it.Label)}
	if it.Keys != "" {
		body = append(body, app.Elem("kbd").Text(it.Keys))
	}
	return e.Body(body...)
}
