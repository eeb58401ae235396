package workspace

import (
	"chainrule/engine/activation"
	"chainrule/engine/loss"
	"chainrule/engine/train"
)

// What a training is judged by belongs to a view, and is computed on request: over many rows it takes its time. The
// view must have no Problem.

// Targets says what the targets are. They are classes if they are levels, or if the loss is one for classes. Several that are
// not the levels of one column are labels, each of its own, unless the outputs are a distribution.
func (v *View) Targets() train.Targets {
	list := v.Encoding.Targets
	levels, apart := false, false
	for _, t := range list {
		levels = levels || t.Level != ""
		apart = apart || t.Column != list[0].Column
	}
	l, ok := loss.ByID(v.Document.Loss)
	g, _ := activation.OutputByID(v.Shape.Output)
	switch {
	case !levels && !(ok && l.Classes):
		return train.Numbers
	case apart && g != nil && !g.Distribution:
		return train.Labels
	}
	return train.Classes
}

// Fit is how well the network fits the rows trained on, and those held out: Rows is 0 where there are none.
func (v *View) Fit() (training, held train.Fit) {
	e := v.Encoding
	in, out := train.Split(e.N, v.Document.Training.HoldOut, v.Document.Training.Seed)
	measure := func(rows []int) train.Fit { return train.Measure(v.Network, v.Theta, e.X, e.Y, rows, v.Targets()) }
	return measure(in), measure(out)
}

// Search looks for the best that training could come to, from the view's weights and from others that are drawn,
// starts in all.
func (v *View) Search(starts int) (*train.Search, error) {
	e, d := v.Encoding, v.Document
	return train.NewSearch(v.Network, v.Theta, e.X, e.Y, d.Locked, settings(d), starts)
}

// Check holds the whole gradient of the view against central differences.
func (v *View) Check() *train.Check {
	return train.NewCheck(v.Network, v.Theta, v.Encoding.X, v.Encoding.Y, v.Document.Training.Reduction)
}
