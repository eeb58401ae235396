package program

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
	"github.com/tetratelabs/wazero/sys"
)

// isEarly is a division by which nearly all that the program walk does itself is in its late part.
func isEarly(name string) bool {
	for _, late := range []string{"main.", "fmt.", "strings.", "strconv.", "internal/fmtsort.", "reflect.", "type:."} {
		if strings.HasPrefix(name, late) {
			return false
		}
	}
	return true
}

// divided makes a program in two parts, and gives its empty elements too.
func divided(t *testing.T, data []byte, first func(name string) bool, slim bool) (early, late []byte, empty []int) {
	t.Helper()
	m, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	names, err := m.Names()
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Divide(version, names, first); err != nil {
		t.Fatal(err)
	}
	if slim {
		if err := m.Slim(version); err != nil {
			t.Fatal(err)
		}
	}
	if early, late, err = m.Parts(); err != nil {
		t.Fatal(err)
	}
	for i := range m.late {
		if m.late[i] {
			empty = append(empty, slot+i)
		}
	}
	return early, late, empty
}

// fill is the module that fills the empty elements of the table, as web/page/late.js makes it.
func fill(empty []int) []byte {
	var functions, elements, code [][]byte
	for i, at := range empty {
		functions = append(functions, []byte{0})
		element := append(appendSigned([]byte{0, i32Const}, int64(at)), end, 1)
		elements = append(elements, appendUnsigned(element, uint64(i+1)))
		body := append(appendSigned([]byte{0, 0x20, 0, i32Const}, int64(at)), opCall, 0, end)
		code = append(code, append(appendUnsigned(nil, uint64(len(body))), body...))
	}
	named := func(name string, what ...byte) []byte {
		return append(appendName(appendName(nil, "first"), name), what...)
	}
	out := slices.Clone(header)
	out = appendSection(out, typeSection, appendList(nil, [][]byte{plain, {0x60, 2, 0x7f, 0x7f, 1, 0x7f}}))
	out = appendSection(out, importSection, appendList(nil, [][]byte{named("lazy", aFunction, 1), named("table", aTable, 0x70, 0, 1)}))
	out = appendSection(out, functionSection, appendList(nil, functions))
	out = appendSection(out, elementSection, appendList(nil, elements))
	return appendSection(out, codeSection, appendList(nil, code))
}

// runParts runs a program in two parts. The late one comes when the program has asked for it. It gives what the program prints, and how often it
// had to wait.
func runParts(t *testing.T, first, late []byte, empty []int) (printed string, waits int) {
	t.Helper()
	ctx := context.Background()
	r := wazero.NewRuntime(ctx)
	defer r.Close(ctx)
	wasi_snapshot_preview1.MustInstantiate(ctx, r)
	here := uint32(0)
	if _, err := r.NewHostModuleBuilder("chainrule").NewFunctionBuilder().WithFunc(func(uint32) uint32 { return here }).Export("late").Instantiate(ctx); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	program, err := r.InstantiateWithConfig(ctx, first, wazero.NewModuleConfig().WithName("first").WithStartFunctions().WithArgs("test").
		WithStdout(&out).WithStderr(&out).WithSysWalltime().WithSysNanotime().WithEnv("GOGC", "10").WithEnv("GOTRACEBACK", "system").
		WithFSConfig(wazero.NewFSConfig().WithDirMount(filepath.Join("..", ".."), "/")).WithEnv("PWD", "/"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.InstantiateWithConfig(ctx, fill(empty), wazero.NewModuleConfig().WithName("fill")); err != nil {
		t.Fatal(err)
	}
	next := "_start"
	for ; waits < 3; waits++ {
		_, err := program.ExportedFunction(next).Call(ctx)
		var exit *sys.ExitError
		if errors.As(err, &exit) && exit.ExitCode() == 0 {
			return out.String(), waits
		}
		if err != nil {
			t.Fatalf("%s: %v\n%s", next, err, out.String())
		}
		if here == 0 {
			if _, err := r.InstantiateWithConfig(ctx, late, wazero.NewModuleConfig().WithName("late")); err != nil {
				t.Fatal(err)
			}
			here = 1
		}
		next = "loop"
	}
	t.Fatalf("it waits again and again\n%s", out.String())
	return "", 0
}

// TestPartsRun runs a program that has the runtime walk its stack in every way, whole and in two parts.
func TestPartsRun(t *testing.T) {
	linked := build(t, "build", "./testdata/walk")
	want, err := run(t, linked, "/")
	if err != nil || !strings.HasSuffix(want, "finished\n") {
		t.Fatalf("whole: %v\n%s", err, want)
	}
	for _, slim := range []bool{false, true} {
		first, late, empty := divided(t, linked, isEarly, slim)
		if len(empty) < 500 {
			t.Errorf("the late part has %d functions", len(empty))
		}
		got, waits := runParts(t, first, late, empty)
		if got != want || waits != 1 {
			t.Errorf("in parts, slim: %t, it waits %d times, and prints\n%s\nwant\n%s", slim, waits, got, want)
		}
	}
}

// TestPartsBegin walks the stacks of goroutines that are to begin with a function of the late part, before that is there.
func TestPartsBegin(t *testing.T) {
	first, late, empty := divided(t, build(t, "build", "./testdata/begin"), func(name string) bool { return name != "main.main.gowrap1" }, true)
	if got, waits := runParts(t, first, late, empty); got != "sum 190\n" || waits != 1 {
		t.Errorf("it waits %d times, and prints %q", waits, got)
	}
}

// TestPartsMemory brings what the late part brings to the memory of the first one: that is what the whole program has.
func TestPartsMemory(t *testing.T) {
	m, err := Read(build(t, "build", "./testdata/walk"))
	if err != nil {
		t.Fatal(err)
	}
	names, err := m.Names()
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(m.Divide(version, names, isEarly), m.Slim(version)); err != nil {
		t.Fatal(err)
	}
	memory, patches := m.divideMemory()
	brought := 0
	for _, p := range patches {
		brought += copy(memory[p.at:], p.data)
	}
	if !bytes.Equal(memory, m.Memory) {
		t.Error("the memory is another")
	}
	if brought < 50_000 {
		t.Errorf("the late part brings %d bytes", brought)
	}
}

// TestDivideKeeps keeps in the first part what cannot be called by the table, and what cannot wait.
func TestDivideKeeps(t *testing.T) {
	m, err := Read(build(t, "build", "./testdata/walk"))
	if err != nil {
		t.Fatal(err)
	}
	names, err := m.Names()
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Divide(version, names, func(string) bool { return false }); err != nil {
		t.Fatal(err)
	}
	for name, why := range map[string]string{
		"runtime.wasmDiv":    "it is not called as Go's functions are",
		"wasm_pc_f_loop":     "it is not called as Go's functions are",
		"runtime.schedinit":  "its result is dropped",
		"runtime.mallocinit": "runtime.schedinit calls it",
		"runtime.wbBufFlush": "its result is dropped",
		"runtime.fd_write":   "it calls what the module imports",
	} {
		if i := slices.Index(names, name); i >= 0 && m.late[i] {
			t.Errorf("%s is late: %s", name, why)
		} else if i < 0 {
			t.Errorf("there is no %s", name)
		}
	}
	if i := slices.Index(names, "main.main"); !m.late[i] {
		t.Error("main.main is in the first part")
	}
}

// TestDivideRefuses leaves a program whole where it knows neither the version nor the layout.
func TestDivideRefuses(t *testing.T) {
	linked := build(t, "build", "./testdata/walk")
	change := func(id byte, at int) func(m *Module) {
		return func(m *Module) {
			for i, s := range m.sections {
				if s.id == id {
					m.sections[i].data = slices.Clone(s.data)
					m.sections[i].data[at] ^= 1
				}
			}
		}
	}
	cut := func(id byte) func(m *Module) {
		return func(m *Module) {
			for i, s := range m.sections {
				if s.id == id {
					m.sections[i].data = s.data[:len(s.data)-1]
				}
			}
		}
	}
	for name, c := range map[string]struct {
		version string
		damage  func(m *Module)
		want    string
	}{
		"another version":         {"go1.27.1", func(*Module) {}, "known as go1.26 writes it, and this is go1.27.1"},
		"another first type":      {version, change(typeSection, 3), "the first type is not that of Go's functions"},
		"an import that is cut":   {version, cut(importSection), "section 2"},
		"another register":        {version, change(globalSection, 1), "the global variables are not those of Go's programs"},
		"a register of one value": {version, change(globalSection, 2), "a global variable cannot be set"},
		"another table":           {version, change(tableSection, 3), "the table is another"},
		"another order":           {version, change(elementSection, 12), "in their order"},
		"another instruction":     {version, func(m *Module) { m.Code[7] = append(slices.Clone(m.Code[7][:len(m.Code[7])-1]), 0xd0, end) }, "the instruction 0xd0 is not known"},
		"a function less":         {version, func(m *Module) { m.Code = m.Code[1:] }, "functions"},
		"a call of none": {version, func(m *Module) {
			m.Code[7] = append(appendUnsigned(append(slices.Clone(m.Code[7][:len(m.Code[7])-1]), opCall), 1<<20), opReturn, end)
		}, "calls one that there is not"},
	} {
		m, err := Read(linked)
		if err != nil {
			t.Fatal(err)
		}
		names, err := m.Names()
		if err != nil {
			t.Fatal(err)
		}
		c.damage(m)
		if err := m.Divide(c.version, names, isEarly); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", name, err, c.want)
		}
		if m.late != nil {
			t.Errorf("%s: the program is divided", name)
		}
	}
}

// FuzzWalk walks whatever there is, without a panic.
func FuzzWalk(f *testing.F) {
	f.Add([]byte{0, 0x41, 1, 0x1a, 0x0b})
	f.Add([]byte{1, 1, 0x7f, 0x02, 0x40, 0x0e, 1, 0, 0, 0x0b, 0xfc, 10, 0, 0, 0x0b})
	f.Fuzz(func(t *testing.T, body []byte) {
		at := 0
		err := walk(body, func(in instruction) {
			if in.at < at || in.to <= in.at || in.to > len(body) {
				t.Fatalf("an instruction stands from %d to %d", in.at, in.to)
			}
			at = in.to
		})
		if err == nil && at != len(body) {
			t.Fatalf("it ends at %d of %d", at, len(body))
		}
	})
}
