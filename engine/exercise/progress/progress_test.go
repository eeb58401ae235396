package progress

import (
	"encoding/csv"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"chainrule/engine/exercise"

	"pgregory.net/rapid"
)

// attempt is a first answer to the question of a seed.
func attempt(level int, seed uint64, right bool) Attempt {
	return Attempt{Question: Question{Level: level, Form: exercise.Number, Seed: seed}, Correct: right, First: true}
}

// TestComesBack follows one question that goes wrong, and then right again and again, among others: it is due after 2, 4 and 8 others.
func TestComesBack(t *testing.T) {
	var l Log
	l = l.Add(attempt(3, 1, false))
	next := uint64(100)
	for _, others := range []int{2, 4, 8} {
		for i := range others {
			if q, ok := l.Due(3); ok {
				t.Fatalf("%v is due after %d of %d others", q, i, others)
			}
			next++
			l = l.Add(attempt(3, next, true))
			l = l.Add(attempt(5, next, false)) // another topic, which does not count
		}
		if q, ok := l.Due(3); !ok || q.Seed != 1 {
			t.Fatalf("%v, %v is due after %d others", q, ok, others)
		}
		l = l.Add(attempt(3, 1, true))
	}
	if l.Waiting(3) != 0 {
		t.Error("it comes back for a fourth time")
	}
}

// TestHelpComesBack wants questions back whose answer was shown, that needed a hint, or that were right at the second try alone.
func TestHelpComesBack(t *testing.T) {
	for name, list := range map[string][]Attempt{
		"hint":   {{First: true, Correct: true, Help: Hint}},
		"shown":  {{First: true, Help: Shown}},
		"second": {{First: true}, {Correct: true}},
	} {
		var l Log
		for _, a := range list {
			l = l.Add(a)
		}
		if l.Waiting(0) != 1 {
			t.Errorf("%s: it does not come back", name)
		}
	}
	if l := (Log{}).Add(attempt(0, 1, true)); l.Waiting(0) != 0 {
		t.Error("a right one comes back")
	}
}

// TestMastery wants 4 of the last 5 questions right.
func TestMastery(t *testing.T) {
	for answers, want := range map[string]bool{"1111": false, "01111": true, "11110": true, "11011": true, "00111": false, "0000011111": true, "1111100": false} {
		var l Log
		for i, r := range answers {
			l = l.Add(attempt(2, uint64(i), r == '1'))
		}
		if got := l.Topic(2); got.Mastered != want || got.Tried != len(answers) || got.Right != strings.Count(answers, "1") {
			t.Errorf("%s: %+v", answers, got)
		}
	}
}

// logs draws logs as a panel writes them.
func logs(t *rapid.T) Log {
	var l Log
	for range rapid.IntRange(0, 40).Draw(t, "attempts") {
		a := attempt(rapid.IntRange(0, 2).Draw(t, "level"), uint64(rapid.IntRange(1, 6).Draw(t, "seed")), rapid.Bool().Draw(t, "right"))
		a.First = rapid.IntRange(0, 3).Draw(t, "first") > 0
		a.Help = rapid.SampledFrom([]Help{None, None, None, Hint, Shown}).Draw(t, "help")
		a.Answer, a.Time = rapid.StringMatching(`[ -~σδ]{0,9}`).Draw(t, "answer"), "2025-01-02T03:04:05Z"
		l = l.Add(a)
	}
	return l
}

// TestProperties holds of every log: only questions that went wrong come back, none before two others; another topic changes nothing; whoever
// is right from now on, and answers what is due, has nothing left at last.
func TestProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := logs(t)
		for level := range 3 {
			own := slices.DeleteFunc(slices.Clone(l), func(a Attempt) bool { return a.Level != level })
			q, ok := l.Due(level)
			if r, again := own.Due(level); r != q || again != ok {
				t.Fatalf("%v without the other topics, %v with them", r, q)
			}
			if !ok {
				continue
			}
			last, others := -1, 0
			wrong := false
			for i, a := range own {
				if a.First && a.Question == q {
					last, others = i, 0
					wrong = wrong || !a.alone()
				} else if a.First {
					others++
				}
			}
			if last < 0 || !wrong || others < 2 {
				t.Fatalf("%v is due after %d others, in %v", q, others, own)
			}
		}
		waiting := l.Waiting(1)
		fresh := uint64(1000)
		for range 15 * (waiting + 1) {
			a := attempt(1, fresh, true)
			if q, ok := l.Due(1); ok {
				a.Question = q
			}
			fresh++
			l = l.Add(a)
		}
		if n := l.Waiting(1); n != 0 {
			t.Fatalf("%d are left of %d", n, waiting)
		}
	})
}

// TestFiles reads a log back from JSON, and its table by another reader of CSV.
func TestFiles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := logs(t)
		back := Read(l.JSON(9))
		if len(l) > 0 && !reflect.DeepEqual(back, l) {
			t.Fatalf("%v, want %v", back, l)
		}
		records, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(l.CSV()), "\ufeff"))).ReadAll()
		if err != nil || len(records) != len(l)+1 {
			t.Fatalf("%v, %d rows for %d attempts", err, len(records), len(l))
		}
		for i, a := range l {
			r := records[i+1]
			if strings.TrimLeft(r[5], "'") != strings.TrimLeft(a.Answer, "'") || r[6] != fmt.Sprint(a.Correct) || r[1] != fmt.Sprint(a.Level) {
				t.Fatalf("%v for %+v", r, a)
			}
		}
	})
	for _, text := range []string{"", "{", "[]", `{"chainrulePractice": 2, "attempts": []}`, `{"chainrulePractice": 1, "attempts": 3}`} {
		if l := Read([]byte(text)); l != nil {
			t.Errorf("%q is read as %v", text, l)
		}
	}
	if data := string(Log{{Answer: "=1+1"}}.CSV()); !strings.Contains(data, ",'=1+1,") {
		t.Errorf("a spreadsheet would compute %q", data)
	}
}

// TestBounded keeps the newest attempts.
func TestBounded(t *testing.T) {
	var l Log
	for i := range 2100 {
		l = l.Add(attempt(1, uint64(i), true))
	}
	if len(l) != 2000 || l[0].Seed != 100 {
		t.Errorf("%d attempts, from %d", len(l), l[0].Seed)
	}
	if a := (Log{}).Add(Attempt{Answer: strings.Repeat("δ", 300)})[0].Answer; len([]rune(a)) != 200 {
		t.Errorf("%d characters", len([]rune(a)))
	}
}
