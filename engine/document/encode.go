package document

import (
	"bytes"
	"encoding/json"
	"strconv"

	"chainrule/engine/network"
	"chainrule/engine/table"
)

// Encode writes the document in its one canonical form: the keys in the order of the format, a line for
// each column, row of cells and row of weights, numbers as short as they read back, and what has its
// default left out.
func (d *Document) Encode() []byte {
	w := &writer{}
	d.encodeHead(w)
	d.encodeColumns(w)
	runs := d.Table.Runs()
	for i, run := range runs {
		w.rows(run.Rows, i == len(runs)-1)
	}
	d.encodeRest(w, d.Shape(d.Table.Encode()))
	return w.Bytes()
}

// EncodeAround is what stands before and after the rows in Encode. shape is the document's. With
// [EncodeRows] it is for those who save a document often, and large tables in part.
func (d *Document) EncodeAround(shape network.Shape) (before, after []byte) {
	head, rest := &writer{}, &writer{}
	d.encodeHead(head)
	d.encodeColumns(head)
	d.encodeRest(rest, shape)
	return head.Bytes(), rest.Bytes()
}

// EncodeRows is a run of rows as they stand in Encode; last says that no more follow.
func EncodeRows(rows []table.Row, last bool) []byte {
	w := &writer{}
	w.rows(rows, last)
	return w.Bytes()
}

func (d *Document) encodeHead(w *writer) {
	w.line(`{`)
	w.line(`  "chainrule": ` + strconv.Itoa(Version) + `,`)
	if d.Title != "" {
		w.line(`  "title": ` + quoted(d.Title) + `,`)
	}
}

func (d *Document) encodeRest(w *writer, shape network.Shape) {
	w.line(`    ]`)
	w.line(`  },`)
	d.encodeNetwork(w)
	if d.Weights != nil {
		encodeWeights(w, shape, d.Weights)
	}
	if len(d.Locked) > 0 {
		w.text(`  "locked": [`)
		for i, p := range d.Locked {
			w.comma(i)
			w.text(quoted(shape.ID(p)))
		}
		w.line(`],`)
	}
	t := d.Training
	w.text(`  "training": {"rate": ` + number(t.Rate) + `, "batch": ` + strconv.Itoa(t.Batch) + `, "decay": ` + number(t.Decay) +
		`, "reduction": ` + quoted(string(t.Reduction)) + `, "seed": ` + strconv.FormatUint(t.Seed, 10))
	if t.Momentum != Defaults.Momentum {
		w.text(`, "momentum": ` + number(t.Momentum))
	}
	if t.HoldOut != Defaults.HoldOut {
		w.text(`, "holdout": ` + number(t.HoldOut))
	}
	if t.Order == AsTable {
		w.text(`, "order": ` + quoted(string(t.Order)))
	}
	w.line(`},`)
	w.text(`  "sample": ` + strconv.Itoa(d.Sample))
	if shape.K > 0 && shape.Has(d.Parameter) { // where there is no output, there is no network to select in
		w.line(`,`)
		w.text(`  "parameter": ` + quoted(shape.ID(d.Parameter)))
	}
	if d.Remarks {
		w.line(`,`)
		w.text(`  "remarks": true`)
	}
	w.line(``)
	w.line(`}`)
}

// writer collects the text.
type writer struct{ bytes.Buffer }

func (w *writer) text(s string) { w.WriteString(s) }

func (w *writer) line(s string) {
	w.WriteString(s)
	w.WriteByte('\n')
}

// comma parts item i of a list on one line from the one before.
func (w *writer) comma(i int) {
	if i > 0 {
		w.WriteString(", ")
	}
}

// next parts item i of a list of n on lines of their own.
func (w *writer) next(i, n int) {
	if i < n-1 {
		w.WriteByte(',')
	}
	w.WriteByte('\n')
}

// quoted is a text as JSON. What would be markup elsewhere is left as it is.
func quoted(s string) string {
	if isPlain(s) { // as nearly every cell of a large table is
		return `"` + s + `"`
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		panic("document: " + err.Error())
	}
	return string(bytes.TrimSuffix(out.Bytes(), []byte("\n")))
}

// isPlain reports whether a text is its own JSON.
func isPlain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '"' || c == '\\' {
			return false
		}
	}
	return true
}

// number is a number as short as it reads back, as encoding/json writes it.
func number(v float64) string {
	data, err := json.Marshal(v)
	if err != nil {
		panic("document: " + err.Error())
	}
	return string(data)
}

func (d *Document) encodeColumns(w *writer) {
	w.line(`  "table": {`)
	w.line(`    "columns": [`)
	columns := d.Table.Columns()
	for i, c := range columns {
		w.text(`      {"name": ` + quoted(c.Name) + `, "role": ` + quoted(string(c.Role)))
		if c.Kind == table.Category {
			w.text(`, "kind": "category"`)
		}
		switch {
		case c.Scale == table.Fixed:
			w.text(`, "scale": {"center": ` + number(c.Fixed.Center) + `, "divisor": ` + number(c.Fixed.Divisor) + `}`)
		case c.Scale.Scaled():
			w.text(`, "scale": ` + quoted(string(c.Scale)))
		}
		if c.Reads != (table.Reads{}) {
			w.text(`, "reads": {`)
			if c.Reads.Decimal != "" {
				w.text(`"decimal": ` + quoted(c.Reads.Decimal))
			}
			if c.Reads.Thousands != "" {
				if c.Reads.Decimal != "" {
					w.text(", ")
				}
				w.text(`"thousands": ` + quoted(c.Reads.Thousands))
			}
			w.text("}")
		}
		if c.Levels != nil {
			w.text(`, "levels": [`)
			for j, level := range c.Levels {
				w.comma(j)
				w.text(quoted(level))
			}
			w.text(`]`)
		}
		w.text(`}`)
		w.next(i, len(columns))
	}
	w.line(`    ],`)
	w.line(`    "rows": [`)
}

func (w *writer) rows(rows []table.Row, last bool) {
	for i, r := range rows {
		w.text(`      [`)
		for j, cell := range r.Cells {
			w.comma(j)
			w.text(quoted(cell))
		}
		w.text(`]`)
		if last {
			w.next(i, len(rows))
		} else {
			w.line(`,`)
		}
	}
}

func (d *Document) encodeNetwork(w *writer) {
	w.line(`  "network": {`)
	w.text(`    "hidden": [`)
	for i, layer := range d.Hidden {
		w.comma(i)
		w.text(`{"units": ` + strconv.Itoa(layer.Units) + `, "activation": ` + quoted(layer.Activation) + `}`)
	}
	w.line(`],`)
	w.line(`    "output": ` + quoted(d.Output) + `,`)
	w.line(`    "loss": ` + quoted(d.Loss))
	w.line(`  },`)
}

func encodeWeights(w *writer, s network.Shape, theta []float64) {
	w.line(`  "weights": {`)
	at := 0
	for layer := 1; layer <= s.Layers(); layer++ {
		w.line(`    ` + quoted(s.LayerID(layer)) + `: [`)
		rows := s.Rows(layer)
		for m := range rows {
			w.text(`      [`)
			for l := range s.Cols(layer) {
				w.comma(l)
				w.text(number(theta[at]))
				at++
			}
			w.text(`]`)
			w.next(m, rows)
		}
		w.text(`    ]`)
		w.next(layer-1, s.Layers())
	}
	w.line(`  },`)
}
