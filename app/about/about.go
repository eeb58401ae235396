// Package about says what the program is: its version, its licence, how to cite it, and where its source is.
package about

import (
	"chainrule/app/menu"
	"chainrule/engine/api"
	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Panel is the button that opens the panel, and that panel.
type Panel struct{ app.Compo }

// Render draws them.
func (*Panel) Render() app.UI {
	links := []app.UI{app.A().Href("NOTICES.txt").Target("_blank").Text(prose.Text(prose.AllLicences))}
	if source := sourceAddress(); source != "" {
		links = append(links, app.Text(" · "), app.A().Href(source).Target("_blank").Rel("noopener").Text(prose.Text(prose.SourceCode)))
	}
	return menu.Popover("about", prose.Text(prose.About), prose.Text(prose.AboutHint), nil,
		app.P().Text(prose.Text(prose.AboutText)),
		app.P().Text(prose.Text(prose.VersionAndLicence, api.Version)),
		app.P().Body(links...),
		app.P().Text(prose.Text(prose.HowToCite)),
		app.Pre().Class("cite").TabIndex(0).Text(prose.Text(prose.Citation, api.Version)),
	)
}

// sourceAddress is where the source is, which whoever built the site may have said in the page's head.
func sourceAddress() string {
	meta := app.Window().Get("document").Call("querySelector", `meta[name="source"]`)
	if !meta.Truthy() {
		return ""
	}
	return meta.Get("content").String()
}
