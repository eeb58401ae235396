package api

import (
	"chainrule/engine/derive"
	"chainrule/engine/expr"
	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"
)

// sample reads the sample of a request: a row's number from 1, by default the selected one. It must be
// in use.
func (a *API) sample(p params) (row, index int, fault *Error) {
	v := a.work.View()
	if v.Problem != nil {
		return 0, 0, refused("", v.Problem)
	}
	row, ok, fault := p.whole("sample")
	if fault != nil {
		return 0, 0, fault
	}
	if !ok {
		row = v.Row
	}
	if n := v.Document.Table.Len(); row < 1 || row > n {
		return 0, 0, invalid("params.sample", prose.NoRow, row, n)
	}
	index, used := v.Encoding.Sample(row - 1)
	if !used {
		return 0, 0, invalid("params.sample", prose.RowLeftOut, row, v.Encoding.WhySkipped(row-1))
	}
	return row, index, nil
}

// param reads the parameter of a request, by default the selected one.
func (a *API) param(p params) (network.Param, *Error) {
	v := a.work.View()
	id, ok, fault := p.text("parameter")
	if fault != nil || !ok {
		return v.Param, fault
	}
	if v.Shape.K == 0 {
		return v.Param, invalid("params.parameter", prose.NoNetworkFor, v.Problem)
	}
	q, err := v.Shape.Parse(id)
	if err != nil {
		return q, refused("params.parameter", err)
	}
	return q, nil
}

func selectBoth(a *API, p params) (any, *Error) {
	q, fault := a.param(p)
	if fault != nil {
		return nil, fault
	}
	row, ok, fault := p.whole("sample")
	if fault != nil {
		return nil, fault
	}
	if ok {
		if err := a.work.SelectRow(row); err != nil {
			return nil, refused("params.sample", err)
		}
	}
	if _, ok := p["parameter"]; ok {
		if err := a.work.SelectParam(q); err != nil {
			return nil, refused("params.parameter", err)
		}
	}
	v := a.work.View()
	return struct {
		Sample    int    `json:"sample"`
		Parameter string `json:"parameter"`
	}{v.Row, v.Shape.ID(v.Param)}, nil
}

// pass runs the network on one sample.
func (a *API) pass(index int) (p *network.Pass, loss float64, gradient []float64) {
	v := a.work.View()
	x, y := v.Encoding.Row(index)
	p = v.Network.NewPass()
	gradient = make([]float64, v.Shape.Count())
	v.Network.Forward(v.Theta, x, p)
	loss = v.Network.Loss(p, y)
	v.Network.Backward(v.Theta, x, y, p, gradient)
	return p, loss, gradient
}

type layerValues struct {
	A []float64 `json:"a"`
	Z []float64 `json:"z"`
}

func forward(a *API, p params) (any, *Error) {
	_, index, fault := a.sample(p)
	if fault != nil {
		return nil, fault
	}
	pass, loss, _ := a.pass(index)
	x, y := a.work.View().Encoding.Row(index)
	layers := make([]layerValues, len(pass.A))
	for h := range layers {
		layers[h] = layerValues{pass.A[h], pass.Z[h]}
	}
	return struct {
		X      []float64     `json:"x"`
		Layers []layerValues `json:"layers"`
		T      []float64     `json:"T"`
		F      []float64     `json:"f"`
		Y      []float64     `json:"y"`
		Loss   float64       `json:"loss"`
	}{x, layers, pass.T, pass.F, y, loss}, nil
}

// matrices are parameters, or the derivatives by them, by the names of their matrices.
func matrices(s network.Shape, theta []float64) map[string][][]float64 {
	m := map[string][][]float64{}
	for layer := 1; layer <= s.Layers(); layer++ {
		data, cols := s.Matrix(theta, layer), s.Cols(layer)
		var rows [][]float64
		for at := 0; at < len(data); at += cols {
			rows = append(rows, data[at:at+cols])
		}
		m[s.LayerID(layer)] = rows
	}
	return m
}

func gradient(a *API, p params) (any, *Error) {
	v := a.work.View()
	if _, ok := p["sample"]; !ok {
		if v.Problem != nil {
			return nil, refused("", v.Problem)
		}
		return struct {
			Loss     float64                `json:"loss"`
			Gradient map[string][][]float64 `json:"gradient"`
		}{v.Loss, matrices(v.Shape, v.Gradient)}, nil
	}
	_, index, fault := a.sample(p)
	if fault != nil {
		return nil, fault
	}
	pass, loss, gradient := a.pass(index)
	errors := pass.S
	if errors == nil {
		errors = [][]float64{}
	}
	return struct {
		Loss     float64                `json:"loss"`
		Delta    []float64              `json:"delta"`
		S        [][]float64            `json:"s"`
		Gradient map[string][][]float64 `json:"gradient"`
	}{loss, pass.Delta, errors, matrices(v.Shape, gradient)}, nil
}

type step struct {
	Rule    derive.Rule `json:"rule"`
	Reason  string      `json:"reason"`
	Symbols string      `json:"symbols"`
	Numbers string      `json:"numbers"`
	Value   float64     `json:"value"`
}

type sampleValue struct {
	Sample int     `json:"sample"`
	Value  float64 `json:"value"`
}

// numberDigits is how many significant digits the numbers of a derivation have in LaTeX.
const numberDigits = 6

// derivation is how the selected derivative comes about.
func derivation(a *API, p params) (any, *Error) {
	row, index, fault := a.sample(p)
	if fault != nil {
		return nil, fault
	}
	q, fault := a.param(p)
	if fault != nil {
		return nil, fault
	}
	form, ok, fault := p.text("form")
	if fault != nil {
		return nil, fault
	}
	if !ok {
		form = string(derive.Chain)
	}
	if form != string(derive.Chain) && form != string(derive.Errors) {
		return nil, invalid("params.form", prose.NotAForm, prose.Quoted(form), prose.Choice(derive.Chain, derive.Errors))
	}
	v := a.work.View()
	problem := v.Derive(index, q)
	d := derive.Begin(problem, derive.Form(form), nil)
	var steps []step
	return pending(func(int) (any, *Error, bool) { // a line at a time: those of large networks take a while each
		if d.Next() {
			steps = append(steps, newStep(d.Steps[len(steps)], d.Derivation))
			return nil, nil, false
		}
		return derived(v, problem, d.Derivation, row, steps), nil, true
	}), nil
}

// derived is the answer about a derivation on a row, whose steps are known.
func derived(v *workspace.View, problem derive.Problem, d *derive.Derivation, row int, steps []step) any {
	check, q := problem.Check(d), problem.Param
	e := v.Encoding
	samples := make([]sampleValue, e.N)
	total := 0.0
	for i, value := range derive.PerSample(v.Network, v.Theta, e.X, e.Y, q) {
		samples[i] = sampleValue{e.Rows[i] + 1, value}
		total += value
	}
	return struct {
		Parameter string        `json:"parameter"`
		Sample    int           `json:"sample"`
		Steps     []step        `json:"steps"`
		Samples   []sampleValue `json:"samples"`
		Total     float64       `json:"total"`
		Update    any           `json:"update"`
		Check     any           `json:"check"`
	}{
		v.Shape.ID(q), row, steps, samples, total, v.Update(q),
		struct {
			Difference float64 `json:"difference"`
			Dual       float64 `json:"dual"`
			Error      float64 `json:"error"`
		}{check.Difference, check.Dual, check.Error},
	}
}

func newStep(s derive.Step, d *derive.Derivation) step {
	symbols := expr.LaTeX(s.Expr, expr.Format{})
	numbers := expr.LaTeX(d.Filled(s.Expr, numberDigits), expr.Format{Values: d.Values, Digits: numberDigits})
	if s.Left != nil {
		left := expr.LaTeX(s.Left, expr.Format{})
		symbols, numbers = left+" = "+symbols, left+" = "+numbers
	}
	return step{s.Rule, s.Reason.String(), symbols, numbers, s.Value}
}
