package workspace

import (
	"reflect"
	"slices"

	"chainrule/engine/document"
	"chainrule/engine/network"
	"chainrule/engine/prose"
)

// Parts is a set of parts of a document that can be locked, so that a person can look and not change.
type Parts uint8

// The parts of a document.
const (
	PartData     Parts = 1 << iota // the table: cells, rows, columns, and what these are to the network
	PartNetwork                    // hidden layers, output function and loss
	PartWeights                    // the parameters, the seed they are drawn from, and which of them training leaves alone
	PartSettings                   // the title, and how training goes

	NoParts  Parts = 0
	AllParts       = PartData | PartNetwork | PartWeights | PartSettings
)

// partNames are the parts as the address names them, in the order of their bits, and lockedParts says of each that it is
// locked.
var (
	partNames   = []string{"data", "network", "weights", "settings"}
	lockedParts = []prose.ID{prose.LockedData, prose.LockedNetwork, prose.LockedWeights, prose.LockedSettings}
)

// PartsNamed is the set of the parts with those names; "all" is all of them.
func PartsNamed(names []string) (Parts, error) {
	set := NoParts
	for _, name := range names {
		if name == "all" {
			set = AllParts
			continue
		}
		known := false
		for i, n := range partNames {
			if n == name {
				set, known = set|1<<i, true
			}
		}
		if !known {
			return NoParts, prose.Say(prose.NotAPart, prose.Quoted(name), prose.OneOf(append(slices.Clone(partNames), "all")))
		}
	}
	return set, nil
}

// Has reports whether any of the parts is in the set.
func (p Parts) Has(any Parts) bool { return p&any != 0 }

// Refusal says that the first of the parts is locked.
func (p Parts) Refusal() error {
	for i, locked := range lockedParts {
		if p.Has(1 << i) {
			return prose.Say(locked)
		}
	}
	return nil
}

// changed is the parts in which two documents differ. It looks at what a command did. So no command needs to say
// which part it belongs to, and none can be forgotten.
func changed(a, b *document.Document) Parts {
	set := NoParts
	mark := func(part Parts, differ bool) {
		if differ {
			set |= part
		}
	}
	mark(PartData, a.Table != b.Table)
	mark(PartNetwork, !reflect.DeepEqual(a.Hidden, b.Hidden) || a.Output != b.Output || a.Loss != b.Loss)
	mark(PartWeights, !reflect.DeepEqual(a.Weights, b.Weights) || !reflect.DeepEqual(a.Locked, b.Locked) || a.Training.Seed != b.Training.Seed)
	x, y := a.Training, b.Training
	x.Seed, y.Seed = 0, 0
	mark(PartSettings, a.Title != b.Title || !reflect.DeepEqual(x, y))
	return set
}

// Lock says which parts a person cannot change. It binds the page's controls, through Check and the view,
// and not the workspace itself: whoever embeds the page locks it, and may still change what is locked.
func (w *Workspace) Lock(p Parts) {
	if p != w.fixed {
		w.fixed, w.view = p, nil
	}
}

// Check says why a person cannot give a command that changes a locked part. What follows from a change elsewhere is
// allowed: a new unit brings weights although the weights are locked.
func (w *Workspace) Check(c Command) error {
	if w.fixed == NoParts {
		return nil
	}
	return refusal(c, w.current(), w.derived.shape, w.fixed)
}

// Refusal says why a person cannot give a command that would change the document of a view, or gives nil. Either the
// command is refused, or it changes a locked part.
func (v *View) Refusal(c Command) error { return refusal(c, v.Document, v.Shape, v.Fixed) }

func refusal(c Command, d *document.Document, s network.Shape, locked Parts) error {
	next, err := apply(c, d, s)
	if err != nil {
		return err
	}
	return (changed(d, next) & locked).Refusal()
}

// CheckUndo says why a person cannot take back the last command: it would change a part that is locked.
func (w *Workspace) CheckUndo() error { return w.checkStep(w.at, w.at-1) }

// CheckRedo says why a person cannot do again what was taken back.
func (w *Workspace) CheckRedo() error { return w.checkStep(w.at+1, w.at) }

// checkStep says why a person cannot undo or redo the entry over, whose neighbour in the history is other.
func (w *Workspace) checkStep(over, other int) error {
	if w.fixed == NoParts || other < 0 || over >= len(w.history) {
		return nil
	}
	e := w.history[over]
	parts := changed(w.history[other].document, e.document)
	if !e.opened && parts.Has(PartData|PartNetwork) {
		parts &^= PartWeights // they were fitted to what changed
	}
	return (parts & w.fixed).Refusal()
}
