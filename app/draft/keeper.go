package draft

import (
	"errors"
	"slices"
	"time"

	"chainrule/engine/document"
	"chainrule/engine/prose"
	"chainrule/engine/table"
	"chainrule/engine/workspace"
)

// Most is how many drafts are kept. If there are more, the oldest of those that no tab works on are removed.
const Most = 30

// How often drafts are saved.
const (
	soon  = 32 * time.Millisecond  // after a change: two frames, so that what belongs together is saved together
	apart = 250 * time.Millisecond // between two saves, so that a run of training does not fill the disk
	share = 20                     // saving takes up to one part in so many of the time
	again = 2 * time.Second        // after a save that failed
)

// Clock is the time, and a way to do something later.
type Clock interface {
	Now() time.Time
	After(d time.Duration, f func())
}

// Keeper keeps the documents of one tab as drafts.
type Keeper struct {
	store   Store
	clock   Clock
	changed func()        // the problem is another one, or over
	works   map[int]*work // by the opening of a view
	current *work
	refused string    // why the document in this tab is not what the address asks for, or ""
	waiting bool      // a save is to come
	last    time.Time // when the last save ended
	cost    time.Duration
	problem *Error // why nothing is kept; nil where all is well
}

// work is a document opened in this tab.
type work struct {
	origin Origin
	base   *document.Document // as it was opened
	atOnce bool               // kept from the start, and not from the first change
	view   *workspace.View    // as it is now
	saved  *workspace.View    // as it is stored; nil: not at all, or nobody knows
	runs   []table.Run        // the runs of rows that are stored; nil where nobody knows how they are cut
}

// New keeps drafts in a store. It calls changed when it begins to fail, fails in another way, or fails no more.
func New(s Store, c Clock, changed func()) *Keeper {
	return &Keeper{store: s, clock: c, changed: changed, works: map[int]*work{}}
}

// Problem is why drafts are not kept, or nil.
func (k *Keeper) Problem() error {
	if k.problem == nil {
		return nil
	}
	return k.problem
}

// Unkept reports whether the document has changes that would be lost if the page were left.
func (k *Keeper) Unkept() bool {
	w := k.current
	return k.problem != nil && w != nil && (w.atOnce || w.view.Document != w.base)
}

// Text is the document in this tab with where training stands, as a page gets it that takes the place of this one.
func (k *Keeper) Text() []byte {
	now := k.current.view
	return withProgress(now.Saved().Encode(), now.Progress())
}

// SavedElsewhere notes that a document is in a file as it is now.
func (k *Keeper) SavedElsewhere(d *document.Document) {
	if w := k.current; w != nil && k.problem != nil && w.view.Document == d {
		w.base, w.atOnce = d, false
	}
}

// Opened says where the document of a view, which has just been opened, is from. atOnce keeps it as a draft
// without waiting for a change, as what comes from a file.
func (k *Keeper) Opened(v *workspace.View, from Origin, atOnce bool) {
	k.refused, from.Refused = from.Refused, "" // it is the address's, and not the document's
	w := &work{origin: from, base: v.Document, atOnce: atOnce}
	if from.Draft != "" {
		w.saved = v
	}
	k.works[v.Opening] = w
	k.Flush() // the document that was there before, whose address is another
	k.store.Arrive()
	k.See(v)
}

// Arrived notes that the document in this tab belongs to the page's address, which has changed. refused is why it is not what
// that asks for, or "".
func (k *Keeper) Arrived(refused string) {
	k.refused = refused
	k.store.Arrive()
	if k.current != nil {
		k.point(k.current)
	}
}

// point notes what a reload opens.
func (k *Keeper) point(w *work) {
	to := w.origin
	to.Refused = k.refused
	k.store.Point(to)
}

// See keeps a view that may differ from the one before.
func (k *Keeper) See(v *workspace.View) {
	w := k.works[v.Opening]
	if w == nil {
		w = &work{base: v.Document}
		k.works[v.Opening] = w
	}
	w.view = v
	if w != k.current {
		k.Flush() // the document that was there before
		k.current = w
		k.point(w)
	}
	if w.changed() {
		k.saveIn(k.delay())
	}
}

// saveIn saves after a time, if no save is to come already.
func (k *Keeper) saveIn(d time.Duration) {
	if k.waiting {
		return
	}
	k.waiting = true
	k.clock.After(d, func() {
		k.waiting = false
		k.Flush()
	})
}

// changed reports whether what is stored is not what is there.
func (w *work) changed() bool {
	kept := w.origin.Draft != "" || w.atOnce || w.view.Document != w.base
	return kept && w.view != w.saved
}

func (k *Keeper) delay() time.Duration {
	return max(soon, k.last.Add(max(apart, share*k.cost)).Sub(k.clock.Now()))
}

// Flush saves now what is not saved yet.
func (k *Keeper) Flush() {
	if w := k.current; w != nil && w.changed() {
		k.save(w)
	}
}

func (k *Keeper) save(w *work) {
	begin := k.clock.Now()
	isNew := w.origin.Draft == ""
	if isNew {
		w.origin = Origin{Draft: k.store.NewID()}
	}
	if isNew || w == k.current {
		k.point(w) // each time, since a person can clear what the browser keeps
	}
	now, stored := w.view, w.runs
	w.saved, w.runs = now, now.Document.Table.Runs()
	e := entry(w.origin.Draft, now, begin)
	k.store.Save(e, parts(now, w.runs, stored), len(w.runs), func(err error) {
		if err != nil {
			k.failed(w, stored != nil, err)
			return
		}
		if k.problem != nil {
			k.problem = nil
			k.changed()
		}
		if isNew {
			k.prune()
		}
	})
	k.last = k.clock.Now()
	k.cost = k.last.Sub(begin)
}

// entry is what the list of drafts shows of a view.
func entry(id string, v *workspace.View, at time.Time) Entry {
	e := Entry{ID: id, Title: prose.Clip(v.Document.Title, titleLength), Rows: v.Document.Table.Len(), Time: at}
	for _, c := range v.Document.Table.Columns() {
		if c.Role == table.Input {
			e.Inputs++
		}
	}
	if v.Ready() {
		e.Epoch = v.Training.Epoch
	}
	return e
}

// titleLength is how many characters of a title the list of drafts has room for.
const titleLength = 120

// parts is the text of a document, without the runs of rows that are stored already.
func parts(now *workspace.View, runs, stored []table.Run) []Part {
	d := now.Saved()
	head, rest := d.EncodeAround(now.Shape)
	list := []Part{{Before, head}, {After, withProgress(rest, now.Progress())}}
	last := len(runs) - 1
	for i, r := range runs {
		if i < len(stored) && stored[i].Key == r.Key && (i == last) == (i == len(stored)-1) {
			continue
		}
		list = append(list, Part{i, document.EncodeRows(r.Rows, i == last)})
	}
	return list
}

// failed tries again: at once where that can help, and else after a time. It says once why nothing is kept until then.
func (k *Keeper) failed(w *work, inPart bool, err error) {
	w.saved, w.runs = nil, nil // the next save gives all parts
	var e *Error
	if !errors.As(err, &e) {
		e = &Error{Message: err.Error()}
	}
	switch {
	case e.Kind == Gone && inPart:
		k.save(w)
		return
	case e.Kind == Taken:
		w.origin = Origin{} // it goes on as a draft of its own
		k.save(w)
		return
	}
	k.saveIn(again)
	if before := k.problem; before == nil || before.Kind != e.Kind {
		k.problem = e
		k.changed()
	}
}

// prune removes drafts if there are more than Most: the oldest of those that no tab works on.
func (k *Keeper) prune() {
	k.store.List(func(list []Entry, err error) {
		if err != nil {
			return // it is tried again with the next draft
		}
		sortByTime(list)
		for i, e := range list {
			if i >= Most && !e.Busy && !k.holds(e.ID) {
				k.store.Remove(e.ID, func(error) {}) // the same
			}
		}
	})
}

// holds reports whether a draft is one of this tab's, which undo may go back to.
func (k *Keeper) holds(id string) bool {
	for _, w := range k.works {
		if w.origin.Draft == id {
			return true
		}
	}
	return false
}

// Current is the id of the draft that the document in this tab is kept as, or "".
func (k *Keeper) Current() string {
	if k.current == nil {
		return ""
	}
	return k.current.origin.Draft
}

// List gives all drafts, the latest first, once what is not saved yet is.
func (k *Keeper) List(done func([]Entry, error)) {
	k.Flush()
	k.store.List(func(list []Entry, err error) {
		sortByTime(list)
		done(list, err)
	})
}

func sortByTime(list []Entry) {
	slices.SortStableFunc(list, func(a, b Entry) int { return b.Time.Compare(a.Time) })
}

// Found is a document that was kept, and what to tell Opened of it.
type Found struct {
	Document *document.Document // nil where there is only an Origin, or nothing
	From     Origin
	Copy     bool                // another tab works on the draft: this is a copy, to be kept at once
	Selects  bool                // the address selects something else than it did then
	Progress *workspace.Progress // where training stood, or nil
}

// Load gives a draft.
func (k *Keeper) Load(id string, done func(Found, error)) {
	k.Flush()
	k.store.Load(id, func(own bool, text []byte, err error) {
		if err != nil {
			done(Found{}, err)
			return
		}
		done(read(Begun{Origin: Origin{Draft: id}, Own: own, Text: text}))
	})
}

// Begin gives what this tab worked on at its address. It gives nothing if the address alone says what to open.
func (k *Keeper) Begin(done func(Found, error)) {
	k.Flush()
	k.store.Begin(func(b Begun, err error) {
		if err != nil || b.Text == nil {
			done(Found{From: b.Origin}, err)
			return
		}
		done(read(b))
	})
}

func read(b Begun) (Found, error) {
	text, p := cutProgress(b.Text)
	d, err := document.Decode(text)
	switch {
	case err != nil:
		return Found{}, err
	case !b.Own:
		return Found{Document: d, From: Origin{Refused: b.Refused}, Copy: true, Progress: p, Selects: b.Selects}, nil
	}
	return Found{Document: d, From: b.Origin, Progress: p, Selects: b.Selects}, nil
}

// Remove removes a draft. Where it is the document in this tab, that stays open, and is a draft again with
// the next change.
func (k *Keeper) Remove(id string, done func(error)) {
	k.store.Remove(id, func(err error) {
		if err == nil {
			k.forget(id)
		}
		done(err)
	})
}

func (k *Keeper) forget(id string) {
	for _, w := range k.works {
		if w.origin.Draft == id {
			w.origin, w.base, w.atOnce, w.saved, w.runs = Origin{}, w.view.Document, false, nil, nil
		}
	}
	if k.current != nil {
		k.point(k.current)
	}
}
