// Package diagram is the panel that draws the network.
package diagram

import (
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Panel is the diagram of the view's network.
type Panel struct {
	app.Compo

	View *workspace.View
}

// Render draws the network.
func (p *Panel) Render() app.UI { return app.Section().Class("diagram") }
