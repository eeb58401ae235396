package table

import (
	"math"
	"testing"
)

// TestReads reads numbers as people and programs write them, by the ways in which a column may read.
func TestReads(t *testing.T) {
	comma, points := Reads{Decimal: ","}, Reads{Decimal: ",", Thousands: "."}
	commas, spaces, marks := Reads{Thousands: ","}, Reads{Thousands: " "}, Reads{Thousands: "'"}
	for _, c := range []struct {
		reads Reads
		text  string
		want  float64
	}{
		{Reads{}, "1200", 1200},
		{Reads{}, " -1.5 ", -1.5},
		{Reads{}, "−1.5", -1.5},
		{Reads{}, "+3", 3},
		{Reads{}, "1e-3", 0.001},
		{Reads{}, "12.5%", 0.125},
		{Reads{}, "7 %", 0.07},
		{Reads{}, "$980.00", 980},
		{Reads{}, "-$45", -45},
		{Reads{}, "$-45", -45},
		{Reads{}, "45 €", 45},
		{Reads{}, "(45)", -45},
		{Reads{}, "($45.00)", -45},
		{commas, "1,200", 1200},
		{commas, "$1,200.50", 1200.5},
		{commas, "($2,310.25)", -2310.25},
		{commas, "980", 980},
		{commas, "1,234,567", 1234567},
		{commas, "1,20,000", 120000},
		{commas, "12,34,567.5", 1234567.5},
		{Reads{}, "5-", -5},
		{commas, "1,234.50-", -1234.5},
		{comma, "2,5-", -2.5},
		{Reads{}, "1d3", 1000},
		{Reads{}, "5 -", -5},
		{commas, "CHF 1,200.50", 1200.5},
		{Reads{}, "-CHF 5", -5},
		{Reads{}, "CHF -5", -5},
		{Reads{}, "(US$ 5)", -5},
		{Reads{}, "12.5 kr", 12.5},
		{comma, "12,5 EUR", 12.5},
		{Reads{}, "R$ 3", 3},
		{Reads{}, "Rs. 40", 40},
		{comma, "9,99 zł", 9.99},
		{Reads{}, "-1.5D+03", -1500},
		{comma, "1,5D-01", 0.15},
		{comma, "1,5", 1.5},
		{comma, "-2,25", -2.25},
		{comma, "12,5 %", 0.125},
		{points, "48.000,00", 48000},
		{points, "1.234.567,5", 1234567.5},
		{points, "61.250,50", 61250.5},
		{spaces, "1 234 567.5", 1234567.5},
		{spaces, "1\u202f234", 1234},
		{spaces, "1\u00a0234", 1234},
		{marks, "1'234'567", 1234567},
		{Reads{}, "$(12.30)", -12.3},
		{Reads{}, "($12.30)", -12.3},
		{Reads{}, "-$12", -12},
		{Reads{}, "$-12", -12},
		{Reads{}, "€ 5-", -5},
		{Reads{}, "5 €-", -5},
		{Reads{}, "5- €", -5},
		{Reads{}, "(4) €", -4},
		{Reads{}, "$ (4)", -4},
		{Reads{}, "(4 EUR)", -4},
		{Reads{}, "(4) EUR", -4},
		{Reads{}, "CHF (4)", -4},
		{commas, "USD (1,234.50)", -1234.5},
		{Reads{}, "(5 %)", -0.05},
		{Reads{}, "(5) %", -0.05},
		{Reads{}, "(-5)", -5},
		{Reads{}, "−€5", -5},
		{commas, "1,411,750,000[1]", 1411750000},
		{Reads{}, "12.5[a][12]", 12.5},
		{Reads{}, "0.003***", 0.003},
		{Reads{}, "~5", 5},
		{Reads{}, "≈ 5.5", 5.5},
		{Reads{}, "5.2 ± 0.3", 5.2},
		{comma, "-5,2±0,3", -5.2},
		{marks, "CHF 1'234.–", 1234},
		{marks, "-12.-", -12},
		{comma, "12,- €", 12},
		{comma, "12,-- EUR", 12},
		{marks, "1’234", 1234},
		{commas, "15 000", 15000},
		{points, "15\u00a0000,5", 15000.5},
		{points, "1’234", 1234},
		{Reads{}, "27 (1.06)", 27},
		{Reads{}, "−3.2 (26.2)", -3.2},
		{comma, "12 (5,5 %)", 12},
		{points, "Rp 15.000", 15000},
		{points, "1.200 руб.", 1200},
	} {
		if got, err := c.reads.Number(c.text); err != nil || got != c.want {
			t.Errorf("%+v reads %q as %v (%v), want %v", c.reads, c.text, got, err, c.want)
		}
	}
	for _, c := range []struct {
		reads      Reads
		text, want string
	}{
		{Reads{}, "", "the cell is empty; type a number"},
		{Reads{}, "NA", `"NA" stands for a missing value`},
		{Reads{}, "#NULL!", `"#NULL!" stands for a missing value`},
		{comma, "?", `"?" stands for a missing value`},
		{Reads{}, "-", `"-" stands for a missing value`},
		{Reads{}, "1,5", `"1,5" is not a number; write 1.5`},
		{Reads{}, "1,200.5", `"1,200.5" is not a number`},
		{commas, "1,20", `"1,20" is not a number; write 1.20`},
		{commas, "12,34,56", `"12,34,56" is not a number`},
		{commas, "123,45,678", `"123,45,678" is not a number`},
		{points, "1.20.000", `"1.20.000" is not a number`},
		{Reads{}, "-5-", `"-5-" is not a number`},
		{Reads{}, "3d", `"3d" is not a number`},
		{Reads{}, "CHF", `"CHF" is not a number`},
		{Reads{}, "#DIV/0!", `"#DIV/0!" stands for a missing value`},
		{Reads{}, "<NA>", `"<NA>" stands for a missing value`},
		{comma, "—", `"—" stands for a missing value`},
		{Reads{}, "d3", `"d3" is not a number`},
		{comma, "1.5", `"1.5" is not a number`},
		{points, "1.5", `"1.5" is not a number`},
		{Reads{}, "1e999", `"1e999" is too large for a number`},
		{Reads{}, "abc", `"abc" is not a number`},
		{Reads{}, "$", `"$" is not a number`},
		{Reads{}, "%", `"%" is not a number`},
		{Reads{}, "()", `"()" is not a number`},
		{Reads{}, "(())", `"(())" is not a number`},
		{Reads{}, "((5))", `"((5))" is not a number`},
		{Reads{}, "$(5", `"$(5" is not a number`},
		{Reads{}, "$5)", `"$5)" is not a number`},
		{Reads{}, "5 %%", `"5 %%" is not a number`},
		{Reads{}, "[5]", `"[5]" is not a number`},
		{Reads{}, "5[see below]", `"5[see below]" is not a number`},
		{Reads{}, "±3", `"±3" is not a number`},
		{Reads{}, "5 ±", `"5 ±" is not a number`},
		{Reads{}, "+-5", `"+-5" is not a number`},
		{Reads{}, "10-20", `"10-20" is not a number`},
		{Reads{}, "<0.01", `"<0.01" is not a number`},
		{Reads{}, "1.00(5)", `"1.00(5)" is not a number`},
		{Reads{}, ".-", `".-" is not a number`},
		{Reads{}, "5.-2", `"5.-2" is not a number`},
		{Reads{}, "***", `"***" stands for a missing value`},
		{Reads{}, "27 (see 3)", `"27 (see 3)" is not a number`},
		{Reads{}, "--5", `"--5" is not a number`},
		{Reads{}, "0x10", `"0x10" is not a number`},
		{Reads{}, "Inf", `"Inf" is infinite; a network computes with finite numbers`},
		{comma, "-∞", `"-∞" is infinite; a network computes with finite numbers`},
		{Reads{}, "Informed", `"Informed" is not a number`},
		{Reads{}, "1 200", `"1 200" is not a number`},
		{commas, "1 200,300", `"1 200,300" is not a number`},
		{commas, "15 00", `"15 00" is not a number`},
		{Reads{}, "5 5", `"5 5" is not a number`},
	} {
		if got, err := c.reads.Number(c.text); err == nil || err.Error() != c.want {
			t.Errorf("%+v reads %q as %v (%v), want %s", c.reads, c.text, got, err, c.want)
		}
	}
}

// FuzzReads holds that any text is a finite number or is refused, and that what every column reads alike has one value.
func FuzzReads(f *testing.F) {
	for _, text := range []string{"1,200.5", "(45)", "12 %", "$ 3", "1'000", "", "NA", "−1", "1e5%"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, decimal := range []string{"", ","} {
			for _, thousands := range []string{"", ",", ".", "'", " "} {
				r := Reads{decimal, thousands}
				if !r.Valid() {
					continue
				}
				v, err := r.Number(text)
				if err == nil && (math.IsNaN(v) || math.IsInf(v, 0)) {
					t.Fatalf("%+v reads %q as %v", r, text, v)
				}
			}
		}
	})
}
