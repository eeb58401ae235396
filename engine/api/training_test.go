package api_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"chainrule/engine/api"
	"chainrule/engine/document"
	"chainrule/engine/golden"
	"chainrule/engine/workspace"
)

// on answers for a golden case's document, with a part of it replaced.
func on(t *testing.T, name string, change func(d *document.Document)) (*api.API, *golden.Case) {
	t.Helper()
	for _, c := range golden.Cases(t) {
		if c.Name != name {
			continue
		}
		d, err := document.Decode(c.Document)
		if err != nil {
			t.Fatal(err)
		}
		if change != nil {
			change(d)
		}
		return api.New(workspace.New(d)), c
	}
	t.Fatalf("no golden case %s", name)
	return nil, nil
}

func ask[T any](t *testing.T, a *api.API, method, params string) (result T) {
	t.Helper()
	raw, fault := a.Request(method, json.RawMessage(params))
	if fault != nil {
		t.Fatalf("%s %s: %v", method, params, fault)
	}
	if err := json.Unmarshal(raw, &result); err != nil {
		t.Fatal(err)
	}
	return result
}

type place struct {
	Epoch int
	Loss  float64
}

// TestTrain trains by the protocol, in two requests, to what the independent program gives.
func TestTrain(t *testing.T) {
	for _, c := range golden.Cases(t) {
		a, _ := on(t, c.Name, nil)
		epoch := 0
		for _, want := range c.After {
			got := ask[place](t, a, "train", fmt.Sprintf(`{"epochs": %d}`, want.Epochs-epoch))
			epoch = want.Epochs
			if got.Epoch != want.Epochs || !golden.Near(got.Loss, want.Loss, 1e-9) {
				t.Errorf("%s: %+v, want %d and %v", c.Name, got, want.Epochs, want.Loss)
			}
		}
	}
}

// TestTrainInSlices: an answer under way lets other things of the page happen; where one stops it, it says so.
func TestTrainInSlices(t *testing.T) {
	a, c := on(t, "xor", nil)
	call := a.Begin("train", json.RawMessage(`{"epochs": 100}`))
	slices := 0
	for !call.Advance(10) {
		slices++
	}
	if result, fault := call.Answer(); fault != nil || slices < 10 {
		t.Errorf("%s, %v after %d slices", result, fault, slices)
	}
	for _, want := range c.After {
		if want.Epochs == 100 {
			loss := ask[place](t, a, "gradient", "{}").Loss
			if !golden.Near(loss, want.Loss, 1e-9) {
				t.Errorf("in slices the loss is %v, want %v", loss, want.Loss)
			}
		}
	}
	call = a.Begin("train", json.RawMessage(`{"epochs": 100}`))
	call.Advance(10)
	a.Request("undo", nil)
	for !call.Advance(10) {
	}
	if _, fault := call.Answer(); fault == nil || fault.Code != "busy" {
		t.Errorf("training that was undone is answered with %v", fault)
	}
}

// TestResetRequest draws weights anew, and training begins at epoch 0.
func TestResetRequest(t *testing.T) {
	a, _ := on(t, "xor", nil)
	ask[place](t, a, "train", `{"epochs": 5}`)
	ask[struct{}](t, a, "reset", `{"seed": 7}`)
	type weights struct{ Alpha, Beta [][]float64 }
	type doc struct {
		Weights  *weights
		Training struct{ Seed uint64 }
	}
	got := ask[doc](t, a, "document", "{}")
	if got.Weights != nil || got.Training.Seed != 7 {
		t.Errorf("after a reset the document has %+v", got)
	}
	if epoch := ask[place](t, a, "train", `{"epochs": 1}`).Epoch; epoch != 1 {
		t.Errorf("after a reset the next epoch is %d", epoch)
	}
}

// TestResetSeed takes every seed that a document may have.
func TestResetSeed(t *testing.T) {
	a, _ := on(t, "xor", nil)
	ask[struct{}](t, a, "reset", `{"seed": 5000000000}`)
	if got := ask[struct{ Training struct{ Seed uint64 } }](t, a, "document", "{}"); got.Training.Seed != 5000000000 {
		t.Errorf("the seed is %d", got.Training.Seed)
	}
}

// TestResetOfLocked: where every parameter is locked, no weight is drawn anew, and training begins at epoch 0 all the same.
func TestResetOfLocked(t *testing.T) {
	a, _ := on(t, "xor", func(d *document.Document) {
		d.Weights = nil // they are those that the seed draws, so that drawing them anew changes nothing
		s := d.Shape(d.Table.Encode())
		for i := range s.Count() {
			d.Locked = append(d.Locked, s.ParamAt(i))
		}
	})
	ask[place](t, a, "train", `{"epochs": 5}`)
	ask[struct{}](t, a, "reset", `{}`)
	if epoch := ask[place](t, a, "train", `{"epochs": 1}`).Epoch; epoch != 1 {
		t.Errorf("after a reset the next epoch is %d", epoch)
	}
}

func TestTrainRefuses(t *testing.T) {
	a, _ := on(t, "xor", nil)
	wild, _ := on(t, "relu", func(d *document.Document) { d.Training.Rate = 1e200 })
	for _, c := range []struct {
		a                      *api.API
		method, params, id, at string
	}{
		{a, "train", `{}`, "invalid", "params.epochs: it is missing"},
		{a, "train", `{"epochs": -1}`, "invalid", "params.epochs: found -1 where a number of epochs from 0 belongs"},
		{a, "train", `{"epochs": 1.5}`, "invalid", "params.epochs: found 1.5 where a whole number belongs"},
		{a, "reset", `{"seed": -3}`, "invalid", "params.seed: found -3 where a whole number from 0 to 9007199254740991 belongs"},
		{wild, "train", `{"epochs": 100}`, "invalid", "training stopped in epoch 2: each step overshoots, so that α₁₀ grew past the largest number; " +
			"the last finite weights are kept. None of 12 smaller learning rates, down to 1·10¹⁸⁸, helped on a copy. Reset, and try smaller weights, or scale the columns, or take a smaller rate still"},
	} {
		_, fault := c.a.Request(c.method, json.RawMessage(c.params))
		if fault == nil || fault.Code != c.id || fault.Error() != c.at {
			t.Errorf("%s %s: %v\nwant %s", c.method, c.params, fault, c.at)
		}
	}
}
