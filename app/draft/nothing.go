package draft

import "github.com/maxence-charriere/go-app/v9/pkg/app"

// Nothing is a store that keeps nothing. It is for pages that show a part of a document within another page: what is
// done there begins anew with that page, and would push out a person's own drafts.
type Nothing struct{}

// NewID makes an id; nothing is kept by it.
func (Nothing) NewID() string { return "none" }

// Begin gives nothing.
func (Nothing) Begin(done func(Begun, error)) { done(Begun{}, nil) }

// Arrive notes nothing.
func (Nothing) Arrive() {}

// Point notes nothing.
func (Nothing) Point(Origin) {}

// Save keeps nothing.
func (Nothing) Save(_ Entry, _ []Part, _ int, done func(error)) { done(nil) }

// List gives no drafts.
func (Nothing) List(done func([]Entry, error)) { done(nil, nil) }

// Load finds no draft.
func (Nothing) Load(_ string, done func(bool, []byte, error)) {
	done(false, nil, &Error{Kind: Gone})
}

// Remove removes nothing.
func (Nothing) Remove(_ string, done func(error)) { done(nil) }

// Handed is Nothing, but for a page that takes the place of one that the page around it took away while nobody saw it.
type Handed struct {
	Nothing
	from Browser
}

// NewHanded calls back as events of a component's context.
func NewHanded(ctx app.Context) Handed { return Handed{from: NewBrowser(ctx)} }

// Begin gives the document of the page before.
func (h Handed) Begin(done func(Begun, error)) { h.from.begun("handed", done) }
