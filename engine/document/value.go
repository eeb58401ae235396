package document

import (
	"math"
	"slices"
	"strconv"

	"chainrule/engine/prose"
	"chainrule/engine/scan"
)

// value is some JSON in the document with its place, for messages. It is read one level at a time, so that a large
// table is never in memory twice.
type value struct {
	in    *value // what it stands in; nil for the document itself
	name  string // its field there, where index is −1
	index int    // its index there, where that is a list
	raw   []byte // known to be JSON, without space around it
}

// kind is a kind of JSON value: the id of its name.
type kind prose.ID

const (
	isNull   = kind(prose.Null)
	isBool   = kind(prose.TrueOrFalse)
	isNumber = kind(prose.ANumber)
	isText   = kind(prose.AText)
	isList   = kind(prose.AList)
	isObject = kind(prose.AnObject)
)

func (k kind) say() prose.Message { return prose.Say(prose.ID(k)) }

func fault(path string, id prose.ID, args ...any) *Error {
	return &Error{Field: path, Message: prose.Say(id, args...)}
}

// fault is what is wrong with the value.
func (v value) fault(id prose.ID, args ...any) *Error { return fault(v.path(), id, args...) }

// path is where the value stands: "table.columns[2].role".
func (v value) path() string {
	switch {
	case v.in == nil:
		return ""
	case v.index >= 0:
		return v.in.path() + "[" + strconv.Itoa(v.index) + "]"
	}
	return join(v.in.path(), v.name)
}

func join(path, name string) string {
	name = prose.Say(prose.Verbatim, prose.Unquoted(name)).String()
	if path == "" {
		return name
	}
	return path + "." + name
}

func (v value) kind() kind {
	switch v.raw[0] {
	case 'n':
		return isNull
	case 't', 'f':
		return isBool
	case '"':
		return isText
	case '[':
		return isList
	case '{':
		return isObject
	}
	return isNumber
}

// found says what the value is, for messages.
func (v value) found() any {
	switch k := v.kind(); k {
	case isText:
		return prose.Quoted(scan.Text(v.raw))
	case isNumber, isBool:
		return prose.Unquoted(v.raw[:min(len(v.raw), 100)]) // digits and letters of ASCII
	default:
		return k.say()
	}
}

func (v value) want(k kind) *Error {
	if v.kind() != k {
		return v.fault(prose.FoundFor, v.found(), k.say())
	}
	return nil
}

func (v value) asText() (string, *Error) {
	if err := v.want(isText); err != nil {
		return "", err
	}
	return scan.Text(v.raw), nil
}

func (v value) asBool() (bool, *Error) {
	if err := v.want(isBool); err != nil {
		return false, err
	}
	return v.raw[0] == 't', nil
}

// asFloat is a finite number.
func (v value) asFloat() (float64, *Error) {
	if err := v.want(isNumber); err != nil {
		return 0, err
	}
	x, err := strconv.ParseFloat(string(v.raw), 64)
	if err != nil || math.IsInf(x, 0) {
		return 0, v.fault(prose.NumberTooLarge, v.found())
	}
	return x, nil
}

// mostWhole is the largest whole number up to which a float64 has every one.
const mostWhole = 1<<53 - 1

// asInt is a whole number from least to most, which is not above mostWhole. It may be written with a
// point or an exponent, as some languages write their numbers.
func (v value) asInt(least, most int) (int, *Error) {
	if err := v.want(isNumber); err != nil {
		return 0, err
	}
	x, err := strconv.ParseFloat(string(v.raw), 64)
	if err != nil || x != math.Trunc(x) || x < float64(least) || x > float64(most) {
		return 0, v.fault(prose.NotWhole, v.found(), least, most)
	}
	return int(x), nil
}

// asChoice reads one of some texts. If the text is none of them, the message of id says so.
func (v value) asChoice(id prose.ID, choices prose.OneOf) (string, *Error) {
	text, err := v.asText()
	if err != nil {
		return "", err
	}
	if !slices.Contains(choices, text) {
		return "", v.fault(id, v.found(), choices)
	}
	return text, nil
}

// object is a JSON object with known fields.
type object struct {
	value
	fields map[string]value
}

// object reads the value's fields, which are among the names, each there once.
func (v value) object(names ...string) (object, *Error) {
	if err := v.want(isObject); err != nil {
		return object{}, err
	}
	o := object{v, map[string]value{}}
	for name, f := range v.members {
		if !slices.Contains(names, name) {
			return o, f.fault(prose.NoField, prose.List(names))
		}
		if _, twice := o.fields[name]; twice {
			return o, f.fault(prose.Twice)
		}
		o.fields[name] = f
	}
	return o, nil
}

// get is the field of a name; false where it is absent.
func (o object) get(name string) (value, bool) {
	f, ok := o.fields[name]
	return f, ok
}

// need is the field of a name, which must be there.
func (o object) need(name string) (value, *Error) {
	if f, ok := o.fields[name]; ok {
		return f, nil
	}
	return value{}, fault(join(o.path(), name), prose.Missing)
}
