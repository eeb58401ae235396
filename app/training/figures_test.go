package training

import (
	"os"
	"path/filepath"
	"testing"

	"chainrule/engine/document"
	"chainrule/engine/picture"
	"chainrule/engine/train"
	"chainrule/engine/workspace"
)

// trained opens an example and trains it for some epochs.
func trained(t testing.TB, name string, epochs int, o train.Options) *workspace.View {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "static", "examples", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	d, err := document.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	w := workspace.New(d)
	if err := w.TrainUntil(epochs, o); err != nil {
		t.Fatal(err)
	}
	for !w.AdvanceTraining(1 << 20) {
	}
	return w.View()
}

func BenchmarkFigures(b *testing.B) {
	v := trained(b, "iris", 100, train.Options{})
	s := picture.NewSurface(v, 0, 1)
	s.Advance(1 << 40)
	slope := picture.NewSlope(v, v.Param, 0.1)
	slope.Advance(1 << 40)
	contours := picture.NewContours(v, v.Param, v.Shape.ParamAt(3), nil)
	contours.Advance(1 << 40)
	b.Run("loss", func(b *testing.B) {
		for b.Loop() {
			lossFigure(v.Training, false).SVG("x")
		}
	})
	b.Run("surface", func(b *testing.B) {
		for b.Loop() {
			picture.NewSurface(v, 0, 1).Advance(1 << 40)
		}
	})
	b.Run("surface figure", func(b *testing.B) {
		for b.Loop() {
			surfaceFigure(s, 0)
		}
	})
	b.Run("surface svg", func(b *testing.B) {
		f := surfaceFigure(s, 0)
		for b.Loop() {
			b.SetBytes(int64(len(f.SVG("x"))))
		}
	})
	b.Run("slope", func(b *testing.B) {
		for b.Loop() {
			picture.NewSlope(v, v.Param, 0.1).Advance(1 << 40)
		}
	})
	b.Run("slope svg", func(b *testing.B) {
		for b.Loop() {
			slopeFigure(v, slope).SVG("x")
		}
	})
	b.Run("contours", func(b *testing.B) {
		for b.Loop() {
			picture.NewContours(v, v.Param, v.Shape.ParamAt(3), nil).Advance(1 << 40)
		}
	})
	b.Run("contours svg", func(b *testing.B) {
		for b.Loop() {
			contoursFigure(v, contours).SVG("x")
		}
	})
}
