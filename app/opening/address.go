// Package opening is how a document comes to be open: what the address names, an example, a file, a draft.
package opening

import (
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"chainrule/app/act"
	"chainrule/engine/derive"
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

	Sample    int    // the row to select, from 1; 0: the document's
	Parameter string // the id of the parameter to select; "": the document's

	Form   string // of derivations, among forms; ""
	Lines  string // which lines of a derivation are shown, among act.Lines; ""
	Digits int    // of numbers in derivations; 0
	Theme  string // the colours, among themes; ""
	Drafts string // the name under which drafts are kept apart, which web/page/drafts.js reads; ""
}

// What the address may choose from.
var (
	showable = []string{"table", "diagram", "derivation", "training", "lesson"}
	lockable = []string{"data", "network", "weights", "settings", "all"}
	sources  = []string{"example", "doc", "src", "lesson"}
	forms    = []string{string(derive.Chain), string(derive.Errors)}
	themes   = []string{"light", "dark", "auto"}
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
	texts := map[string]*string{"example": &a.Example, "doc": &a.Doc, "src": &a.Src, "lesson": &a.Lesson, "parameter": &a.Parameter, "form": &a.Form, "lines": &a.Lines, "theme": &a.Theme, "drafts": &a.Drafts}
	lists := map[string]*[]string{"show": &a.Show, "lock": &a.Lock}
	numbers := map[string]*int{"sample": &a.Sample, "digits": &a.Digits}
	choices := map[string][]string{"show": showable, "lock": lockable, "form": forms, "lines": act.Lines, "theme": themes}
	for _, key := range sortedKeys(values) {
		value := values[key][0]
		switch text, list, number := texts[key], lists[key], numbers[key]; {
		case text == nil && list == nil && number == nil:
			return Address{}, prose.Say(prose.AddressUnknown, quote(key), prose.OneOf(append(slices.Clone(sources), "show", "lock", "sample", "parameter", "form", "lines", "digits", "theme", "drafts")))
		case len(values[key]) > 1:
			return Address{}, prose.Say(prose.AddressTwice, key)
		case value == "":
			return Address{}, prose.Say(prose.AddressEmpty, key)
		case text != nil && choices[key] != nil && !slices.Contains(choices[key], value):
			return Address{}, prose.Say(prose.AddressChoice, key, quote(value), prose.OneOf(choices[key]))
		case text != nil:
			*text = value
		case number != nil:
			least, most := 1, math.MaxInt32
			if key == "digits" {
				least, most = act.FewestDigits, act.MostDigits
			}
			n, err := strconv.Atoi(value)
			if err != nil || n < least || n > most {
				return Address{}, prose.Say(prose.AddressNumber, key, quote(value), least, most)
			}
			*number = n
		default:
			if *list, err = readList(key, value, choices[key]); err != nil {
				return Address{}, err
			}
		}
	}
	for _, named := range []struct{ key, name string }{{"drafts", a.Drafts}, {"lesson", a.Lesson}} {
		if len(named.name) > 40 || strings.Trim(named.name, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			return Address{}, prose.Say(prose.AddressName, named.key, quote(named.name))
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
