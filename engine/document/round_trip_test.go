package document

import (
	"bytes"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"chainrule/engine/activation"
	"chainrule/engine/golden"
	"chainrule/engine/loss"
	"chainrule/engine/network"
	"chainrule/engine/table"
)

// roundTrip encodes and decodes a document, and fails unless it comes back as it was, and in the same bytes.
func roundTrip(t interface {
	Helper()
	Fatalf(string, ...any)
}, d *Document,
) {
	t.Helper()
	data := d.Encode()
	again, err := Decode(data)
	if err != nil {
		t.Fatalf("%v, of\n%s", err, data)
	}
	if !bytes.Equal(again.Encode(), data) {
		t.Fatalf("encoded\n%s\nand then\n%s", data, again.Encode())
	}
	if !reflect.DeepEqual(plain(d), plain(again)) {
		t.Fatalf("decoded %+v, want %+v", plain(again), plain(d))
	}
}

// plain is a document without what the format does not hold.
func plain(d *Document) any {
	var cells [][]string
	for _, r := range d.Table.All() {
		cells = append(cells, r.Cells)
	}
	columns := append([]table.Column(nil), d.Table.Columns()...)
	for i := range columns {
		columns[i].ID = 0
	}
	rest := *d
	rest.Table = nil
	return struct {
		Document Document
		Columns  []table.Column
		Cells    [][]string
	}{rest, columns, cells}
}

func TestCanonical(t *testing.T) {
	d, err := Decode([]byte(good))
	if err != nil {
		t.Fatal(err)
	}
	if got := string(d.Encode()); got != good {
		t.Errorf("encoded\n%s\nwant\n%s", got, good)
	}
}

func TestDefaults(t *testing.T) {
	const least = `{"chainrule": 1, "table": {"columns": [{"name": "x", "role": "input"}, {"name": "y", "role": "target"}], "rows": []},
		"network": {"hidden": [], "output": "identity", "loss": "rss"}}`
	d, err := Decode([]byte(least))
	if err != nil {
		t.Fatal(err)
	}
	if d.Title != "" || d.Weights != nil || d.Locked != nil || d.Training != Defaults || d.Sample != 1 ||
		d.Parameter != (network.Param{Layer: 1, Unit: 1, Input: 1}) {
		t.Errorf("decoded %+v", d)
	}
	for i, c := range d.Table.Columns() {
		if c.Kind != table.Number || c.Scale != table.None || c.Levels != nil {
			t.Errorf("column %d: %+v", i, c)
		}
	}
	roundTrip(t, d)
}

// Numbers that other programs write otherwise, and a mark at the beginning that some editors leave, are
// read all the same.
func TestLenient(t *testing.T) {
	text := "\ufeff" + strings.NewReplacer(`"units": 2`, `"units": 2.0`, `"sample": 2`, `"sample": 2e0`, `"rate": 0.01`, `"rate": 1E-2`).Replace(good)
	d, err := Decode([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if got := string(d.Encode()); got != good {
		t.Errorf("encoded\n%s\nwant\n%s", got, good)
	}
}

// A row that cannot be used is kept as typed.
func TestUnusableRowsAreKept(t *testing.T) {
	d, err := Decode([]byte(strings.Replace(good, `"35"`, `" 1,5 "`, 1)))
	if err != nil {
		t.Fatal(err)
	}
	if e := d.Table.Encode(); e.N != 1 || d.Table.Cell(1, 0) != " 1,5 " {
		t.Errorf("%d rows in use, cell %q", e.N, d.Table.Cell(1, 0))
	}
}

func TestGoldenRoundTrip(t *testing.T) {
	for _, c := range golden.Cases(t) {
		d, err := Decode(c.Document)
		if err != nil {
			t.Errorf("%s: %v", c.Name, err)
			continue
		}
		roundTrip(t, d)
		golden.AllNear(t, c.Name+" theta", d.Weights, c.Theta, 0)
		e := d.Table.Encode()
		golden.AllNear(t, c.Name+" X", e.X, c.X, 0)
		golden.AllNear(t, c.Name+" Y", e.Y, c.Y, 0)
	}
}

func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { roundTrip(t, drawDocument(t)) })
}

// drawDocument draws any document that the format can hold.
func drawDocument(t *rapid.T) *Document {
	d := &Document{
		Title:  rapid.String().Draw(t, "title"),
		Table:  drawTable(t),
		Output: rapid.SampledFrom(activation.Outputs()).Draw(t, "output").ID,
		Training: Training{
			Rate:      rapid.Float64Range(math.SmallestNonzeroFloat64, math.MaxFloat64).Draw(t, "rate"),
			Batch:     rapid.IntRange(0, 100).Draw(t, "batch"),
			Decay:     rapid.Float64Range(0, 1).Draw(t, "decay"),
			Reduction: rapid.SampledFrom(network.Reductions()).Draw(t, "reduction"),
			Seed:      rapid.Uint64Range(0, MostSeed).Draw(t, "seed"),
			Momentum:  rapid.SampledFrom([]float64{0, 0.5, 0.999}).Draw(t, "momentum"),
			HoldOut:   rapid.SampledFrom([]float64{0, 0.25}).Draw(t, "held out"),
			Order:     rapid.SampledFrom(Orders()).Draw(t, "order"),
		},
	}
	g, _ := activation.OutputByID(d.Output)
	d.Loss = rapid.SampledFrom(loss.All()).Filter(func(l *loss.Loss) bool { return l.CheckOutput(g) == nil }).Draw(t, "loss").ID
	for range rapid.IntRange(0, network.MaxLayers).Draw(t, "layers") {
		d.Hidden = append(d.Hidden, network.Layer{
			Units:      rapid.IntRange(1, 5).Draw(t, "units"),
			Activation: rapid.SampledFrom(activation.All()).Draw(t, "activation").ID,
		})
	}
	d.Sample = rapid.IntRange(1, max(1, d.Table.Len())).Draw(t, "sample")
	s := d.Shape(d.Table.Encode())
	d.Parameter = network.Param{Layer: 1, Unit: 1, Input: 1}
	if s.K == 0 { // a category without rows has no levels yet
		return d
	}
	some := rapid.Custom(func(t *rapid.T) network.Param { return s.ParamAt(rapid.IntRange(0, s.Count()-1).Draw(t, "at")) })
	d.Parameter = some.Draw(t, "parameter")
	if rapid.Bool().Draw(t, "drawn weights") {
		d.Weights = rapid.SliceOfN(rapid.Float64Range(-math.MaxFloat64, math.MaxFloat64), s.Count(), s.Count()).Draw(t, "weights")
	}
	if list := rapid.SliceOfNDistinct(some, 0, min(5, s.Count()), rapid.ID).Draw(t, "locked"); len(list) > 0 {
		d.Locked = list
	}
	return d
}

func drawTable(t *rapid.T) *table.Table {
	names := rapid.SliceOfNDistinct(rapid.StringN(1, 8, -1), 2, 5, rapid.ID).Draw(t, "names")
	columns := make([]table.Column, len(names))
	for i, name := range names {
		role := rapid.SampledFrom([]table.Role{table.Input, table.Target, table.Ignore}).Draw(t, "role")
		if i < 2 { // one of each there must be
			role = []table.Role{table.Input, table.Target}[i]
		}
		c := table.Column{Name: name, Role: role, Kind: table.Number, Scale: table.None}
		if rapid.Bool().Draw(t, "category") {
			c.Kind = table.Category
			if rapid.Bool().Draw(t, "levels") {
				c.Levels = []string{"a", "b", "c"}[:rapid.IntRange(1, 3).Draw(t, "number of levels")]
			}
		} else {
			c.Scale = rapid.SampledFrom([]table.Scale{table.None, table.Standardize, table.Unit, table.Fixed}).Draw(t, "scale")
			if c.Scale == table.Fixed {
				c.Fixed = table.FixedScale{Center: rapid.Float64Range(-1e9, 1e9).Draw(t, "center"), Divisor: rapid.Float64Range(1e-9, 1e9).Draw(t, "divisor")}
			}
			c.Reads = rapid.SampledFrom([]table.Reads{{}, {Decimal: ","}, {Thousands: ","}, {Decimal: ",", Thousands: "."}, {Thousands: " "}}).Draw(t, "reads")
		}
		columns[i] = c
	}
	cell := rapid.OneOf(rapid.SampledFrom([]string{"", "1", "-2.5", "0", "a", "b", "1,5", `"`, "\\", "<\u2028>"}), rapid.String())
	rows := make([][]string, rapid.IntRange(0, 6).Draw(t, "rows"))
	for i := range rows {
		rows[i] = rapid.SliceOfN(cell, len(columns), len(columns)).Draw(t, fmt.Sprint("row ", i))
	}
	return table.New(columns, rows)
}

// FuzzDecode holds that any text is refused, or is a document that comes back as it was.
func FuzzDecode(f *testing.F) {
	for _, c := range golden.Cases(f) {
		f.Add([]byte(c.Document))
	}
	f.Add([]byte(good))
	for _, c := range bad {
		if len(c.by) < 2000 {
			f.Add([]byte(strings.Replace(good, c.part, c.by, 1)))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Decode(data)
		if (d == nil) == (err == nil) {
			t.Fatalf("document %v and error %v", d, err)
		}
		if err == nil {
			roundTrip(t, d)
		}
	})
}

// The parts of a document, for those who save it often, are the whole.
func TestParts(t *testing.T) {
	whole := func(d *Document) string {
		before, after := d.EncodeAround(d.Shape(d.Table.Encode()))
		text := string(before)
		runs := d.Table.Runs()
		for i, r := range runs {
			text += string(EncodeRows(r.Rows, i == len(runs)-1))
		}
		return text + string(after)
	}
	rapid.Check(t, func(t *rapid.T) {
		d := drawDocument(t)
		if got := whole(d); got != string(d.Encode()) {
			t.Fatalf("the parts are\n%s\nthe whole is\n%s", got, d.Encode())
		}
	})
	d := large(2000)
	if got := whole(d); got != string(d.Encode()) {
		t.Error("the parts of a large table are not the whole")
	}
}

func BenchmarkDecode(b *testing.B) {
	data := large(100_000).Encode()
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Decode(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEncode(b *testing.B) {
	d := large(100_000)
	b.ReportAllocs()
	for b.Loop() {
		d.Encode()
	}
}

// large is a document of many rows and eight columns.
func large(n int) *Document {
	columns := make([]table.Column, 8)
	for j := range columns {
		columns[j] = table.Column{Name: fmt.Sprint("x", j), Role: table.Input, Kind: table.Number, Scale: table.Standardize}
	}
	columns[7].Role = table.Target
	rows := make([][]string, n)
	for i := range rows {
		for j := range columns {
			rows[i] = append(rows[i], fmt.Sprintf("%d.%d", i%977, j))
		}
	}
	return &Document{
		Table: table.New(columns, rows), Hidden: []network.Layer{{Units: 4, Activation: "tanh"}}, Output: "identity", Loss: "rss",
		Training: Defaults, Sample: 1, Parameter: network.Param{Layer: 1, Unit: 1, Input: 1},
	}
}
