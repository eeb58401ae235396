package workspace_test

import (
	"slices"
	"strings"
	"testing"

	"chainrule/engine/document"
	"chainrule/engine/network"
	"chainrule/engine/table"
	"chainrule/engine/workspace"
	"chainrule/static"
)

func article(t *testing.T) *document.Document {
	t.Helper()
	d, err := document.Decode(static.Article)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// byPart are commands by the part of the document that they change and that alone.
var byPart = map[string][]workspace.Command{
	"data": {
		workspace.SetCell{Row: 0, Column: 0, Text: "9"},
		workspace.Paste{Row: 1, Column: 0, Block: [][]string{{"7"}}},
		workspace.InsertRow{At: 1},
		workspace.DeleteRow{At: 2},
		workspace.MoveRow{From: 0, To: 1},
		workspace.InsertColumn{At: 0, Column: table.Column{Name: "new", Role: table.Ignore, Kind: table.Number, Scale: table.None}},
		workspace.DeleteColumn{At: 0},
		workspace.MoveColumn{From: 0, To: 1},
		workspace.RenameColumn{At: 0, To: "years"},
		workspace.SetRole{At: 0, Role: table.Ignore},
		workspace.SetKind{At: 0, Kind: table.Category},
		workspace.SetScale{At: 0, Scale: table.Unit},
	},
	"network": {
		workspace.AddLayer{At: 0},
		workspace.RemoveLayer{At: 0},
		workspace.SetUnits{Layer: 0, Units: 5},
		workspace.SetActivation{Layer: 0, Activation: "tanh"},
		workspace.SetOutput{Output: "sigmoid"},
	},
	"weights": {
		workspace.SetWeight{Param: network.Param{Layer: 1, Unit: 1, Input: 1}, Value: 3},
		workspace.Lock{Param: network.Param{Layer: 1, Unit: 1, Input: 1}, Locked: true},
		workspace.NewWeights{Seed: 7},
	},
	"settings": {
		workspace.SetTitle{Title: "other"},
		workspace.SetRate{Rate: 0.5},
		workspace.SetReduction{Reduction: network.Mean},
	},
}

// TestLock gives each command with each part locked: it is refused where the part is its own, and only there.
func TestLock(t *testing.T) {
	for _, locked := range []string{"data", "network", "weights", "settings", "all"} {
		parts, err := workspace.PartsNamed([]string{locked})
		if err != nil {
			t.Fatal(err)
		}
		for part, commands := range byPart {
			for _, c := range commands {
				w := workspace.New(article(t))
				w.Lock(parts)
				err := w.Check(c)
				if locked != part && locked != "all" {
					if err != nil {
						t.Errorf("%s locked, %T: %v", locked, c, err)
					}
					continue
				}
				if err == nil || !strings.HasPrefix(err.Error(), "the "+part) || !strings.Contains(err.Error(), "locked on this page") {
					t.Errorf("%s locked, %T: %v", locked, c, err)
				}
			}
		}
	}
}

// TestLockOnReplacedTable holds the one command that changes several parts to each of them.
func TestLockOnReplacedTable(t *testing.T) {
	for _, name := range []string{"data", "weights", "settings"} {
		w := workspace.New(article(t))
		parts, err := workspace.PartsNamed([]string{name})
		if err != nil {
			t.Fatal(err)
		}
		w.Lock(parts)
		other, err := article(t).Table.SetCell(0, 0, "5")
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Check(workspace.ReplaceTable{Table: other, Title: "other"}); err == nil {
			t.Errorf("%s locked: another table was let in", name)
		}
	}
}

// TestLockOnUndo holds undo and redo to the lock: what an author loads while the page is locked stays,
// and what a person may change they may take back.
func TestLockOnUndo(t *testing.T) {
	w := workspace.New(article(t))
	w.Lock(workspace.PartWeights)
	if err := w.Do(workspace.SetUnits{Layer: 0, Units: 4}); err != nil {
		t.Fatal(err)
	}
	if err := w.CheckUndo(); err != nil || w.View().UndoName == "" {
		t.Errorf("more units cannot be taken back: %v", err)
	}
	other := *article(t)
	other.Weights = slices.Clone(other.Weights)
	other.Weights[0]++
	w.Load(&other)
	if err := w.CheckUndo(); err == nil || w.View().UndoName != "" {
		t.Error("undo goes back over a document that was loaded with other weights")
	}
	w.Undo()
	if err := w.CheckRedo(); err == nil || w.View().RedoName != "" {
		t.Error("redo goes over a document that was loaded with other weights")
	}
	w.Lock(workspace.NoParts)
	if w.View().RedoName == "" || w.CheckRedo() != nil {
		t.Error("nothing is locked, and redo is refused")
	}
}

func TestPartsNamed(t *testing.T) {
	got, err := workspace.PartsNamed([]string{"data", "settings"})
	if err != nil || got != workspace.PartData|workspace.PartSettings {
		t.Errorf("got %v, %v", got, err)
	}
	if _, err := workspace.PartsNamed([]string{"everything"}); err == nil || err.Error() != `"everything" is not a part of a document; write data, network, weights, settings or all` {
		t.Errorf("got %v", err)
	}
}

// TestForget starts the history with a document that was opened, and leaves one that was worked on.
func TestForget(t *testing.T) {
	w := workspace.New(article(t))
	w.Load(article(t))
	w.Forget()
	if w.View().UndoName != "" || w.Undo() {
		t.Error("there is something before the document that was opened")
	}
	if err := w.Do(workspace.SetRate{Rate: 0.5}); err != nil {
		t.Fatal(err)
	}
	w.Forget()
	if w.View().UndoName == "" {
		t.Error("a command was forgotten")
	}
}
