package root

import (
	"fmt"
	"strings"

	"chainrule/app/draft"
	"chainrule/app/menu"
	"chainrule/static"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// renderExamples is the menu of examples.
func (r *Root) renderExamples() app.UI {
	var items []menu.Item
	for _, e := range static.Examples {
		items = append(items, menu.Item{Value: e.Name, Name: e.Title, About: e.About})
	}
	return r.examples.Render("examples", "Examples", items, func(_ app.Context, name string) {
		r.message = message{}
		r.openExample(name)
	})
}

// openExample opens a bundled example: the article's from the program itself, others from the site.
func (r *Root) openExample(name string) {
	if err := checkExample(name); err != nil {
		r.refuse(err)
		r.stay()
		return
	}
	from := draft.Origin{Example: name}
	if name == static.ArticleName {
		r.openText(name, static.Article, from)
		return
	}
	r.fetch("examples/"+name+".json", func(data []byte) { r.openText(name, data, from) }, func(problem string) {
		r.fail("The example " + name + " could not be loaded: " + problem)
		r.stay()
	})
}

// checkExample says that there is no example of a name, or gives nil.
func checkExample(name string) error {
	if static.HasExample(name) {
		return nil
	}
	return fmt.Errorf("there is no example %s; there are %s", quote(name), strings.Join(static.ExampleNames(), ", "))
}
