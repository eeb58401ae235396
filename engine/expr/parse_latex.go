package expr

import (
	"strings"
	"unicode"
)

// FromLaTeX writes a formula of LaTeX, as [LaTeX] prints it and as people type it, in the notation that [Parse] reads. A text without a
// command, an index or an exponent of LaTeX stays as it is. What it does not know it leaves, for Parse to say where it is.
func FromLaTeX(text string) string {
	if len(text) > longestText || !strings.Contains(text, `\`) && !strings.Contains(text, "_{") && !strings.Contains(text, "^{") {
		return text
	}
	l := &latexReader{text: []rune(text)}
	return strings.TrimSpace(l.read(0))
}

// latexReader rewrites from a place on.
type latexReader struct {
	text  []rune
	at    int
	depth int
}

// latexNames are the commands that stand for names and signs.
var latexNames = map[string]string{
	"alpha": "alpha", "beta": "beta", "delta": "delta", "gamma": "gamma", "sigma": "sigma", "Phi": "Phi", "varphi": "phi", "phi": "phi",
	"log": "log", "ln": "log", "exp": "exp", "max": "max", "sign": "sign", "cdot": "*", "times": "*", "div": "/", "le": "<=", "leq": "<=", "ge": ">=", "geq": ">=",
	"partial": "d", "prime": "'", "dots": "...", "lbrack": "[", "rbrack": "]", "infty": "∞",
}

// spacing are the commands that change how a formula looks, and not what it says. left and right are among them: what they stand before is read.
var spacing = []string{
	"left", "right", "bigl", "bigr", "Bigl", "Bigr", "big", "Big", "quad", "qquad", "displaystyle", "textstyle", "limits", "mathrm", "mathbf", "mathit", "boldsymbol", "operatorname", "text", "dfrac", "tfrac",
	",", ";", ":", "!", " ", "\\", "(", ")", "[", "]", "nonumber",
}

// read rewrites up to a closing character, which it takes; 0 is the end of the text.
func (l *latexReader) read(end rune) string {
	var b strings.Builder
	for l.at < len(l.text) {
		if l.text[l.at] == end {
			l.at++
			break
		}
		b.WriteString(l.piece())
	}
	return b.String()
}

// space skips spaces, and commands that are no more than that.
func (l *latexReader) space() {
	for l.at < len(l.text) {
		if unicode.IsSpace(l.text[l.at]) {
			l.at++
			continue
		}
		was := l.at
		if name := l.command(); name == "" || !isSpacing(name) {
			l.at = was
			return
		}
	}
}

func isSpacing(name string) bool {
	for _, s := range spacing {
		if s == name && s != "dfrac" && s != "tfrac" {
			return true
		}
	}
	return false
}

// command takes a command and gives its name; "" where none is next.
func (l *latexReader) command() string {
	if l.at+1 >= len(l.text) || l.text[l.at] != '\\' {
		return ""
	}
	start := l.at + 1
	l.at = start
	for l.at < len(l.text) && isASCIILetter(l.text[l.at]) {
		l.at++
	}
	if l.at == start {
		l.at++
	}
	return string(l.text[start:l.at])
}

func isASCIILetter(c rune) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// argument reads what a command or an index applies to: what is in braces, or one piece.
func (l *latexReader) argument() string {
	l.space()
	if l.at < len(l.text) && l.text[l.at] == '{' {
		l.at++
		return strings.TrimSpace(l.read('}'))
	}
	if l.at < len(l.text) && l.text[l.at] != '\\' {
		l.at++
		return string(l.text[l.at-1])
	}
	return l.piece()
}

// piece rewrites the next piece: a command, a group, a name with its indices, or a character.
func (l *latexReader) piece() string {
	if l.depth++; l.depth > deepestNest {
		l.at = len(l.text)
	}
	defer func() { l.depth-- }()
	if l.at >= len(l.text) {
		return ""
	}
	c := l.text[l.at]
	switch {
	case c == '\\':
		return l.commanded()
	case c == '{':
		l.at++
		return l.raised("(" + l.read('}') + ")")
	case c == '(':
		l.at++
		return "(" + l.read(')') + ")"
	case c == '$' || c == '&':
		l.at++
		return ""
	case c == '^':
		l.at++
		return "^" + exponent(l.argument())
	case c == 'e' && l.is("e^"):
		l.at += 2
		return "exp(" + l.argument() + ")"
	case isASCIILetter(c):
		l.at++
		return l.indexed(string(c))
	}
	l.at++
	return string(c)
}

func (l *latexReader) is(next string) bool {
	return strings.HasPrefix(string(l.text[l.at:min(len(l.text), l.at+len(next))]), next)
}

// raised is a group with its exponent.
func (l *latexReader) raised(group string) string {
	if l.at < len(l.text) && l.text[l.at] == '^' {
		l.at++
		return group + "^" + exponent(l.argument())
	}
	return group
}

func exponent(text string) string {
	if text == "'" {
		return text
	}
	return strings.TrimSuffix(strings.TrimPrefix(text, "("), ")")
}

func (l *latexReader) commanded() string {
	start := l.at
	name := l.command()
	switch {
	case name == "frac" || name == "dfrac" || name == "tfrac":
		return l.fraction()
	case name == "left" && l.is("|"):
		l.at++
		return "abs(" + l.bars() + ")"
	case name == "sum":
		return l.sum()
	case name == "mathbf" && l.is("{1}"):
		l.at += 3
		return ""
	case name == "log" || name == "ln":
		l.space()
		if l.at < len(l.text) && l.text[l.at] != '(' {
			return "log(" + l.whole() + ")"
		}
		return "log"
	case isSpacing(name):
		if l.at < len(l.text) && l.text[l.at] == '{' { // such as \mathrm{d}
			l.at++
			return l.indexed(strings.TrimSpace(l.read('}')))
		}
		return " "
	}
	if word, ok := latexNames[name]; ok {
		if unicode.IsLetter([]rune(word)[0]) && name != "partial" {
			return " " + l.indexed(word)
		}
		return word
	}
	l.at = min(len(l.text), max(l.at, start+1))
	if name != "" && isASCIILetter(rune(name[0])) { // a function by its name, such as one of the activations
		return " " + l.indexed(name)
	}
	return `\` + name
}

// whole is one piece with all that belongs to it, spaces before it skipped.
func (l *latexReader) whole() string {
	l.space()
	if l.at == len(l.text) {
		return ""
	}
	return strings.TrimSpace(l.piece())
}

// bars reads up to \right|.
func (l *latexReader) bars() string {
	var b strings.Builder
	for l.at < len(l.text) {
		if l.is(`\right|`) {
			l.at += len(`\right|`)
			break
		}
		b.WriteString(l.piece())
	}
	return strings.TrimSpace(b.String())
}

// fraction reads a fraction, or a derivative as one.
func (l *latexReader) fraction() string {
	num := l.argument()
	den := l.argument()
	by, isBy := strings.CutPrefix(den, "d")
	if of, ok := strings.CutPrefix(num, "d"); ok && isBy && !strings.HasPrefix(num, "delta") {
		by = strings.TrimSpace(by)
		if of = strings.TrimSpace(of); of != "" {
			if e, err := Parse(of, nil); err != nil || !isSymbol(e) {
				of = "(" + of + ")"
			}
			return "d" + of + "/d" + by
		}
		l.space()
		if l.at < len(l.text) && strings.ContainsRune("([", l.text[l.at]) { // what is differentiated stands behind
			l.at++
			return "d(" + l.read(map[rune]rune{'(': ')', '[': ']'}[l.text[l.at-1]]) + ")/d" + by
		}
		return "d" + l.whole() + "/d" + by
	}
	return l.raised("((" + num + ")/(" + den + "))")
}

func isSymbol(e Expr) bool {
	_, ok := e.(Symbol)
	return ok
}

// sum reads a Σ with its bounds, and as its body the product behind it.
func (l *latexReader) sum() string {
	l.space()
	from, to := "", ""
	for l.at < len(l.text) && strings.ContainsRune("_^", l.text[l.at]) {
		l.at++
		if l.text[l.at-1] == '_' {
			from = l.argument()
		} else {
			to = l.argument()
		}
		l.space()
	}
	var body strings.Builder
	for l.at < len(l.text) && (strings.TrimSpace(body.String()) == "" || !strings.ContainsRune("+-−=)]}", l.text[l.at])) {
		if l.is(`\right)`) || l.is(`\right]`) {
			break
		}
		body.WriteString(l.piece())
	}
	return "sum(" + strings.ReplaceAll(from, " ", "") + ".." + to + ", " + strings.TrimSpace(body.String()) + ")"
}

// indexed reads what stands at a name: its layer, primes, indices and exponent.
func (l *latexReader) indexed(name string) string {
	layer, primes, indices, power := "", "", "", ""
	for l.at < len(l.text) {
		switch c := l.text[l.at]; {
		case c == '_':
			l.at++
			indices = l.argument()
			continue
		case c == '\'':
			l.at++
			primes += "'"
			continue
		case c == '^' && power == "":
			l.at++
			raised := strings.ReplaceAll(l.argument(), " ", "")
			if inner, ok := strings.CutPrefix(raised, "("); ok {
				number, rest, _ := strings.Cut(inner, ")")
				layer, raised = number, rest
			}
			bare := strings.TrimLeft(raised, "'")
			primes += raised[:len(raised)-len(bare)]
			if bare != "" {
				power = "^" + bare
			}
			continue
		}
		break
	}
	if indices == "" {
		return name + layer + primes + power
	}
	behind := ""
	if name == "f" && l.at < len(l.text) && l.text[l.at] == '(' {
		l.at++
		behind = "(" + l.read(')') + ")"
		if row, ok := strings.CutPrefix(strings.ReplaceAll(behind, " ", ""), "(x["); ok { // f_k(x_i)
			indices, behind = indices+","+strings.TrimSuffix(row, "])"), ""
		}
	}
	kind, known := byID[name]
	if !known && len(name) == 1 && name != "L" { // an index such as m₂
		return name + indices
	}
	want := kinds[kind].indices
	if name == "L" {
		want = 1
	}
	if known && want == 2 && !strings.Contains(indices, ",") {
		indices = parted(indices)
	}
	return name + layer + primes + "[" + indices + "]" + power + behind
}

// parted puts a comma between two indices of a letter or a digit each, with a number behind a letter that has one: m_2 3 is m2,3.
func parted(indices string) string {
	text := strings.NewReplacer(" ", "", "[", "", "]", "").Replace(indices)
	runes := []rune(text)
	if len(runes) == 2 {
		return string(runes[0]) + "," + string(runes[1])
	}
	return text
}
