package opening

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParse(t *testing.T) {
	for hash, want := range map[string]Address{
		"":                              {},
		"example=iris":                  {Example: "iris"},
		"doc=q1bKTFGyUjA":               {Doc: "q1bKTFGyUjA"},
		"src=week%201/data.json":        {Src: "week 1/data.json"},
		"src=https://a.example/b.json":  {Src: "https://a.example/b.json"},
		"lesson=chain":                  {Lesson: "chain"},
		"show=derivation":               {Show: []string{"derivation"}},
		"example=xor&show=table,lesson": {Example: "xor", Show: []string{"table", "lesson"}},
		"lock=all&lesson=chain":         {Lesson: "chain", Lock: []string{"all"}},
		"lock=data,weights":             {Lock: []string{"data", "weights"}},
	} {
		got, err := Parse(hash)
		if err != nil {
			t.Errorf("%s: %v", hash, err)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s", hash, d)
		}
	}
}

func TestBadAddresses(t *testing.T) {
	for hash, want := range map[string]string{
		"%zz":                    `the address ends in "#%zz", which cannot be read; write #example= and a name`,
		"a;b":                    `the address ends in "#a;b", which cannot be read; write #example= and a name`,
		"what=ever":              `the address asks for "what", which this page does not know; write example, doc, src, lesson, show or lock`,
		"__proto__=1":            `the address asks for "__proto__", which this page does not know; write example, doc, src, lesson, show or lock`,
		"\u202ecod=1":            `the address asks for "\u202ecod", which this page does not know; write example, doc, src, lesson, show or lock`,
		"example":                `the address says example= and nothing after it`,
		"doc=":                   `the address says doc= and nothing after it`,
		"show=":                  `the address says show= and nothing after it`,
		"example=a&example=b":    `the address says example twice`,
		"example=a&doc=b":        `the address names a document twice, by example and by doc; leave one out`,
		"lesson=a&src=b":         `the address names a document twice, by src and by lesson; leave one out`,
		"show=table,":            `the address says show=""; write one or more of table, diagram, derivation, training, lesson, with commas between them`,
		"show=Table":             `the address says show="Table"; write one or more of table, diagram, derivation, training, lesson, with commas between them`,
		"show=table,table":       `the address says show=table twice`,
		"lock=everything":        `the address says lock="everything"; write one or more of data, network, weights, settings, all, with commas between them`,
		"lock=data,%3Cb%3E":      `the address says lock="<b>"; write one or more of data, network, weights, settings, all, with commas between them`,
		strings.Repeat("x", 9e5): `the address asks for "` + strings.Repeat("x", 60) + `…", which this page does not know; write example, doc, src, lesson, show or lock`,
	} {
		got, err := Parse(hash)
		if err == nil {
			t.Errorf("%.40s: accepted, want %s", hash, want)
			continue
		}
		if err.Error() != want {
			t.Errorf("%.40s:\n got %s\nwant %s", hash, err, want)
		}
		if d := cmp.Diff(Address{}, got); d != "" {
			t.Errorf("%.40s: half of it beside the error: %s", hash, d)
		}
	}
}
