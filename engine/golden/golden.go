// Package golden loads the golden cases for tests. They are documents with everything that must be computed from
// them, found by an independent program. The package also tells where a finite difference is not the derivative.
package golden

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"

	"chainrule/engine/network"
)

// Case is one golden case.
type Case struct {
	Name     string
	Document json.RawMessage
	Network  *network.Network
	Theta    []float64
	X, Y     []float64 // N × P and N × K
	N        int
	Locked   []network.Param
	Rate     float64
	Samples  []Sample
	Loss     float64
	Gradient []float64 // of the sum, in the order of theta
	After    []After
}

// Sample is what must come out of one sample.
type Sample struct {
	X, T, F, Y, Delta []float64
	Layers            []struct{ A, Z []float64 }
	S                 [][]float64
	Loss              float64
	Gradient          []float64 `json:"-"`
}

// After is what must come out of some epochs of full-batch gradient descent.
type After struct {
	Epochs int
	Loss   float64
	Theta  []float64
}

// Cases loads every golden case.
func Cases(t testing.TB) []*Case {
	t.Helper()
	_, here, _, _ := runtime.Caller(0)
	files, err := filepath.Glob(filepath.Join(filepath.Dir(here), "..", "testdata", "cases", "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("golden cases: %v, %d files", err, len(files))
	}
	var cases []*Case
	for _, file := range files {
		cases = append(cases, load(t, file))
	}
	return cases
}

type matrices map[string][][]float64

func load(t testing.TB, file string) *Case {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var raw struct {
		Document json.RawMessage
		Expect   struct {
			Samples []struct {
				Sample
				Gradient matrices
			}
			Loss     float64
			Gradient matrices
			After    []struct {
				Epochs  int
				Loss    float64
				Weights matrices
			}
		}
	}
	if err := json.Unmarshal(data, &raw); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	c := &Case{Name: filepath.Base(file[:len(file)-len(".json")]), Document: raw.Document, Loss: raw.Expect.Loss}
	c.readDocument(t)
	for _, s := range raw.Expect.Samples {
		sample := s.Sample
		sample.Gradient = flatten(c.Network.Shape, s.Gradient)
		c.Samples = append(c.Samples, sample)
	}
	c.Gradient = flatten(c.Network.Shape, raw.Expect.Gradient)
	for _, a := range raw.Expect.After {
		c.After = append(c.After, After{a.Epochs, a.Loss, flatten(c.Network.Shape, a.Weights)})
	}
	return c
}

// readDocument reads the document without the package that the product reads it with.
func (c *Case) readDocument(t testing.TB) {
	t.Helper()
	var d struct {
		Table struct {
			Columns []struct{ Role string }
			Rows    [][]string
		}
		Network struct {
			Hidden []struct {
				Units      int
				Activation string
			}
			Output, Loss string
		}
		Weights  matrices
		Locked   []string
		Training struct{ Rate float64 }
	}
	if err := json.Unmarshal(c.Document, &d); err != nil {
		t.Fatal(err)
	}
	s := network.Shape{Output: d.Network.Output, Loss: d.Network.Loss}
	for _, h := range d.Network.Hidden {
		s.Hidden = append(s.Hidden, network.Layer{Units: h.Units, Activation: h.Activation})
	}
	for _, column := range d.Table.Columns {
		if column.Role == "input" {
			s.P++
		} else {
			s.K++
		}
	}
	for _, row := range d.Table.Rows {
		for i, cell := range row {
			v, err := strconv.ParseFloat(cell, 64)
			if err != nil {
				t.Fatal(err)
			}
			if d.Table.Columns[i].Role == "input" {
				c.X = append(c.X, v)
			} else {
				c.Y = append(c.Y, v)
			}
		}
	}
	c.N, c.Rate = len(d.Table.Rows), d.Training.Rate
	net, err := network.New(s)
	if err != nil {
		t.Fatal(err)
	}
	c.Network = net
	c.Theta = flatten(s, d.Weights)
	for _, id := range d.Locked {
		p, err := s.Parse(id)
		if err != nil {
			t.Fatal(err)
		}
		c.Locked = append(c.Locked, p)
	}
}

// Row gives the sample i of the case, from 0.
func (c *Case) Row(i int) (x, y []float64) {
	P, K := c.Network.Shape.P, c.Network.Shape.K
	return c.X[i*P : (i+1)*P], c.Y[i*K : (i+1)*K]
}

func flatten(s network.Shape, m matrices) []float64 {
	var theta []float64
	for layer := 1; layer <= s.Layers(); layer++ {
		for _, row := range m[s.LayerID(layer)] {
			theta = append(theta, row...)
		}
	}
	return theta
}

// Near reports whether two numbers agree relatively; both 0 agree.
func Near(got, want, relative float64) bool {
	return got == want || math.Abs(got-want) <= relative*math.Max(math.Abs(got), math.Abs(want))
}

// AllNear fails the test where two lists differ.
func AllNear(t testing.TB, what string, got, want []float64, relative float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: %d numbers, want %d", what, len(got), len(want))
		return
	}
	for i := range got {
		if !Near(got[i], want[i], relative) {
			t.Errorf("%s [%d]: %v, want %v", what, i, got[i], want[i])
		}
	}
}
