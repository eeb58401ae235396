package program

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Slim takes out of the tables of functions what the runtime prints of them, and does not work by: names, files, lines, which calls are
// inlined, and how arguments are laid out. What it walks stacks and collects garbage by stays as it is: the sizes of frames, where they hold
// pointers, and which deferred calls are pending. Symbols gives what is taken out, by which a printed stack can be read.
//
// goVersion is that of the toolchain. Of a version or layout that this package does not know, and of tables that are not the same when they
// are read again, Slim gives an error and leaves the module as it was.
func (m *Module) Slim(goVersion string) error {
	if goVersion != version && !strings.HasPrefix(goVersion, version+".") {
		return fmt.Errorf("the tables of functions are known as %s lays them out, and this is %s", version, goVersion)
	}
	t, err := m.findTables()
	if err != nil {
		return err
	}
	slim := &Module{sections: m.sections, Code: m.Code, Memory: slices.Clone(m.Memory), late: m.late}
	if err := slim.slim(t); err != nil {
		return err
	}
	if err := m.sameAs(slim, t); err != nil {
		return fmt.Errorf("the tables of functions are others after they were written: %w", err)
	}
	m.Memory, m.division = slim.Memory, slim.division
	return nil
}

// What stays of a function's tables of values, by their numbers (PCDATA_… in internal/abi/symtab.go), and of its extras (FUNCDATA_…).
// The table of places where a function must not be interrupted goes: there are no signals in a browser (preemptMSupported in
// runtime/os_wasm.go).
const (
	mapIndex    = 1 // which of the maps of pointers holds
	inlineIndex = 2 // which inlined call a place is of
	panicBounds = 4 // which registers hold the index that is out of range

	argumentMaps = 0 // where pointers are among the arguments
	localMaps    = 1 // and among the variables
	stackObjects = 2 // variables whose address is taken
	inlineTree   = 3 // inlined calls
	openDefers   = 4 // where deferred calls are noted
)

// wrapper is the id of functions that the compiler makes around others, FuncIDWrapper.
const wrapper = 23

// keepsInlined reports whether the inlined calls of a function stay. recover counts the calls between it and the panic, and does not count
// wrappers (runtime/panic.go, gorecover). A function that calls recover is not inlined, but what calls it may be, in a wrapper.
func keepsInlined(f description) bool { return f.fixed[atID] == wrapper }

// slimName is what stays of a function's name. Goroutines of the runtime are known by theirs (isSystemGoroutine), two functions of reflect
// too (argMapInternal), and panicwrap cuts the name of a wrapper into three.
func slimName(f description) string {
	switch {
	case f.name == "reflect.makeFuncStub" || f.name == "reflect.methodValueCall":
		return f.name
	case f.fixed[atID] == wrapper && strings.Contains(f.name, ".(*"):
		return "go.(*value).method"
	case strings.HasPrefix(f.name, "runtime."):
		return "runtime."
	}
	return ""
}

// writer collects the tables anew.
type writer struct {
	m                        *Module
	t                        *tables
	names, pcs, funcs, extra []byte
	nameAt                   map[string]uint32
	pcsAt                    map[uint32]uint32 // by the place in the old table
	extraAt                  map[uint32]uint32
	extraEnds                map[uint32]int // where the next extra begins, by the place of one
}

func (m *Module) slim(t *tables) error {
	w := &writer{
		m: m, t: t, names: []byte{0}, pcs: []byte{0}, funcs: make([]byte, (8*t.count+4+7)&^7),
		nameAt: map[string]uint32{"": 0}, pcsAt: map[uint32]uint32{0: 0}, extraAt: map[uint32]uint32{none: none},
	}
	if err := w.findExtras(); err != nil {
		return err
	}
	if err := w.addAll(); err != nil {
		return err
	}
	le.PutUint32(w.funcs[8*t.count:], t.first+uint32(t.count))
	if err := w.checkIndex(); err != nil {
		return err
	}
	for _, part := range []struct {
		at   span
		data []byte
	}{{t.names, w.names}, {t.units, nil}, {t.files, nil}, {t.pcs, w.pcs}, {t.funcs, w.funcs}, {t.extra, w.extra}} {
		if len(part.data) > part.at.len() {
			return fmt.Errorf("a table of %d bytes would become one of %d", part.at.len(), len(part.data))
		}
		clear(m.Memory[part.at.from:part.at.to])
		copy(m.Memory[part.at.from:], part.data)
	}
	w.coarsenIndex()
	return nil
}

// division says where the tables hold what the late part alone needs.
type division struct {
	functions span   // the table of the functions in their order
	missing   uint32 // the place of a description that stands for those of the late part until that is there
	late      []span // descriptions of functions of the late part, and what they alone refer to
}

// addAll writes what stays of the functions: in their order, and those of the late part last.
func (w *writer) addAll() error {
	add := func(late bool) error {
		for i := range w.t.count {
			if w.m.late != nil && w.m.late[i] != late {
				continue
			}
			f, err := w.m.describe(w.t, i)
			if err == nil {
				err = w.add(i, f)
			}
			if err != nil {
				return fmt.Errorf("function %d: %w", i, err)
			}
		}
		return nil
	}
	if err := add(false); err != nil || w.m.late == nil {
		return err
	}
	d := &division{functions: span{w.t.funcs.from, w.t.funcs.from + 8*w.t.count}, missing: w.missing()}
	from := []int{len(w.pcs), len(w.funcs), len(w.extra)}
	if err := add(true); err != nil {
		return err
	}
	for i, part := range []struct {
		at   span
		data []byte
	}{{w.t.pcs, w.pcs}, {w.t.funcs, w.funcs}, {w.t.extra, w.extra}} {
		d.late = append(d.late, span{part.at.from + from[i], part.at.from + len(part.data)})
	}
	w.m.division = d
	return nil
}

// missing writes a description that is right for any function that has not begun: nothing is on its stack. A goroutine may wait to begin with a
// function of the late part, and its stack is walked.
func (w *writer) missing() uint32 {
	at := len(w.funcs)
	fixed := make([]byte, funcSize)
	le.PutUint32(fixed, w.t.first)
	le.PutUint32(fixed[atFrames:], uint32(len(w.pcs)))
	w.pcs = append(w.pcs, 2, 0xff, 0xff, 0xff, 0xff, 0x0f, 0) // from -1 to 0, at all places
	w.funcs = append(w.funcs, fixed...)
	for len(w.funcs)%8 != 0 {
		w.funcs = append(w.funcs, 0)
	}
	return uint32(at)
}

// none is the place of what a function does not have among the extras.
const none = ^uint32(0)

// findExtras finds where each extra ends at the latest. All of them belong to functions.
func (w *writer) findExtras() error {
	w.extraEnds = map[uint32]int{}
	for i := range w.t.count {
		f, err := w.m.describe(w.t, i)
		if err != nil {
			return err
		}
		for k := 0; k < len(f.extras); k += 4 {
			at := le.Uint32(f.extras[k:])
			if at == none {
				continue
			}
			if int64(at) >= int64(w.t.extra.len()) {
				return fmt.Errorf("extra %d of function %d is not among the extras", k/4, i)
			}
			w.extraEnds[at] = w.t.extra.len()
		}
	}
	places := slices.Sorted(maps.Keys(w.extraEnds))
	for i := 1; i < len(places); i++ {
		w.extraEnds[places[i-1]] = int(places[i])
	}
	return nil
}

// add writes what stays of a function. As far as it can, it gives all descriptions one length, which packs better.
func (w *writer) add(i int, f description) error {
	at := len(w.funcs)
	le.PutUint32(w.funcs[8*i:], f.entry)
	le.PutUint32(w.funcs[8*i+4:], uint32(at))

	fixed := slices.Clone(f.fixed)
	for _, place := range []int{atFile, atLine, atUnit, atStartLine} {
		le.PutUint32(fixed[place:], 0)
	}
	le.PutUint32(fixed[atNameOff:], w.name(slimName(f)))
	frames, err := w.table(le.Uint32(fixed[atFrames:]))
	if err != nil {
		return err
	}
	le.PutUint32(fixed[atFrames:], frames)

	keep := map[int]bool{mapIndex: true, panicBounds: true, inlineIndex: keepsInlined(f)}
	values := make([]uint32, mapIndex+1)
	for k := range len(f.values) / 4 {
		old := le.Uint32(f.values[4*k:])
		if !keep[k] || old == 0 {
			continue
		}
		now, err := w.table(old)
		if err != nil {
			return err
		}
		for len(values) <= k {
			values = append(values, 0)
		}
		values[k] = now
	}
	keep = map[int]bool{argumentMaps: true, localMaps: true, stackObjects: true, openDefers: true, inlineTree: keepsInlined(f)}
	extras := []uint32{none, none, none, none, none}
	for k := range min(len(f.extras)/4, len(extras)) {
		if !keep[k] {
			continue
		}
		if extras[k], err = w.extraOf(k, le.Uint32(f.extras[4*k:])); err != nil {
			return err
		}
	}
	le.PutUint32(fixed[atValues:], uint32(len(values)))
	fixed[atExtras] = byte(len(extras))
	w.funcs = append(w.funcs, fixed...)
	for _, v := range append(values, extras...) {
		w.funcs = le.AppendUint32(w.funcs, v)
	}
	for len(w.funcs)%8 != 0 {
		w.funcs = append(w.funcs, 0)
	}
	return nil
}

// name gives the place of a name.
func (w *writer) name(name string) uint32 {
	if at, ok := w.nameAt[name]; ok {
		return at
	}
	at := uint32(len(w.names))
	w.nameAt[name] = at
	w.names = append(append(w.names, name...), 0)
	return at
}

// table gives the place of a table of values by its old one.
func (w *writer) table(old uint32) (uint32, error) {
	if at, ok := w.pcsAt[old]; ok {
		return at, nil
	}
	data, err := w.m.valuesAt(w.t, old)
	if err != nil {
		return 0, err
	}
	at := uint32(len(w.pcs))
	w.pcsAt[old] = at
	w.pcs = append(w.pcs, data...)
	return at, nil
}

// valuesAt is the table of values at a place: pairs of a difference to the last value and of one to the last place, ended by a zero that is
// not the first (runtime/symtab.go, step).
func (m *Module) valuesAt(t *tables, at uint32) ([]byte, error) {
	if int64(at) >= int64(t.pcs.len()) {
		return nil, errors.New("a table of values is not among the others")
	}
	r := &reader{data: m.Memory[t.pcs.from:t.pcs.to], at: int(at)}
	for first := true; r.err == nil; first = false {
		if r.unsigned() == 0 && !first {
			return r.data[at:r.at], r.err
		}
		r.unsigned()
	}
	return nil, r.err
}

// extraOf gives the place of an extra by its kind and its old place.
func (w *writer) extraOf(kind int, old uint32) (uint32, error) {
	if at, ok := w.extraAt[old]; ok {
		return at, nil
	}
	data, err := w.m.extraAt(w.t, kind, old, w.extraEnds[old])
	if err != nil {
		return 0, err
	}
	if kind == inlineTree {
		data = slices.Clone(data)
		for at := 0; at < len(data); at += inlinedSize { // name and line of an inlined function
			le.PutUint32(data[at+4:], 0)
			le.PutUint32(data[at+12:], 0)
		}
	}
	align := map[int]int{argumentMaps: 4, localMaps: 4, stackObjects: 8, inlineTree: 4, openDefers: 1}[kind]
	for len(w.extra)%align != 0 {
		w.extra = append(w.extra, 0)
	}
	at := uint32(len(w.extra))
	w.extraAt[old] = at
	w.extra = append(w.extra, data...)
	return at, nil
}

// inlinedSize is that of inlinedCall in runtime/symtabinl.go: an id, a name, a place, a line.
const inlinedSize = 16

// extraAt gives the bytes of an extra, which ends where the next one begins or before: a map of pointers (stackmap in runtime/symtab.go),
// objects on the stack (stackObjectRecord in runtime/stack.go), inlined calls, or the places of deferred calls (initOpenCodedDefers in
// runtime/panic.go).
func (m *Module) extraAt(t *tables, kind int, at uint32, end int) ([]byte, error) {
	if int64(at) >= int64(end) || end > t.extra.len() {
		return nil, errors.New("an extra is not among the others")
	}
	data := m.Memory[t.extra.from:t.extra.to][at:end]
	n := uint64(0)
	switch {
	case kind == inlineTree:
		n = uint64(len(data) / inlinedSize * inlinedSize)
	case kind == openDefers:
		r := &reader{data: data}
		r.unsigned()
		r.unsigned()
		if r.err != nil {
			return nil, r.err
		}
		n = uint64(r.at)
	case len(data) < 8:
		return nil, errors.New("an extra is cut off")
	case kind == stackObjects:
		n = min(le.Uint64(data), mostMemory)*16 + 8
	default:
		count, bits := uint64(le.Uint32(data)), uint64(le.Uint32(data[4:]))
		n = 8 + count*((bits+7)/8)
	}
	if n > uint64(len(data)) {
		return nil, fmt.Errorf("an extra of kind %d has %d bytes, and the next one begins after %d", kind, n, len(data))
	}
	return data[:n], nil
}

// The index to the functions (findfuncbucket in runtime/symtab.go) has for each 4096 places the number of a function, and 16 differences to
// it. In WebAssembly a function has 65536 places, and the last one has a single one.
const (
	bucketSize = 20
	perFunc    = 16
	coarse     = 32 // the runtime walks on from the number it finds there
)

func (w *writer) buckets() int { return (w.t.count-1)*perFunc + 1 }

// checkIndex makes sure that the index is as it should be.
func (w *writer) checkIndex() error {
	index := w.m.Memory[w.t.find:]
	if w.buckets()*bucketSize > len(index) {
		return errors.New("the index to the functions is cut off")
	}
	for b := range w.buckets() {
		bucket := index[b*bucketSize:]
		if le.Uint32(bucket) != uint32(b/perFunc) || b < w.buckets()-1 && !bytes.Equal(bucket[4:bucketSize], make([]byte, 16)) {
			return fmt.Errorf("the index to the functions is another at %d", b)
		}
	}
	return nil
}

// coarsenIndex rounds the numbers in the index, which packs better.
func (w *writer) coarsenIndex() {
	for b := range w.buckets() {
		le.PutUint32(w.m.Memory[w.t.find+b*bucketSize:], uint32(b/perFunc/coarse*coarse))
	}
}

// sameAs makes sure that another module says the same of each function by which the runtime works.
func (m *Module) sameAs(slim *Module, t *tables) error {
	now, err := slim.findTables()
	if err != nil {
		return err
	}
	if now.funcs != t.funcs || now.pcs != t.pcs || now.extra != t.extra || now.find != t.find {
		return errors.New("they have moved")
	}
	for i := range t.count {
		a, err := m.describe(t, i)
		if err != nil {
			return err
		}
		b, err := slim.describe(now, i)
		if err != nil {
			return err
		}
		if err := m.sameFunction(slim, t, a, b); err != nil {
			return fmt.Errorf("function %d, %s: %w", i, a.name, err)
		}
	}
	return nil
}

func (m *Module) sameFunction(slim *Module, t *tables, a, b description) error {
	if b.name != slimName(a) {
		return fmt.Errorf("its name is %q", b.name)
	}
	for _, place := range [][2]int{{0, 4}, {atArgs, atFrames}, {atID, atExtras}} { // entry; arguments and return; id and flags
		if !bytes.Equal(a.fixed[place[0]:place[1]], b.fixed[place[0]:place[1]]) {
			return fmt.Errorf("its bytes from %d are others", place[0])
		}
	}
	values := func(f description, k int) uint32 {
		if k < 0 {
			return le.Uint32(f.fixed[atFrames:])
		}
		return number(f.values, k, 0)
	}
	kinds := []int{-1, mapIndex, panicBounds}
	extras := []int{argumentMaps, localMaps, stackObjects, openDefers}
	if keepsInlined(a) {
		kinds = append(kinds, inlineIndex)
		extras = append(extras, inlineTree)
	}
	for _, k := range kinds {
		x, y := values(a, k), values(b, k)
		if x == 0 || y == 0 {
			if x != y {
				return fmt.Errorf("table %d is missing", k)
			}
			continue
		}
		before, err := m.valuesAt(t, x)
		after, err2 := slim.valuesAt(t, y)
		if err != nil || err2 != nil || !bytes.Equal(before, after) {
			return fmt.Errorf("table %d is another", k)
		}
	}
	for _, k := range extras {
		x, y := number(a.extras, k, none), number(b.extras, k, none)
		if x == none || y == none {
			if x != y {
				return fmt.Errorf("extra %d is missing", k)
			}
			continue
		}
		if k == inlineTree {
			continue // its names go, and its length is known by the next one alone
		}
		before, err := m.extraAt(t, k, x, t.extra.len())
		after, err2 := slim.extraAt(t, k, y, t.extra.len())
		if err != nil || err2 != nil || !bytes.Equal(before, after) {
			return fmt.Errorf("extra %d is another", k)
		}
	}
	return nil
}

// number is the k-th of a list of numbers, or what is for one that is not there.
func number(list []byte, k int, missing uint32) uint32 {
	if 4*k+4 > len(list) {
		return missing
	}
	return le.Uint32(list[4*k:])
}
