// Package opening is how a document comes to be open: what the address names, an example, a file, a draft.
package opening

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"chainrule/engine/prose"
)

// Address is what the end of the address asks for: #example=iris&show=table,derivation. At most one of
// Example, Doc, Src and Lesson is there; all are "" where the address asks for no document.
type Address struct {
	Example string   // the name of a bundled example
	Doc     string   // a document as document.PackDeflated writes it
	Src     string   // the address of a document's file, relative to the page, or of https
	Lesson  string   // the name of a lesson
	Show    []string // the panels to show, among showable and each once; nil: all
	Lock    []string // what cannot be changed, among lockable and each once; nil: nothing
}

// What the address may choose from.
var (
	showable = []string{"table", "diagram", "derivation", "training", "lesson"}
	lockable = []string{"data", "network", "weights", "settings", "all"}
	sources  = []string{"example", "doc", "src", "lesson"}
)

// Parse reads what follows the # of an address, or says what in it cannot be read.
func Parse(hash string) (Address, error) {
	var a Address
	if hash == "" {
		return a, nil
	}
	values, err := url.ParseQuery(hash)
	if err != nil {
		return a, prose.Say(prose.AddressUnreadable, quote("#"+hash))
	}
	texts := map[string]*string{"example": &a.Example, "doc": &a.Doc, "src": &a.Src, "lesson": &a.Lesson}
	lists := map[string]*[]string{"show": &a.Show, "lock": &a.Lock}
	choices := map[string][]string{"show": showable, "lock": lockable}
	for _, key := range sortedKeys(values) {
		value := values[key][0]
		switch text, list := texts[key], lists[key]; {
		case text == nil && list == nil:
			return Address{}, prose.Say(prose.AddressUnknown, quote(key), prose.OneOf(append(slices.Clone(sources), "show", "lock")))
		case len(values[key]) > 1:
			return Address{}, prose.Say(prose.AddressTwice, key)
		case value == "":
			return Address{}, prose.Say(prose.AddressEmpty, key)
		case text != nil:
			*text = value
		default:
			if *list, err = readList(key, value, choices[key]); err != nil {
				return Address{}, err
			}
		}
	}
	return a, a.checkSources()
}

// sameDocument reports whether two addresses ask for the same document.
func (a Address) sameDocument(b Address) bool {
	return a.Example == b.Example && a.Doc == b.Doc && a.Src == b.Src && a.Lesson == b.Lesson
}

// checkSources makes sure that the address names one document.
func (a *Address) checkSources() error {
	var named []string
	for i, text := range []string{a.Example, a.Doc, a.Src, a.Lesson} {
		if text != "" {
			named = append(named, sources[i])
		}
	}
	if len(named) > 1 {
		*a = Address{}
		return prose.Say(prose.TwoDocuments, named[0], named[1])
	}
	return nil
}

// readList reads words parted by commas, which are among the choices.
func readList(key, value string, choices []string) ([]string, error) {
	var list []string
	for _, word := range strings.Split(value, ",") {
		switch {
		case !slices.Contains(choices, word):
			return nil, prose.Say(prose.AddressWord, key, quote(word), prose.List(choices))
		case slices.Contains(list, word):
			return nil, prose.Say(prose.AddressWordTwice, key, word)
		}
		list = append(list, word)
	}
	return list, nil
}

func sortedKeys(values url.Values) []string {
	keys := make([]string, 0, len(values))
	for key := range values {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// Document is the part of the address that names a document, after its #: "example=iris". It is "" where there is none.
func (a Address) Document() string {
	for i, text := range []string{a.Example, a.Doc, a.Src, a.Lesson} {
		if text != "" {
			return sources[i] + "=" + url.QueryEscape(text)
		}
	}
	return ""
}

// quote is a text from outside as a message quotes it: short, and with what would not show or would turn
// the line around written out.
func quote(s string) string { return strconv.Quote(prose.Clip(s, 60)) }
