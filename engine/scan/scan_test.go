package scan

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestScan visits lists and objects in order, with numbers as they are spelled.
func TestScan(t *testing.T) {
	var got []string
	for i, v := range Items([]byte("[1.50 , \"a,]\\\"\",\n[2, [3]],{\"x\": [4]}, null]")) {
		got = append(got, string(rune('0'+i)), string(v))
	}
	if diff := cmp.Diff([]string{"0", "1.50", "1", `"a,]\""`, "2", "[2, [3]]", "3", `{"x": [4]}`, "4", "null"}, got); diff != "" {
		t.Error(diff)
	}
	got = nil
	for name, v := range Members([]byte("{\"z\" : 1e5,\n\"a\\u00e4:\":{\"b\":\"}\"},\"\": true}")) {
		got = append(got, name, string(v))
	}
	if diff := cmp.Diff([]string{"z", "1e5", "aä:", `{"b":"}"}`, "", "true"}, got); diff != "" {
		t.Error(diff)
	}
	for range Items([]byte("[ ]")) {
		t.Error("an empty list has an item")
	}
	for range Members([]byte("{}")) {
		t.Error("an empty object has a member")
	}
	for range Items([]byte("[1,2]")) {
		break
	}
}
