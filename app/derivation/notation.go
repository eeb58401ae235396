package derivation

import "github.com/maxence-charriere/go-app/v9/pkg/app"

// letters explains the letters of formulas, with one symbol for each as an example.
var letters = []struct{ symbol, text string }{
	{"x[1,2]", "an input: of row 1, column 2. Of what is in the table the row comes first."},
	{"y[1,1]", "a target: of row 1, output 1."},
	{"alpha[1,2]", "a weight: into hidden unit 1, from input 2. A second index 0 is the bias, the weight of a constant 1."},
	{"beta[1,2]", "a weight: into output 1, from hidden unit 2."},
	{"a[2,1]", "the net input of hidden unit 2 on row 1, before its function. Of what a unit computes the row comes last."},
	{"z[2,1]", "the output of hidden unit 2 on row 1: σ of its net input. σ is the function of the hidden units, whichever it is."},
	{"T[1,3]", "the net input of output 1 on row 3."},
	{"f[1,3]", "output 1 on row 3: g of the net input. g is the function of the outputs."},
	{"L[1]", "the loss of row 1; L without an index is their sum over all rows. R is what training makes small: L, or L divided by the number of rows."},
	{"delta[1,3]", "the error of output 1 on row 3: the derivative of the loss by its net input."},
	{"s[2,1]", "the error of hidden unit 2 on row 1: the derivative of the loss by its net input."},
}

// notation is what the letters and their indices mean. It is a component so that it is made once.
type notation struct{ app.Compo }

// Render draws it.
func (*notation) Render() app.UI {
	var rows []app.UI
	for _, n := range letters {
		rows = append(rows, app.Dt().Body(reason("`"+n.symbol+"`")), app.Dd().Text(n.text))
	}
	rows = append(
		rows,
		app.Dt().Text("1[k = j]"), app.Dd().Text("1 where the two indices agree, and 0 where they do not."),
		app.Dt().Text("γ"), app.Dd().Text("the learning rate: how far a step of training goes."),
	)
	return app.Details().Class("forward notation").Body(
		app.Summary().Text("Notation: what the letters and indices mean"),
		app.Dl().Body(rows...),
	)
}
