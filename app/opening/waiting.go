package opening

import "chainrule/engine/prose"

// waiting is a document that is on its way.
type waiting struct {
	name    string // for the person
	far     bool   // it comes from a host, which takes a while
	changes int    // of the workspace, when it was asked for
	again   func() // asks for it once more
}

// Loading is the name of the document that is on its way from a host, "" where there is none.
func (o *Opener) Loading() string {
	if o.waits == nil || !o.waits.far {
		return ""
	}
	return o.waits.name
}

// Waits reports whether a document is on its way. Requests are then to wait, since they are about that one.
func (o *Opener) Waits() bool { return o.waits != nil }

// wait notes that a document was asked for. It takes the place of any that was asked for before.
func (o *Opener) wait(name string, again func()) *waiting {
	o.waits = &waiting{name: name, changes: o.work.Changes(), again: again}
	return o.waits
}

// arrived reports whether a document that arrives may be opened. It may not if another was asked for or opened since. It
// may not either if the open document was changed since: what a person typed is not replaced. They are told, and can open it then.
// The address asks for it still, so that a reload opens it too.
func (o *Opener) arrived(w *waiting) bool {
	switch {
	case o.waits != w:
		return false
	case o.work.Changes() == w.changes && !(o.page.Typing != nil && o.page.Typing()):
		return true
	}
	name := prose.Unquoted(w.name)
	o.page.Retry(prose.Say(prose.ArrivedLate, name), prose.Text(prose.OpenLate, name), w.again)
	o.stay()
	return false
}

// over notes that no document is on its way any more.
func (o *Opener) over() {
	o.waits = nil
	o.page.Over()
}
