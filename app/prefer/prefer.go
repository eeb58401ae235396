// Package prefer keeps in the browser what a person prefers on all pages, such as the width of a column, and what they chose in
// a tab. Where the page may keep nothing, it keeps nothing.
package prefer

import "github.com/maxence-charriere/go-app/v9/pkg/app"

// prefix sets the names apart from those of other programs of the host.
const prefix = "chainrule-"

// Get is what is kept under a name, or "".
func Get(name string) string { return get("localStorage", prefix+name) }

// Set keeps a text under a name.
func Set(name, text string) { set("localStorage", prefix+name, text) }

// InTab is what is kept under a name as long as the tab is open, or "". In a frame it is the frame's own.
func InTab(name string) string { return get("sessionStorage", inTab(name)) }

// SetInTab keeps a text under a name as long as the tab is open.
func SetInTab(name, text string) { set("sessionStorage", inTab(name), text) }

// inTab is the key of a name: the frames of a tab have one storage.
func inTab(name string) string {
	if window := app.Window(); !app.IsServer && !window.Get("parent").Equal(window.JSValue()) {
		name += " " + window.Call("chainrulePlace").String()
	}
	return prefix + name
}

func get(storage, key string) (text string) {
	if app.IsServer {
		return ""
	}
	defer refused()
	if v := named(storage).Call("getItem", key); v.Truthy() {
		text = v.String()
	}
	return text
}

func set(storage, key, text string) {
	if app.IsServer {
		return
	}
	defer refused()
	named(storage).Call("setItem", key, text)
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

// named is a storage of the browser. It is asked for by a call: the error of a mere access would end the program.
func named(storage string) app.Value {
	return app.Window().Get("Reflect").Call("get", app.Window(), storage)
}
