package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"chainrule/web/program"
)

// ceiling is how many bytes a first visit may take on a host that compresses nothing: a little more than it takes. Whoever
// comes over it looks at make sizes, and takes out what is not worth its bytes, or raises it and says what for. What the first view does not run
// is in the late part and costs little here: make first lists it anew. Of these bytes, 80,000 are the view and its font in index.html, by which a
// slow connection shows a derivation in a second and not in fifteen, and 30,000 answer the requests of pages with elements.
const ceiling = 1_400_000

// firstView lists the files that a first visit needs to show the first derivation, on a host that compresses nothing.
func (s *site) firstView(program string) []string {
	return []string{
		"index.html", "again.js", s.hashed("icon.svg"),
		s.hashed("wasm_exec.js"), s.hashed("boot.js"), s.hashed("unpack.js"), s.smallest(program),
	}
}

// smallest is the name of the file by which a part of the program comes.
func (s *site) smallest(program string) string {
	if _, ok := s.files[program+".xz"]; ok {
		return program + ".xz"
	}
	return program + ".gz"
}

// checkCeiling makes sure that some files together stay below a number of bytes.
func (s *site) checkCeiling(files []string, most int) error {
	if sum := s.sum(files); sum > most {
		return fmt.Errorf("the first view needs %d bytes, more than the %d of the ceiling in sizes.go; make sizes shows what weighs how much", sum, most)
	}
	return nil
}

func (s *site) sum(files []string) (sum int) {
	for _, name := range files {
		sum += s.files[name]
	}
	return sum
}

// printFiles prints how many bytes some files have, and the one that is fetched after them.
func (s *site) printFiles(w io.Writer, files []string, late string) error {
	fmt.Fprintln(w, "\n     bytes  file that the first view needs")
	for _, name := range files {
		fmt.Fprintf(w, "%10d  %s\n", s.files[name], name)
	}
	_, err := fmt.Fprintf(w, "%10d  all of them\n%10d  %s, which comes after it\n", s.sum(files), s.files[late], late)
	return err
}

// light is the weight in bytes under which packages are not printed one by one.
const light = 8_000

// printPackages prints what the code of each package in a program weighs, as it is and packed on its own, the heaviest first.
func printPackages(w io.Writer, data []byte) error {
	m, err := program.Read(data)
	if err != nil {
		return err
	}
	names, err := m.Names()
	if err != nil {
		return err
	}
	code := map[string][]byte{}
	for i, name := range names {
		of := packageOf(name)
		code[of] = append(code[of], m.Code[i]...)
	}
	var heavy []string
	var rest []byte
	for _, name := range slices.Sorted(maps.Keys(code)) {
		if len(code[name]) < light {
			rest = append(rest, code[name]...)
			continue
		}
		heavy = append(heavy, name)
	}
	slices.SortStableFunc(heavy, func(a, b string) int { return len(code[b]) - len(code[a]) })
	fmt.Fprintln(w, "      code      gzip  package")
	line := func(data []byte, name string) { fmt.Fprintf(w, "%10d%10d  %s\n", len(data), gzipped(data), name) }
	for _, name := range heavy {
		line(code[name], name)
	}
	line(rest, fmt.Sprintf("%d others", len(code)-len(heavy)))
	line(bytes.Join(m.Code, nil), "all code")
	tables, err := m.Tables()
	if err != nil {
		return err
	}
	line(tables, "data: names, lines and frames of the functions")
	line(m.Memory, "all data")
	return nil
}

// packageOf is the package of a function by its name as the linker has it.
func packageOf(name string) string {
	if rest, ok := strings.CutPrefix(name, "type:."); ok { // type:.eq.net/url.URL compares two values
		_, name, _ = strings.Cut(rest, ".")
	}
	name, _, _ = strings.Cut(name, "[") // what a generic function is for
	slash := strings.LastIndexByte(name, '/') + 1
	dot := strings.IndexByte(name[slash:], '.')
	switch {
	case strings.HasPrefix(name, "go:") || strings.HasPrefix(name, "struct {"):
		return "of no package"
	case dot < 0:
		return "runtime" // in assembly
	}
	return name[:slash+dot]
}

func gzipped(data []byte) int {
	var packed bytes.Buffer
	w, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression) // a level that there is
	w.Write(data)                                              // to memory, which does not fail
	w.Close()
	return packed.Len()
}
