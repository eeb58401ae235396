package table

import (
	"cmp"
	"slices"
	"strings"

	"chainrule/engine/prose"
)

// Options say what a person has chosen about a file. The zero value finds everything out by itself.
type Options struct {
	Delimiter string // "," ";" "\t" "|", or " " for runs of spaces; "": it is found out
	Header    Header
	Reads     *Reads   // how all numbers are written; nil: it is found out
	Missing   []string // texts that stand for a missing value as well; such cells are emptied
	Verbatim  bool     // every line is a row: none is a comment, a title or blank
}

// Header says whether the first row holds the names of the columns.
type Header int

// The choices.
const (
	FindHeader Header = iota
	WithHeader
	WithoutHeader
)

// Windows1252 is the encoding as which a text is read that is not in Unicode.
const Windows1252 = "Windows-1252"

// Report says what was found out about a file, for the person to check.
type Report struct {
	Delimiter string   // as in Options; "" of JSON
	Encoding  string   // "UTF-8", "UTF-16", "UTF-32", or Windows1252, which is a guess
	Header    bool     // a row names the columns
	Reads     Reads    // how most columns of numbers are written that are not as programs write them
	Emptied   int      // cells with a text that a person said stands for a missing value
	Under     string   // the name of the list of rows in JSON that says other things too
	Passed    int      // lines above the header that are neither names nor data
	Below     int      // lines below the rows that are no rows
	Dots      int      // lines and columns of dots, for what the program that printed the table left out
	Units     []string // lines below the names that say more of the columns, such as their units
	Uneven    int      // rows with more or fewer cells than the others
	Quotes    bool     // a quotation mark is never closed, so that all of them are characters like others
	Renamed   []string // names that the file does not have
	Notes     []Note   // of columns with something special about them

	classes []string // columns of which the file says that they are of categories
}

// Delimiters are the signs that can part columns, the most frequent first; a space stands for runs of them.
func Delimiters() []string { return []string{",", ";", "\t", "|", " "} }

// Special is what is special about a file, as sentences: what a person would not expect, or should check.
func (r Report) Special() []prose.Message {
	var list []prose.Message
	say := func(said bool, id prose.ID, args ...any) {
		if said {
			list = append(list, prose.Say(id, args...))
		}
	}
	unicode := strings.HasPrefix(r.Encoding, "UTF-")
	say(!unicode, prose.EncodingGuessed, r.Encoding)
	say(unicode && r.Encoding != "UTF-8", prose.EncodedIn, r.Encoding)
	say(r.Under != "", prose.JSONUnder, prose.Quoted(prose.Clip(r.Under, 40)))
	say(r.Passed > 0, prose.LinesPassed, r.Passed)
	for _, line := range r.Units {
		say(true, prose.UnitsPassed, prose.Quoted(prose.Clip(line, 60)))
	}
	say(r.Below > 0, prose.LinesBelow, r.Below)
	say(r.Dots > 0, prose.DotsPassed)
	say(r.Quotes, prose.QuotesKept)
	say(r.Uneven > 0, prose.RowsUneven, r.Uneven)
	say(r.Emptied > 0, prose.CellsEmptied, r.Emptied)
	say(!r.Header, prose.FirstLineData)
	say(r.Header && len(r.Renamed) > 0, prose.ColumnsRenamed, prose.List(r.Renamed))
	return append(list, sayNotes(r.Notes)...)
}

// Error is what is wrong with a file, and where. Lines and columns count from 1; a column of 0 is the whole line.
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

// ReadCSV reads the text of a table: CSV, TSV, columns that spaces separate, JSON, and tables as they are drawn with bars and
// lines. It refuses only what is no text, what is no table by its format, and what is past the limits of a table. It guesses each column's kind, role and
// scale, which the person can change. Cells stay as the file has them, but for units, which go into the names, and the
// apostrophe that WriteCSV puts before texts that begin as formulas do.
func ReadCSV(data []byte, o Options) (*Table, Report, error) {
	var report Report
	if err := Foreign(data); err != nil {
		return nil, report, err
	}
	text, encoding, err := decodeText(data)
	if err != nil {
		return nil, report, err
	}
	report.Encoding = encoding
	names, records, err := recordsOf(text, o, &report)
	if err != nil {
		return nil, report, err
	}
	var units []Note
	if report.Header && !o.Verbatim {
		records, report.Units = withoutUnits(names, records)
		units = unitsToNames(names, records)
	}
	t, err := understand(names, records, o, &report)
	report.Notes = append(units, report.Notes...)
	return t, report, err
}

// recordsOf cuts a text into the names of its columns, which are empty where it has none, and records of as many cells.
func recordsOf(text string, o Options, report *Report) (names []string, records [][]string, err error) {
	first, comment := 1, "" // first is the line at which what is left of the text begins
	var found inJSON
	if !o.Verbatim {
		found, err = tableInJSON(text)
	}
	named := found.named
	records, report.Under = found.records, found.under
	lines := make([]int, len(records)) // of JSON: nobody counts its lines
	if err == nil && records == nil {
		if !o.Verbatim {
			text, first, report.Passed, comment = preamble(text, &o)
			text, report.Below = commentsBelow(text)
		}
		if records, lines, err = cut(text, o, report); err == nil && !o.Verbatim {
			records, report.Passed = withoutTitles(records, report.Passed)
		}
	}
	if err == nil {
		err = within(records, lines, first-1)
	}
	if err != nil {
		return nil, nil, err
	}
	if !named && !o.Verbatim {
		notes := 0
		records, notes = withoutNotes(records)
		report.Below += notes
		records, report.Dots = withoutDots(records)
		records = rowNames(records, report.Delimiter)
		report.Dots += withoutDottedColumns(records)
	}
	records, report.Uneven = even(records)
	if named {
		report.Uneven = 0 // an object need not have every field
	}
	for _, record := range records {
		for i, text := range record {
			if slices.Contains(o.Missing, strings.TrimSpace(text)) {
				record[i] = ""
				report.Emptied++
			}
		}
	}
	names = make([]string, len(records[0]))
	switch {
	case named || o.Header == WithHeader || o.Header == FindHeader && hasHeader(records):
		copy(names, records[0])
		report.Header, records = true, records[1:]
	case o.Header == FindHeader && comment != "":
		if above, _, _ := split(comment, report.Delimiter, 1); len(above) > 0 && len(above[0]) == len(names) && !anyNumeric(above[0]) {
			names, report.Header = above[0], true
			report.Passed--
		}
	}
	if len(records) > MostRows {
		return nil, nil, tooManyRows(first - 1 + lines[len(lines)-1])
	}
	return names, records, nil
}

// cut cuts a text at what separates its columns, which it finds out if no one has said it.
func cut(text string, o Options, report *Report) (records [][]string, lines []int, err error) {
	drawn := false
	if !o.Verbatim {
		above, below, delimiter := 0, 0, ""
		text, report.classes = fromARFF(text)
		text, above, below, delimiter, drawn = undrawn(fromBrackets(text))
		report.Passed += above
		report.Below += below
		o.Delimiter = cmp.Or(o.Delimiter, delimiter)
		if o.Delimiter == "" || o.Delimiter == " " {
			text, above, below = withoutProse(text)
			report.Passed += above
			report.Below += below
		}
	}
	if strings.TrimSpace(text) == "" {
		return nil, nil, &Error{Message: prose.Say(prose.FileEmpty)}
	}
	if report.Delimiter = o.Delimiter; report.Delimiter == "" {
		report.Delimiter = findDelimiter(text)
	}
	records, lines, closed := split(text, report.Delimiter, -1)
	report.Quotes = !closed
	for _, r := range records {
		for i := range r {
			if drawn {
				r[i] = strings.TrimSpace(r[i])
			}
		}
	}
	withoutApostrophes(records)
	return records, lines, nil
}

// understand makes a table of records: it names the columns, and guesses what they are. It reports what is special
// about them.
func understand(names []string, records [][]string, o Options, report *Report) (*Table, error) {
	names = slices.Clone(names)
	report.Renamed = uniqueNames(names)
	var columns []Column
	columns, report.Notes, report.Reads = guess(names, records, report.Renamed, o.Reads, report.Delimiter)
	t := New(columns, records)
	var err error
	for i, c := range columns {
		if slices.Contains(report.classes, c.Name) && c.Kind == Number && !t.IsBinary(i) && len(t.Levels(i)) <= mostLevels {
			c = t.OfKind(i, Category)
			c.Before = nil
			t, err = t.SetColumn(i, c)
		}
		if c.Role == Target && t.IsBinary(i) {
			c.Scale = None
			t, err = t.SetColumn(i, c)
		}
	}
	return t, err
}

func tooManyRows(line int) *Error {
	return &Error{Line: line, Message: prose.Say(prose.RowsPastMost, MostRows)}
}

// within refuses records that are past the limits of a table. lines are those at which they begin, after so many.
func within(records [][]string, lines []int, before int) error {
	for i, r := range records {
		if n := filled(r); n > MostColumns {
			return &Error{Line: before + lines[i], Column: MostColumns + 1, Message: prose.Say(prose.TooManyColumns, n, MostColumns)}
		}
		if i > MostRows { // one more than rows, as the first may be the header
			return tooManyRows(before + lines[i])
		}
	}
	return nil
}

// filled is the number of a record's cells up to the last that is not empty.
func filled(record []string) int {
	n := len(record)
	for n > 0 && strings.TrimSpace(record[n-1]) == "" {
		n--
	}
	return n
}
