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
		"example=iris&sample=3&parameter=beta%5B1,2%5D": {Example: "iris", Sample: 3, Parameter: "beta[1,2]"},
		"example=iris&sample=3&parameter=beta[1,2]":     {Example: "iris", Sample: 3, Parameter: "beta[1,2]"},
		"form=errors&lines=symbols&digits=7&theme=dark": {Form: "errors", Lines: "symbols", Digits: 7, Theme: "dark"},
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
		"what=ever":              `the address asks for "what", which this page does not know; write example, doc, src, lesson, show, lock, sample, parameter, form, lines, digits, theme or drafts`,
		"__proto__=1":            `the address asks for "__proto__", which this page does not know; write example, doc, src, lesson, show, lock, sample, parameter, form, lines, digits, theme or drafts`,
		"\u202ecod=1":            `the address asks for "\u202ecod", which this page does not know; write example, doc, src, lesson, show, lock, sample, parameter, form, lines, digits, theme or drafts`,
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
		"sample=0":               `the address says sample="0"; write a whole number from 1 to 2147483647`,
		"sample=two":             `the address says sample="two"; write a whole number from 1 to 2147483647`,
		"digits=99":              `the address says digits="99"; write a whole number from 2 to 15`,
		"form=short":             `the address says form="short"; write chain or errors`,
		"lines=all":              `the address says lines="all"; write both, symbols or numbers`,
		"theme=blue":             `the address says theme="blue"; write light, dark or auto`,
		"drafts=%2E%2E":          `the address says drafts=".."; write up to 40 small letters, digits and hyphens`,
		"parameter=":             `the address says parameter= and nothing after it`,
		"lock=data,%3Cb%3E":      `the address says lock="<b>"; write one or more of data, network, weights, settings, all, with commas between them`,
		strings.Repeat("x", 9e5): `the address asks for "` + strings.Repeat("x", 60) + `…", which this page does not know; write example, doc, src, lesson, show, lock, sample, parameter, form, lines, digits, theme or drafts`,
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
