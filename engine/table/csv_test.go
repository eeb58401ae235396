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
	{"tabs", "a\tb\n1,5\t2\n", []string{"a", "b"}, [][]string{{"1,5", "2"}}, `Columns are separated by tabs. The first line names the columns. In "a", 1,5 is read as 1.5.`},
	{"semicolons and decimal commas", "a;b\n1,5;-2,25\n3;4\n", []string{"a", "b"}, [][]string{{"1,5", "-2,25"}, {"3", "4"}}, `Columns are separated by semicolons. The first line names the columns. In "a", "b", 1,5 is read as 1.5.`},
	{"semicolons, no header", "1,5;2,5;3,5\n4,5;5,5;6,5\n", []string{"column 1", "column 2", "column 3"}, [][]string{{"1,5", "2,5", "3,5"}, {"4,5", "5,5", "6,5"}}, `Columns are separated by semicolons. The first line is data, so the columns got names. In "column 1", "column 2", "column 3", 1,5 is read as 1.5.`},
	{"a column with points beside one with commas", "a;b\n1.5;1,000\n2;1.000,5\n", []string{"a", "b"}, [][]string{{"1.5", "1,000"}, {"2", "1.000,5"}}, `Columns are separated by semicolons. The first line names the columns. In "b", 1,000 is read as 1.`},
	{"a column with points keeps its commas", "a;b\n1.5;2\n1,5;3\n", []string{"a", "b"}, [][]string{{"1.5", "2"}, {"1,5", "3"}}, "Columns are separated by semicolons. The first line names the columns."},
	{"texts keep their commas", "a;b\nx,y;2\n1,5;3\n", []string{"a", "b"}, [][]string{{"x,y", "2"}, {"1,5", "3"}}, "Columns are separated by semicolons. The first line names the columns."},
	{"byte order mark", "\xef\xbb\xbfa,b\n1,2\n", []string{"a", "b"}, [][]string{{"1", "2"}}, "Columns are separated by commas. The first line names the columns."},
	{"CRLF", "a,b\r\n1,2\r\n\"x\r\ny\",3\r\n", []string{"a", "b"}, [][]string{{"1", "2"}, {"x\ny", "3"}}, "Columns are separated by commas. The first line names the columns."},
	{"CR alone", "a,b\r1,2\r3,4\r", []string{"a", "b"}, [][]string{{"1", "2"}, {"3", "4"}}, "Columns are separated by commas. The first line names the columns."},
	{"quotes", "\"a, or b\",c\n\"say \"\"hi\"\"\n;\",2\n", []string{"a, or b", "c"}, [][]string{{"say \"hi\"\n;", "2"}}, "Columns are separated by commas. The first line names the columns."},
	{"blank lines", "\n\na,b\n\n1,2\n\n", []string{"a", "b"}, [][]string{{"1", "2"}}, "Columns are separated by commas. The first line names the columns."},
	{"no header", "1,2\n3,4\n", []string{"column 1", "column 2"}, [][]string{{"1", "2"}, {"3", "4"}}, "Columns are separated by commas. The first line is data, so the columns got names."},
	{"header of texts only", "name,city\nAda,Rome\nBo,Oslo\n", []string{"name", "city"}, [][]string{{"Ada", "Rome"}, {"Bo", "Oslo"}}, "Columns are separated by commas. The first line names the columns."},
	{"texts without header", "yes,no\nno,no\nyes,yes\n", []string{"column 1", "column 2"}, [][]string{{"yes", "no"}, {"no", "no"}, {"yes", "yes"}}, "Columns are separated by commas. The first line is data, so the columns got names."},
	{"a name twice", "x,x,y\n1,2,3\n", []string{"x", "x 2", "y"}, [][]string{{"1", "2", "3"}}, "Columns are separated by commas. The first line names the columns. Columns without a name of their own are now called x 2."},
	{"a name that is given elsewhere", ",column 1, b \n1,2,3\n", []string{"column 2", "column 1", "b"}, [][]string{{"1", "2", "3"}}, "Columns are separated by commas. The first line names the columns. Columns without a name of their own are now called column 2."},
	{"header only", "a,b\n", []string{"a", "b"}, [][]string{}, "Columns are separated by commas. The first line names the columns."},
	{"one column", "a\n1\n2\n", []string{"a"}, [][]string{{"1"}, {"2"}}, "Columns are separated by commas. The first line names the columns."},
	{"spaces stay", "a,b\n 1 ,\" x\"\n", []string{"a", "b"}, [][]string{{" 1 ", " x"}}, "Columns are separated by commas. The first line names the columns."},
	{"script and bidi are text", "a,b\n<script>,1\n\u202e,2\n", []string{"a", "b"}, [][]string{{"<script>", "1"}, {"\u202e", "2"}}, "Columns are separated by commas. The first line names the columns."},
	{"a row with one cell fewer", "a,b\n1,2\n3\n4,5\n", []string{"a", "b"}, [][]string{{"1", "2"}, {"3", ""}, {"4", "5"}}, "Columns are separated by commas. The first line names the columns. 1 row has more or fewer cells than the others."},
	{"a row with one cell more", "a,b\n1,2,3\n4,5\n", []string{"a", "b", "column 3"}, [][]string{{"1", "2", "3"}, {"4", "5", ""}}, "Columns are separated by commas. The first line names the columns. 1 row has more or fewer cells than the others. Columns without a name of their own are now called column 3."},
	{"a delimiter at the end of each row", "a,b,\n1,2,\n3,4,\n", []string{"a", "b"}, [][]string{{"1", "2"}, {"3", "4"}}, "Columns are separated by commas. The first line names the columns."},
	{"row names", "a b\nr1 1 2\nr2 3 4\n", []string{"column 1", "a", "b"}, [][]string{{"r1", "1", "2"}, {"r2", "3", "4"}}, "Columns are separated by spaces. The first line names the columns. Columns without a name of their own are now called column 1. \"column 1\" has a different text in nearly every row and is ignored."},
	{"bars", "a|b\n1|2\n", []string{"a", "b"}, [][]string{{"1", "2"}}, "Columns are separated by bars. The first line names the columns."},
	{"a quotation mark for inches", "pipe,price\n5\" pipe,3\n", []string{"pipe", "price"}, [][]string{{"5\" pipe", "3"}}, "Columns are separated by commas. The first line names the columns. A quotation mark is never closed, so all of them were kept as characters."},
	{"a quotation mark never closed", "a,b\n1,\"x\n2,3\n", []string{"a", "b"}, [][]string{{"1", "\"x"}, {"2", "3"}}, "Columns are separated by commas. The first line names the columns. A quotation mark is never closed, so all of them were kept as characters."},
	{"years as names", "city;2019;2020\nRome;1,5;2\nOslo;3;4,5\n", []string{"city", "2019", "2020"}, [][]string{{"Rome", "1,5", "2"}, {"Oslo", "3", "4,5"}}, `Columns are separated by semicolons. The first line names the columns. In "2019", "2020", 1,5 is read as 1.5.`},
	{"thousands parted by narrow spaces", "a;b\n12\u202f000;1\n1\u202f500;0\n", []string{"a", "b"}, [][]string{{"12\u202f000", "1"}, {"1\u202f500", "0"}}, `Columns are separated by semicolons. The first line names the columns. In "a", 12\u202f000 is read as 12000.`},
	{"thousands or decimals", "a\tb\n1,200\t1\n2,310\t0\n", []string{"a", "b"}, [][]string{{"1,200", "1"}, {"2,310", "0"}}, `Columns are separated by tabs. The first line names the columns. In "a", 1,200 is read as 1200. It could also be 1.2: you can choose in the column’s head.`},
	{"thousands or decimals beside semicolons", "a;b\n1.200;1\n2.300;0\n3.400;1\n", []string{"a", "b"}, [][]string{{"1.200", "1"}, {"2.300", "0"}, {"3.400", "1"}}, `Columns are separated by semicolons. The first line names the columns. In "a", 1.200 is read as 1200. It could also be 1.2: you can choose in the column’s head.`},
	{"decimals beside commas", "a,b\n1.200,1\n2.300,0\n", []string{"a", "b"}, [][]string{{"1.200", "1"}, {"2.300", "0"}}, `Columns are separated by commas. The first line names the columns.`},
	{"an example for each kind of number", "share,acc,ok,y\n45 %,(5),TRUE,1\n5 %,7,FALSE,0\n", []string{"share", "acc", "ok", "y"}, [][]string{{"45 %", "(5)", "TRUE", "1"}, {"5 %", "7", "FALSE", "0"}}, `Columns are separated by commas. The first line names the columns. In "share", 45 % is read as 0.45. In "acc", (5) is read as −5. In "ok", TRUE is read as 1.`},
	{"decimal commas between spaces", "x y\n0,5 1,5\n1,5 2,5\n2,5 3,5\n", []string{"x", "y"}, [][]string{{"0,5", "1,5"}, {"1,5", "2,5"}, {"2,5", "3,5"}}, `Columns are separated by spaces. The first line names the columns. In "x", "y", 0,5 is read as 0.5.`},
	{"commas and spaces between columns", "x, y\n1, 2\n3, 4\n5, 6\n", []string{"x", "y"}, [][]string{{"1", " 2"}, {"3", " 4"}, {"5", " 6"}}, `Columns are separated by commas. The first line names the columns.`},
	{"as R writes tables", "\"mpg\" \"cyl\" \"disp\"\n\"Mazda RX4\" 21 6 160\n\"Datsun \\\"710\\\"\" 22.8 4 108\n", []string{"column 1", "mpg", "cyl", "disp"}, [][]string{{"Mazda RX4", "21", "6", "160"}, {"Datsun \"710\"", "22.8", "4", "108"}}, `Columns are separated by spaces. The first line names the columns. Columns without a name of their own are now called column 1. "column 1" has a different text in nearly every row and is ignored.`},
	{"words in quotation marks between spaces", "\"x\" \"g\" \"y\"\n\"1\" 1.5 \"low\" 3\n\"2\" 2.5 \"high\" 4\n", []string{"column 1", "x", "g", "y"}, [][]string{{"1", "1.5", "low", "3"}, {"2", "2.5", "high", "4"}}, `Columns are separated by spaces. The first line names the columns. Columns without a name of their own are now called column 1. "column 1" tells the rows apart and is ignored.`},
	{"rows numbered from 0", "   a    b   y\n0  1  0.5   2\n1  3  1.5   4\n2  5  2.5   6\n", []string{"column 1", "a", "b", "y"}, [][]string{{"0", "1", "0.5", "2"}, {"1", "3", "1.5", "4"}, {"2", "5", "2.5", "6"}}, `Columns are separated by spaces. The first line names the columns. Columns without a name of their own are now called column 1. "column 1" tells the rows apart and is ignored.`},
	{"some numbered rows", "a\tb\n17\t1\t0.5\n4\t3\t1.5\n9\t5\t2.5\n", []string{"column 1", "a", "b"}, [][]string{{"17", "1", "0.5"}, {"4", "3", "1.5"}, {"9", "5", "2.5"}}, `Columns are separated by tabs. The first line names the columns. Columns without a name of their own are now called column 1. "column 1" tells the rows apart and is ignored.`},
	{"ids in camel case", "PassengerId,userID,Humid,y\n7,12,1,1\n3,15,2,0\n9,11,5,1\n", []string{"PassengerId", "userID", "Humid", "y"}, [][]string{{"7", "12", "1", "1"}, {"3", "15", "2", "0"}, {"9", "11", "5", "1"}}, `Columns are separated by commas. The first line names the columns. "PassengerId", "userID" tell the rows apart and are ignored.`},
	{"names with spaces", "Sepal Length   Sepal Width   Species\n5.1            3.5           setosa\n4.9            3.0           setosa\n", []string{"Sepal Length", "Sepal Width", "Species"}, [][]string{{"5.1", "3.5", "setosa"}, {"4.9", "3.0", "setosa"}}, "Columns are separated by spaces. The first line names the columns."},
	{"names with spaces over rows of single words", "Body mass (g)  Flipper  Sex\n3750  181  male\n3800  186  very male\n", []string{"Body mass (g)", "Flipper", "Sex"}, [][]string{{"3750", "181", "male"}, {"3800", "186", "very male"}}, "Columns are separated by spaces. The first line names the columns."},
	{"row names with spaces, as R prints them", "                   mpg cyl  disp\nMazda RX4         21.0   6 160.0\nMazda RX4 Wag     21.0   6 160.0\nDatsun 710        22.8   4 108.0\n", []string{"column 1", "mpg", "cyl", "disp"}, [][]string{{"Mazda RX4", "21.0", "6", "160.0"}, {"Mazda RX4 Wag", "21.0", "6", "160.0"}, {"Datsun 710", "22.8", "4", "108.0"}}, `Columns are separated by spaces. The first line names the columns. Columns without a name of their own are now called column 1. "column 1" has a different text in nearly every row and is ignored.`},
	{"addresses", "12 Main Street\n13 Elm Road\n14 Oak Lane\n", []string{"12 Main Street"}, [][]string{{"13 Elm Road"}, {"14 Oak Lane"}}, "Columns are separated by commas. The first line names the columns."},
	{"as R prints a tibble", "# A tibble: 2 × 3\n  island     bill\n  <chr>     <dbl>\n1 Torgersen  39.1\n2 Dream      50.0\n", []string{"column 1", "island", "bill"}, [][]string{{"1", "Torgersen", "39.1"}, {"2", "Dream", "50.0"}}, `Columns are separated by spaces. The first line names the columns. 1 line above the table was passed over. The line ", <chr>, <dbl>" below the names was passed over. Columns without a name of their own are now called column 1. "column 1" tells the rows apart and is ignored.`},
	{"Markdown", "| x | name | y |\n|---|:----:|--:|\n| 1 | a b | 2.5 |\n| 2 |  | 3.5 |\n", []string{"x", "name", "y"}, [][]string{{"1", "a b", "2.5"}, {"2", "", "3.5"}}, "Columns are separated by bars. The first line names the columns."},
	{"Markdown without bars at the ends", "x | y\n--|--\n1 | 2\n3 | 4\n", []string{"x", "y"}, [][]string{{"1", "2"}, {"3", "4"}}, "Columns are separated by bars. The first line names the columns."},
	{"Markdown below a title", "# Results\n\nMeasured in May:\n\n| x | y |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n", []string{"x", "y"}, [][]string{{"1", "2"}, {"3", "4"}}, "Columns are separated by bars. The first line names the columns. 2 lines above the table were passed over."},
	{"psql", " x | name |  y  \n---+------+-----\n 1 | a    | 2.5\n 2 |      | 3.5\n(2 rows)\n\n", []string{"x", "name", "y"}, [][]string{{"1", "a", "2.5"}, {"2", "", "3.5"}}, "Columns are separated by bars. The first line names the columns."},
	{"MySQL", "+---+------+\n| x | y    |\n+---+------+\n| 1 | NULL |\n| 2 | 3.5  |\n+---+------+\n2 rows in set (0.00 sec)\n", []string{"x", "y"}, [][]string{{"1", "NULL"}, {"2", "3.5"}}, "Columns are separated by bars. The first line names the columns. 1 line below the table was passed over."},
	{"SQL Server", "id          name\n----------- -----------\n        100 Ada b      \n          7 Bo         \n         12 Cy         \n\n(3 rows affected)\n", []string{"id", "name"}, [][]string{{"100", "Ada b"}, {"7", "Bo"}, {"12", "Cy"}}, `Columns are separated by bars. The first line names the columns. "id" tells the rows apart and is ignored. "name" has a different text in nearly every row and is ignored.`},
	{"Polars", "shape: (2, 2)\n┌─────┬─────┐\n│ a   ┆ b   │\n│ --- ┆ --- │\n│ i64 ┆ f64 │\n╞═════╪═════╡\n│ 1   ┆ 2.5 │\n│ 2   ┆ 3.5 │\n└─────┴─────┘\n", []string{"a", "b"}, [][]string{{"1", "2.5"}, {"2", "3.5"}}, `Columns are separated by bars. The first line names the columns. 1 line above the table was passed over. The line "i64, f64" below the names was passed over.`},
	{"reStructuredText", "====  =====\nx     y\n====  =====\n1     2.5\n2     3.5\n====  =====\n", []string{"x", "y"}, [][]string{{"1", "2.5"}, {"2", "3.5"}}, "Columns are separated by bars. The first line names the columns."},
	{"LaTeX", "\\begin{tabular}{lr}\n\\hline\nx \\% & y \\\\ \\hline\n1.5 & $-2$ \\\\\n2.5 & 3 \\\\\n\\end{tabular}\n", []string{"x %", "y"}, [][]string{{"1.5", "-2"}, {"2.5", "3"}}, "Columns are separated by bars. The first line names the columns."},
	{"lines in a quoted cell", "a,b\n1,\"x\n-----\ny\"\n2,z\n", []string{"a", "b"}, [][]string{{"1", "x\n-----\ny"}, {"2", "z"}}, "Columns are separated by commas. The first line names the columns."},
	{"bars within commas", "a,b\n|x|,2\n|y|,3\n", []string{"a", "b"}, [][]string{{"|x|", "2"}, {"|y|", "3"}}, "Columns are separated by commas. The first line names the columns."},
	{"units and a source", "length,width,mass\ncm,cm,kg\n1.5,2.5,3\n2.5,3.5,4\n3.5,4,7\nSource: Office of Statistics, 2020\n", []string{"length", "width", "mass"}, [][]string{{"1.5", "2.5", "3"}, {"2.5", "3.5", "4"}, {"3.5", "4", "7"}}, `Columns are separated by commas. The first line names the columns. The line "cm, cm, kg" below the names was passed over. 1 line below the table was passed over.`},
	{"a unit of one column", "name,mass\n,[kg]\nAda,1.5\nBo,2.5\n", []string{"name", "mass"}, [][]string{{"Ada", "1.5"}, {"Bo", "2.5"}}, `Columns are separated by commas. The first line names the columns. The line ", [kg]" below the names was passed over.`},
	{"a first row with a word", "city,pop\nRome,unknown\nOslo,5\nOslo,6\n", []string{"city", "pop"}, [][]string{{"Rome", "unknown"}, {"Oslo", "5"}, {"Oslo", "6"}}, `Columns are separated by commas. The first line names the columns.`},
	{"a total below two rows", "x,y\n1,2\n2,3\n\nTotal,5\n", []string{"x", "y"}, [][]string{{"1", "2"}, {"2", "3"}, {"Total", "5"}}, "Columns are separated by commas. The first line names the columns."},
	{"names over merged cells", "Site A,,Site B,\nx,y,x,y\n1,2,3,4\n2,3,4,5\n", []string{"Site A x", "Site A y", "Site B x", "Site B y"}, [][]string{{"1", "2", "3", "4"}, {"2", "3", "4", "5"}}, `Columns are separated by commas. The first line names the columns. The line "x, y, x, y" below the names was passed over.`},
	{"two lines below the names", "Q1,Q2\nHow old?,How happy?\nimport 1,import 2\n23,4\n33,5\n", []string{"Q1", "Q2"}, [][]string{{"23", "4"}, {"33", "5"}}, `Columns are separated by commas. The first line names the columns. The line "How old?, How happy?" below the names was passed over. The line "import 1, import 2" below the names was passed over.`},
	{"notes in columns that stay empty", "year,rate,n\n1990,1.5,3\n1991,2.5,5\n,,\n\"Source: World Bank, 2020\",,\nLast updated: 2021-05-01,,\n", []string{"year", "rate", "n"}, [][]string{{"1990", "1.5", "3"}, {"1991", "2.5", "5"}}, "Columns are separated by commas. The first line names the columns. 2 lines below the table were passed over."},
	{"a last row without its number", "city,pop\nRome,5\nRome,6\nSan Jose del Cabo,\n", []string{"city", "pop"}, [][]string{{"Rome", "5"}, {"Rome", "6"}, {"San Jose del Cabo", ""}}, "Columns are separated by commas. The first line names the columns."},
	{"what an instrument says first", "Instrument\tX1\nSerial\t12345\n\nTime (s)\tU (V)\tI (A)\n0\t1.5\t0.1\n2\t1.6\t0.3\n", []string{"Time (s)", "U (V)", "I (A)"}, [][]string{{"0", "1.5", "0.1"}, {"2", "1.6", "0.3"}}, "Columns are separated by tabs. The first line names the columns. 2 lines above the table were passed over."},
	{"names in a comment", "# by NumPy\n# x y\n1 2\n3 4\n", []string{"x", "y"}, [][]string{{"1", "2"}, {"3", "4"}}, "Columns are separated by spaces. The first line names the columns. 1 line above the table was passed over."},
	{"a name that begins as a comment", "% fat,age\n12,3\n13,4\n", []string{"fat", "age"}, [][]string{{"12", "3"}, {"13", "4"}}, "Columns are separated by commas. The first line names the columns."},
	{"Weka", "% Iris\n@RELATION iris\n\n@ATTRIBUTE 'sepal length'\tREAL\n@attribute class {a,b}\n@data\n5.1,a\n?,b\n6.3,a\n", []string{"sepal length", "class"}, [][]string{{"5.1", "a"}, {"?", "b"}, {"6.3", "a"}}, "Columns are separated by commas. The first line names the columns. 1 line above the table was passed over."},
	{"Weka with comments below its rows", "@relation a\n@attribute x real\n@attribute y real\n@data\n1,2\n3,4\n%\n% end\n", []string{"x", "y"}, [][]string{{"1", "2"}, {"3", "4"}}, "Columns are separated by commas. The first line names the columns."},
	{"Weka with spaces", "@relation a\n@attribute 'x 1' real\n@attribute y real\n@data\n1 2\n3 4\n", []string{"x 1", "y"}, [][]string{{"1", "2"}, {"3", "4"}}, "Columns are separated by spaces. The first line names the columns."},
	{"NumPy", "[[1. 2.]\n [4. 5.]]\n", []string{"column 1", "column 2"}, [][]string{{"1.", "2."}, {"4.", "5."}}, "Columns are separated by spaces. The first line is data, so the columns got names."},
	{"a link of a wiki", "[[a]],2\n[[b]],3\n[[a]],5\n", []string{"column 1", "column 2"}, [][]string{{"[[a]]", "2"}, {"[[b]]", "3"}, {"[[a]]", "5"}}, "Columns are separated by commas. The first line is data, so the columns got names."},
	{"JSON objects", "[{\"x\": 1, \"y\": \"a\"},\n {\"y\": \"b, c\", \"x\": -2.50, \"z\": true}, {\"x\": null}]", []string{"x", "y", "z"}, [][]string{{"1", "a", ""}, {"-2.50", "b, c", "true"}, {"", "", ""}}, `The first line names the columns. In "z", true is read as 1. "z" has no value in 2 of 3 rows; with it fewer than half of the rows could be used, and so it is ignored.`},
	{"JSON lists", "[[\"x\", \"y\"], [1, 2], [3, 4]]", []string{"x", "y"}, [][]string{{"1", "2"}, {"3", "4"}}, "The first line names the columns."},
	{"JSON lists of unlike lengths", "[[0, 10], [], [2]]", []string{"column 1", "column 2"}, [][]string{{"0", "10"}, {"", ""}, {"2", ""}}, `2 rows have more or fewer cells than the others. The first line is data, so the columns got names. "column 2" has no value in 2 of 3 rows; with it fewer than half of the rows could be used, and so it is ignored.`},
	{"JSON lists of numbers", "[[1, 2], [3, 4]]", []string{"column 1", "column 2"}, [][]string{{"1", "2"}, {"3", "4"}}, "The first line is data, so the columns got names."},
	{"JSON as pandas splits it", `{"columns":["x","y"],"index":[0,1],"data":[[1,2.5],[3,4.5]]}`, []string{"x", "y"}, [][]string{{"1", "2.5"}, {"3", "4.5"}}, "The first line names the columns."},
	{"JSON as pandas writes it", `{"x":{"0":1,"1":3},"y":{"0":2.5,"1":null}}`, []string{"x", "y"}, [][]string{{"1", "2.5"}, {"3", ""}}, "The first line names the columns."},
	{"JSON of lists by column", `{"x":[1,3],"y":["a","b"]}`, []string{"x", "y"}, [][]string{{"1", "a"}, {"3", "b"}}, "The first line names the columns."},
	{"JSON of a table with its schema", `{"schema":{"fields":[]},"data":[{"x":1},{"x":3}]}`, []string{"x"}, [][]string{{"1"}, {"3"}}, "The first line names the columns."},
	{"JSON in lines", "{\"x\":1,\"y\":2}\n{\"x\":2,\"y\":3}\n", []string{"x", "y"}, [][]string{{"1", "2"}, {"2", "3"}}, "The first line names the columns."},
	{"UTF-32", "\xff\xfe\x00\x00\xe4\x00\x00\x00,\x00\x00\x00y\x00\x00\x00\n\x00\x00\x001\x00\x00\x00,\x00\x00\x002\x00\x00\x00", []string{"ä", "y"}, [][]string{{"1", "2"}}, "Columns are separated by commas. The first line names the columns. The file is in UTF-32."},
	{"UTF-8 with a line of Windows-1252", "Größe,Stadt\n1,Köln\n2,M\xfcnchen\n3,Köln\n", []string{"Größe", "Stadt"}, [][]string{{"1", "Köln"}, {"2", "München"}, {"3", "Köln"}}, "Columns are separated by commas. The first line names the columns."},
	{"Shift JIS", "\x90g\x92\xb7,y\n170.5,60\n160,50.5\n", []string{"\u0090g’·", "y"}, [][]string{{"170.5", "60"}, {"160", "50.5"}}, "Columns are separated by commas. The first line names the columns. The file is not in UTF-8 and was read as Windows-1252; where letters are wrong, save it as UTF-8."},
	{"units behind numbers", "mass,temp (°C),code\n5 kg,21 °C,12A\n7.5 kg,-2 °C,12B\n?,19.5 °C,13A\n", []string{"mass (kg)", "temp (°C)", "code"}, [][]string{{"5", "21", "12A"}, {"7.5", "-2", "12B"}, {"?", "19.5", "13A"}}, `Columns are separated by commas. The first line names the columns. The unit behind the numbers, as in "5 kg", stands in the names "mass (kg)", "temp (°C)" now. "code" has a different text in nearly every row and is ignored.`},
	{"unlike units behind numbers", "mass,y\n5 kg,3\n700 g,4\n6 kg,5\n", []string{"mass", "y"}, [][]string{{"5 kg", "3"}, {"700 g", "4"}, {"6 kg", "5"}}, `Columns are separated by commas. The first line names the columns. "mass" has a different text in nearly every row and is ignored.`},
	{"a long table, as pandas prints it", "     length  width (cm)\n0       5.1         3.5\n1       4.9         3.0\n..      ...         ...\n148     6.2         3.4\n149     5.9         3.0\n\n[150 rows x 2 columns]\n", []string{"column 1", "length", "width (cm)"}, [][]string{{"0", "5.1", "3.5"}, {"1", "4.9", "3.0"}, {"148", "6.2", "3.4"}, {"149", "5.9", "3.0"}}, `Columns are separated by spaces. The first line names the columns. 1 line below the table was passed over. Dots stand for rows or columns that were not printed, so only the others are here. Columns without a name of their own are now called column 1. "column 1" tells the rows apart and is ignored.`},
	{"a wide table, as pandas prints it", "      a  ...   z\n0     1  ...   6\n1     3  ...   8\n..   ..  ...  ..\n98    5  ...   6\n99    7  ...   1\n\n[100 rows x 20 columns]\n", []string{"column 1", "a", "z"}, [][]string{{"0", "1", "6"}, {"1", "3", "8"}, {"98", "5", "6"}, {"99", "7", "1"}}, `Columns are separated by spaces. The first line names the columns. 1 line below the table was passed over. Dots stand for rows or columns that were not printed, so only the others are here. Columns without a name of their own are now called column 1. "column 1" tells the rows apart and is ignored.`},
	{"a long table, as Polars prints it", "│ a   ┆ b   │\n╞═════╪═════╡\n│ 1   ┆ 2.5 │\n│ …   ┆ …   │\n│ 5   ┆ 1.0 │\n", []string{"a", "b"}, [][]string{{"1", "2.5"}, {"5", "1.0"}}, "Columns are separated by bars. The first line names the columns. Dots stand for rows or columns that were not printed, so only the others are here."},
	{"a long array, as NumPy prints it", "[[0 1]\n [3 4]\n ...\n [294 295]\n [297 298]]\n", []string{"column 1", "column 2"}, [][]string{{"0", "1"}, {"3", "4"}, {"294", "295"}, {"297", "298"}}, "Columns are separated by spaces. Dots stand for rows or columns that were not printed, so only the others are here. The first line is data, so the columns got names."},
	{"dots for missing values", "country,pop,gdp\nA,..,3\nB,2,1\nC,3,4\n", []string{"country", "pop", "gdp"}, [][]string{{"A", "..", "3"}, {"B", "2", "1"}, {"C", "3", "4"}}, `Columns are separated by commas. The first line names the columns. "country" has a different text in nearly every row and is ignored.`},
	{"a part of a tibble", "# A tibble: 150 × 4\n    mpg   cyl\n  <dbl> <dbl>\n1  21       6\n2  22.8     4\n# ℹ 148 more rows\n# ℹ 2 more variables: a <dbl>,\n#   b <dbl>\n", []string{"column 1", "mpg", "cyl"}, [][]string{{"1", "21", "6"}, {"2", "22.8", "4"}}, `Columns are separated by spaces. The first line names the columns. 1 line above the table was passed over. The line ", <dbl>, <dbl>" below the names was passed over. 3 lines below the table were passed over. Columns without a name of their own are now called column 1. "column 1" tells the rows apart and is ignored.`},
	{"numbers that begin as comments", "no,x\n# 1,2\n# 2,3\n# 2,4\n", []string{"no", "x"}, [][]string{{"# 1", "2"}, {"# 2", "3"}, {"# 2", "4"}}, "Columns are separated by commas. The first line names the columns."},
	{"Markdown within a text", "Some words, a few.\n\n| x | y |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\nMore words.\n\n* a list\n", []string{"x", "y"}, [][]string{{"1", "2"}, {"3", "4"}}, "Columns are separated by bars. The first line names the columns. 1 line above the table was passed over. 2 lines below the table were passed over."},
	{"lines of an old Mac below one of another machine", "a,b\n1,2\r3,4\r5,6\r", []string{"a", "b"}, [][]string{{"1", "2"}, {"3", "4"}, {"5", "6"}}, "Columns are separated by commas. The first line names the columns."},
	{"a sign for the end of a file", "a,b\r\n1,2\r\n3,4\r\n\x1a", []string{"a", "b"}, [][]string{{"1", "2"}, {"3", "4"}}, "Columns are separated by commas. The first line names the columns."},
	{"quotes after a space", "a, b, c\n1, \"x, y\", 2\n3, \"z\", 4\n", []string{"a", "b", "c"}, [][]string{{"1", "x, y", "2"}, {"3", "z", "4"}}, "Columns are separated by commas. The first line names the columns."},
	{"quotes behind backslashes", "a,b\n\"say \\\"hi, you\\\"\",2\nno,3\n", []string{"a", "b"}, [][]string{{`say "hi, you"`, "2"}, {"no", "3"}}, "Columns are separated by commas. The first line names the columns."},
	{"bars within quotes", "los,type,code\n8,\"a|b\",9\n1,\"c|d\",9\n2,\"a|b\",7\n", []string{"los", "type", "code"}, [][]string{{"8", "a|b", "9"}, {"1", "c|d", "9"}, {"2", "a|b", "7"}}, "Columns are separated by commas. The first line names the columns."},
	{"tabs in some places, and spaces in all", "state\tn   m\tp q\na   3\t4\t\t5 6\nb   7\t8\t9 1\n", []string{"state", "n", "m", "p", "q"}, [][]string{{"a", "3", "4", "5", "6"}, {"b", "7", "8", "9", "1"}}, "Columns are separated by spaces. The first line names the columns."},
	{"dates and answers with numbers", "day,sex,y\n28-May-15,1. Male,3\n29-May-15,1. Male,4\n30-May-15,2. Female,5\n", []string{"day", "sex", "y"}, [][]string{{"28-May-15", "1. Male", "3"}, {"29-May-15", "1. Male", "4"}, {"30-May-15", "2. Female", "5"}}, `Columns are separated by commas. The first line names the columns. "day" has dates or times and is ignored.`},
	{"signs of units", "t,share,y\n21 ℃,5 ‰,3\n22 ℃,7 ‰,4\n", []string{"t (℃)", "share (‰)", "y"}, [][]string{{"21", "5", "3"}, {"22", "7", "4"}}, `Columns are separated by commas. The first line names the columns. The unit behind the numbers, as in "21 ℃", stands in the names "t (℃)", "share (‰)" now.`},
	{"numbers as names, as pandas writes them", "0,1,2,class\n1.5,2.5,30.25,a\n4.5,2.25,7.5,b\n5.5,2,7.5,b\n", []string{"0", "1", "2", "class"}, [][]string{{"1.5", "2.5", "30.25", "a"}, {"4.5", "2.25", "7.5", "b"}, {"5.5", "2", "7.5", "b"}}, "Columns are separated by commas. The first line names the columns."},
	{"numbers as names beside one that is a text", "team\t0\t1\t2\nHawks\t0.5\t0.51\t0.52\nNets\t0.5\t0.49\t0.4\n", []string{"team", "0", "1", "2"}, [][]string{{"Hawks", "0.5", "0.51", "0.52"}, {"Nets", "0.5", "0.49", "0.4"}}, "Columns are separated by tabs. The first line names the columns."},
	{"numbers that are not names", "1,2,3\n4,5,6\n2,3,5\n", []string{"column 1", "column 2", "column 3"}, [][]string{{"1", "2", "3"}, {"4", "5", "6"}, {"2", "3", "5"}}, "Columns are separated by commas. The first line is data, so the columns got names."},
	{"a year as a name", "state,2018\nAlabama,R+27\nAlaska,R+15\nArizona,R+9\n", []string{"state", "2018"}, [][]string{{"Alabama", "R+27"}, {"Alaska", "R+15"}, {"Arizona", "R+9"}}, `Columns are separated by commas. The first line names the columns. "state", "2018" have a different text in nearly every row and are ignored.`},
	{"a year as a name over numbers", "state,2021\nAlabama,-29.5\nAlaska,-14.6\nArizona,-7.5\n", []string{"state", "2021"}, [][]string{{"Alabama", "-29.5"}, {"Alaska", "-14.6"}, {"Arizona", "-7.5"}}, `Columns are separated by commas. The first line names the columns. "state" has a different text in nearly every row and is ignored.`},
	{"years without a name", "Rome,2018\nOslo,2019\nBern,2017\n", []string{"column 1", "column 2"}, [][]string{{"Rome", "2018"}, {"Oslo", "2019"}, {"Bern", "2017"}}, `Columns are separated by commas. The first line is data, so the columns got names. "column 1" has a different text in nearly every row and is ignored.`},
	{"names over merged cells between tabs", "Results\nGroup\tSize\t\n\tMean\tSpread\na\t1\t2\na\t3\t4\nb\t5\t6\n", []string{"Group", "Size Mean", "Size Spread"}, [][]string{{"a", "1", "2"}, {"a", "3", "4"}, {"b", "5", "6"}}, `Columns are separated by tabs. The first line names the columns. 1 line above the table was passed over. The line ", Mean, Spread" below the names was passed over.`},
	{"64 columns", strings.Repeat("1,", 63) + "1\n" + strings.Repeat("2,", 63) + "2\n", nil, nil, ""},
}

// reported is a report in words.
func reported(r Report) string {
	if r.Delimiter == "" {
		r.Delimiter = ","
		return strings.TrimPrefix(reported(r), "Columns are separated by commas. ")
	}
	text := "Columns are separated by " + map[string]string{",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars", " ": "spaces"}[r.Delimiter] + "."
	if r.Header {
		text += " The first line names the columns."
	}
	for _, m := range r.Special() {
		text += " " + m.String()
	}
	return text
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
			if got := reported(report); got != c.report {
				t.Errorf("report %s\nwant %s", got, c.report)
			}
		})
	}
}

// refused are files that are no tables, and what is said of them.
var refused = []struct{ name, data, want string }{
	{"empty", "", "the file is empty; a table has a line for each row"},
	{"blank", " \n\r\n\t", "the file is empty; a table has a line for each row"},
	{"mark only", "\xef\xbb\xbf", "the file is empty; a table has a line for each row"},
	{"mark of UTF-16 only", "\xff\xfe", "the file is empty; a table has a line for each row"},
	{"a web page", "\n<!DOCTYPE HTML>\n<html><title>404</title></html>\n", "this is a web page, and not a table or a document; where it shows a table, copy that and paste it here"},
	{"a table of a web page", "<table><tr><td>1</td></tr></table>", "this is a web page, and not a table or a document; where it shows a table, copy that and paste it here"},
	{"XML", "<?xml version=\"1.0\"?>\n<rows><row a=\"1\"/></rows>", "this is a file of the format XML, which is not read; in the program that made it, save the table as CSV and open that"},
	{"a web page that is XML", "<?xml version=\"1.0\"?>\n<!DOCTYPE html>\n<html></html>", "this is a web page, and not a table or a document; where it shows a table, copy that and paste it here"},
	{"a workbook", "PK\x03\x04\x14\x00\x06\x00", "this is an Excel workbook or another packed file, and not text; in Excel, save the sheet as CSV and open that"},
	{"an old workbook", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "this is an Excel workbook or another packed file, and not text; in Excel, save the sheet as CSV and open that"},
	{"a PDF", "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", "this is a file of the format PDF, which is not read; in the program that made it, save the table as CSV and open that"},
	{"Parquet", "PAR1\x15\x04\x15\x00", "this is a file of the format Parquet, which is not read; in the program that made it, save the table as CSV and open that"},
	{"a picture", "\x89PNG\r\n\x1a\n", "this is a file of the format PNG, which is not read; in the program that made it, save the table as CSV and open that"},
	{"JSON that is broken", "[{\"x\": 1, \"y\": 2}, {\"x\": 3", "this is JSON, or begins so, and has no table; write [{\"x\": 1, \"y\": 2}, …] with an object for each row"},
	{"JSON of an empty object", " { }\n", "this is JSON, or begins so, and has no table; write [{\"x\": 1, \"y\": 2}, …] with an object for each row"},
	{"JSON of an empty list", "[\n]", "this is JSON, or begins so, and has no table; write [{\"x\": 1, \"y\": 2}, …] with an object for each row"},
	{"JSON without rows", "{\"a\": {\"b\": [1]}}", "this is JSON, or begins so, and has no table; write [{\"x\": 1, \"y\": 2}, …] with an object for each row"},
	{"a document", "{\"chainrule\": 1, \"table\": [[1]]}", "this is JSON, or begins so, and has no table; write [{\"x\": 1, \"y\": 2}, …] with an object for each row"},
	{"JSON of 65 columns", "[[1" + strings.Repeat(",2", 64) + "]]", "there are 65 columns; a table can have 64"},
	{"JSON of 100,001 rows", "[[1]" + strings.Repeat(",[2]", 100_000) + "]", "there are more than 100000 rows; a table can have 100000"},
	{"comments only", "# a\n# b\n", "the file is empty; a table has a line for each row"},
	{"sep= only", "sep=;\n", "the file is empty; a table has a line for each row"},
	{"zero byte", "a,b\n1,\x002\n", "line 2: found a zero byte: this is not a text file"},
	{"65 columns", strings.Repeat("1,", 64) + "1\n", "line 1, column 65: there are 65 columns; a table can have 64"},
	{"65 columns below comments", "# c\n\n" + strings.Repeat("1,", 64) + "1\n", "line 3, column 65: there are 65 columns; a table can have 64"},
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
		{ID: 1, Name: "id", Role: Ignore, Kind: Number, Scale: Standardize},
		{ID: 2, Name: "name", Role: Ignore, Kind: Category, Scale: None},
		{ID: 3, Name: "sex", Role: Input, Kind: Category, Scale: None},
		{ID: 4, Name: "age", Role: Target, Kind: Number, Scale: Standardize},
		{ID: 5, Name: "note", Role: Ignore, Kind: Category, Scale: None},
		{ID: 6, Name: "grade", Role: Input, Kind: Category, Scale: None},
	}
	if diff := cmp.Diff(want, got.Columns()); diff != "" {
		t.Error(diff)
	}
}

// TestGaps ignores as few columns as leave half of the rows, and says so.
func TestGaps(t *testing.T) {
	got, report, err := ReadCSV([]byte("a,deck,b,c,y\n1,,NA,1,1\n2,,2,,2\n3,C,3,1,3\n4,,4,1,4\n5,,,1,5\n6,C,6,1,6\n"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var roles []Role
	for _, c := range got.Columns() {
		roles = append(roles, c.Role)
	}
	if diff := cmp.Diff([]Role{Input, Ignore, Input, Input, Target}, roles); diff != "" {
		t.Error(diff)
	}
	if said := reported(report); !strings.Contains(said, `"deck" has no value in 4 of 6 rows; with it fewer than half of the rows could be used, and so it is ignored.`) {
		t.Error(said)
	}
}

// TestClasses takes the columns for categories for which a file of Weka lists them, and 0 and 1 for the numbers that they are as well.
func TestClasses(t *testing.T) {
	got, _, err := ReadCSV([]byte("@relation a\n@attribute size real\n@attribute grade {1,2,3}\n@attribute class {0, 1}\n@data\n1.5,1,0\n2.5,2,1\n3.5,3,1\n"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var kinds []Kind
	for _, c := range got.Columns() {
		kinds = append(kinds, c.Kind)
	}
	if diff := cmp.Diff([]Kind{Number, Category, Number}, kinds); diff != "" {
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

// TestPasted takes a table that is drawn or JSON for its cells, and other texts for their lines.
func TestPasted(t *testing.T) {
	for text, want := range map[string][][]string{
		"| x | y |\n|---|---|\n| 1 | a |\n":            {{"x", "y"}, {"1", "a"}},
		" x | y \n---+---\n 1 | 2\n 3 | 4\n(2 rows)\n": {{"x", "y"}, {"1", "2"}, {"3", "4"}},
		`[{"x": 1, "y": "a"}]`:                         {{"x", "y"}, {"1", "a"}},
		"[[1, 2], [3, 4]]":                             {{"1", "2"}, {"3", "4"}},
		"a|b\nc|d":                                     {{"a|b"}, {"c|d"}},
		"1,5\n2,5":                                     {{"1,5"}, {"2,5"}},
		"[1, 2]":                                       {{"[1, 2]"}},
		"---\n---":                                     {{"---"}, {"---"}},
		"1\t|\n2\t|":                                   {{"1", "|"}, {"2", "|"}},
		"|":                                            {{"|"}},
		"":                                             {{""}},
	} {
		if diff := cmp.Diff(want, Pasted(text)); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}

// FuzzParseBlock holds that any text is a block that can be pasted, or is too large to be.
func FuzzParseBlock(f *testing.F) {
	for _, c := range blocks {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		block := Pasted(text)
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
		if len(names) > MostColumns || got.Len() > MostRows || report.Delimiter == "" && !IsJSON(data) {
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

// writes fails unless the CSV of a table gives its names and cells again.
func writes(t interface{ Fatalf(string, ...any) }, want *Table) {
	data, _ := want.WriteCSV()
	again, _, err := ReadCSV(data, Options{Delimiter: ",", Header: WithHeader, Verbatim: true})
	if err != nil {
		t.Fatalf("%v of\n%s", err, data)
	}
	names, cells := namesOf(again), cellsOf(again)
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
		rapid.SampledFrom([]string{"", "1", "1,5", "a;b", "a\tb", "\"", "a\nb", " x ", "=1+1", "'=1+1", "''@a", "-b", "-1", "'-1", "'a", "-", "+", "'", `\.`, "é", "a\rb"}),
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

// What a spreadsheet would compute is written as a text, and numbers and missing values as they are.
func TestWriteFormulas(t *testing.T) {
	cells := []string{"=1+1", "+cmd|' /C calc'!A0", "-SUM(A1)", "@user", "-2+3", "-5", "+5", "-1,5", "-1.250,00", "-45 %", "-", "a=b", "'quoted'", "'=1", "'-5", "Jürgen"}
	want := []string{"'=1+1", "'+cmd|' /C calc'!A0", "'-SUM(A1)", "'@user", "'-2+3", "-5", "+5", `"-1,5"`, `"-1.250,00"`, "-45 %", "-", "a=b", "'quoted'", "''=1", "'-5", "Jürgen"}
	rows := make([][]string, len(cells))
	for i, text := range cells {
		rows[i] = []string{text}
	}
	table := New([]Column{{Name: "=x"}}, rows)
	data, kept := table.WriteCSV()
	if got, want := string(data), "\ufeff'=x\n"+strings.Join(want, "\n")+"\n"; got != want {
		t.Error(cmp.Diff(want, got))
	}
	if kept != 7 {
		t.Errorf("%d texts are kept, want 7", kept)
	}
	writes(t, table)
}

func BenchmarkReadCSV(b *testing.B) {
	data, _ := large(MostRows).WriteCSV()
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

// TestLongLines finds what separates the columns of a text whose first lines are long, also in quotes.
func TestLongLines(t *testing.T) {
	long := strings.Repeat("x", 300_000)
	for name, text := range map[string]string{
		"a long cell":          long + "\t1\n2\t3",
		"a long title":         long + "\na\tb\n1\t2\n3\t4\n",
		"a long cell in lines": "\"" + strings.Repeat("xxx, x\n", 50_000) + "\"\t1\n2\t3\n",
		"spaces":               long + " 1\n2 3\n",
	} {
		got, report, err := ReadCSV([]byte(text), Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if n := len(got.Columns()); n != 2 || got.Len() != 2 {
			t.Errorf("%s: %d columns and %d rows, separated by %q", name, n, got.Len(), report.Delimiter)
		}
	}
}
