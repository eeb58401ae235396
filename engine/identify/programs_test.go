package identify

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"chainrule/engine/document"
	"chainrule/engine/network"
	"chainrule/engine/printed"
)

var update = flag.Bool("update", false, "write what the programs print to the files beside them in testdata")

// program is a small program of NumPy with a mistake in it, as people make it.
type program struct {
	file     string
	name     string
	document string
	mistakes []string // "right", "nothing", or ids
	quantity string
}

var (
	firstLine = regexp.MustCompile(`^# ([\w-]+): ([\w/ -]+), ([\w/ -]+)\n`)
	section   = regexp.MustCompile(`(?m)^--- (.*)\n`)
)

// programs are all programs of a folder, without what they print.
func programs(t testing.TB, folder string) []program {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", folder, "*.py"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%v, %d programs", err, len(files))
	}
	var list []program
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		m := firstLine.FindStringSubmatch(string(text))
		if m == nil {
			t.Fatalf("%s does not begin with its document, its mistakes and its quantity", file)
		}
		list = append(list, program{file, strings.TrimSuffix(filepath.Base(file), ".py"), m[1], strings.Fields(m[2]), m[3]})
	}
	return list
}

// run is what each program prints now; nil where there is no Python with the library.
func run(t testing.TB, list []program, library string) map[string]string {
	t.Helper()
	python := python(library)
	if python == "" {
		t.Logf("there is no Python with %s here, so what the programs printed elsewhere is read alone; on Debian: apt-get install python3-%s", library, library)
		return nil
	}
	arguments := []string{filepath.Join("testdata", "run.py")}
	for _, p := range list {
		arguments = append(arguments, p.file)
	}
	c := exec.Command(python, arguments...)
	c.Env = append(os.Environ(), "PYTHONDONTWRITEBYTECODE=1", "OPENBLAS_NUM_THREADS=1")
	var errors bytes.Buffer
	c.Stderr = &errors
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, errors.String())
	}
	prints := map[string]string{}
	for i, part := range strings.Split(strings.TrimSuffix(string(out), between), between) {
		prints[list[i].name] = part
	}
	return prints
}

// kept is what each program printed once.
func kept(t testing.TB, folder string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", folder+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	prints := map[string]string{}
	places := section.FindAllSubmatchIndex(data, -1)
	for i, at := range places {
		end := len(data)
		if i+1 < len(places) {
			end = places[i+1][0]
		}
		prints[string(data[at[2]:at[3]])] = string(data[at[1]:end])
	}
	return prints
}

// between is what stands between the prints of programs that are run together.
const between = "-- the next program --\n"

// python is a Python with a library; "" where the machine has none. Debian's is tried first, as another one in the path may lack it.
func python(library string) string {
	for _, name := range []string{"/usr/bin/python3", "python3"} {
		if exec.Command(name, "-c", "import "+library).Run() == nil {
			return name
		}
	}
	return ""
}

// problem is that of a document in testdata.
func problem(t testing.TB, name string) Problem {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	d, err := document.Decode(data)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	e := d.Table.Encode()
	s := d.Shape(e)
	if _, err := network.New(s); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return Of(d, e, d.Theta(s))
}

// TestPrograms wants the mistake of each program named, in what it prints now and in what it printed once.
func TestPrograms(t *testing.T) {
	eachPrint(t, "programs", "numpy", program.check)
	eachPrint(t, "torch", "torch", program.check)
}

// eachPrint checks what each program of a folder prints now and what it printed once.
func eachPrint(t *testing.T, folder, library string, check func(p program, t *testing.T, print string)) {
	list := programs(t, folder)
	now := run(t, list, library)
	if *update && now != nil {
		var text strings.Builder
		for _, p := range list {
			text.WriteString("--- " + p.name + "\n" + now[p.name])
		}
		if err := os.WriteFile(filepath.Join("testdata", folder+".txt"), []byte(text.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	once := kept(t, folder)
	for _, p := range list {
		t.Run(p.name, func(t *testing.T) {
			check(p, t, once[p.name])
			if now != nil && now[p.name] != once[p.name] {
				check(p, t, now[p.name])
			}
		})
	}
}

func (p program) check(t *testing.T, print string) {
	f := find(t, problem(t, p.document), print)
	want := p.mistakes
	switch want[0] {
	case "nothing":
		if len(f.Matches) > 0 {
			t.Errorf("%s is taken for %+v", print, f.Matches)
		}
		return
	case "right":
		want = nil
	}
	is := func(m Match) bool { return slices.Equal(ids(m), want) }
	if !slices.ContainsFunc(f.Matches, func(m Match) bool { return m.Quantity == p.quantity && is(m) }) {
		t.Errorf("%s is not taken for %s with %v, but for %+v", print, p.quantity, want, f.Matches)
		return
	}
	if !is(f.Matches[0]) && p.mistakes[0] != "no-sum-samples" { // which is one row's derivative first
		t.Errorf("%s is taken for %+v first", print, f.Matches)
	}
}

func ids(m Match) (list []string) {
	for _, mistake := range m.Mistakes {
		list = append(list, mistake.ID)
	}
	return list
}

// TestEveryMistake wants a program with each mistake of the catalogue.
func TestEveryMistake(t *testing.T) {
	made, documents := map[string]bool{}, map[string]bool{}
	for _, p := range programs(t, "programs") {
		documents[p.document] = true
		for _, id := range p.mistakes {
			made[id] = true
		}
	}
	all := map[string]bool{}
	for name := range documents {
		for _, s := range catalogue(problem(t, name)) {
			all[s.ID] = true
			if !made[s.ID] {
				t.Errorf("no program makes the mistake %s", s.ID)
			}
		}
	}
	t.Logf("%d mistakes in %d programs; %d of them change the computation", len(made)-2, len(programs(t, "programs")), len(all))
}

// TestSeveral wants the first array that is wrong of programs that print several, and the mistake that explains all of them.
func TestSeveral(t *testing.T) {
	eachPrint(t, "several", "numpy", func(p program, t *testing.T, print string) {
		arrays, err := printed.Read(print)
		if err != nil {
			t.Fatal(err)
		}
		var list []Finding
		for _, a := range arrays {
			f, err := Find(problem(t, p.document), a)
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, f)
		}
		r := Together(list)
		first, until, mistakes := "nothing", "nothing", "nothing"
		if r.First >= 0 {
			f := list[r.First]
			if len(f.Matches) > 0 {
				first = f.Matches[0].Quantity
			} else if f.Nearest != nil {
				first = f.Nearest.Quantity
			}
		}
		if r.Until != "" {
			until = r.Until
		}
		if r.Mistakes != nil {
			mistakes = r.Mistakes[0].ID
		}
		if got := first + " after " + until; got != strings.Join(p.mistakes, " ") || mistakes != p.quantity {
			t.Errorf("%s, %s, want %v, %s", got, mistakes, p.mistakes, p.quantity)
		}
	})
}
