package table

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"chainrule/engine/prose"
)

// decodeText is the text of a file, in whichever encoding, with line feeds at the ends of lines. It refuses what is no
// text.
func decodeText(data []byte) (text, encoding string, err error) {
	switch order := utf16Order(data); {
	case bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")) || bytes.HasPrefix(data, []byte("\x00\x00\xfe\xff")):
		text, encoding = fromUTF32(data), "UTF-32"
	case order != nil:
		text, encoding = fromUTF16(data, order), "UTF-16"
	default:
		text, encoding = from8Bit(data)
	}
	if at := strings.IndexByte(text, 0); at >= 0 {
		return "", "", &Error{Line: 1 + strings.Count(text[:at], "\n"), Message: prose.Say(prose.ZeroByte)}
	}
	if strings.TrimSpace(text) == "" {
		return "", "", &Error{Message: prose.Say(prose.FileEmpty)}
	}
	return withLineFeeds(strings.TrimSuffix(text, "\x1a")), encoding, nil // with which old systems end a file
}

// withLineFeeds is a text with a line feed at the end of each line, where more lines end in a carriage return alone than in a line feed, as
// old Macs and some spreadsheets write them, often with a line feed at the very end.
func withLineFeeds(text string) string {
	pairs := strings.Count(text, "\r\n")
	if strings.Count(text, "\r")-pairs <= strings.Count(text, "\n") {
		return text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}

// utf16Order is the order of bytes of a file in UTF-16, which begins with a mark or has a zero in every other byte; nil
// for other files.
func utf16Order(data []byte) binary.ByteOrder {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return binary.LittleEndian
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return binary.BigEndian
	case len(data) < 4:
		return nil
	}
	zeros := [2]int{}
	for i, b := range data[:min(len(data), 1<<12)] {
		if b == 0 {
			zeros[i%2]++
		}
	}
	half := min(len(data), 1<<12) / 2
	switch {
	case zeros[1]*10 > half*9 && zeros[0] == 0:
		return binary.LittleEndian
	case zeros[0]*10 > half*9 && zeros[1] == 0:
		return binary.BigEndian
	}
	return nil
}

func fromUTF16(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return strings.TrimPrefix(string(utf16.Decode(units)), "\ufeff")
}

// windows1252 are the characters from 0x80 to 0x9f, in which Windows-1252 differs from Latin 1.
var windows1252 = []rune("€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ")

// from8Bit reads a text in UTF-8, or if it has more bytes that cannot be than characters of several bytes, in Windows-1252. Bytes that
// cannot be in UTF-8 are read as of Windows-1252, as where a line came from another file.
func from8Bit(data []byte) (text, encoding string) {
	if utf8.Valid(data) {
		return strings.TrimPrefix(string(data), "\ufeff"), "UTF-8"
	}
	var b strings.Builder
	whole, broken := 0, 0
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			broken++
			r = fromWindows1252(data[i])
		case size > 1:
			whole++
		}
		b.WriteRune(r)
		i += size
	}
	if whole > broken {
		return strings.TrimPrefix(b.String(), "\ufeff"), "UTF-8"
	}
	b.Reset()
	for _, c := range data {
		b.WriteRune(fromWindows1252(c))
	}
	return b.String(), Windows1252
}

func fromWindows1252(c byte) rune {
	if c >= 0x80 && c < 0xa0 {
		return windows1252[c-0x80]
	}
	return rune(c)
}

// fromUTF32 reads a text in UTF-32, which begins with a mark.
func fromUTF32(data []byte) string {
	var order binary.ByteOrder = binary.LittleEndian
	if data[0] == 0 {
		order = binary.BigEndian
	}
	var b strings.Builder
	for i := 4; i+4 <= len(data); i += 4 {
		b.WriteRune(rune(order.Uint32(data[i:])))
	}
	return b.String()
}

// preamble takes away what stands above the table: a line such as sep=; that spreadsheets write, and comments. It gives
// the rest, the line at which that begins, how many comments there were, and what the last one says, in which some programs
// write the names of the columns.
func preamble(text string, o *Options) (rest string, first, comments int, comment string) {
	first = 1
	for {
		line, after, found := strings.Cut(text, "\n")
		bare := strings.TrimSpace(line)
		sep, isSep := strings.CutPrefix(strings.Trim(strings.ToLower(bare), `"`), "sep=")
		switch {
		case isSep && first == 1:
			if sep == "" {
				sep = "\t"
			}
			if slices.Contains(Delimiters(), sep) && o.Delimiter == "" {
				o.Delimiter = sep
			}
		case found && (strings.HasPrefix(bare, "#") || strings.HasPrefix(bare, "%")):
			comments++
			comment = bare[1:]
		case bare == "" && found:
		default:
			return text, first, comments, comment
		}
		text, first = after, first+1
	}
}

// sample is how many records of a text are looked at to find what separates its columns. They are whole, however long.
const sample = 2000

// findDelimiter is what separates the columns: the sign that gives nearly all lines the same number of cells. Runs of
// spaces do if no sign does, and if at least half of what they separate is numbers or if it stands in quotation marks; and they do in the place
// of a comma that stands within numbers, so that more of what spaces separate is numbers.
func findDelimiter(text string) string {
	best, share, numbers := ",", 0.0, 0.0
	for _, delimiter := range []string{"\t", ";", "|", ",", " "} {
		records, _, closed := split(text, delimiter, sample)
		width, alike := mode(records)
		if width < 2 {
			continue
		}
		if !closed {
			alike /= 2 // another sign may stand between the quotation marks
		}
		found := numeric(records)
		if delimiter == " " {
			switch within := (best == "," || best == "\t") && alike >= share && found > numbers+0.1; {
			case within && found >= 0.5:
				return delimiter
			case share > 0.5 || found < 0.5 && !quoted(records, text) && !gapped(text, records, alike):
				continue
			}
		}
		if alike > share+0.1 || share == 0 {
			best, share, numbers = delimiter, alike, found
		}
	}
	return best
}

// mode is the most frequent number of cells in records that have more than one, and the share of the records that have
// it.
func mode(records [][]string) (width int, share float64) {
	counts := map[int]int{}
	for _, r := range records {
		counts[len(r)]++
	}
	for n, count := range counts {
		if n > 1 && (count > counts[width] || width < 2 || count == counts[width] && n > width) {
			width = n
		}
	}
	return width, float64(counts[width]) / float64(max(1, len(records)))
}

// numeric is the share of the cells that are numbers. Of a row it looks at no more cells than a table can have.
func numeric(records [][]string) float64 {
	numbers, all := 0, 0
	for _, r := range records {
		for _, text := range r[:min(len(r), MostColumns)] {
			all++
			if isNumeric(text) {
				numbers++
			}
		}
	}
	return float64(numbers) / float64(max(1, all))
}

// gapped reports whether the columns of a text stand apart by more than single spaces: each row has the same number of cells, and
// in a column all below the name are numbers, or there are three columns and more.
func gapped(text string, records [][]string, alike float64) bool {
	first, _, _ := strings.Cut(strings.TrimLeft(text, "\n"), "\n")
	if !strings.Contains(strings.TrimRight(first, " \r"), "  ") && !strings.HasPrefix(first, " ") || alike < 1 || len(records) < 2 {
		return false
	}
	if parts := len(apart(first)); parts > 2 && parts == len(records[0]) && len(records) > 2 {
		return true
	}
	for column := range records[0] {
		if !slices.ContainsFunc(records[1:], func(r []string) bool { return !isNumeric(r[column]) && !noValue(r[column]) }) {
			return true
		}
	}
	return false
}

// quoted reports whether a cell of the first record stands in quotation marks, as R writes names.
func quoted(records [][]string, text string) bool {
	return len(records) > 0 && strings.Contains(text, strconv.Quote(records[0][0]))
}

// split cuts a text into records of cells, at most so many, with the lines at which they begin. Blank lines are none. If
// a quotation mark is never closed, all are characters like others, and closed is false.
func split(text, delimiter string, most int) (records [][]string, lines []int, closed bool) {
	if delimiter == " " {
		records, lines = eachLine(text, most, cutter(text))
		return records, lines, true
	}
	ways := []string{text}
	if strings.Contains(text, `\"`) {
		ways = append(ways, strings.ReplaceAll(text, `\"`, `""`)) // a mark within a cell, as databases write it
	}
	for _, in := range ways {
		for _, trim := range []bool{false, true} {
			if trim && delimiter == "\t" {
				continue // a tab is a space too
			}
			if records, lines, closed = quotedCells(in, delimiter, most, trim); closed {
				return records, lines, true
			}
		}
	}
	records, lines = eachLine(text, most, func(line string) []string {
		if line = strings.TrimSuffix(line, "\r"); line == "" {
			return nil
		}
		return strings.Split(line, delimiter)
	})
	return records, lines, false
}

// quotedCells cuts a text into records of cells, of which some stand in quotation marks, with spaces before those if trim is true. closed is
// false where a quotation mark is never closed.
func quotedCells(text, delimiter string, most int, trim bool) (records [][]string, lines []int, closed bool) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.TrimLeadingSpace = rune(delimiter[0]), -1, trim
	for len(records) != most {
		record, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, nil, false
		}
		line, _ := r.FieldPos(0)
		records, lines = append(records, record), append(lines, line)
	}
	return records, lines, true
}

// cutter is how spaces part the columns of a text: each run of them, as in most files; runs of two and more, where names have
// single ones; or, in prints with a nameless column of row names, the places at which all lines have a space. It is the way
// that gives most rows the same number of cells, and most cells that are numbers. Where several do, a column without a name is one of row names.
func cutter(text string) func(line string) []string {
	best, most := fields, -1.0
	ways := []func(string) []string{fields}
	if !strings.Contains(text, `"`) && strings.Contains(text, "  ") {
		columns := columnsIn(text)
		ways = []func(string) []string{apart, fields, atPlaces(columns), atPlaces(named(columns, text))}
	}
	for _, cut := range ways {
		records, _ := eachLine(text, sample, cut)
		records, _ = withoutDots(records)
		records = rowNames(records, " ")
		width, share := mode(records)
		score := share + numeric(records)
		if width > 1 && (score > most || score == most && records[0][0] == "") {
			best, most = cut, score
		}
	}
	return best
}

// apart cuts a line at runs of two and more spaces.
func apart(line string) (cells []string) {
	for _, cell := range strings.Split(strings.ReplaceAll(strings.TrimSpace(line), "\t", "  "), "  ") {
		if cell = strings.TrimSpace(cell); cell != "" {
			cells = append(cells, cell)
		}
	}
	return cells
}

// span is a part of a line, in signs.
type span struct{ from, to int }

// of is what stands there in a line.
func (s span) of(line []rune) string {
	return strings.TrimSpace(string(line[min(s.from, len(line)):min(s.to, len(line))]))
}

// columnsIn are the parts of the lines of a text between the places at which no line has anything but a space.
func columnsIn(text string) (columns []span) {
	var used []bool
	for line := range strings.SplitSeq(text, "\n") {
		i := 0
		for _, c := range strings.TrimRight(line, " \r") {
			if len(used) == i {
				used = append(used, false)
			}
			used[i] = used[i] || c != ' '
			i++
		}
	}
	for at := 0; at < len(used); at++ {
		from := at
		for at < len(used) && used[at] {
			at++
		}
		if at > from {
			columns = append(columns, span{from, at})
		}
	}
	return columns
}

// named are columns without those that have no name in the first line of a text: they belong to the column before them, as where all words of a
// text in a column have the same length. The first one may have none, as that of row names has.
func named(columns []span, text string) (list []span) {
	first, _, _ := strings.Cut(strings.TrimLeft(text, "\r\n"), "\n")
	names := []rune(first)
	for i, c := range columns {
		if i > 0 && c.of(names) == "" {
			list[len(list)-1].to = c.to
		} else {
			list = append(list, c)
		}
	}
	return list
}

// atPlaces gives a function that cuts lines into such columns.
func atPlaces(columns []span) func(line string) []string {
	return func(line string) (cells []string) {
		signs := []rune(strings.TrimRight(line, " \r"))
		for _, c := range columns {
			if len(signs) > 0 {
				cells = append(cells, c.of(signs))
			}
		}
		return cells
	}
}

// fields cuts a line at runs of spaces that do not stand in quotation marks. Within these a backslash takes its meaning from the next mark.
func fields(line string) (cells []string) {
	for line = strings.TrimSpace(line); line != ""; line = strings.TrimSpace(line) {
		end := strings.IndexFunc(line, unicode.IsSpace)
		if at := closing(line); at > 0 && (at+1 == len(line) || strings.IndexFunc(line[at+1:], unicode.IsSpace) == 0) {
			cells, line = append(cells, strings.ReplaceAll(line[1:at], `\"`, `"`)), line[at+1:]
			continue
		}
		if end < 0 {
			end = len(line)
		}
		cells, line = append(cells, line[:end]), line[end:]
	}
	return cells
}

// closing is where the quotation mark is closed with which a text begins, or −1.
func closing(text string) int {
	if !strings.HasPrefix(text, `"`) {
		return -1
	}
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			return i
		}
	}
	return -1
}

// eachLine cuts each line of a text into cells, up to so many lines that have any.
func eachLine(text string, most int, cut func(line string) []string) (records [][]string, lines []int) {
	number := 0
	for line := range strings.SplitSeq(text, "\n") {
		if len(records) == most {
			break
		}
		number++
		if cells := cut(line); len(cells) > 0 {
			records, lines = append(records, cells), append(lines, number)
		}
	}
	return records, lines
}
