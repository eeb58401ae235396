// Package prose holds what the product says to people. A [Message] is data: an id, and what it speaks of.
// Its words stand in a catalogue, one for each language, under the id. The code that has something to say
// names the id and passes the formulas, numbers and names; no other package makes sentences out of pieces.
//
// The ids of an area stand in a file of their own, such as table.go, and its English words beside them, in
// en_table.go. An id never changes its meaning; words may be improved at any time.
package prose

import (
	"errors"

	"chainrule/engine/expr"
)

// ID names what is said. The arguments that its words need are listed at its declaration.
type ID string

// Message is something said to a person. It is an error where it says why something cannot be done: then
// its words are one clause without a capital and a full stop, as in Go, and [Sentence] adds both.
//
// An argument is one of
//
//   - an expr.Expr, which is printed as a formula, or several of them, with commas between;
//   - a string, which is printed as it is, [Isolated]; one that a person typed is a [Quoted] or an [Unquoted];
//   - an int, which is printed in digits; a [Count] is printed with its thousands apart;
//   - a float64, which is printed as short as it reads back; a [Value] has so many significant digits;
//   - a [List] or a [OneOf], which are printed with commas between their members;
//   - a Message, whose parts take its place;
//   - another error, whose text takes its place.
type Message struct {
	ID   ID
	Args []any
}

// Say makes a message.
func Say(id ID, args ...any) Message { return Message{id, args} }

// Text is what a message says as plain text, with its formulas in Unicode.
func Text(id ID, args ...any) string {
	if p := words(id).pieces; len(p) == 1 && p[0].argument < 0 {
		return p[0].text // a label, of which a page has hundreds
	}
	return Say(id, args...).String()
}

// None is the message that says nothing.
var None Message

// Join is several whole sentences as one message. Those that say nothing are left out.
func Join(sentences ...Message) Message {
	var said []Message
	for _, m := range sentences {
		if !m.IsNone() {
			said = append(said, m)
		}
	}
	switch len(said) {
	case 0:
		return None
	case 1:
		return said[0]
	}
	return Say(Verbatim, said)
}

// IsNone reports whether m says nothing.
func (m Message) IsNone() bool { return m.ID == "" }

// String is the message as plain text, with its formulas in Unicode.
func (m Message) String() string {
	return m.Print(func(text string) string { return text }, func(e expr.Expr) string { return expr.Unicode(e, expr.Format{}) })
}

// Error is the message as plain text.
func (m Message) Error() string { return m.String() }

// MarshalText gives the message as plain text, so that it is a string in JSON.
func (m Message) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// Unwrap gives the first argument that is an error: the cause, where a message has one.
func (m Message) Unwrap() error {
	for _, a := range m.Args {
		if err, ok := a.(error); ok {
			return err
		}
	}
	return nil
}

// Of is the message of an error: the error itself where it is one or wraps one, and else its text.
func Of(err error) Message {
	if m, ok := err.(Message); ok {
		return m
	}
	if m := None; errors.As(err, &m) && m.Error() == err.Error() {
		return m
	}
	return Say(Verbatim, err.Error())
}

// Quoted is a text that comes from a person or a file. It is printed in quotes, shortened, and with escapes
// for characters that would not show or would turn the line around.
type Quoted string

// Unquoted is like [Quoted], without the quotes: for a number as someone wrote it, or the name of a field or
// of a file.
type Unquoted string

// Count is a whole number that is not negative, printed with narrow spaces between its thousands.
type Count int

// Value is a number that is printed with so many significant digits.
type Value struct {
	V      float64
	Digits int
}

// List is several names, printed with commas between them. Of many, the first are printed, and how many there are more.
type List []string

// OneOf is several names of which one is to be chosen. They are printed with commas between them, and with
// "or" before the last.
type OneOf []string

// Choice is the names of a kind as a [OneOf].
func Choice[T ~string](names ...T) OneOf {
	var list OneOf
	for _, name := range names {
		list = append(list, string(name))
	}
	return list
}
