// Package api answers the requests by which a page, or whoever embeds it, drives a workspace: the methods
// of the protocol, version 1.
package api

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"

	"chainrule/engine/document"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"
)

// Version is the program's version.
const Version = "1"

// Error is why a request was refused.
type Error struct {
	Code    string        `json:"code"` // "invalid", "unknown-method", "busy" or "internal"
	Message prose.Message `json:"message"`
	Field   string        `json:"field,omitempty"`
}

// Error gives the message with its field.
func (e *Error) Error() string {
	if e.Field == "" {
		return e.Message.String()
	}
	return e.Field + ": " + e.Message.String()
}

func invalid(field string, id prose.ID, args ...any) *Error {
	return refused(field, prose.Say(id, args...))
}

// refused is the error that says why another part of the program refused what a field holds.
func refused(field string, why error) *Error {
	return &Error{Code: "invalid", Field: field, Message: prose.Of(why)}
}

// API answers requests about a workspace.
type API struct {
	Lesson Lesson // nil where there are no lessons

	work  *workspace.Workspace
	asked asked
}

// New answers for a workspace.
func New(w *workspace.Workspace) *API { return &API{work: w} }

// method answers one kind of request. params are the fields of the request that are not null.
type method struct {
	params []string
	answer func(a *API, p params) (any, *Error)
}

type params map[string]json.RawMessage

// methods by name. It is filled at start, since hello lists it.
var methods map[string]method

func init() {
	methods = map[string]method{
		"hello":      {nil, hello},
		"load":       {[]string{"document"}, load},
		"import":     {[]string{"text", "name", "options"}, importTable},
		"document":   {nil, getDocument},
		"select":     {[]string{"sample", "parameter"}, selectBoth},
		"forward":    {[]string{"sample"}, forward},
		"gradient":   {[]string{"sample"}, gradient},
		"derivation": {[]string{"parameter", "sample", "form"}, derivation},
		"train":      {[]string{"epochs"}, trainEpochs},
		"reset":      {[]string{"seed"}, reset},
		"undo":       {nil, undo},
		"redo":       {nil, redo},
		"exercise":   {[]string{"ask", "sample", "kind", "level", "seed"}, askExercise},
		"answer":     {[]string{"id", "text"}, answerExercise},
		"check":      {[]string{"lines", "parameter", "sample"}, checkLines},
		"identify":   {[]string{"text", "sample"}, identifyArray},
		"lesson":     {[]string{"tasks", "place"}, lessonReached},
	}
}

func names() []string {
	var list []string
	for name := range methods {
		list = append(list, name)
	}
	slices.Sort(list)
	return list
}

// Call is a request under way. Most are answered as soon as they are begun; training takes its time.
type Call struct {
	api     *API
	pending pending // nil once there is an answer
	result  json.RawMessage
	fault   *Error
}

// pending goes on with an answer that takes longer by about so much work, in passes over one sample, until
// done.
type pending func(work int) (answer any, fault *Error, done bool)

// Request answers a request: a method and its params, which are an object or null. It always answers. If the program
// itself fails, the answer is an error with the code internal.
func (a *API) Request(name string, raw json.RawMessage) (result json.RawMessage, fault *Error) {
	const much = 1 << 20
	c := a.Begin(name, raw)
	for !c.Advance(much) {
	}
	return c.Answer()
}

// Opens reports whether a method brings a document of its own.
func Opens(method string) bool { return method == "load" || method == "import" }

// Begin begins to answer a request. Requests are answered in order, so another must not begin before this one has its
// answer.
func (a *API) Begin(name string, raw json.RawMessage) *Call {
	c := &Call{api: a}
	c.guard(func() {
		m, ok := methods[name]
		if !ok {
			c.fault = &Error{Code: "unknown-method", Message: prose.Say(prose.NoMethod, prose.Quoted(name), prose.List(names()))}
			return
		}
		p, fault := readParams(raw, m.params)
		if fault != nil {
			c.fault = fault
			return
		}
		answer, fault := m.answer(a, p)
		if longer, ok := answer.(pending); ok {
			c.pending = longer
			return
		}
		c.set(answer, fault)
	})
	return c
}

// Advance does about so much work on the answer, counted in passes over one sample, and reports whether there
// is one now.
func (c *Call) Advance(work int) (done bool) {
	if c.pending != nil {
		c.guard(func() {
			if answer, fault, done := c.pending(work); done {
				c.set(answer, fault)
			}
		})
	}
	return c.pending == nil
}

// Answer is the result, or why the request was refused, of a Call that is done.
func (c *Call) Answer() (json.RawMessage, *Error) { return c.result, c.fault }

// guard answers with an error where f panics.
func (c *Call) guard(f func()) {
	defer func() {
		if r := recover(); r != nil {
			c.pending, c.result, c.fault = nil, nil, &Error{Code: "internal", Message: prose.Say(prose.NotExpected, fmt.Sprint(r))}
		}
	}()
	f()
}

func (c *Call) set(answer any, fault *Error) {
	c.pending, c.fault = nil, fault
	if fault != nil {
		return
	}
	data, err := json.Marshal(answer)
	var unsupported *json.UnsupportedValueError
	switch {
	case errors.As(err, &unsupported):
		c.fault = invalid("", prose.ValueTooLarge, unsupported.Str)
	case err != nil:
		c.fault = &Error{Code: "internal", Message: prose.Of(err)}
	default:
		c.result = data
	}
}

func readParams(raw json.RawMessage, known []string) (params, *Error) {
	p := params{}
	if len(raw) == 0 {
		return p, nil
	}
	if err := json.Unmarshal(raw, &p); err != nil {
		return nil, invalid("params", prose.ParamsObject)
	}
	for _, name := range slices.Sorted(maps.Keys(p)) { // in order, so that of several the same is named
		if !slices.Contains(known, name) {
			return nil, noSuchParam(name, known)
		}
		if string(p[name]) == "null" {
			delete(p, name)
		}
	}
	return p, nil
}

func noSuchParam(name string, known []string) *Error {
	if len(known) == 0 {
		return invalid("params."+name, prose.TakesNone)
	}
	return invalid("params."+name, prose.NoSuchParam, prose.List(known))
}

// whole reads a whole number; ok is false where the param is not there.
func (p params) whole(name string) (n int, ok bool, fault *Error) {
	raw, ok := p[name]
	if !ok {
		return 0, false, nil
	}
	var x float64
	if err := json.Unmarshal(raw, &x); err != nil || x != math.Trunc(x) || math.Abs(x) > document.MostSeed {
		return 0, false, invalid("params."+name, prose.FoundFor, prose.Unquoted(raw), prose.Say(prose.AWhole))
	}
	return int(x), true, nil
}

// text reads a text; ok is false where the param is not there.
func (p params) text(name string) (s string, ok bool, fault *Error) {
	raw, ok := p[name]
	if !ok {
		return "", false, nil
	}
	if err := json.Unmarshal(raw, &s); err != nil {
		return "", false, invalid("params."+name, prose.FoundFor, prose.Unquoted(raw), prose.Say(prose.AText))
	}
	return s, true, nil
}

// needText reads a text that must be there.
func (p params) needText(name string) (string, *Error) {
	s, ok, fault := p.text(name)
	if fault == nil && !ok {
		fault = invalid("params."+name, prose.Missing)
	}
	return s, fault
}

type empty struct{}

func hello(*API, params) (any, *Error) {
	return struct {
		Version  string   `json:"version"`
		Methods  []string `json:"methods"`
		Document int      `json:"document"`
	}{Version, names(), document.Version}, nil
}

func load(a *API, p params) (any, *Error) {
	raw, ok := p["document"]
	if !ok {
		return nil, invalid("params.document", prose.Missing)
	}
	d, err := document.Decode(raw)
	var located *document.Error
	if errors.As(err, &located) {
		return nil, refused(located.Field, located.Message)
	}
	if err != nil {
		return nil, refused("", err)
	}
	a.work.Load(d)
	return empty{}, nil
}

func getDocument(a *API, _ params) (any, *Error) {
	return json.RawMessage(a.work.Document().Encode()), nil
}

func undo(a *API, _ params) (any, *Error) {
	if !a.work.Undo() {
		return nil, invalid("", prose.NothingToUndo)
	}
	return empty{}, nil
}

func redo(a *API, _ params) (any, *Error) {
	if !a.work.Redo() {
		return nil, invalid("", prose.NothingToRedo)
	}
	return empty{}, nil
}
