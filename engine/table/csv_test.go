package table

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// cellsOf are the cells of a table.
func cellsOf(t *Table) [][]string {
	list := [][]string{}
	for _, r := range t.All() {
		list = append(list, r.Cells)
	}
	return list
}

func namesOf(t *Table) []string {
	var list []string
	for _, c := range t.Columns() {
		list = append(list, c.Name)
	}
	return list
}

// good are files and what is read in them.
var good = []struct {
	name, data string
	columns    []string
	cells      [][]string
	report     string
}{
	{"commas", "age,salary\n28,1\n35,2\n", []string{"age", "salary"}, [][]string{{"28", "1"}, {"35", "2"}}, "Columns are separated by commas. The first line names the columns."},
	{"no line break at the end", "a,b\n1,2", []string{"a", "b"}, [][]string{{"1", "2"}}, "Columns are separated by commas. The first line names the columns."},
	{"tabs", "a\tb\n1,5\t2\n", []string{"a", "b"}, [][]string{{"1.5", "2"}}, "Columns are separated by tabs. The first line names the columns. 1 decimal comma was read as a point."},
	{"semicolons and decimal commas", "a;b\n1,5;-2,25\n3;4\n", []string{"a", "b"}, [][]string{{"1.5", "-2.25"}, {"3", "4"}}, "Columns are separated by semicolons. The first line names the columns. 2 decimal commas were read as points."},
	{"semicolons, no header", "1,5;2,5;3,5\n4,5;5,5;6,5\n", []string{"column 1", "column 2", "column 3"}, [][]string{{"1.5", "2.5", "3.5"}, {"4.5", "5.5", "6.5"}}, "Columns are separated by semicolons. The first line is data, so the columns got names. 6 decimal commas were read as points. Columns without a name of their own are now called column 1, column 2, column 3."},
	{"points beside commas stay", "a;b\n1.5;1,000\n2;1.000,5\n", []string{"a", "b"}, [][]string{{"1.5", "1.000"}, {"2", "1.000,5"}}, "Columns are separated by semicolons. The first line names the columns. 1 decimal comma was read as a point."},
	{"a column with points keeps its commas", "a;b\n1.5;2\n1,5;3\n", []string{"a", "b"}, [][]string{{"1.5", "2"}, {"1,5", "3"}}, "Columns are separated by semicolons. The first line names the columns."},
	{"texts keep their commas", "a;b\nx,y;2\n1,5;3\n", []string{"a", "b"}, [][]string{{"x,y", "2"}, {"1.5", "3"}}, "Columns are separated by semicolons. The first line names the columns. 1 decimal comma was read as a point."},
	{"byte order mark", "\xef\xbb\xbfa,b\n1,2\n", []string{"a", "b"}, [][]string{{"1", "2"}}, "Columns are separated by commas. The first line names the columns."},
	{"CRLF", "a,b\r\n1,2\r\n\"x\r\ny\",3\r\n", []string{"a", "b"}, [][]string{{"1", "2"}, {"x\ny", "3"}}, "Columns are separated by commas. The first line names the columns."},
	{"CR alone", "a,b\r1,2\r3,4\r", []string{"a", "b"}, [][]string{{"1", "2"}, {"3", "4"}}, "Columns are separated by commas. The first line names the columns."},
	{"quotes", "\"a, or b\",c\n\"say \"\"hi\"\"\n;\",2\n", []string{"a, or b", "c"}, [][]string{{"say \"hi\"\n;", "2"}}, "Columns are separated by commas. The first line names the columns."},
	{"blank lines", "\n\na,b\n\n1,2\n\n", []string{"a", "b"}, [][]string{{"1", "2"}}, "Columns are separated by commas. The first line names the columns."},
	{"no header", "1,2\n3,4\n", []string{"column 1", "column 2"}, [][]string{{"1", "2"}, {"3", "4"}}, "Columns are separated by commas. The first line is data, so the columns got names. Columns without a name of their own are now called column 1, column 2."},
	{"header of texts only", "name,city\nAda,Rome\nBo,Oslo\n", []string{"name", "city"}, [][]string{{"Ada", "Rome"}, {"Bo", "Oslo"}}, "Columns are separated by commas. The first line names the columns."},
	{"texts without header", "yes,no\nno,no\nyes,yes\n", []string{"column 1", "column 2"}, [][]string{{"yes", "no"}, {"no", "no"}, {"yes", "yes"}}, "Columns are separated by commas. The first line is data, so the columns got names. Columns without a name of their own are now called column 1, column 2."},
	{"a name twice", "x,x,y\n1,2,3\n", []string{"x", "x 2", "y"}, [][]string{{"1", "2", "3"}}, "Columns are separated by commas. The first line names the columns. Columns without a name of their own are now called x 2."},
	{"a name that is given elsewhere", ",column 1, b \n1,2,3\n", []string{"column 2", "column 1", "b"}, [][]string{{"1", "2", "3"}}, "Columns are separated by commas. The first line names the columns. Columns without a name of their own are now called column 2."},
	{"header only", "a,b\n", []string{"a", "b"}, [][]string{}, "Columns are separated by commas. The first line names the columns."},
	{"one column", "a\n1\n2\n", []string{"a"}, [][]string{{"1"}, {"2"}}, "Columns are separated by commas. The first line names the columns."},
	{"spaces stay", "a,b\n 1 ,\" x\"\n", []string{"a", "b"}, [][]string{{" 1 ", " x"}}, "Columns are separated by commas. The first line names the columns."},
	{"script and bidi are text", "a,b\n<script>,1\n\u202e,2\n", []string{"a", "b"}, [][]string{{"<script>", "1"}, {"\u202e", "2"}}, "Columns are separated by commas. The first line names the columns."},
	{"64 columns", strings.Repeat("1,", 63) + "1\n" + strings.Repeat("2,", 63) + "2\n", nil, nil, ""},
}

func TestReadCSV(t *testing.T) {
	for _, c := range good {
		t.Run(c.name, func(t *testing.T) {
			got, report, err := ReadCSV([]byte(c.data), Options{})
			if err != nil {
				t.Fatal(err)
			}
			if c.columns == nil {
				return
			}
			if diff := cmp.Diff(c.columns, namesOf(got)); diff != "" {
				t.Errorf("names: %s", diff)
			}
			if diff := cmp.Diff(c.cells, cellsOf(got)); diff != "" {
				t.Errorf("cells: %s", diff)
			}
			if report.Say().String() != c.report {
				t.Errorf("report %s\nwant %s", report.Say(), c.report)
			}
		})
	}
}

func TestKeepCommas(t *testing.T) {
	got, report, err := ReadCSV([]byte("a;b\n1,5;2\n"), Options{KeepCommas: true})
	if err != nil || got.Cell(0, 0) != "1,5" || report.DecimalCommas != 0 {
		t.Errorf("%v, %+v, %v", cellsOf(got), report, err)
	}
}

// refused are files that are not tables, and what is said of them.
var refused = []struct{ name, data, want string }{
	{"empty", "", "the file is empty; a table has a line for each row"},
	{"blank", " \n\r\n\t", "the file is empty; a table has a line for each row"},
	{"mark only", "\xef\xbb\xbf", "the file is empty; a table has a line for each row"},
	{"UTF-16", "\xff\xfea\x00,\x00", "the file is in UTF-16; save it as UTF-8"},
	{"UTF-16, the other way round", "\xfe\xff\x00a\x00,", "the file is in UTF-16; save it as UTF-8"},
	{"zero byte", "a,b\n1,\x002\n", "line 2: found a zero byte: this is not a text file"},
	{"not UTF-8", "a,b\n1,2\nM\xfcller,3\n", "line 3: found bytes that are not UTF-8; save the file as UTF-8"},
	{"too few", "a,b\n1,2\n3\n", "line 3: it has 1 field, and line 1 has 2"},
	{"too many", "a,b\n1,2,3\n", "line 2: it has 3 fields, and line 1 has 2"},
	{"counted from the first line that is not blank", "\n\na,b\n1\n", "line 4: it has 1 field, and line 3 has 2"},
	{"quote never closed", "a,b\n1,\"x\n2,3\n", `line 2: a cell of this row begins with a " that is never closed`},
	{"quote within", "a,b\n1,5\" pipe\n", `line 2, column 4: found a " within a cell that does not begin with one; put the cell in quotes and double each " in it`},
	{"text after a quote", "a,b\n\"x\"y,1\n", `line 2, column 3: found a " that is neither doubled nor at the end of its cell`},
	{"quote at the very end", "a,b\n1,\"", `line 2: a cell of this row begins with a " that is never closed`},
	{"65 columns", strings.Repeat("1,", 64) + "1\n", "line 1, column 65: there are 65 columns; a table can have 64"},
	{"100,001 rows", "a,b\n" + strings.Repeat("1,2\n", 100_001), "line 100002: there are more than 100000 rows; a table can have 100000"},
	{"100,001 rows without a header", strings.Repeat("1,2\n", 100_001), "line 100001: there are more than 100000 rows; a table can have 100000"},
}

func TestReadCSVRefuses(t *testing.T) {
	for _, c := range refused {
		t.Run(c.name, func(t *testing.T) {
			got, _, err := ReadCSV([]byte(c.data), Options{})
			var located *Error
			if got != nil || !errors.As(err, &located) {
				t.Fatalf("read %v, %v", got, err)
			}
			if err.Error() != c.want {
				t.Errorf("%v\nwant %s", err, c.want)
			}
		})
	}
}

// TestMostRows reads the largest table that there can be, with and without a header.
func TestMostRows(t *testing.T) {
	rows := strings.Repeat("1,2\n", MostRows)
	for _, data := range []string{"a,b\n" + rows, rows} {
		got, _, err := ReadCSV([]byte(data), Options{})
		if err != nil || got.Len() != MostRows {
			t.Fatalf("%v", err)
		}
	}
}

// TestGuess pins what columns are taken for.
func TestGuess(t *testing.T) {
	got, _, err := ReadCSV([]byte("id,name,sex,age,note,grade,\n1,Ada,f,28,,A,\n2,Bo,m,35,,B,\n3,Cy,m,,x,A,\n4,Di,f,51,,A,\n"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []Column{
		{ID: 1, Name: "id", Role: Input, Kind: Number, Scale: Standardize},
		{ID: 2, Name: "name", Role: Ignore, Kind: Category, Scale: None},
		{ID: 3, Name: "sex", Role: Input, Kind: Category, Scale: None},
		{ID: 4, Name: "age", Role: Input, Kind: Number, Scale: Standardize},
		{ID: 5, Name: "note", Role: Input, Kind: Category, Scale: None},
		{ID: 6, Name: "grade", Role: Target, Kind: Category, Scale: None},
		{ID: 7, Name: "column 7", Role: Ignore, Kind: Number, Scale: Standardize},
	}
	if diff := cmp.Diff(want, got.Columns()); diff != "" {
		t.Error(diff)
	}
}

// blocks are texts of the clipboard.
var blocks = []struct {
	text string
	want [][]string
}{
	{"1", [][]string{{"1"}}},
	{"", [][]string{{""}}},
	{"1\t2\r\n3\t4\r\n", [][]string{{"1", "2"}, {"3", "4"}}},
	{"1\n2\n3", [][]string{{"1"}, {"2"}, {"3"}}},
	{"1\n\n3\n", [][]string{{"1"}, {""}, {"3"}}},
	{"\n\n3", [][]string{{""}, {""}, {"3"}}},
	{"1\r\n\r\n", [][]string{{"1"}, {""}}},
	{"1\t\n\t4\n", [][]string{{"1", ""}, {"", "4"}}},
	{"\"a\nb\"\t\"c\td\"\n", [][]string{{"a\nb", "c\td"}}},
	{"\"say \"\"hi\"\"\"\t2", [][]string{{`say "hi"`, "2"}}},
	{"\"a\nb\"", [][]string{{"a\nb"}}},
	{`"as typed"`, [][]string{{`"as typed"`}}},
	{`5" pipe`, [][]string{{`5" pipe`}}},
	{"5\" pipe\t2", [][]string{{`5" pipe`, "2"}}},
	{"\"open\t2\n3\t4", [][]string{{`"open`, "2"}, {"3", "4"}}},
	{"\"a\"b\t2", [][]string{{`"a"b`, "2"}}},
	{" 1 \t2", [][]string{{" 1 ", "2"}}},
	{"1\t2\n3\n", [][]string{{"1", "2"}, {"3"}}},
}

func TestParseBlock(t *testing.T) {
	for _, c := range blocks {
		if diff := cmp.Diff(c.want, ParseBlock(c.text)); diff != "" {
			t.Errorf("%q: %s", c.text, diff)
		}
	}
}

// FuzzParseBlock holds that any text is a block that can be pasted, or is too large to be.
func FuzzParseBlock(f *testing.F) {
	for _, c := range blocks {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		block := ParseBlock(text)
		if len(block) == 0 {
			t.Fatal("no line")
		}
		width := 0
		for _, line := range block {
			if len(line) == 0 {
				t.Fatal("a line without a cell")
			}
			width = max(width, len(line))
		}
		columns := make([]Column, min(width, MostColumns))
		for i := range columns {
			columns[i].Name = fmt.Sprint(i)
		}
		pasted, err := New(columns, nil).Paste(0, 0, block)
		if (err == nil) != (width <= MostColumns && len(block) <= MostRows) {
			t.Fatalf("%d × %d: %v", len(block), width, err)
		}
		if err != nil {
			return
		}
		for i, cells := range cellsOf(pasted) {
			if len(cells) != width || !slices.Equal(cells[:len(block[i])], block[i]) {
				t.Fatalf("row %d is %q of %q", i, cells, block[i])
			}
		}
	})
}

// FuzzReadCSV holds that any file is refused, or is a rectangle within the limits that its own CSV gives
// again.
func FuzzReadCSV(f *testing.F) {
	for _, c := range good {
		f.Add([]byte(c.data))
	}
	for _, c := range refused {
		if len(c.data) < 1000 {
			f.Add([]byte(c.data))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, report, err := ReadCSV(data, Options{})
		if (got == nil) == (err == nil) {
			t.Fatalf("%v, %v", got, err)
		}
		if err != nil {
			var located *Error
			if !errors.As(err, &located) || located.Line < 0 || located.Line > 2+bytes.Count(data, []byte("\n"))+bytes.Count(data, []byte("\r")) {
				t.Fatal(err)
			}
			return
		}
		names := map[string]bool{}
		for _, name := range namesOf(got) {
			if name == "" || names[name] {
				t.Fatalf("names %q", namesOf(got))
			}
			names[name] = true
		}
		if len(names) > MostColumns || got.Len() > MostRows || report.Separator == "" {
			t.Fatalf("%d columns, %d rows, %+v", len(names), got.Len(), report)
		}
		for _, cells := range cellsOf(got) {
			if len(cells) != len(names) {
				t.Fatalf("%d cells in %d columns", len(cells), len(names))
			}
		}
		got.Encode()
		writes(t, got)
	})
}

// writes fails unless the CSV of a table gives its cells again. Where its names cannot be told from data, as
// 2020, they come first among the rows.
func writes(t interface{ Fatalf(string, ...any) }, want *Table) {
	data := want.WriteCSV()
	again, report, err := ReadCSV(data, Options{})
	if err != nil {
		t.Fatalf("%v of\n%s", err, data)
	}
	names, cells := namesOf(again), cellsOf(again)
	if !report.Header {
		names, cells = cells[0], cells[1:]
	}
	trimmed := func(list []string) []string {
		out := make([]string, len(list))
		for i, s := range list {
			out[i] = strings.TrimSpace(s)
		}
		return out
	}
	if diff := cmp.Diff(trimmed(namesOf(want)), trimmed(names)); diff != "" {
		t.Fatalf("names: %s of\n%s", diff, data)
	}
	expected := cellsOf(want)
	for i, row := range expected {
		expected[i] = slices.Clone(row)
		for j, text := range row { // line ends are one character
			expected[i][j] = strings.ReplaceAll(text, "\r\n", "\n")
		}
	}
	if diff := cmp.Diff(expected, cells); diff != "" {
		t.Fatalf("cells: %s of\n%s", diff, data)
	}
}

// TestWriteCSV writes tables of any cells and reads them again.
func TestWriteCSV(t *testing.T) {
	text := rapid.OneOf(
		rapid.SampledFrom([]string{"", "1", "1,5", "a;b", "a\tb", "\"", "a\nb", " x ", "=1+1", `\.`, "é", "a\rb"}),
		rapid.StringMatching(`[a-z"',;\t\n ]{0,6}`),
	)
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 5).Draw(t, "columns")
		columns := make([]Column, n)
		for i := range columns {
			columns[i].Name = fmt.Sprint(rapid.SampledFrom([]string{"a", "a;b", "x,y", "x\ty", "\"", "ä", "a b"}).Draw(t, "name"), i)
		}
		rows := rapid.SliceOfN(rapid.SliceOfN(text, n, n), 0, 5).Draw(t, "rows")
		writes(t, New(columns, rows))
	})
}

func BenchmarkReadCSV(b *testing.B) {
	data := large(MostRows).WriteCSV()
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := ReadCSV(data, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// large is a table of eight columns of numbers.
func large(n int) *Table {
	columns := make([]Column, 8)
	for j := range columns {
		columns[j] = Column{Name: fmt.Sprint("x", j), Role: Input, Kind: Number, Scale: Standardize}
	}
	columns[7].Role = Target
	rows := make([][]string, n)
	for i := range rows {
		for j := range columns {
			rows[i] = append(rows[i], fmt.Sprintf("%d.%d", i%977, j))
		}
	}
	return New(columns, rows)
}
