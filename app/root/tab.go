package root

import (
	"strings"

	"chainrule/engine/prose"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// nameTab names the browser's tab, its bookmarks and its history by the parameter and the document: "α₁₁ · Salary · Chainrule".
func (r *Root) nameTab() {
	v := r.view()
	var parts []string
	if l := r.course.open; l != nil {
		parts = append(parts, prose.Isolated(prose.Clip(l.Title, 60)))
	}
	if v.Ready() {
		parts = append(parts, v.Shape.Symbol(v.Param).Unicode())
	}
	if title := strings.TrimSpace(v.Document.Title); title != "" {
		parts = append(parts, prose.Isolated(prose.Clip(title, 60)))
	}
	name := strings.Join(append(parts, prose.Text(prose.Product)), " · ")
	if name != r.tab {
		r.tab = name
		app.Window().Get("document").Set("title", name)
	}
}
