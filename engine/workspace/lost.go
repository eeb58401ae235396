package workspace

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"chainrule/engine/document"
	"chainrule/engine/network"
	"chainrule/engine/table"
)

// lost are the parameters that commands took away since the document was opened, by what they belong to. They come back
// with it: with a column, with a level that is typed again, with a unit. It is immutable.
type lost map[owner]parameter

// owner is what a parameter belongs to: a layer, and in it the names of a unit and of an input.
type owner struct {
	layer       int
	unit, input string
}

// parameter is a parameter's value, and whether training leaves it alone.
type parameter struct {
	value  float64
	locked bool
}

// owners names what a parameter belongs to. Inputs and outputs have the names of columns and levels, and other units have
// their numbers. A category that is one variable owns its parameters by its level, and also as a column: the parameters
// are at hand when its only level changes.
func owners(p network.Param, s network.Shape, e *table.Encoding) []owner {
	units, inputs := []string{strconv.Itoa(p.Unit)}, []string{strconv.Itoa(p.Input)}
	if p.Layer == s.Layers() {
		units = namesOf(e.Targets, p.Unit-1)
	}
	if p.Layer == 1 && p.Input > 0 {
		inputs = namesOf(e.Inputs, p.Input-1)
	}
	var list []owner
	for _, unit := range units {
		for _, input := range inputs {
			list = append(list, owner{p.Layer, unit, input})
		}
	}
	return list
}

func namesOf(variables []table.Variable, i int) []string {
	v := variables[i]
	column := strings.TrimSuffix(v.Name, " = "+v.Level)
	of := func(i int) bool { return i >= 0 && i < len(variables) && variables[i].ColumnID == v.ColumnID }
	alone := !of(i-1) && !of(i+1) // the variables of a column stand side by side
	if v.Level != "" && alone {
		return []string{column + "\x00" + v.Level, column}
	}
	if v.Level != "" {
		return []string{column + "\x00" + v.Level}
	}
	return []string{column}
}

// and is what is lost after a command as well: the parameters of the document before that the fit has no place for.
func (l lost) and(f fit, before *document.Document, was *table.Encoding) lost {
	next := maps.Clone(l)
	for i, v := range before.Weights {
		p := f.before.ParamAt(i)
		if _, ok := f.move(p); ok {
			continue
		}
		if next == nil {
			next = lost{}
		}
		for _, o := range owners(p, f.before, was) {
			next[o] = parameter{v, slices.Contains(before.Locked, p)}
		}
	}
	return next
}

// of is what a parameter was when it was lost; ok is false if it never was.
func (l lost) of(p network.Param, s network.Shape, e *table.Encoding) (was parameter, ok bool) {
	for _, o := range owners(p, s, e) {
		if was, ok = l[o]; ok {
			return was, true
		}
	}
	return parameter{}, false
}
