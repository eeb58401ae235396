package root

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// listenFragment opens what the address says when it changes.
func listenFragment(ctx app.Context, r *Root) (stop func()) {
	return app.Window().AddEventListener("hashchange", func(ctx app.Context, _ app.Event) { r.openFragment(ctx) })
}

// openFragment opens what the address's fragment names; an unreadable one leaves what is open and says why.
func (r *Root) openFragment(ctx app.Context) {
	f, err := parseFragment(strings.TrimPrefix(app.Window().Get("location").Get("hash").String(), "#"))
	if err != nil {
		r.fail(sentence(err))
		r.announce()
		return
	}
	r.setExcerpt(f)
	before := r.asked
	r.asked = f
	if r.ready && before.sameDocument(f) {
		return // only what is shown and locked differs: what was done to the document stays
	}
	if f.Example != "" {
		r.openExample(ctx, f.Example)
		return
	}
	r.announce()
}

// sentence is an error as a sentence of its own.
func sentence(err error) string {
	text := err.Error()
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:] + "."
}
