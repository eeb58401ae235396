package export

import (
	"chainrule/engine/derive"
	"chainrule/engine/expr"
)

// AsPrinted is the handout of the numbers that a sheet prints: the row, the parameters and the other samples' derivatives
// are rounded, and everything else is computed from them. So a person who has the sheet alone comes to its answers.
func (h *Handout) AsPrinted() *Handout {
	v := h.view
	p := v.Derive(v.Sample, v.Param)
	p.Theta, p.X, p.Y = h.roundedAll(p.Theta), h.roundedAll(p.X), h.roundedAll(p.Y)
	made := *h
	made.Forward, made.Derivation = derive.Forward(p), derive.Derive(p, h.Derivation.Form)
	made.Given = append([]Given(nil), h.Given...)
	for i, g := range made.Given {
		made.Given[i].Value = h.rounded(g.Value)
	}
	made.Total = 0
	made.Samples = append([]Sample(nil), h.Samples...)
	for i, s := range made.Samples {
		value := h.rounded(s.Value)
		if s.Current {
			value = made.Derivation.Value
		}
		made.Samples[i].Value = value
		made.Total += value
	}
	u := &made.Update
	u.Old, u.Decay = h.rounded(u.Old), h.rounded(u.Decay)
	u.Gradient = made.Total
	if h.Mean {
		u.Gradient /= float64(h.N)
	}
	u.Gradient += u.Decay
	u.New = u.Old
	if !u.Locked {
		u.New -= u.Rate * u.Gradient
	}
	return &made
}

// rounded is v as it is printed.
func (h *Handout) rounded(v float64) float64 { return expr.Round(v, h.Digits) }

func (h *Handout) roundedAll(list []float64) []float64 {
	to := make([]float64, len(list))
	for i, v := range list {
		to[i] = h.rounded(v)
	}
	return to
}
