package prose

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"chainrule/engine/expr"
)

// Part is a piece of a message: a formula, or text where Formula is nil.
type Part struct {
	Text    string
	Formula expr.Expr
}

// Parts is the message in the catalogue's words, as text and formulas in the order in which they are read.
// Every form in which the product speaks is printed from them: the page, exports, speech and the API.
func (m Message) Parts() []Part {
	if m.IsNone() {
		return nil
	}
	var list []Part
	for _, p := range words(m.ID).pieces {
		switch {
		case p.argument < 0:
			list = appendText(list, p.text)
		case p.argument >= len(m.Args):
			panic(fmt.Sprintf("prose: %s has %d arguments, and its words ask for {%d}", m.ID, len(m.Args), p.argument))
		case p.forms != nil:
			list = appendText(list, p.form(m.Args[p.argument]))
		default:
			list = appendArgument(list, m.Args[p.argument])
		}
	}
	return list
}

func appendText(list []Part, text string) []Part {
	if last := len(list) - 1; last >= 0 && list[last].Formula == nil {
		list[last].Text += text
		return list
	}
	return append(list, Part{Text: text})
}

func appendArgument(list []Part, argument any) []Part {
	switch a := argument.(type) {
	case expr.Expr:
		return append(list, Part{Formula: a})
	case Message:
		for _, p := range a.Parts() {
			if p.Formula != nil {
				list = append(list, p)
			} else {
				list = appendText(list, p.Text)
			}
		}
		return list
	case []expr.Expr:
		for i, e := range a {
			if i > 0 {
				list = appendText(list, ", ")
			}
			list = append(list, Part{Formula: e})
		}
		return list
	case []Message:
		for i, m := range a {
			if i > 0 {
				list = appendText(list, " ")
			}
			list = appendArgument(list, m)
		}
		return list
	}
	return appendText(list, text(argument))
}

// text is an argument that is no formula and no message.
func text(argument any) string {
	switch a := argument.(type) {
	case string:
		return Isolated(a)
	case Quoted:
		quoted := strconv.Quote(shortened(string(a)))
		return `"` + Isolated(quoted[1:len(quoted)-1]) + `"`
	case Unquoted:
		return Isolated(Printable(shortened(string(a))))
	case int:
		return strconv.Itoa(a)
	case uint64:
		return strconv.FormatUint(a, 10)
	case Count:
		return Grouped(int(a))
	case float64:
		return expr.FormatNumber(a, 0)
	case Value:
		return expr.FormatNumber(a.V, a.Digits)
	case List:
		return a.String()
	case OneOf:
		return a.String()
	case error:
		return a.Error()
	}
	panic(fmt.Sprintf("prose: an argument is a %T", argument))
}

// Grouped writes a whole number that is not negative, with narrow spaces between its thousands.
func Grouped(n int) string {
	text := strconv.Itoa(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "\u202f" + text[i:]
	}
	return text
}

// mostQuoted is how many characters a message quotes of a text.
const mostQuoted = 40

func shortened(s string) string { return Clip(s, mostQuoted) }

// Clip is a text, or its first characters where it has more than most, and an ellipsis.
func Clip(s string, most int) string {
	n := 0
	for at := range s {
		if n == most {
			return s[:at] + "…"
		}
		n++
	}
	return s
}

// Printable is a text with escapes for the characters that would not show in a message, or would turn its line
// around.
func Printable(s string) string {
	var out strings.Builder
	for _, c := range s {
		if unicode.IsPrint(c) {
			out.WriteRune(c)
		} else {
			out.WriteString(strings.Trim(strconv.QuoteRune(c), "'"))
		}
	}
	return out.String()
}

// mostListed is how many names a message lists.
const mostListed = 20

func (l List) String() string {
	names := make([]string, 0, mostListed+1)
	for _, name := range l[:min(len(l), mostListed)] {
		names = append(names, text(Unquoted(name)))
	}
	if more := len(l) - mostListed; more > 0 {
		names = append(names, Say(AndMore, Count(more)).String())
	}
	return strings.Join(names, ", ")
}

func (o OneOf) String() string {
	last := len(o) - 1
	if last < 1 {
		return strings.Join(o, "")
	}
	return Say(Or, strings.Join(o[:last], ", "), o[last]).String()
}

// Print joins the parts of the message, its texts and its formulas as a medium writes them.
func (m Message) Print(text func(string) string, formula func(expr.Expr) string) string {
	var b strings.Builder
	for _, p := range m.Parts() {
		if p.Formula != nil {
			b.WriteString(formula(p.Formula))
		} else {
			b.WriteString(text(p.Text))
		}
	}
	return b.String()
}

// Sentence is an error as a sentence: with a capital and a full stop. An id, a formula or a file's name at its
// start stays as it is: beta[1,1] is no Beta[1,1].
func Sentence(err error) string {
	s := err.Error()
	word, _, _ := strings.Cut(s, " ")
	if isWord(strings.TrimRight(word, ",:;.")) && !startsAsTyped(err) {
		first, size := utf8.DecodeRuneInString(s)
		s = string(unicode.ToUpper(first)) + s[size:]
	}
	if s != "" && !strings.ContainsRune(".?!…", lastRune(s)) {
		s += "."
	}
	return s
}

// startsAsTyped reports whether an error begins with a text that a person typed, or with the name of a file or a field.
func startsAsTyped(err error) bool {
	m, ok := err.(Message)
	if !ok {
		return false
	}
	first := words(m.ID).pieces[0]
	if first.argument < 0 {
		return false
	}
	switch a := m.Args[first.argument].(type) {
	case Unquoted:
		return true
	case error:
		return startsAsTyped(a)
	}
	return false
}

// isWord reports whether a text is a word of a sentence, and not a symbol or a name.
func isWord(s string) bool {
	for _, r := range s {
		if !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '’' || unicode.Is(unicode.Greek, r) {
			return false
		}
	}
	return s != ""
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
