package api

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// TestLesson hands on what was done of a lesson, and says where none is open.
func TestLesson(t *testing.T) {
	a := open(t, small)
	for _, c := range []struct {
		params string
		open   bool
		want   string
	}{
		{`{"tasks": "cell net/2", "place": 7}`, true, `["cell net/2 7"]`},
		{`null`, true, `[" 0"]`},
		{`{}`, false, "no lesson is open"},
		{`{"tasks": ["cell"]}`, true, `params.tasks: found ["cell"] where a text belongs`},
	} {
		a.Lesson = func(tasks []string, place int) (any, bool) {
			text := strings.Join(tasks, " ")
			return []string{fmt.Sprint(text, " ", place)}, c.open
		}
		answer, fault := a.Request("lesson", json.RawMessage(c.params))
		got := string(answer)
		if fault != nil {
			got = fault.Error()
		}
		if got != c.want {
			t.Errorf("%s is answered by %s, want %s", c.params, got, c.want)
		}
	}
	a.Lesson = nil
	if _, fault := a.Request("lesson", nil); fault == nil || fault.Error() != "no lesson is open" {
		t.Errorf("without lessons: %v", fault)
	}
}
