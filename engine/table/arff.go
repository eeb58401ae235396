package table

import "strings"

// fromARFF gives the names of the columns of a file of Weka, which has a line for each, one line, and drops comments among the rows. classes are
// the columns for which the file lists their categories, whatever these are. Other texts stay as they are.
func fromARFF(text string) (table string, classes []string) {
	const start = "@relation"
	if len(text) < len(start) || !strings.EqualFold(text[:len(start)], start) {
		return text, nil
	}
	var names []string
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		parts := strings.Fields(line)
		lines[i] = ""
		switch {
		case len(parts) == 0:
		case strings.EqualFold(parts[0], "@data"):
			rows := lines[i+1:]
			for j, row := range rows {
				if strings.HasPrefix(row, "%") {
					rows[j] = ""
				}
			}
			sign := ","
			if !strings.Contains(strings.Join(rows, ""), sign) {
				sign = " "
			}
			lines[i] = strings.Join(names, sign)
			return strings.Join(lines, "\n"), classes
		case len(parts) > 1 && strings.EqualFold(parts[0], "@attribute"):
			name := parts[1]
			if mark := name[:1]; mark == "'" || mark == `"` {
				name, _, _ = strings.Cut(line[strings.Index(line, mark)+1:], mark)
			}
			name = strings.ReplaceAll(name, `"`, "")
			names = append(names, `"`+name+`"`)
			if strings.HasSuffix(strings.TrimSpace(line), "}") {
				classes = append(classes, name)
			}
		}
	}
	return text, nil
}

// between gives each row in brackets a line.
var between = strings.NewReplacer("],", "\n", "[", "", "]", "")

var braces = strings.NewReplacer("{", "[", "}", "]")

// fromBrackets takes away the brackets in which NumPy and others print an array. Other texts stay as they are.
func fromBrackets(text string) string {
	if start := strings.TrimSpace(text); strings.HasPrefix(start, "{{") && strings.HasSuffix(start, "}}") {
		text = braces.Replace(text) // of Mathematica, and of C
	}
	at := strings.Index(text[:min(len(text), len("tensor([["))], "[[")
	if at < 0 {
		return text
	}
	end := strings.LastIndex(text, "]]")
	if end < at || len(strings.TrimSpace(text[end:])) > 30 || strings.IndexAny(strings.TrimSpace(text[at+2:]), "0123456789-.+n") != 0 {
		return text
	}
	return between.Replace(text[at:end])
}
