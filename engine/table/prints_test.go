package table

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// prints are tables as programs for statistics print them, and with sentences around them; and how many lines are passed over above and below
// the rows.
var prints = []struct {
	name, data   string
	columns      []string
	cells        [][]string
	above, below int
}{
	{"Stata", `
     +------------------------------+
     | make              price   mpg |
     |------------------------------|
  1. | AMC Concord       4,099    22 |
  2. | AMC Pacer         4,749    17 |
  3. | AMC Spirit        3,799    22 |
  4. | Buick Century     4,816    20 |
  5. | Buick Electra     7,827    15 |
     |------------------------------|
  6. | Buick LeSabre     5,788    18 |
  7. | Buick Opel        4,453     . |
 27. | Linc. Mark V     13,594    12 |
     +------------------------------+
`, []string{"make", "price", "mpg"}, [][]string{{"AMC Concord", "4,099", "22"}, {"AMC Pacer", "4,749", "17"}, {"AMC Spirit", "3,799", "22"}, {"Buick Century", "4,816", "20"}, {"Buick Electra", "7,827", "15"}, {"Buick LeSabre", "5,788", "18"}, {"Buick Opel", "4,453", "."}, {"Linc. Mark V", "13,594", "12"}}, 0, 0},
	{"Stata with its commands", `
. list make price mpg rep78

     +----------------------------------------------+
     | make          price   mpg   rep78   headroom |
     |----------------------------------------------|
  1. | AMC Concord   4,099    22       3        2.5 |
  2. | AMC Pacer     4,749    17       .        3.0 |
  3. | Volvo 260    11,995    17       5        2.5 |
     +----------------------------------------------+

. 
`, []string{"make", "price", "mpg", "rep78", "headroom"}, [][]string{{"AMC Concord", "4,099", "22", "3", "2.5"}, {"AMC Pacer", "4,749", "17", ".", "3.0"}, {"Volvo 260", "11,995", "17", "5", "2.5"}}, 1, 1},
	{"Stata with bars between columns", `
     +-----------------------------+
     | make          | price | mpg |
     |---------------+-------+-----|
  1. | AMC Concord   | 4,099 |  22 |
  2. | AMC Pacer     | 4,749 |  17 |
  3. | AMC Spirit    | 3,799 |  22 |
     +-----------------------------+
`, []string{"make", "price", "mpg"}, [][]string{{"AMC Concord", "4,099", "22"}, {"AMC Pacer", "4,749", "17"}, {"AMC Spirit", "3,799", "22"}}, 0, 0},
	{"a part of a long list of Stata", `
     +----------------------------+
     | make                 price |
     |----------------------------|
  1. | AMC Concord          4,099 |
  2. | AMC Pacer            4,749 |
...
 27. | Linc. Mark V        13,594 |
--more--
`, []string{"make", "price"}, [][]string{{"AMC Concord", "4,099"}, {"AMC Pacer", "4,749"}, {"Linc. Mark V", "13,594"}}, 0, 1},
	{"statistics of Stata", `
    Variable |        Obs        Mean    Std. dev.       Min        Max
-------------+---------------------------------------------------------
       price |         74    6165.257    2949.496       3291      15906
         mpg |         74     21.2973    5.785503         12         41
       rep78 |         69    3.405797    .9899323          1          5
-------------+---------------------------------------------------------
     foreign |         74    .2972973    .4601885          0          1
`, []string{"Variable", "Obs", "Mean", "Std. dev.", "Min", "Max"}, [][]string{{"price", "74", "6165.257", "2949.496", "3291", "15906"}, {"mpg", "74", "21.2973", "5.785503", "12", "41"}, {"rep78", "69", "3.405797", ".9899323", "1", "5"}, {"foreign", "74", ".2972973", ".4601885", "0", "1"}}, 0, 0},
	{"SAS", `
                                       The SAS System           12:04 Friday, January 1, 2010   1

                       Obs    Name       Sex    Age    Height    Weight

                         1    Alfred      M      14     69.0      112.5
                         2    Alice       F      13     56.5       84.0
                         3    Barbara     F      13     65.3       98.0
                         4    Carol       F      14     62.8        .
                         5    Henry       M      14     63.5      102.5
`, []string{"Obs", "Name", "Sex", "Age", "Height", "Weight"}, [][]string{{"1", "Alfred", "M", "14", "69.0", "112.5"}, {"2", "Alice", "F", "13", "56.5", "84.0"}, {"3", "Barbara", "F", "13", "65.3", "98.0"}, {"4", "Carol", "F", "14", "62.8", "."}, {"5", "Henry", "M", "14", "63.5", "102.5"}}, 1, 0},
	{"SPSS", `
List

id gender score

 1 male   10.50
 2 female 12.00
 3 female  9.25


Number of cases read:  3    Number of cases listed:  3
`, []string{"id", "gender", "score"}, [][]string{{"1", "male", "10.50"}, {"2", "female", "12.00"}, {"3", "female", "9.25"}}, 1, 1},
	{"Minitab", `
Data Display

Row  Temp  Yield  Machine
  1    80   34.5  A
  2    85   38.5  B
  3    90   41.2  A
  4    95     *   B
`, []string{"Row", "Temp", "Yield", "Machine"}, [][]string{{"1", "80", "34.5", "A"}, {"2", "85", "38.5", "B"}, {"3", "90", "41.2", "A"}, {"4", "95", "*", "B"}}, 1, 0},
	{"EViews", `
==========================================
 obs              Y            X
==========================================
 1990Q1       1.20000      3.00000
 1990Q2       1.50000      4.00000
 1990Q3       1.90000           NA
==========================================
`, []string{"obs", "Y", "X"}, [][]string{{"1990Q1", "1.20000", "3.00000"}, {"1990Q2", "1.50000", "4.00000"}, {"1990Q3", "1.90000", "NA"}}, 0, 0},
	{"Julia", `
3×3 DataFrame
 Row │ a      b        c      
     │ Int64  Float64  String 
─────┼────────────────────────
   1 │     1      2.5  x y
   2 │     2      3.5  z
   3 │     3      4.5  w
`, []string{"Row", "a", "b", "c"}, [][]string{{"1", "1", "2.5", "x y"}, {"2", "2", "3.5", "z"}, {"3", "3", "4.5", "w"}}, 1, 0},
	{"columns of fixed width", `
John Smith          WA        418
Mary Hartford       CA        319
Evan Nolan          IL        219
`, []string{"column 1", "column 2", "column 3"}, [][]string{{"John Smith", "WA", "418"}, {"Mary Hartford", "CA", "319"}, {"Evan Nolan", "IL", "219"}}, 0, 0},
	{"columns of fixed width with gaps", `
name        state   n    m
John Smith  WA     418  3.5
Mary        CA          4.5
Evan Nolan         219  5.5
Ann         NY     220
`, []string{"name", "state", "n", "m"}, [][]string{{"John Smith", "WA", "418", "3.5"}, {"Mary", "CA", "", "4.5"}, {"Evan Nolan", "", "219", "5.5"}, {"Ann", "NY", "220", ""}}, 0, 0},
	{"Mathematica", `
{{1, 2.5}, {3, 4.5}, {5, 6.5}}
`, []string{"column 1", "column 2"}, [][]string{{"1", " 2.5"}, {" 3", " 4.5"}, {" 5", " 6.5"}}, 0, 0},
	{"reference data below sentences", `
NIST/ITL StRD
Dataset Name:  Misra1a            (Misra1a.dat)

File Format:   ASCII
               Starting Values   (lines 41 to 42)
               Data              (lines 61 to 74)

Description:   These data are the result of a NIST study regarding
               dental research in monomolecular adsorption, with
               3 Parameters (b1 and b2, and one more)

          Starting values                  Certified Values

        Start 1     Start 2           Parameter     Standard Deviation
  b1 =   500         250           2.3894212918E+02  2.7070075241E+00
  b2 =     0.0001      0.0005      5.5015643181E-04  7.2668688436E-06

Residual Sum of Squares:                    1.2455138894E-01
14 Observations



Data:   y               x
      10.07E0      77.6E0
      14.73E0     114.9E0
      17.94E0     141.1E0
`, []string{"y", "x"}, [][]string{{"10.07E0", "77.6E0"}, {"14.73E0", "114.9E0"}, {"17.94E0", "141.1E0"}}, 14, 0},
	{"sentences above and below rows", `
             MONTHLY MEAN SUNSPOT NUMBERS
==============================================
Year    Jan   Feb   Mar
----------------------------------------------
1749    58.0  62.6  70.0
1750    73.3  75.9  89.2
1751    70.0  43.5  45.3
1752     1.5
----------------------------------------------
No observations were available in one month.
Note:  Data are preliminary after that.
`, []string{"Year", "Jan", "Feb", "Mar"}, [][]string{{"1749", "58.0", "62.6", "70.0"}, {"1750", "73.3", "75.9", "89.2"}, {"1751", "70.0", "43.5", "45.3"}, {"1752", "1.5", "", ""}}, 1, 2},
	{"sentences above rows with a word", `
*** Source: an observatory, September 2004 ***

CO2 concentrations are in terms of the 1999 scale, and
available from the references below.

MLO    580329   4    0         316.10
MLO    580405   6    0         317.30
MLO    580412   4    0         317.60
`, []string{"column 1", "column 2", "column 3", "column 4", "column 5"}, [][]string{{"MLO", "580329", "4", "0", "316.10"}, {"MLO", "580405", "6", "0", "317.30"}, {"MLO", "580412", "4", "0", "317.60"}}, 3, 0},
	{"rows whose texts have other words stay", `
UCC PAY Team      Conf
  1   1 Ohio St   B10
  2   2 Oregon    P12
  3   4 Alabama   SEC
  4   3 TCU       B12
`, []string{"UCC", "PAY", "Team", "Conf"}, [][]string{{"1", "1", "Ohio St", "B10"}, {"2", "2", "Oregon", "P12"}, {"3", "4", "Alabama", "SEC"}, {"4", "3", "TCU", "B12"}}, 0, 0},
	{"names in a comma file below sentences with commas", `
Report: areas, people, and more, of 1996, and so on, too
Units: see below
city,area,people
Rome,5,6
Oslo,7,8
Bern,1,2
`, []string{"city", "area", "people"}, [][]string{{"Rome", "5", "6"}, {"Oslo", "7", "8"}, {"Bern", "1", "2"}}, 2, 0},
	{"a wide row among others stays", `
1;a
2;b
3;c;d
4;e
5;f
6;g
`, []string{"column 1", "column 2", "column 3"}, [][]string{{"1", "a", ""}, {"2", "b", ""}, {"3", "c", "d"}, {"4", "e", ""}, {"5", "f", ""}, {"6", "g", ""}}, 0, 0},
}

func TestPrints(t *testing.T) {
	for _, c := range prints {
		t.Run(c.name, func(t *testing.T) {
			got, report, err := ReadCSV([]byte(strings.TrimPrefix(c.data, "\n")), Options{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.columns, namesOf(got)); diff != "" {
				t.Errorf("names: %s", diff)
			}
			if diff := cmp.Diff(c.cells, cellsOf(got)); diff != "" {
				t.Errorf("cells: %s", diff)
			}
			if report.Passed != c.above || report.Below != c.below {
				t.Errorf("%d lines above and %d below were passed over, want %d and %d", report.Passed, report.Below, c.above, c.below)
			}
		})
	}
}
