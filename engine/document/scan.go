package document

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"unicode/utf8"

	"chainrule/engine/prose"
	"chainrule/engine/scan"
)

// Documents are read by encoding/json and by package scan, and not by encoding/json/jsontext. That package says
// where a value stands and keeps its spelling, which is what the scanning is for. But Go 1.26 builds it only with
// GOEXPERIMENT=jsonv2, which the two commands on a fresh machine do not set. Once Go builds it by default, it takes
// the place of package scan, of this file and of most of value.go.

// mostBytes is the size of the largest document that is read: a table as large as can be, with 30 bytes
// a cell.
const mostBytes = 200 << 20

// parse makes sure that data is one JSON text.
func parse(data []byte) (value, *Error) {
	if len(data) > mostBytes {
		return value{}, fault("", prose.DocumentTooLarge, mostBytes>>20)
	}
	if err := crowded(data); err != nil {
		return value{}, err
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff")) // some editors begin a file with it
	if !utf8.Valid(data) {
		return value{}, fault("", prose.DocumentNotUTF8, place(data, notUTF8(data)))
	}
	if !json.Valid(data) {
		return value{}, syntax(data)
	}
	return value{raw: bytes.TrimSpace(data)}, nil
}

func notUTF8(data []byte) int {
	for at := 0; ; {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size < 2 {
			return at
		}
		at += size
	}
}

// syntax says where and why data is not one JSON text.
func syntax(data []byte) *Error {
	var ignored json.RawMessage
	err := json.Unmarshal(data, &ignored)
	var located *json.SyntaxError
	if !errors.As(err, &located) {
		return fault("", prose.NotJSON, err)
	}
	at := place(data, int(located.Offset)-1)
	switch message := located.Error(); {
	case len(bytes.TrimSpace(data)) == 0:
		return fault("", prose.DocumentEmpty)
	case strings.HasPrefix(message, "unexpected end"):
		return fault("", prose.EndsTooEarly, place(data, len(data)))
	case strings.Contains(message, "after top-level value"):
		return fault("", prose.MoreAfterEnd, at)
	case strings.Contains(message, "max depth"):
		return fault("", prose.TooDeep, at)
	default:
		return fault("", prose.NotJSONAt, at, message)
	}
}

// place is a byte's place for people, who count lines and characters from 1.
func place(data []byte, at int) prose.Message {
	before := data[:max(0, min(at, len(data)))]
	line := bytes.Count(before, []byte("\n"))
	column := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
	return prose.Say(prose.LineAndColumn, line+1, column+1)
}

// items visits what a list holds.
func (v value) items(yield func(int, value) bool) {
	in := &v
	for i, raw := range scan.Items(v.raw) {
		if !yield(i, value{in: in, index: i, raw: raw}) {
			return
		}
	}
}

// count is how many items a list holds.
func (v value) count() int {
	n := 0
	for range scan.Items(v.raw) {
		n++
	}
	return n
}

// members visits what an object holds, by name.
func (v value) members(yield func(string, value) bool) {
	in := &v
	for name, raw := range scan.Members(v.raw) {
		if !yield(name, value{in: in, name: name, index: -1, raw: raw}) {
			return
		}
	}
}
