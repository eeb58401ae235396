package network_test

import (
	"testing"

	"chainrule/engine/network"
)

// TestEveryParameter goes through theta: index, parameter and id name one another.
func TestEveryParameter(t *testing.T) {
	for depth := range 4 {
		s := valid()
		s.K = 2
		s.Hidden = nil
		for h := range depth {
			s.Hidden = append(s.Hidden, network.Layer{Units: h + 1, Activation: "tanh"})
		}
		seen := map[string]bool{}
		for i := range s.Count() {
			p := s.ParamAt(i)
			if got := s.Index(p); got != i || !s.Has(p) {
				t.Errorf("depth %d: %d is %+v, which is %d", depth, i, p, got)
			}
			id := s.ID(p)
			if got, err := s.Parse(id); err != nil || got != p {
				t.Errorf("depth %d: %s reads as %+v, %v, want %+v", depth, id, got, err, p)
			}
			if seen[id] {
				t.Errorf("depth %d: %s is there twice", depth, id)
			}
			seen[id] = true
		}
	}
}

func TestIDs(t *testing.T) {
	s := valid()
	for id, p := range map[string]network.Param{
		"alpha[1,0]": {Layer: 1, Unit: 1}, "alpha[3,2]": {Layer: 1, Unit: 3, Input: 2},
		"alpha2[2,3]": {Layer: 2, Unit: 2, Input: 3}, "beta[1,2]": {Layer: 3, Unit: 1, Input: 2},
	} {
		if got := s.ID(p); got != id {
			t.Errorf("%+v is %s, want %s", p, got, id)
		}
	}
	s.Hidden = nil
	if got := s.ID(network.Param{Layer: 1, Unit: 1, Input: 2}); got != "beta[1,2]" {
		t.Errorf("without hidden layers: %s", got)
	}
}

func TestParseErrors(t *testing.T) {
	deep, flat := valid(), valid()
	flat.Hidden = nil
	for _, c := range []struct {
		s        network.Shape
		id, want string
	}{
		{deep, "", `"" is not a parameter; write one like beta[1,1]`},
		{deep, "alpha", `"alpha" is not a parameter; write one like beta[1,1]`},
		{deep, "alpha[1]", `"alpha[1]" is not a parameter; write one like beta[1,1]`},
		{deep, "alpha[1,2", `"alpha[1,2" is not a parameter; write one like beta[1,1]`},
		{deep, "alpha[1,2]x", `"alpha[1,2]x" is not a parameter; write one like beta[1,1]`},
		{deep, "alpha[1,2,3]", `"alpha[1,2,3]" is not a parameter; write one like beta[1,1]`},
		{deep, "alpha[+1,2]", `"alpha[+1,2]" is not a parameter; write one like beta[1,1]`},
		{deep, "alpha[01,2]", `"alpha[01,2]" is not a parameter; write one like beta[1,1]`},
		{deep, "alpha[1,-1]", `"alpha[1,-1]" is not a parameter; write one like beta[1,1]`},
		{deep, "alpha[1, 2]", `"alpha[1, 2]" is not a parameter; write one like beta[1,1]`},
		{deep, "alpha[99999999999999999999,2]", `"alpha[99999999999999999999,2]" is not a parameter; write one like beta[1,1]`},
		{deep, "alpha[0,2]", `alpha[0,2]: alpha has no unit 0; units are 1 to 3`},
		{deep, "alpha[4,2]", `alpha[4,2]: alpha has no unit 4; units are 1 to 3`},
		{deep, "alpha[3,3]", `alpha[3,3]: alpha has no input 3; inputs are 1 to 2, and 0 is the bias`},
		{deep, "beta[2,0]", `beta[2,0]: beta has no unit 2; the only unit is 1`},
		{deep, "alpha1[1,1]", `alpha1[1,1]: the network has no "alpha1"; write alpha, alpha2 or beta`},
		{deep, "alpha3[1,1]", `alpha3[1,1]: the network has no "alpha3"; write alpha, alpha2 or beta`},
		{deep, "Beta[1,1]", `Beta[1,1]: the network has no "Beta"; write alpha, alpha2 or beta`},
		{flat, "alpha[1,1]", `alpha[1,1]: a network without hidden layers has no "alpha"; write beta`},
	} {
		if p, err := c.s.Parse(c.id); err == nil || err.Error() != c.want {
			t.Errorf("%q: %+v, %v, want %s", c.id, p, err, c.want)
		}
	}
}

func TestNoSuchParameterPanics(t *testing.T) {
	s := valid()
	for name, f := range map[string]func(){
		"index":   func() { s.Index(network.Param{Layer: 1, Unit: 4}) },
		"before":  func() { s.ParamAt(-1) },
		"past":    func() { s.ParamAt(s.Count()) },
		"layer 0": func() { s.Rows(0) },
		"layer 4": func() { s.Cols(4) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			f()
		}()
	}
}
