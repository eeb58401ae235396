package table

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestOfKind makes numbers categories and numbers again: they are scaled and read as before, or as their cells suggest.
func TestOfKind(t *testing.T) {
	euro := Column{Name: "price", Role: Input, Kind: Number, Scale: Fixed, Fixed: FixedScale{36, 8}, Reads: Reads{Decimal: ","}}
	texts := Column{Name: "size", Role: Input, Kind: Category, Scale: None, Levels: []string{"2,25", "1,5"}}
	flag := Column{Name: "flag", Role: Target, Kind: Category, Scale: None}
	a := New([]Column{euro, texts, flag}, [][]string{{"1,5", "1,5", "0"}, {"2,25", "2,25", "1"}})
	for at, want := range []Column{
		euro,
		{Name: "size", Role: Input, Kind: Number, Scale: Standardize, Reads: Reads{Decimal: ","}},
		{Name: "flag", Role: Target, Kind: Number, Scale: None},
	} {
		category, err := a.SetColumn(at, a.OfKind(at, Category))
		if err != nil {
			t.Fatal(err)
		}
		if c := category.Columns()[at]; c.Kind != Category || c.Scale.Scaled() || c.Fixed != (FixedScale{}) || c.Reads != (Reads{}) {
			t.Errorf("%s as a category is %+v", want.Name, c)
		}
		got := category.OfKind(at, Number)
		want.ID = got.ID
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s as numbers again: %s", want.Name, diff)
		}
	}
}
