package opening

import (
	"maps"

	"chainrule/app/act"
	"chainrule/engine/workspace"
)

// files are the files that tables were read from, by the workspace's opening: undo and redo go from one to another.
type files map[int]*act.Source

// add notes the file of the table that is open, and forgets those that undo and redo no longer lead to.
func (s files) add(source *act.Source, w *workspace.Workspace) {
	s[w.View().Opening] = source
	maps.DeleteFunc(s, func(opening int, _ *act.Source) bool { return !w.Leads(opening) })
}

// drop forgets a file, in whichever ways it was read.
func (s files) drop(source *act.Source) {
	maps.DeleteFunc(s, func(_ int, other *act.Source) bool { return source != nil && &other.Data[0] == &source.Data[0] })
}
