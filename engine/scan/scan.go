// Package scan reads JSON one level at a time, and keeps the order of its fields and the spelling of its numbers. What it
// reads is known to be JSON, without space before it.
package scan

import (
	"bytes"
	"encoding/json"
)

// Items visits what a list holds.
func Items(list []byte) func(yield func(int, []byte) bool) {
	return func(yield func(int, []byte) bool) {
		i := 0
		for at := next(list, 1); list[at] != ']'; at = next(list, at) {
			from := at
			at = end(list, from)
			if !yield(i, list[from:at]) {
				return
			}
			i++
		}
	}
}

// Members visits what an object holds, by name.
func Members(object []byte) func(yield func(string, []byte) bool) {
	return func(yield func(string, []byte) bool) {
		for at := next(object, 1); object[at] != '}'; at = next(object, at) {
			colon := end(object, at)
			name := Text(object[at:colon])
			from := next(object, colon)
			at = end(object, from)
			if !yield(name, object[from:at]) {
				return
			}
		}
	}
}

// Text is the text of a JSON string.
func Text(raw []byte) string {
	if bytes.IndexByte(raw, '\\') < 0 {
		return string(raw[1 : len(raw)-1])
	}
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		panic("scan: " + err.Error()) // it is known to be JSON
	}
	return s
}

// end is where the JSON value that begins at from ends.
func end(raw []byte, from int) int {
	switch raw[from] {
	case '"':
		return endOfString(raw, from)
	case '[', '{':
		depth := 0
		for at := from; ; at++ {
			switch raw[at] {
			case '"':
				at = endOfString(raw, at) - 1
			case '[', '{':
				depth++
			case ']', '}':
				if depth--; depth == 0 {
					return at + 1
				}
			}
		}
	}
	for at := from; at < len(raw); at++ {
		switch raw[at] {
		case ',', ']', '}', ' ', '\t', '\r', '\n':
			return at
		}
	}
	return len(raw)
}

func endOfString(raw []byte, from int) int {
	for at := from + 1; ; at++ {
		switch raw[at] {
		case '\\':
			at++
		case '"':
			return at + 1
		}
	}
}

// next is the place of the first byte from at on that is neither a space nor a separator between values.
func next(raw []byte, at int) int {
	for {
		switch raw[at] {
		case ',', ':', ' ', '\t', '\r', '\n':
			at++
		default:
			return at
		}
	}
}
