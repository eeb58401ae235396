package document

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

// The largest document that is read, and the deepest nesting in it: the format itself nests six deep.
const (
	mostBytes = 200 << 20
	mostDepth = 16
)

// value is a JSON value with its place in the document, read without losing what is wrong with it:
// double keys, numbers as they are written.
type value struct {
	path   string
	kind   kind
	text   string // a string, or a number as written
	list   []value
	fields []field
}

type field struct {
	name  string
	value value
}

type kind string

const (
	isNull   kind = "null"
	isBool   kind = "true or false"
	isNumber kind = "a number"
	isText   kind = "a text"
	isList   kind = "a list"
	isObject kind = "an object"
)

// fault is how reading stops: Decode recovers it.
func fault(path, format string, args ...any) *Error {
	return &Error{Field: path, Message: fmt.Sprintf(format, args...)}
}

// parse reads a whole JSON text.
func parse(data []byte) (value, *Error) {
	if len(data) > mostBytes {
		return value{}, fault("", "the document is larger than %d MB", mostBytes>>20)
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	v, err := parseValue(d, "", 0)
	if err != nil {
		return value{}, err
	}
	if _, extra := d.Token(); extra != io.EOF {
		return value{}, fault("", "there is more after the end of the document, at byte %d", d.InputOffset())
	}
	return v, nil
}

func parseValue(d *json.Decoder, path string, depth int) (value, *Error) {
	if depth > mostDepth {
		return value{}, fault(path, "it is nested deeper than any document is")
	}
	token, err := d.Token()
	if err != nil {
		return value{}, syntax(d, path, err)
	}
	v := value{path: path}
	switch token := token.(type) {
	case nil:
		v.kind = isNull
	case bool:
		v.kind, v.text = isBool, strconv.FormatBool(token)
	case string:
		v.kind, v.text = isText, token
	case json.Number:
		v.kind, v.text = isNumber, token.String()
	case json.Delim:
		if token == '[' {
			v.kind = isList
			return v.parseList(d, depth)
		}
		v.kind = isObject
		return v.parseObject(d, depth)
	}
	return v, nil
}

func (v value) parseList(d *json.Decoder, depth int) (value, *Error) {
	for d.More() {
		item, err := parseValue(d, v.path+"["+strconv.Itoa(len(v.list))+"]", depth+1)
		if err != nil {
			return v, err
		}
		v.list = append(v.list, item)
	}
	if _, err := d.Token(); err != nil {
		return v, syntax(d, v.path, err)
	}
	return v, nil
}

func (v value) parseObject(d *json.Decoder, depth int) (value, *Error) {
	for d.More() {
		token, err := d.Token()
		if err != nil {
			return v, syntax(d, v.path, err)
		}
		name := token.(string) // the decoder takes nothing else for a key
		path := join(v.path, name)
		if v.get(name) != nil {
			return v, fault(path, "it is there twice")
		}
		item, fail := parseValue(d, path, depth+1)
		if fail != nil {
			return v, fail
		}
		v.fields = append(v.fields, field{name, item})
	}
	if _, err := d.Token(); err != nil {
		return v, syntax(d, v.path, err)
	}
	return v, nil
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

func syntax(d *json.Decoder, path string, err error) *Error {
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		return fault(path, "the document ends too early, after byte %d", d.InputOffset())
	}
	return fault(path, "this is not JSON, at byte %d: %s", d.InputOffset(), strings.TrimPrefix(err.Error(), "json: "))
}

// get is the field of a name, or nil.
func (v value) get(name string) *value {
	for i := range v.fields {
		if v.fields[i].name == name {
			return &v.fields[i].value
		}
	}
	return nil
}

// found says what a value is, for messages.
func (v value) found() string {
	switch v.kind {
	case isText:
		return strconv.Quote(clip(v.text))
	case isNumber, isBool:
		return clip(v.text)
	}
	return string(v.kind)
}

// clip shortens what is quoted in a message.
func clip(s string) string {
	const most = 40
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return s
}

func (v value) want(k kind) *Error {
	if v.kind != k {
		return fault(v.path, "found %s where %s belongs", v.found(), k)
	}
	return nil
}

// known refuses fields that are not among the names.
func (v value) known(names ...string) *Error {
	if err := v.want(isObject); err != nil {
		return err
	}
	for _, f := range v.fields {
		if !slices.Contains(names, f.name) {
			return fault(f.value.path, "there is no such field; the fields here are %s", strings.Join(names, ", "))
		}
	}
	return nil
}

// need is the field of a name, which must be there.
func (v value) need(name string) (value, *Error) {
	if f := v.get(name); f != nil {
		return *f, nil
	}
	return value{}, fault(join(v.path, name), "it is missing")
}

func (v value) asText() (string, *Error) { return v.text, v.want(isText) }

// asFloat is a finite number.
func (v value) asFloat() (float64, *Error) {
	if err := v.want(isNumber); err != nil {
		return 0, err
	}
	x, err := strconv.ParseFloat(v.text, 64)
	if err != nil || math.IsInf(x, 0) {
		return 0, fault(v.path, "%s is too large for a number", clip(v.text))
	}
	return x, nil
}

// asInt is a whole number from least to most.
func (v value) asInt(least, most int) (int, *Error) {
	if err := v.want(isNumber); err != nil {
		return 0, err
	}
	n, err := strconv.Atoi(v.text)
	if err != nil || n < least || n > most {
		return 0, fault(v.path, "%s is not a whole number from %d to %d", clip(v.text), least, most)
	}
	return n, nil
}

// asChoice is one of some texts; what names them in messages.
func (v value) asChoice(what string, choices ...string) (string, *Error) {
	if err := v.want(isText); err != nil {
		return "", err
	}
	if !slices.Contains(choices, v.text) {
		last := len(choices) - 1
		return "", fault(v.path, "%s is not %s; write %s or %s", v.found(), what, strings.Join(choices[:last], ", "), choices[last])
	}
	return v.text, nil
}
