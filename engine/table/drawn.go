package table

import (
	"slices"
	"strings"
)

// drawing are the signs of which the rules of a drawn table are made, with bars and spaces.
const drawing = "+-=|:─━═┼╪┌┬┐├┤└┴┘╭╮╰╯╞╡│┆ \t\r"

var (
	rules      = []string{"---", "===", "───", "━━━", "═══", "-|", "|-"} // one of which each rule has
	otherBars  = strings.NewReplacer("│", "|", "┆", "|", "┃", "|", "║", "|")
	latexMarks = strings.NewReplacer(`\&`, "&", "&", "|", `\%`, "%", `\_`, "_", `\hline`, "", "$", "")
)

// undrawn takes away with what Markdown, LaTeX, and programs that print tables draw one, so that bars or spaces part its
// columns. Lines keep their numbers. below is how many lines below a table that is framed by bars it took away, as they have none: a
// text goes on there. drawn is false for other texts, which stay as they are.
func undrawn(text string) (plain string, below int, drawn bool) {
	latex, quotes := false, 0
	var gaps []int // between the columns, in a rule that has them
	drawn = strings.HasPrefix(strings.TrimSpace(text), "|")
	for i, line := range strings.SplitN(text, "\n", 21) {
		if i == 20 {
			break // that is all the rest
		}
		if columns := strings.TrimRight(line, " \r"); gaps == nil && isRule(line) && strings.Trim(columns, "-= ") == "" {
			gaps = gapsIn(columns)
		}
		latex = latex || strings.Contains(line, "&") && strings.Contains(line, `\\`)
		drawn = drawn || latex || quotes%2 == 0 && isRule(line)
		quotes += strings.Count(line, `"`)
	}
	if !drawn {
		return text, 0, false
	}
	lines := strings.Split(text, "\n")
	framed := true // by a bar at both ends of each line that has any
	for i, line := range lines {
		switch {
		case latex:
			line, _, _ = strings.Cut(line, `\\`)
			if lines[i] = ""; strings.Contains(line, "&") {
				lines[i] = latexMarks.Replace(line)
			}
		case isRule(line) || strings.HasPrefix(line, "(") && strings.Contains(line, " row"): // as psql says how many it found
			lines[i] = ""
		default:
			lines[i] = withBars(otherBars.Replace(line), gaps)
		}
		line = strings.TrimSpace(lines[i])
		framed = framed && (!strings.Contains(line, "|") || len(line) > 1 && line[0] == '|' && line[len(line)-1] == '|')
	}
	begun := false
	for i, line := range lines {
		switch line = strings.TrimSpace(line); {
		case !framed || line == "":
		case line[0] == '|':
			lines[i], begun = line[1:len(line)-1], true
		case begun:
			lines[i] = ""
			below++
		}
	}
	return strings.Join(lines, "\n"), below, true
}

// gapsIn gives the places before which the runs of a rule begin, but for the first.
func gapsIn(rule string) (places []int) {
	for i := 1; i+1 < len(rule); i++ {
		if rule[i] == ' ' && rule[i+1] != ' ' && strings.TrimSpace(rule[:i]) != "" {
			places = append(places, i)
		}
	}
	return places
}

// withBars draws bars in a line at the places that are free.
func withBars(line string, places []int) string {
	if len(places) == 0 {
		return line
	}
	signs := []rune(line)
	for _, i := range places {
		if i < len(signs) && signs[i] == ' ' {
			signs[i] = '|'
		}
	}
	return string(signs)
}

// isRule reports whether a line is one that is drawn between rows.
func isRule(line string) bool {
	return strings.Trim(line, drawing) == "" && slices.ContainsFunc(rules, func(s string) bool { return strings.Contains(line, s) })
}
