package program

import (
	"bytes"
	"context"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
)

// build compiles for WebAssembly outside of a browser, which Go links in the same way.
func build(t *testing.T, args ...string) []byte {
	t.Helper()
	out := filepath.Join(t.TempDir(), "a.wasm")
	cmd := exec.Command("go", append(args[:len(args)-1:len(args)-1], "-ldflags=-s -w", "-o", out, args[len(args)-1])...)
	cmd.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm", "GOFLAGS=")
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// slimmed makes a program smaller as the build does.
func slimmed(t *testing.T, data []byte) []byte {
	t.Helper()
	m, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	toolchain, err := exec.Command("go", "env", "GOVERSION").Output()
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Slim(strings.TrimSpace(string(toolchain))); err != nil {
		t.Fatal(err)
	}
	return m.Bytes()
}

// run runs a program in a folder of the project and gives what it prints, and how it ended.
func run(t *testing.T, data []byte, folder string, args ...string) (string, error) {
	t.Helper()
	ctx := context.Background()
	r := wazero.NewRuntime(ctx)
	defer r.Close(ctx)
	wasi_snapshot_preview1.MustInstantiate(ctx, r)
	var out bytes.Buffer
	_, err := r.InstantiateWithConfig(ctx, data, wazero.NewModuleConfig().WithArgs(append([]string{"test"}, args...)...).
		WithStdout(&out).WithStderr(&out).WithSysWalltime().WithSysNanotime().WithEnv("GOGC", "10").WithEnv("GOTRACEBACK", "system").
		WithFSConfig(wazero.NewFSConfig().WithDirMount(filepath.Join("..", ".."), "/")).WithEnv("PWD", folder))
	return out.String(), err
}

// TestSlimRuns runs a program that has the runtime walk its stack in every way, as it was linked and slim.
func TestSlimRuns(t *testing.T) {
	linked := build(t, "build", "./testdata/walk")
	want, err := run(t, linked, "/")
	if err != nil || !strings.HasSuffix(want, "finished\n") {
		t.Fatalf("as it was linked: %v\n%s", err, want)
	}
	got, err := run(t, slimmed(t, linked), "/")
	if err != nil || got != want {
		t.Errorf("slim: %v\n%s\nwant\n%s", err, got, want)
	}
}

// TestSlimEngine runs tests of the engine slim, with a garbage collection after every few allocations.
func TestSlimEngine(t *testing.T) {
	for _, name := range []string{"expr"} {
		tests := build(t, "test", "-c", "chainrule/engine/"+name)
		if out, err := run(t, slimmed(t, tests), "/engine/"+name, "-test.short"); err != nil || !strings.HasSuffix(out, "PASS\n") {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
}

// TestSlimRefuses leaves a program as it is where it knows neither the version nor the layout.
func TestSlimRefuses(t *testing.T) {
	linked := build(t, "build", "./testdata/walk")
	for name, c := range map[string]struct {
		version string
		damage  func(m *Module, t *tables)
		want    string
	}{
		"another version":       {"go1.27.1", nil, "are known as go1.26 lays them out, and this is go1.27.1"},
		"a version that begins": {"go1.260", nil, "this is go1.260"},
		"no header":             {"go1.26", func(m *Module, t *tables) { clear(m.Memory[t.names.from-headerSize:][:8]) }, "there is no header"},
		"another field first":   {"go1.26", func(m *Module, t *tables) { le.PutUint64(m.Memory[t.module+atFind:], 8) }, "table 5 is not behind"},
		"another function":      {"go1.26", func(m *Module, t *tables) { m.Memory[t.funcs.from+8*7] ^= 1 }, "function 7"},
		"a name from outside":   {"go1.26", func(m *Module, t *tables) { le.PutUint32(m.row(t, 7)[atNameOff:], 1<<30) }, "its name is not among the names"},
		"no end of values":      {"go1.26", func(m *Module, t *tables) { le.PutUint32(m.row(t, 7)[atFrames:], uint32(t.pcs.len())) }, "a table of values is not among the others"},
		"an extra from outside": {"go1.26", func(m *Module, t *tables) {
			le.PutUint32(m.row(t, 7)[funcSize+4*int(le.Uint32(m.row(t, 7)[atValues:])):], 1<<30)
		}, "is not among the extras"},
		"another index": {"go1.26", func(m *Module, t *tables) { m.Memory[t.find+4*bucketSize]++ }, "the index to the functions is another at 4"},
	} {
		m, err := Read(linked)
		if err != nil {
			t.Fatal(err)
		}
		where, err := m.findTables()
		if err != nil {
			t.Fatal(err)
		}
		if c.damage != nil {
			c.damage(m, where)
		}
		before := m.Bytes()
		if err := m.Slim(c.version); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", name, err, c.want)
		}
		if !bytes.Equal(m.Bytes(), before) {
			t.Errorf("%s: the module is another", name)
		}
	}
}

// row is the description of a function.
func (m *Module) row(t *tables, i int) []byte {
	funcs := m.Memory[t.funcs.from:t.funcs.to]
	return funcs[le.Uint32(funcs[8*i+4:]):]
}

// TestSlimSurvives damages the tables anywhere: Slim refuses, or writes what is the same, and does not panic.
func TestSlimSurvives(t *testing.T) {
	linked := build(t, "build", "./testdata/walk")
	m, err := Read(linked)
	if err != nil {
		t.Fatal(err)
	}
	where, err := m.findTables()
	if err != nil {
		t.Fatal(err)
	}
	source := rand.New(rand.NewPCG(1, 2))
	for range 30 {
		damaged := &Module{sections: m.sections, Code: m.Code, Memory: slices.Clone(m.Memory)}
		for range 1 + source.IntN(3) {
			damaged.Memory[where.pcs.from+source.IntN(where.find-where.pcs.from)] ^= byte(1 << source.IntN(8))
		}
		damaged.Slim(version)
		damaged.Symbols()
	}
}
