package export

import (
	"bytes"
	"encoding/csv"
	"strconv"

	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"
)

// MostDerivatives is how many partial derivatives are written, parameters × samples: a file of about
// 50 MB, which spreadsheets still open.
const MostDerivatives = 2_500_000

// DerivativesCSV is a table of all partial derivatives, with a line for each parameter. A line has ∂L_i/∂θ of each
// sample, under the number of the sample's row, and their sum. If R is the mean of the losses, it also has the mean.
// The error says why there is no table.
func DerivativesCSV(v *workspace.View) ([]byte, error) {
	if err := usable(v); err != nil {
		return nil, err
	}
	e, count := v.Encoding, v.Shape.Count()
	if count*e.N > MostDerivatives {
		return nil, prose.Say(prose.DerivativesMost, count, e.N, count*e.N, MostDerivatives)
	}
	each := make([]float64, e.N*count) // by sample, then by parameter
	pass := v.Network.NewPass()
	for i := range e.N {
		x, y := e.Row(i)
		v.Network.Forward(v.Theta, x, pass)
		v.Network.Backward(v.Theta, x, y, pass, each[i*count:(i+1)*count])
	}
	mean := v.Document.Training.Reduction == network.Mean
	record := []string{"parameter"}
	for _, row := range e.Rows {
		record = append(record, "row "+strconv.Itoa(row+1))
	}
	if record = append(record, "sum"); mean {
		record = append(record, "mean")
	}
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	w.Write(record) // a bytes.Buffer takes everything
	for index := range count {
		record = append(record[:0], v.Shape.ID(v.Shape.ParamAt(index)))
		sum := 0.0
		for i := range e.N {
			d := each[i*count+index]
			sum += d
			record = append(record, number(d))
		}
		if record = append(record, number(sum)); mean {
			record = append(record, number(v.Gradient[index]))
		}
		w.Write(record)
	}
	w.Flush()
	return out.Bytes(), nil
}
