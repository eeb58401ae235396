package printed

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chainrule/engine/prose"
)

// reader reads what stands in brackets, from a place in a text on.
type reader struct {
	text string
	at   int
	line int
	left int // how many more numbers may come
}

// deepest is how many brackets may be open at a time.
const deepest = 12

// list reads a list, whose opening bracket stands at the reader's place.
func (r *reader) list(depth int) (*node, *Error) {
	open := r.text[r.at]
	shut := map[byte]byte{'[': ']', '{': '}', '(': ')'}[open]
	n := &node{line: r.line, list: []*node{}}
	if depth > deepest {
		return nil, wrong(r.line, prose.PrintTooDeep, 2)
	}
	r.at++
	from := 0 // of the row that a semicolon ends
	rows := false
	name := ""
	for {
		r.space()
		if r.at == len(r.text) {
			return nil, wrong(n.line, prose.PrintNotClosed, string(open), string(shut))
		}
		switch c := r.text[r.at]; {
		case c == shut:
			r.at++
			if rows && from < len(n.list) {
				n.list = append(n.list[:from:from], &node{line: r.line, list: n.list[from:]})
			}
			return n, nil
		case c == ',':
			r.at++
		case c == ';':
			r.at++
			n.list = append(n.list[:from:from], &node{line: r.line, list: append([]*node{}, n.list[from:]...)})
			from, rows = len(n.list), true
		case c == '"' || c == '\'':
			text, ok := r.quoted()
			if !ok {
				return nil, wrong(r.line, prose.PrintNoNumber, prose.Quoted(r.word()))
			}
			r.space()
			if r.at < len(r.text) && (r.text[r.at] == ':' || r.text[r.at] == '=') {
				r.at++
				name = text
				continue
			}
			v, ok := readNumeral(text) // a number in quotes
			if !ok {
				return nil, wrong(r.line, prose.PrintNoNumber, prose.Quoted(text))
			}
			n.list = append(n.list, &node{line: r.line, numeral: v, name: name})
			name = ""
		default:
			if word, ok := r.key(); ok {
				name = word
				continue
			}
			v, err := r.value(depth)
			if err != nil {
				return nil, err
			}
			if v.name == "" {
				v.name = name
			}
			name = ""
			n.list = append(n.list, v)
		}
	}
}

// key reads a name before its value, as in {dW1: …} and (weight = …).
func (r *reader) key() (name string, ok bool) {
	word := r.word()
	after := strings.TrimLeft(r.text[r.at+len(word):], " ")
	if !isName(word) || !strings.HasPrefix(after, ":") && !strings.HasPrefix(after, "=") {
		return "", false
	}
	r.at = len(r.text) - len(after) + 1
	return word, true
}

// value reads a list, a number, an ellipsis, or a call that makes an array.
func (r *reader) value(depth int) (*node, *Error) {
	rest := r.text[r.at:]
	if c := rest[0]; c == '[' || c == '{' || c == '(' {
		return r.list(depth + 1)
	}
	for _, dots := range []string{"...", "…", "⋯", "⋮", "⋱"} {
		if strings.HasPrefix(rest, dots) {
			r.at += len(dots)
			return &node{line: r.line, gap: true}, nil
		}
	}
	if rest[0] == '<' { // <tf.Tensor: shape=(2,), dtype=float32, numpy=array(…)>
		return r.tensor(depth)
	}
	word := r.word()
	if v, ok := readNumeral(word); ok {
		r.at += len(word)
		if r.left--; r.left < 0 {
			return nil, wrong(r.line, prose.PrintTooLarge, mostCells)
		}
		return &node{line: r.line, numeral: v, float32: v.float32}, nil
	}
	if after := r.text[r.at+len(word):]; word != "" && isName(word) {
		switch {
		case strings.HasPrefix(after, "("):
			r.at += len(word)
			return r.call(depth)
		case strings.HasPrefix(after, "["): // Float32[0.5 1.0]
			r.at += len(word)
			n, err := r.list(depth + 1)
			if err == nil {
				n.float32 = n.float32 || strings.HasSuffix(word, "32")
			}
			return n, err
		}
	}
	if word == "" {
		_, size := utf8.DecodeRuneInString(rest)
		word = rest[:size]
	}
	return nil, wrong(r.line, prose.PrintNoNumber, prose.Quoted(word))
}

// call reads array(…), tensor(…), np.float64(…) and the like, from their parenthesis on.
func (r *reader) call(depth int) (*node, *Error) {
	open := r.line
	if depth > deepest {
		return nil, wrong(r.line, prose.PrintTooDeep, 2)
	}
	r.at++
	r.space()
	if r.at == len(r.text) || r.text[r.at] == ')' {
		return nil, wrong(open, prose.PrintEmpty)
	}
	n, err := r.value(depth)
	if err != nil {
		return nil, err
	}
	n.own = n.list != nil
	from := r.at
	for level := 1; level > 0; r.at++ {
		if r.at == len(r.text) {
			return nil, wrong(open, prose.PrintNotClosed, "(", ")")
		}
		switch r.text[r.at] {
		case '(':
			level++
		case ')':
			level--
		case '\n':
			r.line++
		}
	}
	n.describe(r.text[from:r.at])
	return n, nil
}

// tensor reads what TensorFlow and Keras print between < and >.
func (r *reader) tensor(depth int) (*node, *Error) {
	const numpy, keras = "numpy=", "value="
	at, of := strings.Index(r.text[r.at:], numpy), numpy
	if strings.HasPrefix(r.text[r.at:], "<Variable") || strings.HasPrefix(r.text[r.at:], "<KerasVariable") {
		at, of = strings.Index(r.text[r.at:], keras), keras
	}
	if at < 0 {
		return nil, wrong(r.line, prose.PrintNoNumber, prose.Quoted(r.word()))
	}
	head := r.text[r.at:][:at]
	r.line += strings.Count(head, "\n")
	r.at += at + len(of)
	r.space()
	if r.at == len(r.text) {
		return nil, wrong(r.line, prose.PrintNotClosed, "<", ">")
	}
	n, err := r.value(depth)
	if err != nil {
		return nil, err
	}
	n.own = n.list != nil
	n.describe(head)
	r.space()
	if r.at < len(r.text) && r.text[r.at] == '>' {
		r.at++
	}
	return n, nil
}

func (r *reader) space() {
	for r.at < len(r.text) {
		c, size := utf8.DecodeRuneInString(r.text[r.at:])
		if !unicode.IsSpace(c) {
			return
		}
		if c == '\n' {
			r.line++
		}
		r.at += size
	}
}

// word is the text from the reader's place to the next sign that ends a number or a name.
func (r *reader) word() string {
	rest := r.text[r.at:]
	end := strings.IndexFunc(rest, func(c rune) bool { return unicode.IsSpace(c) || strings.ContainsRune("[](){},;:\"'<>=…⋯⋮⋱", c) })
	if end < 0 {
		end = len(rest)
	}
	if dots := strings.Index(rest[:end], "..."); dots >= 0 { // 0.5...
		end = dots
	}
	return rest[:end]
}

// quoted reads a text in quotes.
func (r *reader) quoted() (text string, ok bool) {
	rest := r.text[r.at+1:]
	end := strings.IndexAny(rest, string(r.text[r.at])+"\n")
	if end < 0 || rest[end] == '\n' {
		return "", false
	}
	r.at += end + 2
	return rest[:end], true
}

// isName reports whether a word is a name, with points in it as those of modules have.
func isName(word string) bool {
	for i, c := range word {
		if c != '_' && c != '.' && !unicode.IsLetter(c) && (i == 0 || !unicode.IsDigit(c)) {
			return false
		}
	}
	return word != "" && word[0] != '.'
}
