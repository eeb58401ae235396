package printed

import (
	"strings"

	"chainrule/engine/pattern"
)

var (
	latexBegin = pattern.Of(`(?:\\left\s*[(\[.|]\s*)?\\begin\{(?:[pbvBV]?(?:small)?matrix\*?|array|tabular)\}(?:\[\w\])?(?:\{[lcr|. ]*\})?`)
	latexEnd   = pattern.Of(`\\end\{[a-zA-Z*]+\}(?:\s*\\right\s*[)\].|])?`)
	latexRule  = pattern.Of(`\\(?:hline|toprule|midrule|bottomrule|,|;|!|quad|\[|\]|\(|\))`)
)

// withoutLaTeX is a text in which a matrix of LaTeX stands in brackets, with semicolons between its rows.
func withoutLaTeX(text string) string {
	if !strings.Contains(text, `\begin{`) {
		return text
	}
	lines := strings.Split(text, "\n")
	inside := false
	for i, line := range lines {
		line = latexRule().ReplaceAllString(line, " ")
		line = latexBegin().ReplaceAllString(line, " [ ")
		inside = inside || strings.Contains(line, "[")
		if inside {
			line = strings.NewReplacer(`\\`, " ; ", "&", " ", "$", " ").Replace(line)
		}
		inside = inside && !latexEnd().MatchString(line)
		lines[i] = latexEnd().ReplaceAllString(line, " ] ")
	}
	return strings.Join(lines, "\n")
}
