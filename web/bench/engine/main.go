//go:build js

package main

import (
	"encoding/json"
	"syscall/js"
	"time"

	"chainrule/app/accelerate"
	"chainrule/engine/network"
	"chainrule/engine/train"
)

// workload is a training as the page describes it.
type workload struct {
	P, K         int
	Hidden       []network.Layer
	Output, Loss string
	X, Y, Theta  []float64
	Batch        int
	Rate         float64
}

func main() {
	js.Global().Set("ourEngine", js.FuncOf(func(_ js.Value, args []js.Value) any {
		text := js.Global().Get("JSON").Call("stringify", args[0]).String()
		var w workload
		if err := json.Unmarshal([]byte(text), &w); err != nil {
			panic(err)
		}
		return w.runner()
	}))
	accelerate.Start()
	js.Global().Call("engineReady")
	select {}
}

// runner is the contender: gradient() at the first weights, train(epochs), plain(epochs) without the kernel, and slices(epochs, ms).
func (w workload) runner() map[string]any {
	n, err := network.New(network.Shape{P: w.P, Hidden: w.Hidden, K: w.K, Output: w.Output, Loss: w.Loss})
	if err != nil {
		panic(err)
	}
	r, err := train.New(n, w.Theta, w.X, w.Y, nil, train.Settings{Rate: w.Rate, Batch: w.Batch, Reduction: network.Mean, Seed: 1})
	if err != nil {
		panic(err)
	}
	epoch := 0
	return map[string]any{
		"gradient": js.FuncOf(func(js.Value, []js.Value) any {
			gradient := make([]float64, len(w.Theta))
			n.Total(w.Theta, w.X, w.Y, network.Mean, n.NewPass(), gradient)
			list := make([]any, len(gradient))
			for i, g := range gradient {
				list[i] = g
			}
			return list
		}),
		"train": js.FuncOf(func(_ js.Value, args []js.Value) any {
			epoch += args[0].Int()
			r.Until(epoch)
			for !r.Advance(1 << 30) {
			}
			return nil
		}),
		"plain": js.FuncOf(func(_ js.Value, args []js.Value) any {
			was := network.Kernel
			network.Kernel = nil
			epoch += args[0].Int()
			r.Until(epoch)
			for !r.Advance(1 << 30) {
			}
			network.Kernel = was
			return nil
		}),
		"slices": js.FuncOf(func(_ js.Value, args []js.Value) any {
			epoch += args[0].Int()
			limit := time.Duration(args[1].Int()) * time.Millisecond
			r.Until(epoch)
			work := 1024
			for begin := time.Now(); !r.Advance(work); {
				now := time.Now()
				work = max(1, int(float64(work)*min(2, float64(limit)/float64(max(now.Sub(begin), 1)))))
				begin = now
				r.Look() // as the page does, which shows what came out
			}
			return nil
		}),
	}
}
