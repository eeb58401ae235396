package kernel

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write kernel.wat")

// TestText holds kernel.wat to the module.
func TestText(t *testing.T) {
	if *update {
		if err := os.WriteFile("kernel.wat", []byte(Text()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if pinned, err := os.ReadFile("kernel.wat"); err != nil || string(pinned) != Text() {
		t.Errorf("kernel.wat is not the text of the module (%v): go test ./engine/kernel -update", err)
	}
}

// TestAssembled has another program assemble kernel.wat, which must give the bytes of the module: its names, its fields
// and its operations are then what they are said to be.
func TestAssembled(t *testing.T) {
	assembler, err := exec.LookPath("wat2wasm")
	if err != nil {
		t.Skip("wat2wasm of WABT is not installed, so no other program assembles kernel.wat")
	}
	assembled := filepath.Join(t.TempDir(), "kernel.wasm")
	if out, err := exec.Command(assembler, "kernel.wat", "-o", assembled).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if got, err := os.ReadFile(assembled); err != nil || !bytes.Equal(got, Module()) {
		t.Errorf("kernel.wat makes %d bytes that are not the module's %d (%v)", len(got), len(Module()), err)
	}
}
