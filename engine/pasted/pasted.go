// Package pasted makes a document of a person's own network: X, Y, the weights and the biases, pasted as their program prints
// them. The sizes of the arrays decide how each one lies and where the biases stand. Where they leave a choice, the readings
// come with the likeliest first, and each says what it takes an array for.
package pasted

import (
	"math"

	"chainrule/engine/printed"
	"chainrule/engine/prose"
)

// Arrays are what was pasted.
type Arrays struct {
	X, Y    *printed.Array
	Weights []*printed.Array // of each layer its weights, and then its biases if they stand alone
}

// Error is what is wrong with what was pasted, and where: in "x", in "y" or in "weights".
type Error struct {
	Field   string
	Message prose.Message
}

// Error gives the message with its place.
func (e *Error) Error() string { return e.Field + ": " + e.Message.String() }

func wrong(field string, id prose.ID, args ...any) *Error {
	return &Error{field, prose.Say(id, args...)}
}

// Read reads the three texts that a person pastes. Its error is an [*Error].
func Read(x, y, weights string) (Arrays, error) {
	var a Arrays
	for _, part := range []struct {
		field, text string
		into        **printed.Array
	}{{"x", x, &a.X}, {"y", y, &a.Y}} {
		found, err := printed.Read(part.text)
		if err != nil {
			return a, &Error{part.field, message(err)}
		}
		if len(found) > 1 {
			return a, wrong(part.field, prose.OneArray, len(found))
		}
		*part.into = found[0]
	}
	var err error
	if a.Weights, err = printed.Read(weights); err != nil {
		return a, &Error{"weights", message(err)}
	}
	return a, a.check()
}

func message(err error) prose.Message {
	if e, ok := err.(*printed.Error); ok {
		return prose.Of(e.Unwrap())
	}
	return prose.Of(err)
}

// check refuses arrays that lack numbers.
func (a Arrays) check() error {
	for _, part := range []struct {
		field string
		list  []*printed.Array
	}{{"x", []*printed.Array{a.X}}, {"y", []*printed.Array{a.Y}}, {"weights", a.Weights}} {
		for _, array := range part.list {
			if array.RowGap+array.ColGap > 0 {
				return wrong(part.field, prose.PastedCut, array.Line)
			}
			for i, c := range array.Cells {
				if math.IsNaN(c.Value) || math.IsInf(c.Value, 0) {
					return wrong(part.field, prose.PastedNotFinite, array.Line, i/array.Cols+1, i%array.Cols+1)
				}
			}
		}
	}
	return nil
}
