package datatable

import "chainrule/engine/table"

// kept is what the cells of an encoding are to the network, kept from one drawing to the next: finding enough digits takes long.
type kept struct {
	of    *table.Encoding
	cells map[[2]int]keptCell // by sample and column
}

type keptCell struct{ text, encoded, formula string }

// encoded is data.encoded.
func (k *kept) encoded(d data, sample, column int, text string) (encoded, formula string) {
	if k == nil {
		return d.encoded(sample, column, text)
	}
	if k.of != d.view.Encoding || k.cells == nil {
		k.of, k.cells = d.view.Encoding, map[[2]int]keptCell{}
	}
	at := [2]int{sample, column}
	c, ok := k.cells[at]
	if !ok || c.text != text {
		c.text = text
		c.encoded, c.formula = d.encoded(sample, column, text)
		k.cells[at] = c
	}
	return c.encoded, c.formula
}
