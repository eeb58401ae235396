package table

import (
	"slices"
	"strings"
)

// drawing are the signs of which the rules of a drawn table are made, with bars and spaces.
const drawing = "+-=_|:─━═┼╪┌┬┐├┤└┴┘╭╮╰╯╞╡│┆ \t\r"

var (
	rules      = []string{"---", "===", "___", "───", "━━━", "═══", "-|", "|-"} // one of which each rule has
	otherBars  = strings.NewReplacer("│", "|", "┆", "|", "┃", "|", "║", "|")
	latexMarks = strings.NewReplacer(`\&`, "&", "&", "|", `\%`, "%", `\_`, "_", `\hline`, "", "$", "")
)

// undrawn takes away with what Markdown, LaTeX, and programs that print tables draw one, so that bars or spaces part its
// columns. Lines keep their numbers. above and below are how many lines around a table that is framed by bars it took away, as they have none: a
// text goes on there, and so it does above the first bar. delimiter is the sign that parts the columns, where that is known. drawn is false for other texts, which stay as they are.
func undrawn(text string) (plain string, above, below int, delimiter string, drawn bool) {
	latex, quotes := false, 0
	var gaps []int // between the columns, in a rule that has them
	drawn = strings.HasPrefix(strings.TrimSpace(text), "|")
	for i, line := range strings.SplitN(text, "\n", 21) {
		if i == 20 {
			break // that is all the rest
		}
		if columns := strings.TrimRight(line, " \r"); gaps == nil && isRule(line) && strings.Trim(columns, "-=_ ") == "" {
			gaps = gapsIn(columns)
		}
		latex = latex || strings.Contains(line, "&") && strings.Contains(line, `\\`)
		drawn = drawn || latex || quotes%2 == 0 && isRule(line)
		quotes += strings.Count(line, `"`)
	}
	if !drawn {
		return text, 0, 0, "", false
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
			lines[i] = withoutNumber(withBars(otherBars.Replace(line), gaps))
		}
		line = strings.TrimSpace(lines[i])
		framed = framed && (!strings.Contains(line, "|") || len(line) > 1 && line[0] == '|' && line[len(line)-1] == '|')
	}
	first := slices.IndexFunc(lines, func(line string) bool { return strings.Contains(line, "|") })
	for i, line := range lines {
		switch line = strings.TrimSpace(line); {
		case first < 0 || line == "":
		case i < first:
			lines[i] = ""
			above++
		case !framed:
		case line[0] == '|':
			lines[i] = line[1 : len(line)-1]
		case isNoDots(line):
			lines[i] = ""
			below++
		}
	}
	plain = strings.Join(lines, "\n")
	if without := strings.ReplaceAll(plain, " | ", "   "); betweenSpaces(plain, without, framed && first >= 0) {
		return without, above, below, " ", true
	}
	return plain, above, below, "", true
}

// withoutNumber takes away the number with which Stata begins each row, before the bar that frames a table.
func withoutNumber(line string) string {
	number, rest, bar := strings.Cut(strings.TrimSpace(line), "|")
	if number, point := strings.CutSuffix(strings.TrimSpace(number), "."); bar && point && digits(number) {
		return "|" + rest
	}
	return line
}

// betweenSpaces reports whether spaces part the columns of a drawn table, and not bars: it has more numbers so, or there is no bar and the
// names stand apart.
func betweenSpaces(bars, spaces string, framed bool) bool {
	if !strings.Contains(bars, "|") {
		names, _, _ := strings.Cut(strings.TrimLeft(spaces, " \r\n"), "\n")
		return framed && len(apart(names)) > 1
	}
	byBars, _, _ := split(bars, "|", sample)
	bySpaces, _, _ := split(spaces, " ", sample)
	_, alike := mode(bySpaces)
	return alike > numbersShare && numeric(bySpaces) > numeric(byBars)+0.1
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
