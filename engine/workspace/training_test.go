package workspace_test

import (
	"slices"
	"strings"
	"testing"

	"chainrule/engine/document"
	"chainrule/engine/golden"
	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/table"
	"chainrule/engine/train"
	"chainrule/engine/workspace"
)

// on is a workspace on a golden case's document.
func on(t *testing.T, name string) (*workspace.Workspace, *golden.Case) {
	t.Helper()
	for _, c := range golden.Cases(t) {
		if c.Name != name {
			continue
		}
		d, err := document.Decode(c.Document)
		if err != nil {
			t.Fatal(err)
		}
		return workspace.New(d), c
	}
	t.Fatalf("no golden case %s", name)
	return nil, nil
}

// finish advances the training until it comes to rest.
func finish(w *workspace.Workspace, slice int) {
	for !w.AdvanceTraining(slice) {
	}
}

func trainUntil(t *testing.T, w *workspace.Workspace, epochs int) {
	t.Helper()
	if err := w.TrainUntil(epochs); err != nil {
		t.Fatal(err)
	}
	finish(w, 7)
}

// TestTrainingIsOneEntry: a run of many slices is undone and redone as one; what it led to is in the view,
// without computing it again.
func TestTrainingIsOneEntry(t *testing.T) {
	w, c := on(t, "xor")
	before := w.View()
	want := c.After[0]
	trainUntil(t, w, want.Epochs)
	v := w.View()
	golden.AllNear(t, "theta", v.Theta, want.Theta, 1e-9)
	golden.AllNear(t, "loss", []float64{v.Loss, v.Training.Loss}, []float64{want.Loss, want.Loss}, 1e-9)
	gradient := make([]float64, len(v.Theta))
	v.Network.Total(v.Theta, v.Encoding.X, v.Encoding.Y, network.Sum, v.Network.NewPass(), gradient)
	golden.AllNear(t, "gradient", v.Gradient, gradient, 1e-9)
	if v.Training.Epoch != want.Epochs || v.Training.Running || v.UndoName != prose.DidTraining {
		t.Errorf("after the run: %+v, undo %q", v.Training, v.UndoName)
	}
	if !w.Undo() || !slices.Equal(w.View().Theta, before.Theta) || w.View().Training.Epoch != 0 || w.View().UndoName != "" {
		t.Errorf("one undo does not take back the run: %+v", w.View().Training)
	}
	if !w.Redo() || !slices.Equal(w.View().Theta, v.Theta) || w.View().Training.Epoch != want.Epochs {
		t.Error("redo does not bring it back")
	}
}

// TestTrainingGoesOn: pauses, and commands that leave rows and weights alone, change nothing in what comes out.
func TestTrainingGoesOn(t *testing.T) {
	with := func(w *workspace.Workspace) *workspace.Workspace {
		for _, c := range []workspace.Command{workspace.SetMomentum{Momentum: 0.5}, workspace.SetHoldOut{Share: 0.25}} {
			if err := w.Do(c); err != nil {
				t.Fatal(err)
			}
		}
		return w
	}
	straight, _ := on(t, "xor")
	trainUntil(t, with(straight), 40)
	paused, _ := on(t, "xor")
	with(paused)
	if err := paused.TrainUntil(40); err != nil {
		t.Fatal(err)
	}
	paused.AdvanceTraining(30)
	paused.StopTraining()
	at := paused.View().Training.Epoch
	if at == 0 || at >= 40 {
		t.Fatalf("paused after %d epochs", at)
	}
	if err := paused.TrainUntil(40); err != nil {
		t.Fatal(err)
	}
	paused.AdvanceTraining(10)
	if err := paused.Do(workspace.SetTitle{Title: "while it runs"}); err != nil {
		t.Fatal(err)
	}
	if !paused.View().Training.Running {
		t.Error("a new title stops the training")
	}
	finish(paused, 3)
	a, b := straight.View(), paused.View()
	if !slices.Equal(a.Theta, b.Theta) || !slices.Equal(a.Training.Points, b.Training.Points) || a.Training.Epoch != b.Training.Epoch {
		t.Errorf("with pauses it comes to %v, %+v; want %v, %+v", b.Theta, b.Training, a.Theta, a.Training)
	}
}

// TestEditStopsTraining: a change of rows or weights ends the training, and its results stay with the
// document that they belong to.
func TestEditStopsTraining(t *testing.T) {
	for _, c := range []workspace.Command{
		workspace.SetCell{Row: 0, Column: 0, Text: "7"},
		workspace.SetWeight{Param: network.Param{Layer: 1, Unit: 1, Input: 1}, Value: 9},
		workspace.SetUnits{Layer: 0, Units: 3},
		workspace.NewWeights{Seed: 5},
	} {
		w, _ := on(t, "xor")
		if err := w.StartTraining(); err != nil {
			t.Fatal(err)
		}
		w.AdvanceTraining(100)
		if err := w.Do(c); err != nil {
			t.Fatal(err)
		}
		theta := w.View().Theta
		if v := w.View().Training; v.Running || v.Epoch != 0 || len(v.Points) != 0 {
			t.Errorf("after a new %s: %+v", c.Name(), v)
		}
		if !w.AdvanceTraining(100) || !slices.Equal(w.View().Theta, theta) {
			t.Errorf("after a new %s training goes on", c.Name())
		}
		w.Undo()
		if w.View().Training.Epoch == 0 {
			t.Errorf("undo of the %s loses how far training came", c.Name())
		}
	}
}

// TestReset goes back to the weights from before the first step, whatever came between.
func TestReset(t *testing.T) {
	w, c := on(t, "xor")
	if w.Reset() {
		t.Error("there is something to reset before any training")
	}
	trainUntil(t, w, 10)
	if err := w.Do(workspace.SetWeight{Param: network.Param{Layer: 1, Unit: 1, Input: 1}, Value: 9}); err != nil {
		t.Fatal(err)
	}
	trainUntil(t, w, 10)
	if !w.View().Training.CanReset || !w.Reset() {
		t.Fatal("there is nothing to reset")
	}
	if v := w.View(); !slices.Equal(v.Theta, c.Theta) || v.Training.Epoch != 0 || v.Training.CanReset {
		t.Errorf("reset gives %v, %+v", v.Theta, v.Training)
	}
	trainUntil(t, w, c.After[0].Epochs)
	golden.AllNear(t, "theta after a reset", w.View().Theta, c.After[0].Theta, 1e-9)
	w.Do(workspace.NewWeights{Seed: 3})
	drawn := w.View().Theta
	trainUntil(t, w, 5)
	if w.Reset(); !slices.Equal(w.View().Theta, drawn) || w.Document().Weights != nil {
		t.Error("reset does not draw again from the seed")
	}
}

// TestReductionKeepsHistory: the losses so far are shown as what they are under the other reduction.
func TestReductionKeepsHistory(t *testing.T) {
	w, _ := on(t, "xor")
	trainUntil(t, w, 10)
	sum := w.View().Training
	if err := w.Do(workspace.SetReduction{Reduction: network.Mean}); err != nil {
		t.Fatal(err)
	}
	mean := w.View()
	if mean.Training.Epoch != 10 || !golden.Near(mean.Training.Loss, mean.Loss, 1e-12) {
		t.Errorf("after 10 epochs the mean is %v at epoch %d, want %v", mean.Training.Loss, mean.Training.Epoch, mean.Loss)
	}
	for i, p := range mean.Training.Points {
		if !golden.Near(p.Loss*4, sum.Points[i].Loss, 1e-12) {
			t.Errorf("epoch %d: mean %v, sum %v", p.Epoch, p.Loss, sum.Points[i].Loss)
		}
	}
}

// TestTrainStep takes one step: the update that the view foretells.
func TestTrainStep(t *testing.T) {
	w, _ := on(t, "mazur")
	before := w.View()
	if err := w.TrainStep(); err != nil {
		t.Fatal(err)
	}
	finish(w, 1)
	after := w.View()
	for i, got := range after.Theta {
		if want := before.Update(before.Shape.ParamAt(i)).New; !golden.Near(got, want, 1e-12) {
			t.Errorf("%s: %v, the view foretells %v", before.Shape.ID(before.Shape.ParamAt(i)), got, want)
		}
	}
	if after.Training.Epoch != 1 {
		t.Errorf("one step of all rows is %d epochs", after.Training.Epoch)
	}
}

func TestTrainingRefuses(t *testing.T) {
	w, _ := on(t, "xor")
	for want, c := range map[string]workspace.Command{
		"the momentum μ is a number from 0 to below 1, found 1":               workspace.SetMomentum{Momentum: 1},
		"the share of rows held out is from 0 % to below 100 %, found −100 %": workspace.SetHoldOut{Share: -1},
		`"random" is not an order of rows; write shuffled or table`:           workspace.SetOrder{Order: "random"},
	} {
		if err := w.Do(c); err == nil || err.Error() != want {
			t.Errorf("%+v: %v, want %s", c, err, want)
		}
	}
}

// TestJudged: what training is judged by follows the view's rows, those held out apart.
func TestJudged(t *testing.T) {
	w, _ := on(t, "xor")
	if err := w.Do(workspace.SetHoldOut{Share: 0.25}); err != nil {
		t.Fatal(err)
	}
	trainUntil(t, w, 20)
	v := w.View()
	in, out := v.Fit()
	if in.Rows != v.Training.Rows || out.Rows != v.Training.Held || out.Rows != 1 || (in.Confusion != nil) != (v.Targets() == train.Classes) {
		t.Errorf("%+v, %+v; training %+v", in, out, v.Training)
	}
	check := v.Check()
	for !check.Advance(50) {
	}
	if got := check.Result(); got.Error > 1e-8 {
		t.Errorf("%+v", got)
	}
	search, err := v.Search(2)
	if err != nil {
		t.Fatal(err)
	}
	for !search.Advance(50) {
	}
	if best := search.Best(); best.Loss > v.Training.Loss {
		t.Errorf("the best found is %v, training is at %v", best.Loss, v.Training.Loss)
	}
}

// TestOverflowInSlices: a view says why training stopped, however the work was cut.
func TestOverflowInSlices(t *testing.T) {
	for slice := 1; slice <= 12; slice++ {
		w, _ := on(t, "article")
		if err := w.Do(workspace.SetRate{Rate: 1e6}); err != nil {
			t.Fatal(err)
		}
		if err := w.StartTraining(); err != nil {
			t.Fatal(err)
		}
		finish(w, slice)
		if w.View().Training.Stopped == nil {
			t.Errorf("in slices of %d it stopped at epoch %d and does not say why", slice, w.View().Training.Epoch)
		}
	}
}

// TestOverflowBeforeTheFirstStep: where the loss is not finite before the first step, or no smaller rate helps, what is said
// is of the weights and rows, and not of the rate.
func TestOverflowBeforeTheFirstStep(t *testing.T) {
	for _, c := range []struct {
		name  string
		beta  float64
		row   string
		want  string
		first bool
	}{
		{"a weight", 1e200, "", "and no learning rate helps: before the first step a value is ∞: it grew past the largest number; smaller weights or scaled columns avoid that", true},
		{"a target", 1, "1e200", "and no learning rate helps: before the first step a value is ∞: it grew past the largest number; smaller weights or scaled columns avoid that", true},
		{"a rate that is far too large", 1, "", "None of 12 smaller learning rates, down to 1·10⁸, helped on a copy. Reset, and try smaller weights, or scale the columns, or take a smaller rate still", false},
	} {
		w, _ := on(t, "article")
		commands := []workspace.Command{
			workspace.SetWeight{Param: network.Param{Layer: 2, Unit: 1, Input: 1}, Value: c.beta},
		}
		if !c.first {
			commands = append(commands, workspace.SetRate{Rate: 1e20})
		}
		if c.row != "" {
			target := len(w.View().Document.Table.Columns()) - 1
			commands = append(commands, workspace.SetScale{At: target, Scale: table.None}, workspace.SetCell{Row: 0, Column: target, Text: c.row})
		}
		for _, do := range commands {
			if err := w.Do(do); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.TrainUntil(2000); err != nil {
			t.Fatal(err)
		}
		finish(w, 1000)
		if stopped := w.View().Training.Stopped; stopped == nil || !strings.Contains(stopped.Error(), c.want) || stopped.Infinite != c.first {
			t.Errorf("%s: it says %v", c.name, stopped)
		}
	}
}

// TestOverflowAgain goes on from the weights at which a training stopped: a smaller rate helps no more, and Reset does.
func TestOverflowAgain(t *testing.T) {
	w, _ := on(t, "article")
	if err := w.Do(workspace.SetRate{Rate: 1e6}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"try a learning rate γ of", "Reset goes back to the weights before the first step"} {
		if err := w.TrainUntil(2000); err != nil {
			t.Fatal(err)
		}
		finish(w, 1000)
		if stopped := w.View().Training.Stopped; stopped == nil || !strings.Contains(stopped.Error(), want) {
			t.Errorf("it says %v, want %s", stopped, want)
		}
	}
}

// TestAnew: a change of the data keeps the weights as they were trained, has epochs count from 0, and says so, also after
// a reload; Reset goes back to the weights before the first step.
func TestAnew(t *testing.T) {
	for _, c := range []struct {
		do   workspace.Command
		want workspace.Anew
	}{
		{workspace.SetCell{Row: 0, Column: 0, Text: "77"}, workspace.DataAnew},
		{workspace.SetWeight{Param: network.Param{Layer: 1, Unit: 1, Input: 1}, Value: 9}, workspace.WeightsAnew},
		{workspace.SetTitle{Title: "Another title"}, workspace.NotAnew},
	} {
		w, _ := on(t, "article")
		first := slices.Clone(w.View().Theta)
		if err := w.Do(c.do); err != nil || w.View().Training.Anew != workspace.NotAnew {
			t.Errorf("before any training %T is said to be %q, %v", c.do, w.View().Training.Anew, err)
		}
		w.Undo()
		trainUntil(t, w, 5)
		trained := slices.Clone(w.View().Theta)
		if err := w.Do(c.do); err != nil {
			t.Fatal(err)
		}
		v := w.View()
		if got := v.Training; got.Anew != c.want || (got.Epoch == 0) != (c.want != workspace.NotAnew) || !got.CanReset {
			t.Errorf("after %T training stands at %+v", c.do, got)
		}
		if c.want == workspace.DataAnew && !slices.Equal(v.Theta, trained) {
			t.Errorf("%T moves the weights", c.do)
		}
		again := workspace.New(w.Document())
		if !again.Restore(v.Progress()) || again.View().Training.Anew != c.want {
			t.Errorf("after a reload %T is %q", c.do, again.View().Training.Anew)
		}
		again.Reset()
		if got := again.View(); !slices.Equal(got.Theta, first) || got.Training.Anew != workspace.NotAnew {
			t.Errorf("Reset after %T leads to %v, %q", c.do, got.Theta, got.Training.Anew)
		}
		trainUntil(t, w, w.View().Training.Epoch+1)
		if got := w.View().Training.Anew; got != workspace.NotAnew {
			t.Errorf("after another epoch %q is still said", got)
		}
	}
}

// TestRowsInOrder takes ten rows one at a time, in the order of the table, as a worked example of a course does.
func TestRowsInOrder(t *testing.T) {
	w := rowsInOrder(t)
	if err := w.Do(workspace.SetOrder{Order: document.AsTable}); err != nil {
		t.Fatal(err)
	}
	trainUntil(t, w, 20)
	golden.AllNear(t, "theta", w.View().Theta, []float64{
		1.0858178629550292, -1.4688375095432329, 1.8508873254395144, 0.2765123702642719, 0.37711098142462157, -0.06259098945529863,
		-0.9671565426390273, 2.515394649397849, -0.3391927502445986, 0.42383086467582737, -2.5584149848484263, 1.00364221062092,
	}, 1e-9)
	again, err := document.Decode(w.Document().Encode())
	if err != nil || again.Training.Order != document.AsTable {
		t.Errorf("the order is saved as %q, %v", again.Training.Order, err)
	}
}
