// Package prefer keeps in the browser what a person prefers on all pages, such as the width of a column. Where the page may
// keep nothing, it keeps nothing.
package prefer

import "github.com/maxence-charriere/go-app/v9/pkg/app"

// prefix sets the names apart from those of other programs of the host.
const prefix = "chainrule-"

// Get is what is kept under a name, or "".
func Get(name string) (text string) {
	if app.IsServer {
		return ""
	}
	defer refused()
	if v := storage().Call("getItem", prefix+name); v.Truthy() {
		text = v.String()
	}
	return text
}

// Set keeps a text under a name.
func Set(name, text string) {
	defer refused()
	storage().Call("setItem", prefix+name, text)
}

// OfLearner is the name under which something is kept apart for each learner, as drafts are, where an address says so.
func OfLearner(name string) string {
	if app.IsServer {
		return name
	}
	if apart := app.Window().Get("chainruleDrafts").Get("apart").String(); apart != "" {
		return name + " " + apart
	}
	return name
}

// refused takes the error of a page that may keep nothing.
func refused() { _ = recover() }

// storage is asked for by a call: the error of a mere access would end the program.
func storage() app.Value {
	return app.Window().Get("Reflect").Call("get", app.Window(), "localStorage")
}
