package export_test

import (
	"bytes"
	"fmt"
	"go/format"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"chainrule/engine/export"
	"chainrule/engine/golden"
	"chainrule/engine/workspace"
)

// TestGo builds and runs the Go program of every subject: it must print the loss and the gradient.
func TestGo(t *testing.T) {
	folder := t.TempDir()
	list := subjects(t)
	write(t, filepath.Join(folder, "go.mod"), "module exported\n\ngo 1.21\n")
	for _, s := range list {
		text, err := export.Go(s.view)
		if err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
		formatted, err := format.Source([]byte(text))
		if err != nil {
			t.Fatalf("%s: %v\n%s", s.name, err, text)
		}
		if string(formatted) != text {
			t.Errorf("%s: gofmt would change the program", s.name)
		}
		write(t, filepath.Join(folder, s.name, "main.go"), text)
	}
	run(t, folder, "go", "vet", "./...")
	run(t, folder, "go", "build", "-o", "bin/", "./...")
	for _, s := range list {
		s.check(t, run(t, folder, filepath.Join(folder, "bin", s.name)))
	}
}

// python is a Python with NumPy; "" where the machine has none. Debian's is tried first, as another one in
// the path may lack NumPy.
func python() string {
	for _, name := range []string{"/usr/bin/python3", "python3"} {
		if exec.Command(name, "-c", "import numpy").Run() == nil {
			return name
		}
	}
	return ""
}

// TestPython runs the NumPy and the PyTorch program of every subject, where there is a Python with NumPy: each
// must print the loss and the gradient. PyTorch is stood in for by testdata/standin, which knows its
// functions by their documentation. Without NumPy the programs are compiled, and without any Python read.
func TestPython(t *testing.T) {
	folder := t.TempDir()
	standin, err := filepath.Abs(filepath.Join("testdata", "standin"))
	if err != nil {
		t.Fatal(err)
	}
	name := python()
	for _, s := range subjects(t) {
		for _, language := range []struct {
			id    string
			write func(*workspace.View) (string, error)
		}{{"numpy", export.NumPy}, {"pytorch", export.PyTorch}} {
			text, err := language.write(s.view)
			if err != nil {
				t.Fatalf("%s: %v", s.name, err)
			}
			file := filepath.Join(folder, s.name+"-"+language.id+".py")
			write(t, file, text)
			checkBrackets(t, file, text)
			if name == "" {
				continue
			}
			c := exec.Command(name, "-W", "error", file)
			c.Env = append(os.Environ(), "PYTHONPATH="+standin, "PYTHONDONTWRITEBYTECODE=1", "OPENBLAS_NUM_THREADS=1")
			out, err := c.CombinedOutput()
			if err != nil {
				t.Fatalf("%s: %v\n%s", file, err, out)
			}
			s.check(t, string(out))
		}
	}
	if name == "" {
		t.Log("there is no Python with NumPy here, so the programs were read and not run; on Debian: apt-get install python3-numpy")
	}
}

// checkBrackets holds a program's brackets against each other, comments left out: what is left of a
// program where there is nothing to run it.
func checkBrackets(t *testing.T, name, text string) {
	t.Helper()
	depth := 0
	for n, line := range strings.Split(text, "\n") {
		code, _, _ := strings.Cut(line, "#")
		depth += strings.Count(code, "[") + strings.Count(code, "(") + strings.Count(code, "{")
		depth -= strings.Count(code, "]") + strings.Count(code, ")") + strings.Count(code, "}")
		if depth < 0 {
			t.Fatalf("%s, line %d: a bracket is closed that was not opened: %s", name, n+1, line)
		}
	}
	if depth != 0 {
		t.Errorf("%s: %d brackets are left open", name, depth)
	}
}

// check holds what a program printed against what must come out.
func (s subject) check(t *testing.T, printed string) {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(printed), "\n")
	if len(lines) != 1+len(s.gradient) {
		t.Errorf("%s prints %d lines, want %d", s.name, len(lines), 1+len(s.gradient))
		return
	}
	for i, line := range lines {
		id, want := "loss", s.loss
		if i > 0 {
			id, want = s.view.Shape.ID(s.view.Shape.ParamAt(i-1)), s.gradient[i-1]
		}
		name, text, _ := strings.Cut(line, " ")
		got, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
		if err != nil || name != id || !near(got, want, s.gradient) {
			t.Errorf("%s prints %q, want %s %v", s.name, line, id, want)
		}
	}
}

// near compares at 1e-9, relatively, and for what nearly cancels out over the samples relative to the
// largest of the gradient.
func near(got, want float64, gradient []float64) bool {
	largest := 0.0
	for _, g := range gradient {
		largest = max(largest, g, -g)
	}
	gap := max(got-want, want-got)
	return golden.Near(got, want, 1e-9) || gap <= 1e-14*largest
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func run(t *testing.T, folder, name string, args ...string) string {
	t.Helper()
	c := exec.Command(name, args...)
	c.Dir = folder
	var out, errors bytes.Buffer
	c.Stdout, c.Stderr = &out, &errors
	if err := c.Run(); err != nil {
		t.Fatal(fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, errors.String()))
	}
	return out.String()
}
