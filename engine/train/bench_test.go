package train_test

import (
	"fmt"
	"math"
	"testing"

	"chainrule/engine/network"
	"chainrule/engine/train"
)

// hidden is a hidden layer.
func hidden(units int, activation string) network.Layer {
	return network.Layer{Units: units, Activation: activation}
}

// workload is a training of the size that people do in a browser.
type workload struct {
	name  string
	shape network.Shape
	rows  int
	batch int
}

var workloads = []workload{
	{"2-2-1", network.Shape{P: 2, Hidden: []network.Layer{hidden(2, "sigmoid")}, K: 1, Output: "sigmoid", Loss: "half-rss"}, 4, 0},
	{"2-4-2-1", network.Shape{
		P: 2, Hidden: []network.Layer{hidden(4, "tanh"), hidden(2, "tanh")},
		K: 1, Output: "sigmoid", Loss: "cross-entropy",
	}, 250, 10},
	{"4-8-3", network.Shape{P: 4, Hidden: []network.Layer{hidden(8, "sigmoid")}, K: 3, Output: "softmax", Loss: "cross-entropy"}, 150, 0},
	{"10-32-1", network.Shape{P: 10, Hidden: []network.Layer{hidden(32, "sigmoid")}, K: 1, Output: "identity", Loss: "half-rss"}, 1000, 0},
}

// run is a training on made-up rows.
func (w workload) run(t testing.TB) *train.Run {
	t.Helper()
	n, err := network.New(w.shape)
	if err != nil {
		t.Fatal(err)
	}
	X, Y := make([]float64, w.rows*w.shape.P), make([]float64, w.rows*w.shape.K)
	for i := range X {
		X[i] = math.Sin(float64(7*i + 1))
	}
	for i := range w.rows {
		Y[i*w.shape.K+i%w.shape.K] = float64(i % 2)
	}
	r, err := train.New(n, w.shape.Init(1), X, Y, nil, train.Settings{Rate: 1e-3, Batch: w.batch, Reduction: network.Mean, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func (w workload) bench(b *testing.B) {
	r := w.run(b)
	const work = 10000
	for b.Loop() {
		r.Advance(work)
	}
	b.ReportMetric(float64(b.N)*work/b.Elapsed().Seconds()/1e6, "Msamples/s")
}

// BenchmarkTrain is the rate of training, in samples that went through forward pass, backward pass and update.
func BenchmarkTrain(b *testing.B) {
	for _, w := range workloads {
		b.Run(w.name, w.bench)
	}
}

// BenchmarkRows shows that the cost of an epoch is proportional to the rows: the time a sample is the same.
func BenchmarkRows(b *testing.B) {
	for _, rows := range []int{1e2, 1e3, 1e4, 1e5} {
		w := workloads[3]
		w.rows = rows
		b.Run(fmt.Sprint("N=", rows), w.bench)
	}
}

// BenchmarkUnits shows that the cost is proportional to the parameters: the time a parameter is the same, up to
// what a sample costs by itself.
func BenchmarkUnits(b *testing.B) {
	for _, units := range []int{4, 16, 64, 256} {
		w := workloads[3]
		w.shape.Hidden = []network.Layer{hidden(units, "sigmoid")}
		b.Run(fmt.Sprint("M=", units), func(b *testing.B) {
			w.bench(b)
			b.ReportMetric(b.Elapsed().Seconds()*1e9/float64(b.N)/10000/float64(w.shape.Count()), "ns/parameter")
		})
	}
}
