package workspace

import (
	"math"
	"slices"

	"chainrule/engine/document"
	"chainrule/engine/loss"
	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/table"
)

// derived is what follows from a document without its selection.
type derived struct {
	document *document.Document
	raw      *table.Encoding // of the table alone
	encoding *table.Encoding // without the rows that the network or the loss cannot take
	shape    network.Shape
	theta    []float64
	network  *network.Network
	problem  error
	loss     float64
	gradient []float64
}

// newDerived computes what follows from a document. It reuses from what was known before what still holds. raw is the
// encoding of the table, if the caller has it.
func newDerived(d *document.Document, raw *table.Encoding, known *derived) *derived {
	if known == nil {
		known = &derived{document: &document.Document{}}
	}
	now := &derived{document: d, raw: raw}
	sameTable := known.document.Table == d.Table
	switch {
	case sameTable:
		now.raw = known.raw
	case raw == nil:
		now.raw = d.Table.Encode()
	}
	if sameTable && known.document.Loss == d.Loss {
		now.encoding = known.encoding
	} else {
		now.encoding = withoutUnusable(now.raw, d)
	}
	now.shape = d.Shape(now.encoding)
	if now.shape.Validate() == nil {
		now.theta = d.Theta(now.shape)
	}
	if now.problem = now.check(); now.problem == nil {
		now.total(known)
	}
	return now
}

// check says why there is nothing to compute, or gives nil.
func (n *derived) check() error {
	roles := map[table.Role]int{}
	for _, c := range n.document.Table.Columns() {
		roles[c.Role]++
	}
	switch {
	case roles[table.Input] == 0:
		return prose.Say(prose.NoInput)
	case roles[table.Target] == 0:
		return prose.Say(prose.NoTarget)
	case n.document.Table.Len() == 0:
		return prose.Say(prose.NoRows)
	case n.encoding.N == 0:
		return prose.Say(prose.NoRowUsable, n.encoding.Skipped[0].Reason)
	}
	return n.shape.Validate()
}

// total computes R and its gradient over all samples, unless they are known.
func (n *derived) total(known *derived) {
	reduction := n.document.Training.Reduction
	if known.network != nil && known.shape.Equal(n.shape) {
		n.network = known.network
		if known.encoding == n.encoding && known.document.Training.Reduction == reduction && slices.Equal(known.theta, n.theta) {
			n.theta, n.loss, n.gradient = known.theta, known.loss, known.gradient
			return
		}
	} else if n.network, n.problem = network.New(n.shape); n.problem != nil {
		return
	}
	n.gradient = make([]float64, n.shape.Count())
	n.loss = n.network.NewBatch().Total(n.theta, n.encoding.X, n.encoding.Y, reduction, n.gradient)
}

// withoutUnusable leaves out the samples whose targets the document's loss cannot take, and those with a
// number that scaling took past the largest there is.
func withoutUnusable(e *table.Encoding, d *document.Document) *table.Encoding {
	l, ok := loss.ByID(d.Loss)
	if !ok {
		return e
	}
	why := func(sample int) (column int, reason prose.Message) {
		at := func(v table.Variable, why error) (int, prose.Message) {
			return v.Column, prose.Say(prose.AtCell, e.Rows[sample]+1, prose.Quoted(d.Table.Columns()[v.Column].Name), why)
		}
		inputs, targets := e.Row(sample)
		for j, x := range inputs {
			if math.IsNaN(x) || math.IsInf(x, 0) {
				return at(e.Inputs[j], prose.Say(prose.ScaledTooLarge))
			}
		}
		for k, y := range targets {
			if math.IsNaN(y) || math.IsInf(y, 0) {
				return at(e.Targets[k], prose.Say(prose.ScaledTooLarge))
			}
			if err := l.CheckTarget(y); err != nil {
				return at(e.Targets[k], afterScaling(err, l, d.Table.Columns()[e.Targets[k].Column], d.Table.Cell(e.Rows[sample], e.Targets[k].Column)))
			}
		}
		return 0, prose.None
	}
	for sample := range e.N {
		if _, reason := why(sample); !reason.IsNone() {
			return e.Without(why)
		}
	}
	return e
}

// afterScaling is why a loss cannot take a target. If it could take the number of the cell, the scale is the cause.
func afterScaling(err error, l *loss.Loss, c table.Column, cell string) error {
	if c.Kind != table.Number || c.Scale == table.None {
		return err
	}
	if v, e := c.Reads.Number(cell); e == nil && l.CheckTarget(v) == nil {
		return prose.Say(prose.TargetScaled, err, v)
	}
	return err
}
