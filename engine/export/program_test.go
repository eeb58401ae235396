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

// TestGo compiles and runs the Go program of every subject: it must print the loss and the gradient. The
// programs become packages of one program, since linking takes most of the time; the first is built as it is, too.
func TestGo(t *testing.T) {
	folder := t.TempDir()
	list := subjects(t)
	write(t, filepath.Join(folder, "go.mod"), "module exported\n\ngo 1.21\n")
	var imports, calls strings.Builder
	for i, s := range list {
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
		if i == 0 {
			write(t, filepath.Join(folder, "first", "main.go"), text)
		}
		name := fmt.Sprint("p", i)
		text = strings.Replace(strings.Replace(text, "\npackage main\n", "\npackage "+name+"\n", 1), "\nfunc main() {", "\nfunc Main() {", 1)
		write(t, filepath.Join(folder, name, name+".go"), text)
		fmt.Fprintf(&imports, "import %q\n", "exported/"+name)
		fmt.Fprintf(&calls, "\t%s.Main()\n\tfmt.Println(%q)\n", name, between)
	}
	write(t, filepath.Join(folder, "main.go"), "package main\n\nimport \"fmt\"\n"+imports.String()+"\nfunc main() {\n"+calls.String()+"}\n")
	run(t, folder, "go", "vet", "./...")
	run(t, folder, "go", "build", "-o", "bin/", "./first", ".")
	list[0].check(t, run(t, folder, filepath.Join("bin", "first")))
	printed := strings.Split(run(t, folder, filepath.Join("bin", "exported")), between+"\n")
	for i, s := range list {
		s.check(t, printed[i])
	}
}

// between is what stands between the prints of programs that are run together.
const between = "-- the next program --"

// together runs Python programs in one process, each with names of its own.
const together = `
import runpy, sys
for file in sys.argv[1:]:
    try:
        runpy.run_path(file)
    except BaseException:
        print("in", file, file=sys.stderr)
        raise
    print("` + between + `")
`

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
// must print the loss and the gradient, without a warning. PyTorch is stood in for by testdata/standin, which
// knows its functions by their documentation, and where the machine has it, it runs its programs too. Without NumPy the
// programs are read and not run.
func TestPython(t *testing.T) {
	folder := t.TempDir()
	standin, err := filepath.Abs(filepath.Join("testdata", "standin"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(folder, "together.py"), together)
	name := python()
	list := subjects(t)
	for _, language := range []struct {
		id    string
		write func(*workspace.View) (string, error)
	}{{"numpy", export.NumPy}, {"pytorch", export.PyTorch}} {
		arguments := []string{"-W", "error", filepath.Join(folder, "together.py")}
		for _, s := range list {
			text, err := language.write(s.view)
			if err != nil {
				t.Fatalf("%s: %v", s.name, err)
			}
			file := filepath.Join(folder, s.name+"-"+language.id+".py")
			write(t, file, text)
			checkBrackets(t, file, text)
			arguments = append(arguments, file)
		}
		if name == "" {
			continue
		}
		run := func(where string, arguments []string) {
			c := exec.Command(name, arguments...)
			c.Env = append(os.Environ(), "PYTHONPATH="+where, "PYTHONDONTWRITEBYTECODE=1", "OPENBLAS_NUM_THREADS=1")
			var errors bytes.Buffer
			c.Stderr = &errors
			out, err := c.Output()
			if err != nil {
				t.Fatalf("%s: %v\n%s", language.id, err, errors.String())
			}
			printed := strings.Split(string(out), between+"\n")
			for i, s := range list {
				s.check(t, printed[i])
			}
		}
		run(standin, arguments)
		if language.id == "pytorch" && exec.Command(name, "-c", "import torch").Run() == nil {
			t.Log("the programs run on PyTorch itself, too")
			run("", arguments[2:]) // its own warnings are not ours
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
// largest of the gradient, or to 1, the size of weights and data.
func near(got, want float64, gradient []float64) bool {
	largest := 1.0
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
