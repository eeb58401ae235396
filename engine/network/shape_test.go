package network_test

import (
	"errors"
	"testing"

	"chainrule/engine/network"
)

// valid is a shape to spoil: 2-3-2-1.
func valid() network.Shape {
	return network.Shape{
		P:      2,
		Hidden: []network.Layer{{Units: 3, Activation: "tanh"}, {Units: 2, Activation: "relu"}},
		K:      1, Output: "identity", Loss: "rss",
	}
}

func TestValidate(t *testing.T) {
	for _, c := range []struct {
		spoil          func(s *network.Shape)
		field, message string
	}{
		{func(*network.Shape) {}, "", ""},
		{func(s *network.Shape) { s.Hidden = nil }, "", ""},
		{func(s *network.Shape) { s.Hidden[1].Units = 256 }, "", ""},
		{func(s *network.Shape) { s.Output, s.Loss = "softmax", "rss" }, "", ""},
		{func(s *network.Shape) { s.Output, s.Loss = "softmax", "cross-entropy" }, "", ""},
		{func(s *network.Shape) { s.P = 0 }, "inputs", "a network needs at least 1 input, found 0"},
		{func(s *network.Shape) { s.K = 0 }, "outputs", "a network needs at least 1 output, found 0"},
		{
			func(s *network.Shape) { s.Hidden = make([]network.Layer, 7) },
			"hidden", "there are 7 hidden layers; a network can have 6",
		},
		{func(s *network.Shape) { s.Hidden[1].Units = 0 }, "hidden[1].units", "a hidden layer has 1 to 256 units, found 0"},
		{func(s *network.Shape) { s.Hidden[0].Units = 257 }, "hidden[0].units", "a hidden layer has 1 to 256 units, found 257"},
		{
			func(s *network.Shape) { s.Hidden[1].Activation = "ReLU" },
			"hidden[1].activation", `"ReLU" is not an activation; write ` + network.Activations().String(),
		},
		{
			func(s *network.Shape) { s.Output = "linear" },
			"output", `"linear" is not an output function; write ` + network.Outputs().String(),
		},
		{func(s *network.Shape) { s.Loss = "" }, "loss", `"" is not a loss; write ` + network.Losses().String()},
		{
			func(s *network.Shape) { s.Loss = "cross-entropy" },
			"loss", "cross-entropy needs outputs between 0 and 1: choose sigmoid or softmax",
		},
	} {
		s := valid()
		c.spoil(&s)
		_, err := network.New(s)
		if c.field == "" {
			if err != nil {
				t.Errorf("%+v is refused: %v", s, err)
			}
			continue
		}
		var at *network.ShapeError
		if !errors.As(err, &at) || at.Field != c.field || at.Message.String() != c.message {
			t.Errorf("%+v: %v, want %s: %s", s, err, c.field, c.message)
		}
	}
}

func TestMatrices(t *testing.T) {
	s := valid()
	theta := make([]float64, s.Count())
	for i := range theta {
		theta[i] = float64(i)
	}
	at := 0.0
	for layer, size := range []int{3 * 3, 2 * 4, 1 * 3} {
		m := s.Matrix(theta, layer+1)
		if len(m) != size || m[0] != at || s.Rows(layer+1)*s.Cols(layer+1) != size {
			t.Errorf("layer %d: %v, want %d values from %g", layer+1, m, size, at)
		}
		at += float64(size)
	}
	if int(at) != s.Count() {
		t.Errorf("theta has %d values, want %g", s.Count(), at)
	}
}

func TestNewKeepsItsShape(t *testing.T) {
	s := valid()
	n, err := network.New(s)
	if err != nil {
		t.Fatal(err)
	}
	s.Hidden[0].Units = 100
	if n.Shape.Hidden[0].Units != 3 {
		t.Error("a network changes with the shape it was made of")
	}
}

func TestCheckTargets(t *testing.T) {
	s := valid()
	s.K, s.Output, s.Loss = 2, "softmax", "cross-entropy"
	n, err := network.New(s)
	if err != nil {
		t.Fatal(err)
	}
	if err := n.CheckTargets([]float64{0, 1, 0.5, 0.5}); err != nil {
		t.Error(err)
	}
	err = n.CheckTargets([]float64{0, 1, 0.5, 0.5, 0, 2})
	want := "row 3, y[3,2]: cross-entropy needs targets between 0 and 1, found 2"
	var at *network.TargetError
	if !errors.As(err, &at) || at.Row != 3 || at.Output != 2 || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
