package table

import (
	"fmt"
	"strings"
	"testing"
)

// Objects that all have other names need as many columns as there are, and their cells would be the square of that.
func TestObjectsOfOtherNames(t *testing.T) {
	var list []string
	for i := range 3 * MostColumns {
		list = append(list, fmt.Sprintf(`{"k%d": 1}`, i))
	}
	text := "[" + strings.Join(list, ",") + "]"
	records, _, _ := fromJSON([]byte(text))
	for _, r := range records[1:] {
		if len(r) > MostColumns+1 {
			t.Fatalf("a record has %d cells", len(r))
		}
	}
	_, _, err := ReadCSV([]byte(text), Options{})
	if want := "there are 192 columns; a table can have 64"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// What stands around a number is taken away sign by sign, which takes minutes where there are very many.
func TestUnwrapLongText(t *testing.T) {
	if core, _, _ := unwrap("1" + strings.Repeat("[1]", 10)); core != "1" {
		t.Errorf("with some footnotes: %q", core)
	}
	long := "1" + strings.Repeat("[1]", mostWrapped)
	if core, _, _ := unwrap(long); core != long {
		t.Errorf("with many footnotes, %d of %d bytes are left", len(core), len(long))
	}
}

// A list of lists of lists is no table, however deep it goes.
func TestNestedListsAreNoTable(t *testing.T) {
	for _, text := range []string{"[[[1]]]", "[[1, 2], [3, [4]]]", strings.Repeat("[", 9000) + strings.Repeat("]", 9000)} {
		if IsJSON([]byte(text)) {
			t.Errorf("%.20s… is called a table", text)
		}
	}
	if !IsJSON([]byte("[[1, 2], [3, 4]]")) {
		t.Error("a list of rows is called no table")
	}
}
