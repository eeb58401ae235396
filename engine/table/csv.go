package table

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"chainrule/engine/prose"
)

// Options say how a CSV is read. The zero value finds everything out by itself.
type Options struct {
	KeepCommas bool // leave decimal commas as they are
}

// Report says what was found out about a CSV, for the person to check.
type Report struct {
	Separator     string // "comma", "semicolon" or "tab"
	Header        bool   // the first line names the columns
	DecimalCommas int    // cells in which a decimal comma became a point
	Renamed       []string
}

// separatedBy says what separates the columns.
var separatedBy = map[string]prose.ID{"comma": prose.SeparatedByCommas, "semicolon": prose.SeparatedBySemicolons, "tab": prose.SeparatedByTabs}

// Say is the report as sentences.
func (r Report) Say() prose.Message {
	list := []prose.Message{prose.Say(separatedBy[r.Separator])}
	if r.Header {
		list = append(list, prose.Say(prose.FirstLineNames))
	} else {
		list = append(list, prose.Say(prose.FirstLineData))
	}
	if r.DecimalCommas > 0 {
		list = append(list, prose.Say(prose.DecimalCommas, r.DecimalCommas))
	}
	if len(r.Renamed) > 0 {
		list = append(list, prose.Say(prose.ColumnsRenamed, prose.List(r.Renamed)))
	}
	return prose.Join(list...)
}

// Error is what is wrong with a CSV, and where. Lines and columns count from 1; a column of 0 is the
// whole line.
type Error struct {
	Line, Column int
	Message      prose.Message
}

// Error gives the message with its place.
func (e *Error) Error() string {
	switch {
	case e.Line == 0:
		return e.Message.String()
	case e.Column == 0:
		return prose.Say(prose.AtLine, e.Line, e.Message).String()
	}
	return prose.Say(prose.AtLineColumn, e.Line, e.Column, e.Message).String()
}

// ReadCSV reads a CSV or TSV: separated by commas, semicolons or tabs, with or without a header, in UTF-8.
// It guesses each column's kind, role and scale, which the person can change.
func ReadCSV(data []byte, o Options) (*Table, Report, error) {
	var report Report
	data, err := clean(data)
	if err != nil {
		return nil, report, err
	}
	separator := findSeparator(data)
	report.Separator = map[rune]string{',': "comma", ';': "semicolon", '\t': "tab"}[separator]
	records, last, err := readRecords(data, separator)
	if err != nil {
		return nil, report, err
	}
	if separator != ',' && !o.KeepCommas {
		report.DecimalCommas = convertCommas(records)
	}
	names := make([]string, len(records[0]))
	if report.Header = hasHeader(records); report.Header {
		copy(names, records[0])
		records = records[1:]
	}
	if len(records) > MostRows {
		return nil, report, tooManyRows(last)
	}
	report.Renamed = uniqueNames(names)
	return New(guess(names, records), records), report, nil
}

func tooManyRows(line int) *Error {
	return &Error{Line: line, Message: prose.Say(prose.RowsPastMost, MostRows)}
}

// clean takes the byte order mark off, ends lines with line feeds where the file has carriage returns alone,
// and refuses what is no text.
func clean(data []byte) ([]byte, error) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return nil, &Error{Message: prose.Say(prose.FileInUTF16)}
	case bytes.IndexByte(data, 0) >= 0:
		return nil, &Error{Line: lineOf(data, bytes.IndexByte(data, 0)), Message: prose.Say(prose.ZeroByte)}
	case len(bytes.TrimSpace(data)) == 0:
		return nil, &Error{Message: prose.Say(prose.FileEmpty)}
	}
	if !utf8.Valid(data) {
		at := 0
		for at < len(data) {
			r, size := utf8.DecodeRune(data[at:])
			if r == utf8.RuneError && size == 1 {
				break
			}
			at += size
		}
		return nil, &Error{Line: lineOf(data, at), Message: prose.Say(prose.FileNotUTF8)}
	}
	if bytes.IndexByte(data, '\n') < 0 {
		data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
	}
	return data, nil
}

func lineOf(data []byte, at int) int { return 1 + bytes.Count(data[:at], []byte("\n")) }

// findSeparator is the separator that occurs most often in the first line, outside quotes. If there is a tab, it is
// the tab. Commas beside semicolons do not count if all of them stand in numbers.
func findSeparator(data []byte) rune {
	counts := map[rune]int{}
	quoted := false
	var line strings.Builder // the first line, without what is in quotes
	for _, c := range string(data[:min(len(data), 1<<16)]) {
		if c == '"' {
			quoted = !quoted
		}
		if quoted {
			continue
		}
		if c == '\n' && len(counts) > 0 {
			break
		}
		line.WriteRune(c)
		if c == ',' || c == ';' || c == '\t' {
			counts[c]++
		}
	}
	switch {
	case counts['\t'] > 0:
		return '\t'
	case counts[';'] > 0 && (counts[';'] >= counts[','] || commasInNumbers(line.String())):
		return ';'
	}
	return ','
}

// commasInNumbers reports whether a line separated by semicolons has commas in numbers only.
func commasInNumbers(line string) bool {
	for _, text := range strings.Split(line, ";") {
		if !strings.Contains(text, ",") {
			continue
		}
		if _, err := ParseNumber(strings.Replace(text, ",", ".", 1)); err != nil {
			return false
		}
	}
	return true
}

// readRecords reads the lines, all as long as the first, and gives the number of the last.
func readRecords(data []byte, separator rune) (records [][]string, last int, err error) {
	r := csv.NewReader(bytes.NewReader(data))
	r.Comma = separator
	r.FieldsPerRecord = -1
	first := 0
	for {
		record, err := r.Read()
		if err == io.EOF {
			return records, last, nil
		}
		var fault *csv.ParseError
		if errors.As(err, &fault) {
			return nil, 0, quoteError(data, fault)
		}
		if err != nil {
			return nil, 0, &Error{Message: prose.Of(err)}
		}
		last, _ = r.FieldPos(0)
		switch {
		case len(record) > MostColumns:
			return nil, 0, &Error{Line: last, Column: MostColumns + 1, Message: prose.Say(prose.TooManyColumns, len(record), MostColumns)}
		case len(records) == 0:
			first = last
		case len(record) != len(records[0]):
			return nil, 0, &Error{Line: last, Message: prose.Say(prose.UnevenLine, len(record), first, len(records[0]))}
		case len(records) > MostRows: // one more than rows, as the first may be the header
			return nil, 0, tooManyRows(last)
		}
		records = append(records, record)
	}
}

// quoteError says what is wrong with a quote. If a quote is never closed, it names the row in which the quote begins.
func quoteError(data []byte, fault *csv.ParseError) *Error {
	e := &Error{Line: fault.Line, Column: fault.Column, Message: prose.Of(fault.Err)}
	switch {
	case errors.Is(fault.Err, csv.ErrBareQuote):
		e.Message = prose.Say(prose.StrayQuote)
	case errors.Is(fault.Err, csv.ErrQuote) && beyondLine(data, fault.Line, fault.Column):
		e.Line, e.Column, e.Message = fault.StartLine, 0, prose.Say(prose.OpenQuote)
	case errors.Is(fault.Err, csv.ErrQuote):
		e.Message = prose.Say(prose.LooseQuote)
	}
	return e
}

// beyondLine reports whether a column is past the end of a line, as where the text ended too early.
func beyondLine(data []byte, line, column int) bool {
	for range line - 1 {
		_, data, _ = bytes.Cut(data, []byte("\n"))
	}
	text, _, _ := bytes.Cut(data, []byte("\n"))
	return column > len(text)
}

// convertCommas turns decimal commas into points in the columns where every number has one or none has a
// point, and says how many.
func convertCommas(records [][]string) int {
	count := 0
	for column := range records[0] {
		commas, usable := 0, true
		for _, record := range records {
			text := strings.TrimSpace(record[column])
			if _, err := ParseNumber(strings.Replace(text, ",", ".", 1)); err != nil {
				continue
			}
			if strings.Contains(text, ".") {
				usable = false
			}
			if strings.Contains(text, ",") {
				commas++
			}
		}
		if !usable || commas == 0 {
			continue
		}
		count += commas
		for _, record := range records {
			point := strings.Replace(record[column], ",", ".", 1)
			if _, err := ParseNumber(point); err == nil {
				record[column] = point
			}
		}
	}
	return count
}

// hasHeader reports whether the first line names the columns: it has no number, and either a line below
// has, or its texts are all different and none of them comes again below.
func hasHeader(records [][]string) bool {
	first := records[0]
	seen := map[string]bool{}
	twice := false
	for _, text := range first {
		if _, err := ParseNumber(text); err == nil {
			return false
		}
		twice = twice || seen[text] && text != ""
		seen[text] = true
	}
	for column := range first {
		for _, record := range records[1:] {
			if _, err := ParseNumber(record[column]); err == nil {
				return true
			}
			twice = twice || record[column] == first[column]
		}
	}
	return !twice
}

// uniqueNames gives a name to each column without one of its own, and lists those it gave.
func uniqueNames(names []string) []string {
	taken := map[string]bool{}
	own := make([]bool, len(names))
	for i, name := range names {
		names[i] = strings.TrimSpace(name)
		own[i] = names[i] != "" && !taken[names[i]]
		taken[names[i]] = true
	}
	var given []string
	for i, base := range names {
		if own[i] {
			continue
		}
		if base == "" {
			base = "column"
		}
		for n := i + 1; ; n++ {
			if names[i] = fmt.Sprintf("%s %d", base, n); !taken[names[i]] {
				break
			}
		}
		taken[names[i]] = true
		given = append(given, names[i])
	}
	return given
}

// mostLevels is how many categories a column can have. With more, it is rather a name or a note.
const mostLevels = 32

// guess describes columns: numbers where every filled cell is one, else categories; the last usable
// column as the target and the others as inputs. Texts that are mostly different are ignored, and so are
// columns that are all empty, for which every row would be left out.
func guess(names []string, records [][]string) []Column {
	columns := make([]Column, len(names))
	last := -1
	for i, name := range names {
		c := Column{Name: name, Role: Input, Kind: Number, Scale: Standardize}
		levels, filled := map[string]bool{}, 0
		for _, record := range records {
			text := strings.TrimSpace(record[i])
			if text == "" {
				continue
			}
			filled++
			levels[text] = true
			if _, err := ParseNumber(text); err != nil {
				c.Kind, c.Scale = Category, None
			}
		}
		if filled == 0 && len(records) > 0 || c.Kind == Category && (len(levels) > mostLevels || len(levels) > 2 && len(levels)*2 > filled) {
			c.Role = Ignore
		} else {
			last = i
		}
		columns[i] = c
	}
	if last >= 0 {
		columns[last].Role = Target
	}
	return columns
}
