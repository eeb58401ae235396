// Package draft keeps what a person is working on in the browser's storage, so that a reload, a crash or a
// new version of the program loses nothing. Each tab keeps drafts of its own, one for each document that is
// opened in it; what opens from a link or is an example becomes a draft with the first change.
package draft

import (
	"time"

	"chainrule/engine/prose"
)

// Entry is what the list of drafts shows of one.
type Entry struct {
	ID     string
	Title  string
	Rows   int
	Inputs int       // columns that are inputs; 0 where nobody counted them
	Epoch  int       // of training
	Time   time.Time // of the last change
	Busy   bool      // another tab works on it
}

// Part is a piece of a document's text.
type Part struct {
	Run  int // the number of a run of rows, or Before or After
	Text []byte
}

// The parts that are no runs of rows.
const (
	Before = -1
	After  = -2
)

// Origin says what a document in a tab was opened from, so that a reload opens it again. All fields are "" if the
// address alone says it.
type Origin struct {
	Draft   string // the id of the draft that it is kept as
	Example string // the name of a bundled example that is not changed yet
	Refused string // why it is not what the address asks for
}

// Begun is what a tab worked on when its page was left.
type Begun struct {
	Origin
	Own     bool   // whether the draft is this tab's to go on with; otherwise another tab works on it
	Text    []byte // of the draft
	Selects bool   // the address selects something else than it did then
}

// Store is where drafts are kept. The functions given to it are called later, and each once.
type Store interface {
	// NewID makes an id that no draft has.
	NewID() string
	// Begin gives what this tab worked on at its address.
	Begin(done func(Begun, error))
	// Arrive makes the page's address the one of Point.
	Arrive()
	// Point notes what a reload of this tab opens at the address at which it last arrived. Before it has arrived
	// anywhere, it notes nothing.
	Point(Origin)
	// Save keeps a draft whose document has so many runs of rows. Parts that are not given stay as they
	// are stored; the error is Gone where they are not stored, and Taken where another tab writes the draft.
	Save(e Entry, parts []Part, runs int, done func(error))
	// List gives all drafts.
	List(done func([]Entry, error))
	// Load gives a draft's text, and whether it is this tab's to go on with.
	Load(id string, done func(own bool, text []byte, err error))
	// Remove removes a draft.
	Remove(id string, done func(error))
}

// Error is why a store did not do what it was asked.
type Error struct {
	Kind    Kind
	Message string // the browser's words
}

// Kind says what kind of error it is.
type Kind int

// The kinds of errors.
const (
	Broken    Kind = iota // anything else
	Forbidden             // the browser lets the page store nothing
	Full                  // there is no room left
	Gone                  // what was to be there is not
	Taken                 // another tab writes the draft
)

// Error says what it means for the person.
func (e *Error) Error() string {
	switch e.Kind {
	case Forbidden:
		return prose.Text(prose.DraftsRefused)
	case Full:
		return prose.Text(prose.StorageFull)
	case Gone:
		return prose.Text(prose.DraftGone)
	}
	return prose.Text(prose.StorageFails, e.Message)
}
