package export_test

import (
	"strings"
	"testing"
)

// commands are those that an exported document may use: of plain LaTeX and amsmath. A command that is not
// among them is a person's text that broke out, or needs another package.
var commands = map[string]bool{}

func init() {
	for _, name := range strings.Fields(`documentclass usepackage setlength newlength newcommand begin end section subsection
		textwidth oddsidemargin textheight topmargin parindent parskip lineskiplimit lineskip leftside raggedright raggedbottom
		newpage binoppenalty relpenalty reason equals given quad par medskip textbf nopagebreak hangindent hangafter makebox displaystyle hspace emph
		alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi varphi chi psi omega
		Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega
		log max operatorname cdot infty text dots frac partial left right sum prime mathbf biggl biggr allowbreak
		textbackslash textasciicircum textasciitilde times le ge ne approx pm to surd circ S pounds copyright
		other char declared ss ae AE o O aa AA l L oe OE i c v r H`) {
		commands[name] = true
	}
	for _, accent := range "'`^\"~=." {
		commands[string(accent)] = true
	}
	for _, special := range `{}$&#_%` {
		commands[string(special)] = true
	}
}

// checkLaTeX holds a document to be in ASCII, of known commands, its braces, environments, formulas and
// growing fences closed in the order in which they were opened, and nothing after its end.
func checkLaTeX(t *testing.T, name, text string) {
	t.Helper()
	var open []string
	push := func(s string) { open = append(open, s) }
	fail := func(at int, why string) {
		line := 1 + strings.Count(text[:at], "\n")
		t.Errorf("%s, line %d: %s: %.80q", name, line, why, text[at:])
	}
	within := func(s string) bool { return len(open) > 0 && open[len(open)-1] == s }
	pop := func(at int, want string) bool {
		if !within(want) {
			fail(at, "this closes "+want+", which is not what is open")
			return false
		}
		open = open[:len(open)-1]
		return true
	}
	for at := 0; at < len(text); at++ {
		ok := true
		switch c := text[at]; {
		case c > '~' || c < ' ' && c != '\n':
			fail(at, "not plain text")
			return
		case c == '%':
			fail(at, "a comment")
			return
		case c == '{':
			push("{")
		case c == '}':
			ok = pop(at, "{")
		case c == '$':
			if within("$") {
				ok = pop(at, "$")
			} else {
				push("$")
			}
		case c == '\\':
			command := commandAt(text[at+1:])
			if !commands[command] && !(command == `\` && within("{cases}")) {
				fail(at, "no known command")
				return
			}
			at += len(command)
			rest := text[at+1:]
			switch command {
			case "begin":
				push(rest[:strings.IndexByte(rest, '}')+1])
				at += strings.IndexByte(rest, '}') + 1
			case "end":
				ok = pop(at, rest[:strings.IndexByte(rest, '}')+1])
				at += strings.IndexByte(rest, '}') + 1
			case "left", "biggl":
				push(command)
			case "right":
				ok = pop(at, "left")
			case "biggr":
				ok = pop(at, "biggl")
			}
		case c == '&' && within("{cases}"):
		case (c == '#' || c == '&') && strings.Contains(text[:at], `\begin{document}`):
			fail(at, "a special character")
			return
		}
		if !ok {
			return
		}
	}
	if len(open) != 0 {
		t.Errorf("%s: %v is left open", name, open)
	}
	if !strings.HasSuffix(text, "\\end{document}\n") || strings.Count(text, `\end{document}`) != 1 {
		t.Errorf("%s: the document has not one end", name)
	}
}

// commandAt is the name of the command that follows a backslash: letters, or one other character.
func commandAt(text string) string {
	n := 0
	for n < len(text) && (text[n] >= 'a' && text[n] <= 'z' || text[n] >= 'A' && text[n] <= 'Z') {
		n++
	}
	return text[:max(1, n)]
}
