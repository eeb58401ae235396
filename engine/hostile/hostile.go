// Package hostile reads the corpus of bad documents, links and addresses in engine/testdata/hostile, each with
// the error that it must give, for the tests of those who read such things.
package hostile

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"chainrule/engine/network"
)

// The kinds of cases, by what reads them.
const (
	Document = "document" // the text of a document
	Packed   = "packed"   // what follows doc= in an address
	Deflated = "deflated" // the same, given before it is deflated and packed
	Fragment = "fragment" // what follows # in an address
)

// Case is bad input.
type Case struct {
	Name  string
	Kind  string
	Text  string // ready to be read: what was Deflated is Packed
	JS    string // an expression of JavaScript that makes Text, short where Text is long and repeats
	Error string // what must be said; {activations}, {outputs} and {losses} stand for the lists of ids there
}

// piece is a text, or one repeated.
type piece struct {
	Repeat string
	Times  int
}

// UnmarshalJSON reads "text" or {"repeat": "text", "times": 1000}.
func (p *piece) UnmarshalJSON(data []byte) error {
	p.Times = 1
	if data[0] == '"' {
		return json.Unmarshal(data, &p.Repeat)
	}
	type plain piece
	return json.Unmarshal(data, (*plain)(p))
}

// Cases reads the cases of a kind; those of Packed contain the Deflated ones.
func Cases(t testing.TB, kind string) []Case {
	t.Helper()
	data, err := os.ReadFile(file())
	if err != nil {
		t.Fatal(err)
	}
	var all []struct {
		Name, Kind, Error string
		Text              []piece
	}
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatalf("%s: %v", file(), err)
	}
	lists := strings.NewReplacer("{activations}", network.Activations().String(), "{outputs}", network.Outputs().String(), "{losses}", network.Losses().String())
	var cases []Case
	for _, c := range all {
		if c.Kind != kind && (c.Kind != Deflated || kind != Packed) {
			continue
		}
		var text, js strings.Builder
		for i, p := range c.Text {
			text.WriteString(strings.Repeat(p.Repeat, p.Times))
			if i > 0 {
				js.WriteString(" + ")
			}
			fmt.Fprintf(&js, "%s.repeat(%d)", quoted(p.Repeat), p.Times)
		}
		one := Case{c.Name, kind, text.String(), js.String(), lists.Replace(c.Error)}
		if c.Kind == Deflated {
			one.Text = pack(t, one.Text)
			one.JS = quoted(one.Text)
		}
		cases = append(cases, one)
	}
	if len(cases) == 0 {
		t.Fatalf("%s has no case of kind %s", file(), kind)
	}
	return cases
}

// quoted is a text as JSON, which is JavaScript too.
func quoted(s string) string {
	data, err := json.Marshal(s)
	if err != nil {
		panic("hostile: " + err.Error()) // texts always encode
	}
	return string(data)
}

// file is where the corpus is, whichever package's test asks.
func file() string {
	_, here, _, _ := runtime.Caller(0)
	return filepath.Join(filepath.Dir(here), "..", "testdata", "hostile", "cases.json")
}

// pack deflates any text as a link holds it.
func pack(t testing.TB, text string) string {
	t.Helper()
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return base64.RawURLEncoding.EncodeToString(out.Bytes())
}
