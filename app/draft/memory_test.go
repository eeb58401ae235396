package draft

import (
	"maps"
	"strconv"
	"time"
)

// memory is a store as the browser's, shared by tabs. What it is asked is answered when the test says so.
type memory struct {
	drafts map[string]*stored
	owners map[string]*tab
	ids    int
}

type stored struct {
	entry Entry
	parts map[int]string
}

func newMemory() *memory { return &memory{drafts: map[string]*stored{}, owners: map[string]*tab{}} }

// text joins a draft's parts.
func (s *stored) text() string {
	text := s.parts[Before]
	for i := range len(s.parts) - 2 {
		text += s.parts[i]
	}
	return text + s.parts[After]
}

// tab is a browser's tab: its session, and the store as it sees it.
type tab struct {
	*memory
	session Origin
	written []int // how many parts each save gave
	fault   error // what saving gives, in place of keeping it
	queue   []func()
}

func (m *memory) tab() *tab { return &tab{memory: m} }

// answer calls back all that waits.
func (t *tab) answer() {
	for len(t.queue) > 0 {
		next := t.queue[0]
		t.queue = t.queue[1:]
		next()
	}
}

// claim makes a draft the tab's, unless it is another's.
func (t *tab) claim(id string) bool {
	if t.owners[id] == nil {
		t.owners[id] = t
	}
	return t.owners[id] == t
}

// close lets go of the tab's drafts.
func (t *tab) close() {
	maps.DeleteFunc(t.owners, func(_ string, of *tab) bool { return of == t })
}

func (t *tab) NewID() string {
	t.ids++
	return strconv.Itoa(t.ids)
}

func (t *tab) Begin(done func(Begun, error)) {
	t.queue = append(t.queue, func() {
		b := Begun{Origin: t.session}
		if b.Draft == "" || t.drafts[b.Draft] == nil {
			b.Draft = ""
			done(b, nil)
			return
		}
		b.Own, b.Text = t.claim(b.Draft), []byte(t.drafts[b.Draft].text())
		done(b, nil)
	})
}

func (t *tab) Arrive() {}

func (t *tab) Point(o Origin) { t.session = o }

func (t *tab) Save(e Entry, parts []Part, runs int, done func(error)) {
	t.queue = append(t.queue, func() {
		t.written = append(t.written, len(parts))
		if t.fault != nil {
			done(t.fault)
			return
		}
		if t.owners[e.ID] != nil && t.owners[e.ID] != t {
			done(&Error{Kind: Taken})
			return
		}
		t.claim(e.ID)
		s := t.drafts[e.ID]
		if s == nil {
			s = &stored{parts: map[int]string{}}
		}
		s.entry = e
		for _, p := range parts {
			s.parts[p.Run] = string(p.Text)
		}
		maps.DeleteFunc(s.parts, func(run int, _ string) bool { return run >= runs })
		if len(s.parts) != runs+2 {
			done(&Error{Kind: Gone})
			return
		}
		t.drafts[e.ID] = s
		done(nil)
	})
}

func (t *tab) List(done func([]Entry, error)) {
	t.queue = append(t.queue, func() {
		var list []Entry
		for id, s := range t.drafts {
			e := s.entry
			e.Busy = t.owners[id] != nil && t.owners[id] != t
			list = append(list, e)
		}
		done(list, nil)
	})
}

func (t *tab) Load(id string, done func(bool, []byte, error)) {
	t.queue = append(t.queue, func() {
		s := t.drafts[id]
		if s == nil {
			done(false, nil, &Error{Kind: Gone})
			return
		}
		done(t.claim(id), []byte(s.text()), nil)
	})
}

func (t *tab) Remove(id string, done func(error)) {
	t.queue = append(t.queue, func() {
		delete(t.drafts, id)
		done(nil)
	})
}

// clock is a time that stands still until the test moves it.
type clock struct {
	now   time.Time
	later []event
}

type event struct {
	at time.Time
	f  func()
}

func newClock() *clock { return &clock{now: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)} }

func (c *clock) Now() time.Time { return c.now }

func (c *clock) After(d time.Duration, f func()) { c.later = append(c.later, event{c.now.Add(d), f}) }

// pass lets time pass.
func (c *clock) pass(d time.Duration) {
	c.now = c.now.Add(d)
	due := c.later
	c.later = nil
	for _, e := range due {
		if e.at.After(c.now) {
			c.later = append(c.later, e)
		} else {
			e.f()
		}
	}
}
