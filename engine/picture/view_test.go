package picture_test

import (
	"os"
	"path/filepath"
	"testing"

	"chainrule/engine/document"
	"chainrule/engine/golden"
	"chainrule/engine/network"
	"chainrule/engine/workspace"
)

// view opens a document as it is at first.
func view(t testing.TB, data []byte) *workspace.View {
	t.Helper()
	d, err := document.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	v := workspace.New(d).View()
	if v.Problem != nil {
		t.Fatal(v.Problem)
	}
	return v
}

func example(t testing.TB, name string) *workspace.View {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "static", "examples", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	return view(t, data)
}

// total is R at the view's parameters with some of them changed, by another way than the pictures take.
func total(v *workspace.View, change map[network.Param]float64) float64 {
	theta := append([]float64(nil), v.Theta...)
	for p, value := range change {
		theta[v.Shape.Index(p)] = value
	}
	return v.Network.Total(theta, v.Encoding.X, v.Encoding.Y, v.Document.Training.Reduction, v.Network.NewPass(), nil)
}

func near(t *testing.T, what string, got, want, relative float64) {
	t.Helper()
	if !golden.Near(got, want, relative) && !(got-want < 1e-13 && want-got < 1e-13) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}
