package api

import (
	"encoding/json"
	"fmt"
	"testing"

	"chainrule/engine/golden"

	"github.com/google/go-cmp/cmp"
)

// identifiedArray is an answer to identify.
type identifiedArray struct {
	Read    struct{ Rows, Columns int }
	Matches []struct {
		Quantity, Reduction, Bias string
		Sample, Digits            int
		Transposed                bool
		Mistakes                  []struct{ ID, Title string }
	}
}

// TestIdentify asks what the arrays of the article's network are, which an independent program computed.
func TestIdentify(t *testing.T) {
	c := golden.Cases(t)[0]
	if c.Name != "article" {
		t.Fatal(c.Name)
	}
	a := open(t, string(c.Document))
	s := c.Network.Shape
	cols := s.Cols(1)
	alpha := s.Matrix(c.Gradient, 1)
	text, wrong := "array([", "array(["
	for m := range s.Rows(1) {
		row, half := "[", "["
		for l := 1; l < cols; l++ {
			row += fmt.Sprintf("%.8f, ", alpha[m*cols+l]/float64(c.N))
			half += fmt.Sprintf("%.8f, ", alpha[m*cols+l]/2)
		}
		text += row + "],\n "
		wrong += half + "],\n "
	}
	var got identifiedArray
	ask(t, a, "identify", object{"text": text + "])"}, &got)
	if len(got.Matches) != 1 {
		t.Fatalf("%+v", got)
	}
	if m := got.Matches[0]; m.Quantity != "dL/dalpha" || m.Reduction != "mean" || m.Bias != "none" || m.Transposed || m.Digits < 6 || len(m.Mistakes) > 0 {
		t.Errorf("%+v", m)
	}
	if got.Read.Rows != s.Rows(1) || got.Read.Columns != cols-1 {
		t.Errorf("%+v", got.Read)
	}
	ask(t, a, "identify", object{"text": wrong + "])"}, &got)
	if len(got.Matches) == 0 || len(got.Matches[0].Mistakes) != 1 || got.Matches[0].Mistakes[0].ID != "factor-two" || got.Matches[0].Mistakes[0].Title == "" {
		t.Errorf("%+v", got)
	}
	one := ""
	for _, v := range c.Samples[1].Gradient[:cols] {
		one += fmt.Sprintf("%.8f ", v)
	}
	for m := 1; m < s.Rows(1); m++ {
		one += "\n"
		for _, v := range c.Samples[1].Gradient[m*cols : (m+1)*cols] {
			one += fmt.Sprintf("%.8f ", v)
		}
	}
	ask(t, a, "identify", object{"text": one}, &got)
	if len(got.Matches) != 2 || got.Matches[0].Sample != 2 || got.Matches[1].Mistakes[0].ID != "no-sum-samples" {
		t.Errorf("%+v", got)
	}
	ask(t, a, "identify", object{"text": one, "sample": 2}, &got)
	if len(got.Matches) != 1 || got.Matches[0].Reduction != "sample" || got.Matches[0].Bias != "first" {
		t.Errorf("%+v", got)
	}
}

// TestIdentifyNothing wants an empty list, and no null, for an array that is nothing.
func TestIdentifyNothing(t *testing.T) {
	a := open(t, small)
	answer, fault := a.Request("identify", json.RawMessage(`{"text": "[[0.123, 0.456], [0.789, 0.321]]"}`))
	if fault != nil {
		t.Fatal(fault)
	}
	if diff := cmp.Diff(`{"read":{"rows":2,"columns":2},"matches":[]}`, string(answer)); diff != "" {
		t.Error(diff)
	}
}
