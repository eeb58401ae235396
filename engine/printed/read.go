package printed

import (
	"strings"
	"unicode"

	"chainrule/engine/prose"
)

// Read reads all arrays of a text, in their order. It finds out by itself what printed them. A text without a number, or with
// something else where a number belongs, is an [*Error].
func Read(text string) ([]*Array, error) {
	s := &scanner{}
	s.text = withoutLaTeX(uncommented(tidy(text)))
	s.cells = mostCells
	if err := s.scan(); err != nil {
		return nil, err
	}
	if len(s.found) == 0 {
		return nil, wrong(0, prose.PrintEmpty)
	}
	return s.found, nil
}

// tidy gives a text plain spaces, minus signs and ends of lines.
func tidy(text string) string {
	return strings.NewReplacer("\r\n", "\n", "\r", "\n", "\ufeff", "", "\u200b", "", "\u00a0", " ", "\u202f", " ", "\u2009", " ", "\f", " ", "\v", " ", "−", "-", "“", `"`, "”", `"`).Replace(text)
}

// uncommented takes the marks of comments away where each line has one, as a print that is kept in a program does.
func uncommented(text string) string {
	for _, mark := range []string{"%", "#", "//"} {
		marked, all := "", true
		for _, line := range strings.SplitAfter(text, "\n") {
			rest, ok := strings.CutPrefix(strings.TrimLeft(line, " \t"), mark)
			all = all && (ok || strings.TrimSpace(line) == "")
			marked += rest
		}
		if all {
			return marked
		}
	}
	return text
}

// scanner goes through a text line by line. Arrays in brackets are read where they begin; other lines are gathered
// until something ends them, and read together.
type scanner struct {
	text     string
	at       int
	line     int // of the place, from 0
	cells    int // how many more there may be
	lines    []numbered
	name     string // that the next array has
	head     string // words before the next array
	scale    float64
	shape    []int // that Julia states for the next array
	float32s bool  // Julia states it
	found    []*Array
	open     *columns // of an array that goes on after a blank line
}

// numbered is a line with its number, from 1.
type numbered struct {
	number int
	text   string
}

func (s *scanner) scan() *Error {
	for s.at < len(s.text) {
		line, _, _ := strings.Cut(s.text[s.at:], "\n")
		taken, err := s.take(line)
		if err != nil {
			return err
		}
		if taken < len(line) {
			s.at += taken
			continue
		}
		s.line += 1 + strings.Count(s.text[s.at:][:taken], "\n")
		s.at += taken + 1
	}
	if err := s.end(); err != nil {
		return err
	}
	return nil
}

// take takes the line at the place, or its beginning, and says how much it took. What it takes can go past the line.
func (s *scanner) take(line string) (int, *Error) {
	if strings.TrimFunc(line, func(c rune) bool { return unicode.IsSpace(c) || strings.ContainsRune(",;)]}>", c) }) == "" {
		return len(line), s.flush()
	}
	if m := pythonPrompt().FindStringSubmatch(line); m != nil {
		err := s.end()
		s.name, s.head = "", ""
		if n := lastName().FindStringSubmatch(strings.TrimRight(m[1], " );")); n != nil && !strings.ContainsAny(m[1], ",{") {
			s.name = n[1]
		}
		return len(line), err
	}
	if m := outPrompt().FindString(line); m != "" {
		return len(m), s.flush()
	}
	if done, err := s.takeSign(line); done || err != nil {
		return len(line), err
	}
	if rVector().MatchString(line) || rMatrix().MatchString(line) {
		s.gather(line)
		return len(line), nil
	}
	if m := declaration().FindString(line); m != "" && len(m) < len(line) { // of C
		err := s.end()
		s.name = declaration().FindStringSubmatch(line)[1]
		return len(m), err
	}
	if at := startOfArray().FindStringIndex(line); at != nil {
		return s.takeBrackets(line, at[0])
	}
	if strings.HasSuffix(strings.TrimSpace(line), "(") {
		err := s.flush()
		s.head += line + "\n"
		return len(line), err
	}
	if nameBefore().MatchString(line) {
		if err := s.end(); err != nil {
			return 0, err
		}
	}
	s.gather(line)
	return len(line), nil
}

// takeBrackets reads an array in brackets that begins within a line.
func (s *scanner) takeBrackets(line string, at int) (int, *Error) {
	if err := s.end(); err != nil {
		return 0, err
	}
	r := &reader{text: s.text, at: s.at + at, line: s.line + 1, left: s.cells}
	before := s.head + line[:at]
	n, err := r.value(0)
	if err != nil {
		return 0, err
	}
	s.cells = r.left
	end := tail().FindString(s.text[r.at:])
	n.describe(before + end)
	if n.list == nil { // tensor(0.5)
		if n.shape == nil {
			n.shape = []int{}
		}
		n = &node{line: n.line, list: []*node{n}, shape: n.shape, float32: n.float32}
	}
	found, err := n.arrays(s.nameOf(before, s.text[s.at+at] == '('))
	if err != nil {
		return 0, err
	}
	if sizeBefore().MatchString(before) { // a shape is no array
		found = nil
	}
	for _, a := range found {
		if s.scale != 0 && s.scale != 1 {
			a.multiply(s.scale)
		}
		if s.shape != nil {
			a.state(s.shape)
		}
	}
	s.found = append(s.found, found...)
	s.reset()
	taken := r.at + len(end) - s.at
	if newlines := strings.Count(s.text[s.at:][:taken], "\n"); newlines > 0 && taken < len(s.text)-s.at {
		// what is left of the last line is the next line
		s.line += newlines
		s.at += taken
		return 0, nil
	}
	return taken, nil
}

// nameOf is what the words before an array call it; called says that a parenthesis follows them.
func (s *scanner) nameOf(before string, called bool) string {
	before = strings.TrimSpace(before)
	if called || strings.HasSuffix(before, "(") {
		before = strings.TrimSpace(lastCall().ReplaceAllString(before, ""))
	}
	before = elementType().ReplaceAllString(module().ReplaceAllString(before, ""), "")
	if m := lastName().FindStringSubmatch(before); m != nil {
		return m[1]
	}
	return s.name
}

// end reads the lines that were gathered, and ends the array that goes on.
func (s *scanner) end() *Error {
	if err := s.flush(); err != nil {
		return err
	}
	return s.close()
}

// reset forgets what was said of an array that is read now.
func (s *scanner) reset() { s.name, s.head, s.scale, s.shape, s.float32s = "", "", 0, nil, false }

func (s *scanner) gather(line string) {
	s.lines = append(s.lines, numbered{s.line + 1, line})
}

// multiply applies the common factor that MATLAB and Octave print above a matrix.
func (a *Array) multiply(by float64) {
	for i := range a.Cells {
		a.Cells[i].Value *= by
		a.Cells[i].Half *= by
		a.Cells[i].Written *= by
	}
}
