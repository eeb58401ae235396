package table

import (
	"bytes"
	"strings"
)

// words are what other languages write for the words of JSON, and for numbers that it does not have.
var words = map[string]string{
	"None": "null", "NaN": "null", "nan": "null", "undefined": "null", "nil": "null", "True": "true", "False": "false",
	"Infinity": `"Inf"`, "inf": `"Inf"`,
}

// mended is JSON for a text that is nearly JSON: Python prints lists so, programs write NaN, and files have an object in each line. Texts may stand
// between single quotation marks, and a comma before the end of a list. Other texts become nothing that is JSON.
func mended(data []byte) []byte {
	var b bytes.Buffer
	depth, values := 0, 0
	for at := 0; at < len(data); {
		c := data[at]
		end := at + 1
		switch {
		case c == '"' || c == '\'':
			end = closingOf(data, at)
			b.WriteString(`"`)
			b.Write(inDouble(data[at+1:max(at+1, end-1)], c))
			b.WriteString(`"`)
		case c == '{' || c == '[':
			if depth == 0 {
				if values++; values > 1 {
					b.WriteByte(',')
				}
			}
			depth++
			b.WriteByte(c)
		case c == '}' || c == ']':
			depth--
			if before := bytes.TrimRight(b.Bytes(), " \t\r\n"); bytes.HasSuffix(before, []byte(",")) {
				b.Truncate(len(before) - 1)
			}
			b.WriteByte(c)
		case isLetter(c):
			for end < len(data) && isLetter(data[end]) {
				end++
			}
			word := string(data[at:end])
			if other, ok := words[word]; ok {
				word = other
			}
			if bytes.HasSuffix(b.Bytes(), []byte("-")) && strings.HasPrefix(word, `"`) {
				b.Truncate(b.Len() - 1)
				word = `"-` + word[1:]
			}
			b.WriteString(word)
		default:
			b.WriteByte(c)
		}
		at = end
	}
	if values > 1 {
		return []byte("[" + b.String() + "]")
	}
	return b.Bytes()
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// closingOf is the place behind the quotation mark that closes the one at a place.
func closingOf(data []byte, at int) int {
	for i := at + 1; i < len(data); i++ {
		switch data[i] {
		case '\\':
			i++
		case data[at]:
			return i + 1
		}
	}
	return len(data)
}

// inDouble is the inside of a text between some quotation marks as it is between double ones.
func inDouble(text []byte, mark byte) []byte {
	if mark == '"' {
		return text
	}
	text = bytes.ReplaceAll(text, []byte(`\'`), []byte("'"))
	return bytes.ReplaceAll(text, []byte(`"`), []byte(`\"`))
}
