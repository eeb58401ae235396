package export

import (
	"fmt"
	"strings"

	"chainrule/engine/prose"
)

// LaTeX is the handout as a LaTeX document: article class and amsmath, and fontspec where other scripts
// than Latin occur. Formulas stand in
// paragraphs, so that TeX itself breaks those that are longer than a line.
func (h *Handout) LaTeX() string {
	p := &latexPaper{}
	h.write(p)
	return withScripts(p.String())
}

// preamble sets the page and the paragraphs, and defines three commands: \reason for the reason of a step, \equals
// for a line of a derivation, and \given for a number and where it is from. In the last two the left side stands in a
// box of fixed width, so that the equals signs stand below each other.
const preamble = `\documentclass[11pt,a4paper]{article}
\usepackage{amsmath}
\setlength{\textwidth}{16cm}\setlength{\oddsidemargin}{0cm}
\setlength{\textheight}{24cm}\setlength{\topmargin}{-1.5cm}
\setlength{\parindent}{0pt}\setlength{\parskip}{4pt plus 2pt}
\setlength{\lineskiplimit}{3pt}\setlength{\lineskip}{4pt}
\newlength{\leftside}\setlength{\leftside}{2.2cm}
\newcommand{\reason}[3]{\par\medskip\textbf{#1. #2.} #3\par\nopagebreak}
\newcommand{\equals}[2]{\par\hangindent=1.3\leftside\hangafter=1
  \makebox[\leftside][r]{$\displaystyle #1$}$\displaystyle{} = #2$\par}
\newcommand{\given}[3]{\par\hangindent=1.3\leftside\hangafter=1
  \makebox[\leftside][r]{$#1$}${} = #2$\quad #3\par}
\raggedright\raggedbottom\binoppenalty=100\relpenalty=50
`

type latexPaper struct{ strings.Builder }

func (p *latexPaper) put(format string, args ...any) { fmt.Fprintf(p, format+"\n", args...) }

func (p *latexPaper) begin(title string) {
	p.WriteString(preamble)
	p.put("\\begin{document}\n\\section*{%s}", latexText(title))
}

func (p *latexPaper) end()                    { p.put("\\end{document}") }
func (p *latexPaper) heading(m prose.Message) { p.put("\n\\subsection*{%s}", latexMessage(m)) }
func (p *latexPaper) say(m prose.Message)     { p.put("\n%s", latexMessage(m)) }

func (p *latexPaper) given(symbol, value, name, cell string) {
	p.put("\\given{%s}{%s}{%s: %s}", symbol, breakable(value), latexText(name), latexText(cell))
}

func (p *latexPaper) step(number int, rule, reason prose.Message) {
	p.put("\n\\reason{%d}{%s}{%s}", number, latexMessage(rule), latexMessage(reason))
}

func (p *latexPaper) line(left, right string) { p.put("\\equals{%s}{%s}", left, breakable(right)) }

func (p *latexPaper) sum(of, value string)                  { p.put("\\equals{%s}{%s}", of, breakable(value)) }
func (p *latexPaper) known(how prose.Message, value string) { p.line(latexWords(how), value) }
func (p *latexPaper) gap(m prose.Message) {
	p.put("\n\\hspace*{\\leftside}\\emph{%s}\n", latexMessage(m))
}

// latexMessage is a message with its formulas between dollar signs.
func latexMessage(m prose.Message) string {
	return m.Print(func(s string) string { return spaced(latexText)(prose.WithoutIsolates(s)) }, inlineLaTeX)
}

// latexWords are words within a formula.
func latexWords(m prose.Message) string { return `\text{` + m.String() + "}" }

// longGroup is the length of a group from which on it is set so that lines may break within it.
const longGroup = 70

// breakable sets a formula so that TeX finds places to break it. A long group gets fences of fixed size, since TeX
// does not break between fences that grow. A line may end between two factors, unless a sign stands there. A power of
// ten stays with its number.
func breakable(formula string) string {
	formula = strings.ReplaceAll(formula, ` \cdot 10^{`, `{\cdot}10^{`)
	var b strings.Builder
	for {
		at := strings.Index(formula, `\left`)
		if at < 0 {
			break
		}
		b.WriteString(parted(formula[:at]))
		end := matching(formula[at:]) + at
		fence, inner := formula[at+len(`\left`):at+len(`\left`)+1], formula[at+len(`\left`)+1:end]
		shut := formula[end+len(`\right`) : end+len(`\right`)+1]
		if len(inner) > longGroup {
			b.WriteString(`\biggl` + fence + breakable(inner) + `\biggr` + shut)
		} else {
			b.WriteString(`\left` + fence + inner + `\right` + shut)
		}
		formula = formula[end+len(`\right`)+1:]
	}
	b.WriteString(parted(formula))
	return b.String()
}

// matching is where the \right of the \left at the start of a formula stands.
func matching(formula string) int {
	depth := 0
	for at := 0; at < len(formula); at++ {
		switch {
		case strings.HasPrefix(formula[at:], `\left`) && !strings.HasPrefix(formula[at:], `\leftside`):
			depth++
		case strings.HasPrefix(formula[at:], `\right`):
			if depth--; depth == 0 {
				return at
			}
		}
	}
	panic("export: a group is not closed: " + formula)
}

// bracket is how Iverson's bracket begins.
const bracket = `\mathbf{1}[`

// parted allows a line to end after a closing parenthesis before a factor, but not within Iverson's bracket.
func parted(formula string) string {
	for at := strings.Index(formula, bracket); at >= 0; {
		end := at + strings.IndexByte(formula[at:], ']') + 1
		formula = formula[:at] + "{" + formula[at:end] + "}" + formula[end:]
		next := strings.Index(formula[end+2:], bracket)
		if next < 0 {
			break
		}
		at = end + 2 + next
	}
	return strings.NewReplacer(`) (`, `)\allowbreak (`, `) \`, `)\allowbreak \`).Replace(formula)
}
