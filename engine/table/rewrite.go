package table

import (
	"strconv"
	"strings"
)

// Rewrite is numbers that come from elsewhere, written as a column writes its own: "1,5" as "1.5". changed is false where
// nothing has to be rewritten: each can be read as it is, or it is not certain how they are written.
func (r Reads) Rewrite(cells []string) (to []string, changed bool) {
	var e evidence
	foreign := false
	for _, text := range cells {
		e.look(text)
		if _, err := r.Number(text); err != nil && !IsMissing(text) && isNumeric(text) {
			foreign = true
		}
	}
	from, other := e.reads(e)
	if !foreign || other != nil || from == r {
		return cells, false
	}
	to = append([]string(nil), cells...)
	for i, text := range cells {
		v, err := from.Number(text)
		if err != nil {
			continue // it is no number, and stays as it is
		}
		if _, err := r.Number(text); err == nil && !strings.ContainsAny(text, ",.'’ ") {
			continue // a whole number is the same in both
		}
		to[i] = strings.Replace(strconv.FormatFloat(v, 'f', -1, 64), ".", r.Point(), 1)
		changed = true
	}
	return to, changed
}
