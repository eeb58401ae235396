package export

import (
	"fmt"
	"strings"

	"chainrule/engine/expr"
	"chainrule/engine/prose"
)

// Markdown is the handout as Markdown with math between dollar signs, which GitHub, GitLab, Jupyter and pandoc read.
// Every formula is on one line of its own. It has no backslash before a sign, since some of these readers remove it.
func (h *Handout) Markdown() string {
	p := &markdownPaper{}
	h.write(p)
	return p.String()
}

type markdownPaper struct{ strings.Builder }

func (p *markdownPaper) put(format string, args ...any) { fmt.Fprintf(p, format+"\n\n", args...) }

func (p *markdownPaper) begin(title string)      { p.put("# %s", markdownText(title)) }
func (p *markdownPaper) end()                    {}
func (p *markdownPaper) heading(m prose.Message) { p.put("## %s", markdownMessage(m)) }
func (p *markdownPaper) say(m prose.Message)     { p.put("%s", markdownMessage(m)) }

func (p *markdownPaper) given(symbol, value, name, cell string) {
	p.put("- $%s = %s$ %s: %s", symbol, value, prose.Isolated(markdownText(name)), prose.Isolated(markdownText(cell)))
}

func (p *markdownPaper) step(number int, rule, reason prose.Message) {
	p.put("**%d. %s.** %s", number, markdownMessage(rule), markdownMessage(reason))
}

func (p *markdownPaper) line(left, right string) {
	p.put("$$%s$$", strings.TrimSpace(left+" = "+right))
}
func (p *markdownPaper) sum(of, value string)                  { p.line(of, value) }
func (p *markdownPaper) known(how prose.Message, value string) { p.line(latexWords(how), value) }
func (p *markdownPaper) gap(m prose.Message)                   { p.put("*%s*", markdownMessage(m)) }

// markdownMessage is a message with its formulas between dollar signs.
func markdownMessage(m prose.Message) string {
	return m.Print(prose.BetweenIsolates(spaced(markdownText)), inlineLaTeX)
}

// inlineLaTeX is a formula within a sentence.
func inlineLaTeX(e expr.Expr) string { return "$" + expr.LaTeX(e, expr.Format{}) + "$" }

// spaced keeps the space at both ends of a text, beside which a formula stands.
func spaced(written func(string) string) func(string) string {
	return func(s string) string {
		before, after := space(s)
		return before + written(s) + after
	}
}

// space is the space that a text begins and ends with, as one blank each.
func space(s string) (before, after string) {
	if strings.HasPrefix(s, " ") {
		before = " "
	}
	if strings.HasSuffix(s, " ") && strings.TrimSpace(s) != "" {
		after = " "
	}
	return before, after
}

// markdownText is a person's text for Markdown, on one line. What could be markup is written as character references,
// which no reader takes for markup. A character that cannot be seen is written by its number, as in [U+202E].
func markdownText(s string) string {
	var b strings.Builder
	for _, r := range oneLine(s) {
		switch {
		case hidden(r):
			b.WriteString("&#91;" + strings.Trim(byNumber(r), "[]") + "&#93;")
		case strings.ContainsRune("\\`*_{}[]<>#|&$~@", r):
			fmt.Fprintf(&b, "&#%d;", r)
		default:
			b.WriteRune(r)
		}
	}
	return addresses.Replace(b.String())
}

// addresses keeps readers that make links of bare addresses from doing so.
var addresses = strings.NewReplacer("://", "&#58;//", "www.", "www&#46;", "WWW.", "WWW&#46;")
