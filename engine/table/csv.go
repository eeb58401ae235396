package table

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
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

// String is the report as sentences.
func (r Report) String() string {
	list := []string{fmt.Sprintf("Columns are separated by %ss.", r.Separator)}
	if r.Header {
		list = append(list, "The first line names the columns.")
	} else {
		list = append(list, "The first line is data, so the columns got names.")
	}
	if r.DecimalCommas > 0 {
		list = append(list, fmt.Sprintf("%d decimal commas were read as points.", r.DecimalCommas))
	}
	if len(r.Renamed) > 0 {
		list = append(list, "Columns without a name of their own are now called "+strings.Join(r.Renamed, ", ")+".")
	}
	return strings.Join(list, " ")
}

// Error is what is wrong with a CSV, and where. Lines and columns count from 1; a column of 0 is the
// whole line.
type Error struct {
	Line, Column int
	Message      string
}

// Error gives the message with its place.
func (e *Error) Error() string {
	switch {
	case e.Line == 0:
		return e.Message
	case e.Column == 0:
		return fmt.Sprintf("line %d: %s", e.Line, e.Message)
	}
	return fmt.Sprintf("line %d, column %d: %s", e.Line, e.Column, e.Message)
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
	records, err := readRecords(data, separator)
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
	report.Renamed = uniqueNames(names)
	return New(guess(names, records), records), report, nil
}

// clean takes the byte order mark off, and refuses what is no text.
func clean(data []byte) ([]byte, error) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return nil, &Error{Message: "the file is in UTF-16; save it as UTF-8"}
	case bytes.IndexByte(data, 0) >= 0:
		return nil, &Error{Line: lineOf(data, bytes.IndexByte(data, 0)), Message: "found a zero byte: this is not a text file"}
	case len(bytes.TrimSpace(data)) == 0:
		return nil, &Error{Message: "the file is empty; a table has a line for each row"}
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
		return nil, &Error{Line: lineOf(data, at), Message: "found bytes that are not UTF-8; save the file as UTF-8"}
	}
	return data, nil
}

func lineOf(data []byte, at int) int { return 1 + bytes.Count(data[:at], []byte("\n")) }

// findSeparator is the separator that the first line has most of, outside quotes.
func findSeparator(data []byte) rune {
	counts := map[rune]int{}
	quoted := false
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
		if c == ',' || c == ';' || c == '\t' {
			counts[c]++
		}
	}
	switch {
	case counts['\t'] > 0:
		return '\t'
	case counts[';'] > 0 && counts[';'] >= counts[',']:
		return ';'
	}
	return ','
}

// readRecords reads the lines, all as long as the first.
func readRecords(data []byte, separator rune) ([][]string, error) {
	r := csv.NewReader(bytes.NewReader(data))
	r.Comma = separator
	r.FieldsPerRecord = -1
	var records [][]string
	for {
		record, err := r.Read()
		if err == io.EOF {
			break
		}
		var fault *csv.ParseError
		if errors.As(err, &fault) {
			return nil, &Error{Line: fault.Line, Column: fault.Column, Message: quoteMessage(fault)}
		}
		if err != nil {
			return nil, &Error{Message: err.Error()}
		}
		line, _ := r.FieldPos(0)
		switch {
		case len(record) > MostColumns:
			return nil, &Error{Line: line, Column: MostColumns + 1, Message: fmt.Sprintf("there are %d columns; a table can have %d", len(record), MostColumns)}
		case len(records) > 0 && len(record) != len(records[0]):
			return nil, &Error{Line: line, Message: fmt.Sprintf("it has %s, and line 1 has %d", fields(len(record)), len(records[0]))}
		case len(records) > MostRows:
			return nil, &Error{Line: line, Message: fmt.Sprintf("there are more rows than %d, which a table can have", MostRows)}
		}
		records = append(records, record)
	}
	return records, nil
}

func fields(n int) string {
	if n == 1 {
		return "1 field"
	}
	return fmt.Sprintf("%d fields", n)
}

func quoteMessage(fault *csv.ParseError) string {
	switch {
	case errors.Is(fault.Err, csv.ErrBareQuote):
		return `found a " within a cell that does not begin with one; put the cell in quotes and double the ones in it`
	case errors.Is(fault.Err, csv.ErrQuote):
		return `found a " that is neither doubled nor at the end of its cell, or a quote that is never closed`
	}
	return fault.Err.Error()
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
	for _, text := range first {
		if _, err := ParseNumber(text); err == nil || seen[text] && text != "" {
			return false
		}
		seen[text] = true
	}
	if len(records) == 1 {
		return true
	}
	repeated := false
	for column := range first {
		for _, record := range records[1:] {
			if _, err := ParseNumber(record[column]); err == nil {
				return true
			}
			repeated = repeated || record[column] == first[column]
		}
	}
	return !repeated
}

// uniqueNames gives a name to each column without one of its own, and lists those it gave.
func uniqueNames(names []string) []string {
	var given []string
	taken := map[string]bool{}
	for i, name := range names {
		name = strings.TrimSpace(name)
		if name != "" && !taken[name] {
			names[i], taken[name] = name, true
			continue
		}
		base := name
		if base == "" {
			base = "column"
		}
		for n := i + 1; ; n++ {
			if name = fmt.Sprintf("%s %d", base, n); !taken[name] {
				break
			}
		}
		names[i], taken[name] = name, true
		given = append(given, name)
	}
	return given
}

// mostLevels is how many categories a column can have before it is rather a name or a note.
const mostLevels = 32

// guess describes columns: numbers where every filled cell is one, else categories; the last usable
// column as the target and the others as inputs; texts that are mostly different are ignored.
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
		if c.Kind == Category && (len(levels) > mostLevels || len(levels) > 2 && len(levels)*2 > filled) {
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

// ParseBlock reads a block of cells as spreadsheets put it on the clipboard: lines of cells separated by
// tabs, cells with line breaks in quotes.
func ParseBlock(text string) ([][]string, error) {
	text = strings.TrimSuffix(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	if !strings.ContainsAny(text, "\t\n") {
		return [][]string{{text}}, nil
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = '\t', -1, true
	var block [][]string
	for {
		record, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, &Error{Message: "the clipboard's text is not a block of cells: " + err.Error()}
		}
		block = append(block, record)
	}
	if len(block) == 0 {
		return [][]string{{""}}, nil
	}
	return block, nil
}

// WriteCSV writes names and cells as typed, separated by commas.
func (t *Table) WriteCSV() []byte {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	names := make([]string, len(t.columns))
	for i, c := range t.columns {
		names[i] = c.Name
	}
	w.Write(names) // a bytes.Buffer takes everything
	for _, r := range t.All() {
		w.Write(r.Cells)
	}
	w.Flush()
	return out.Bytes()
}
