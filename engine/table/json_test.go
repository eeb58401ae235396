package table

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestJSON reads tables that stand in JSON, and in what other languages print for it: with objects in cells, beside other things, and nearly JSON.
func TestJSON(t *testing.T) {
	for _, c := range []struct {
		name, data string
		columns    []string
		cells      [][]string
		under      string
	}{
		{"objects in cells", `[{"x": 1, "at": {"lat": 2, "lon": [3, 4]}}, {"x": 5, "at": {"lat": 6, "deep": {"a": 7}}}]`, []string{"x", "at.lat", "at.lon", "at.deep"}, [][]string{{"1", "2", "[3, 4]", ""}, {"5", "6", "", `{"a": 7}`}}, ""},
		{"an object that is null", `[{"x": 1, "at": null}, {"x": 2, "at": {"lat": 3}}]`, []string{"x", "at.lat"}, [][]string{{"1", ""}, {"2", "3"}}, ""},
		{"nothing in cells", `[{"x": 1, "a": [], "b": {}, "c": [ ]}, {"x": 2}]`, []string{"x", "a", "b", "c"}, [][]string{{"1", "", "", ""}, {"2", "", "", ""}}, ""},
		{"types of a database", `[{"_id": {"$oid": "5a"}, "day": {"$date": {"$numberLong": "12"}}, "y": 1}]`, []string{"_id", "day", "y"}, [][]string{{"5a", "12", "1"}}, ""},
		{"features of a map", `{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"mag": 4.5}, "geometry": {"type": "Point", "coordinates": [1, 2]}}, {"type": "Feature", "properties": {"mag": 5}, "geometry": null}]}`, []string{"type", "properties.mag", "geometry.type", "geometry.coordinates"}, [][]string{{"Feature", "4.5", "Point", "[1, 2]"}, {"Feature", "5", "", ""}}, "features"},
		{"the longest of some lists", `{"nodes": [{"id": 1}], "meta": {"links": [{"a": 1, "b": 2}, {"a": 3, "b": 4}]}}`, []string{"a", "b"}, [][]string{{"1", "2"}, {"3", "4"}}, "links"},
		{"columns beside other things", `{"type": "A", "x": [1, 2, 3], "y": [4, 5, 6], "size": [10, 20]}`, []string{"x", "y"}, [][]string{{"1", "4"}, {"2", "5"}, {"3", "6"}}, ""},
		{"a list of numbers beside other things", `{"width": 2, "values": [1, 2.5, 3]}`, []string{"values"}, [][]string{{"1"}, {"2.5"}, {"3"}}, ""},
		{"rows by their numbers", `{"0": {"x": 1, "y": 2}, "1": {"x": 3, "y": 4}}`, []string{"x", "y"}, [][]string{{"1", "2"}, {"3", "4"}}, ""},
		{"objects one after the other", "{\n \"x\": 1,\n \"y\": 2\n}\n{\n \"x\": 3,\n \"y\": 4\n}\n", []string{"x", "y"}, [][]string{{"1", "2"}, {"3", "4"}}, ""},
		{"numbers that JSON does not have", `[{"x": NaN, "y": 1}, {"x": -Infinity, "y": 2}, {"x": 3, "y": Infinity}]`, []string{"x", "y"}, [][]string{{"", "1"}, {"-Inf", "2"}, {"3", "Inf"}}, ""},
		{"Python", `[{'x': 1, 'name': 'it\'s "so"', 'ok': True}, {'x': None, 'name': "O'Neill", 'ok': False}]`, []string{"x", "name", "ok"}, [][]string{{"1", `it's "so"`, "true"}, {"", "O'Neill", "false"}}, ""},
		{"commas at the ends", "[\n {\"x\": 1,},\n {\"x\": 2},\n]", []string{"x"}, [][]string{{"1"}, {"2"}}, ""},
	} {
		got, report, err := ReadCSV([]byte(c.data), Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if diff := cmp.Diff(c.columns, namesOf(got)); diff != "" {
			t.Errorf("%s: names: %s", c.name, diff)
		}
		if diff := cmp.Diff(c.cells, cellsOf(got)); diff != "" {
			t.Errorf("%s: cells: %s", c.name, diff)
		}
		if report.Under != c.under {
			t.Errorf("%s: under %q, want %q", c.name, report.Under, c.under)
		}
	}
}

// TestManyFields keeps objects whole where their fields would be more columns than a table can have.
func TestManyFields(t *testing.T) {
	fields := make([]string, 2*MostColumns)
	for i := range fields {
		fields[i] = `"k` + strings.Repeat("a", i) + `": 1`
	}
	got, _, err := ReadCSV([]byte(`[{"x": 1, "o": {`+strings.Join(fields, ",")+`}}, {"x": 2, "o": 3}]`), Options{})
	if err != nil || len(got.Columns()) != 2 {
		t.Errorf("%v, %v", got, err)
	}
}
