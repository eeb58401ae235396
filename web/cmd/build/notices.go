package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// notice is a part of the site that somebody else made, and its licence.
type notice struct{ title, text string }

// notices is the text of NOTICES.txt: the licences of the Go modules in the program, of Go itself, of the
// font, and the sources of the data.
func notices() ([]byte, error) {
	list, err := moduleNotices()
	if err != nil {
		return nil, err
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, explain(err)
	}
	for _, part := range []struct{ title, file string }{
		{"Go: standard library and wasm_exec.js", filepath.Join(strings.TrimSpace(string(root)), "LICENSE")},
		{"The formula font, a subset of Latin Modern Math", filepath.Join("static", "fonts", "LICENSE.txt")},
		{"fflate, which zips packages", filepath.Join("web", "page", "zip", "LICENSE")},
		{"xz-decompress, which unpacks the program", filepath.Join("web", "page", "xz", "LICENSE")},
		{"Data of the examples", filepath.Join("static", "examples", "SOURCES.txt")},
	} {
		text, err := os.ReadFile(part.file)
		if err != nil {
			return nil, err
		}
		list = append(list, notice{part.title, string(text)})
	}
	own, err := os.ReadFile("LICENSE")
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	out.WriteString("Chainrule\n\n" + string(own) + "\nThis folder also contains the following.\n")
	for _, n := range list {
		fmt.Fprintf(&out, "\n%s\n%s\n\n%s\n", n.title, strings.Repeat("=", len(n.title)), strings.TrimSpace(n.text))
	}
	return out.Bytes(), nil
}

// moduleNotices are those of the modules that the program is compiled from.
func moduleNotices() ([]notice, error) {
	const format = `{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}{{end}}{{end}}`
	out, err := goTool("list", "-modfile="+modfile, "-deps", "-f", format, "./web/wasm")
	if err != nil {
		return nil, err
	}
	lines := strings.Split(strings.TrimSpace(out), "\n")
	slices.Sort(lines)
	var list []notice
	for _, module := range slices.Compact(lines) {
		if module == "" {
			continue
		}
		path, _, _ := strings.Cut(module, " ")
		folder, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", path).Output()
		if err != nil {
			return nil, explain(err)
		}
		text, err := licence(strings.TrimSpace(string(folder)))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		list = append(list, notice{module, text})
	}
	return list, nil
}

// licence reads the licence of a module's folder.
func licence(folder string) (string, error) {
	for _, name := range []string{"LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE", "COPYING"} {
		if text, err := os.ReadFile(filepath.Join(folder, name)); err == nil {
			return string(text), nil
		}
	}
	return "", fmt.Errorf("%s has no licence that the build knows by name", folder)
}
