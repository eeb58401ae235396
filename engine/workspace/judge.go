package workspace

import (
	"chainrule/engine/loss"
	"chainrule/engine/train"
)

// What a training is judged by belongs to a view, and is computed on request: over many rows it takes its time. The
// view must have no Problem.

// Classes reports whether the targets are classes rather than numbers.
func (v *View) Classes() bool {
	for _, t := range v.Encoding.Targets {
		if t.Level != "" {
			return true
		}
	}
	l, ok := loss.ByID(v.Document.Loss)
	return ok && l.Classes
}

// Fit is how well the network fits the rows trained on, and those held out: Rows is 0 where there are none.
func (v *View) Fit() (training, held train.Fit) {
	e := v.Encoding
	in, out := train.Split(e.N, v.Training.Options.HoldOut, v.Document.Training.Seed)
	measure := func(rows []int) train.Fit { return train.Measure(v.Network, v.Theta, e.X, e.Y, rows, v.Classes()) }
	return measure(in), measure(out)
}

// Search looks for the best that training could come to, from the view's weights and from others that are drawn,
// starts in all.
func (v *View) Search(starts int) (*train.Search, error) {
	e, d := v.Encoding, v.Document
	return train.NewSearch(v.Network, v.Theta, e.X, e.Y, d.Locked, settings(d, v.Training.Options), starts)
}

// Check holds the whole gradient of the view against central differences.
func (v *View) Check() *train.Check {
	return train.NewCheck(v.Network, v.Theta, v.Encoding.X, v.Encoding.Y, v.Document.Training.Reduction)
}
