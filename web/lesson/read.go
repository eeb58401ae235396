package lesson

import (
	"encoding/json"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"chainrule/engine/workspace"
)

// entry is a line "key: text" with the lines that go on with it.
type entry struct {
	key, text string
	line      int
}

// entries reads lines "key: text". A line that is indented goes on with the one before.
func (f *faults) entries(text string, first int) []entry {
	var list []entry
	for i, line := range strings.Split(text, "\n") {
		at := first + i
		trimmed := strings.TrimSpace(line)
		switch key, value, ok := strings.Cut(line, ":"); {
		case trimmed == "":
		case strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t"):
			if len(list) == 0 {
				f.at(at, "this line goes on with nothing; write key: text")
				continue
			}
			list[len(list)-1].text += " " + trimmed
		case !ok || strings.ContainsAny(key, " $"):
			f.at(at, "%q is not key: text; a line that goes on is indented", prefix(line))
		default:
			list = append(list, entry{key, strings.TrimSpace(value), at})
		}
	}
	for _, e := range list {
		if e.text == "" {
			f.at(e.line, "%s: says nothing", e.key)
		}
	}
	return list
}

func prefix(text string) string {
	if runes := []rune(text); len(runes) > 40 {
		return string(runes[:40]) + "…"
	}
	return text
}

// known reports keys that are not among those known, and those that are there twice but may be there once.
func (f *faults) known(of string, list []entry, once, many []string) {
	seen := map[string]bool{}
	for _, e := range list {
		switch {
		case slices.Contains(many, e.key):
		case !slices.Contains(once, e.key):
			f.at(e.line, "%s has no %q; it has %s", of, e.key, strings.Join(append(slices.Clone(once), many...), ", "))
		case seen[e.key]:
			f.at(e.line, "%s: is there twice", e.key)
		}
		seen[e.key] = true
	}
}

// one is the entry of a key; one without a line where there is none.
func one(list []entry, key string) entry {
	for _, e := range list {
		if e.key == key {
			return e
		}
	}
	return entry{key: key}
}

// need is the entry of a key that must be there.
func (f *faults) need(of string, line int, list []entry, key string) entry {
	e := one(list, key)
	if e.line == 0 {
		f.at(line, "%s needs %s:", of, key)
	}
	return e
}

// whole reads a whole number between two others; 0 where the entry is not there.
func (f *faults) whole(e entry, least, most int) int {
	if e.line == 0 {
		return 0
	}
	n, err := strconv.Atoi(e.text)
	if err != nil || n < least || n > most {
		f.at(e.line, "%s: is a whole number from %d to %d, and not %q", e.key, least, most, e.text)
		return 0
	}
	return n
}

// words reads words with commas between, among choices.
func (f *faults) words(e entry, choices ...string) []string {
	if e.line == 0 {
		return nil
	}
	var list []string
	for _, word := range strings.Split(e.text, ",") {
		word = strings.TrimSpace(word)
		if !slices.Contains(choices, word) {
			f.at(e.line, "%s: is of %s, and not %q", e.key, strings.Join(choices, ", "), word)
			continue
		}
		list = append(list, word)
	}
	return list
}

// headKeys are the keys of the head.
var headKeys = []string{"title", "question", "can", "document", "show", "reads", "row", "parameter", "end"}

// read reads a lesson's file.
func (r *Read) read(project fs.FS, text string) {
	r.views, r.steps, r.Documents = map[string]*workspace.View{}, map[string][]Step{}, map[string]json.RawMessage{}
	r.dones = map[string]entry{}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	rest, ok := strings.CutPrefix(text, "---\n")
	head, below, closed := strings.Cut(rest, "\n---\n")
	if !ok || !closed {
		r.at(1, "a lesson begins with its head, between two lines ---")
		return
	}
	list := r.entries(head, 2)
	r.known("the head", list, headKeys, nil)
	r.Title = r.need("the head", 1, list, "title").text
	r.Question = r.need("the head", 1, list, "question").text
	r.ends = one(list, "end").line != 0
	r.Show = r.words(one(list, "show"), "table", "diagram", "derivation", "training")
	if reads := r.words(one(list, "reads"), "derivation", "training", "practise", "check"); len(reads) > 0 {
		r.Reads = reads[0]
	}
	at := r.need("the head", 1, list, "document")
	if at.line == 0 {
		return
	}
	r.Document = at.text
	v := r.open(project, at.line, at.text)
	if v == nil {
		return
	}
	v = r.selecting(v, one(list, "row"), one(list, "parameter"))
	r.Row, r.Param = v.Row, v.Shape.ID(v.Param)
	r.views[at.text] = v
	b := &body{Read: r, project: project, name: at.text, view: v}
	can := r.need("the head", 1, list, "can")
	r.Can = b.inline(can.text, can.line)
	b.read(below, 3+strings.Count(head, "\n")+1)
	if len(r.Tasks) == 0 && !r.ends {
		r.at(1, "a lesson has a task or an exercise; write end: yes in the head of the page after the last lesson")
	}
	if r.Minutes = minutes(r.Lesson); r.Minutes > mostMinutes {
		r.at(1, "it takes about %d minutes, and a lesson takes no more than %d; cut it in two", r.Minutes, mostMinutes)
	}
	r.tryAll()
}

// selecting is a view with a row and a parameter selected that entries name.
func (r *Read) selecting(v *workspace.View, row, param entry) *workspace.View {
	w := workspace.New(v.Saved())
	if row.line != 0 {
		if n := r.whole(row, 1, v.Document.Table.Len()); n > 0 {
			if err := w.SelectRow(n); err != nil {
				r.at(row.line, "%v", err)
			}
		}
	}
	if param.line != 0 {
		p, err := v.Shape.Parse(param.text)
		if err == nil {
			err = w.SelectParam(p)
		}
		if err != nil {
			r.at(param.line, "%v", err)
		}
	}
	return w.View()
}
