package train

import (
	"math"

	"chainrule/engine/network"
)

// Fit is how well the outputs of a network fit the targets of some rows.
type Fit struct {
	Rows int

	// Accuracy is the share of rows whose likeliest class is theirs, and Confusion counts the rows by their
	// class (first index) and by the likeliest one. Both are 0 and nil for numbers.
	Accuracy  float64
	Confusion [][]int

	// Right is, for labels, the share of rows in which each output is on its target's side of the boundary between no and yes.
	// Accuracy is then their mean. It is nil for classes that exclude each other, and for numbers.
	Right []float64

	// R2 is the share of the variance of the targets that each output explains,
	// 1 − Σ_i (y_ik − f_k)² / Σ_i (y_ik − ȳ_k)². It is NaN if all targets are the same, and nil for classes and labels.
	R2 []float64
}

// Targets says what the targets of a fit are.
type Targets int

// What they are.
const (
	Numbers Targets = iota
	Classes         // of which a row has one
	Labels          // of which a row has any number, each of its own
)

// Measure is the fit of a network at theta over the given rows, from 0, of X (N × P) and Y (N × K). With classes,
// Y has an indicator for each, or, where K = 1, the second of two.
func Measure(n *network.Network, theta, X, Y []float64, rows []int, targets Targets) Fit {
	classes := targets == Classes
	K := n.Shape.K
	fit := Fit{Rows: len(rows)}
	if classes {
		fit.Confusion = make([][]int, max(2, K))
		for i := range fit.Confusion {
			fit.Confusion[i] = make([]int, max(2, K))
		}
	}
	if targets == Labels {
		fit.Right = make([]float64, K)
	}
	b, f := n.NewBatch(), make([]float64, network.BatchRows*K)
	mean, residual, variance := make([]float64, K), make([]float64, K), make([]float64, K)
	for _, i := range rows {
		for k := range K {
			mean[k] += Y[i*K+k] / float64(len(rows))
		}
	}
	for at := 0; at < len(rows); at += network.BatchRows {
		block := blockOf(rows, at, len(rows))
		b.Load(X, Y, block)
		b.Forward(theta)
		b.Outputs(f)
		for j, i := range block {
			y, f := Y[i*K:][:K], f[j*K:][:K]
			if classes {
				fit.Confusion[n.ClassOf(y)][n.ClassOf(f)]++
				continue
			}
			if targets == Labels {
				for k := range K {
					if n.ClassOf(y[k:k+1]) == n.ClassOf(f[k:k+1]) {
						fit.Right[k]++
					}
				}
				continue
			}
			for k := range K {
				residual[k] += (y[k] - f[k]) * (y[k] - f[k])
				variance[k] += (y[k] - mean[k]) * (y[k] - mean[k])
			}
		}
	}
	if classes {
		right := 0
		for i := range fit.Confusion {
			right += fit.Confusion[i][i]
		}
		fit.Accuracy = float64(right) / float64(max(1, len(rows)))
		return fit
	}
	if targets == Labels {
		for k, count := range fit.Right {
			fit.Accuracy += count
			fit.Right[k] = count / float64(max(1, len(rows)))
		}
		fit.Accuracy /= float64(max(1, len(rows)*K))
		return fit
	}
	for k := range K {
		r := math.NaN()
		if variance[k] > 0 {
			r = 1 - residual[k]/variance[k]
		}
		fit.R2 = append(fit.R2, r)
	}
	return fit
}
