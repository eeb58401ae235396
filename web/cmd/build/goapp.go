package main

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

const goApp = "github.com/maxence-charriere/go-app/v9"

// leftOutFiles lists the files of go-app that a program in the browser does without. Half of it serves pages and encrypts storage, and
// brings in net/http, text/template and crypto, which are a third of the packed program. The rest is what this program does not use, and
// what holds packages in it that nothing else needs: state that is shared by name, storage, notifications, and routes by pattern.
var leftOutFiles = []string{
	"http.go", "resource.go", "static.go", "wasm.go", "crypto.go", "scripts.go",
	"state.go", "storage.go", "notification.go", "route.go", "notfound.go",
}

// patches change sources of go-app, by file. The package that makes unique ids is taken out. And the page is looked at for
// something to draw every 4 ms, not every 8: half a frame is much of the time from a click to what it shows.
var patches = map[string][]replacement{
	"app.go": {
		{old: "engineUpdateRate       = 120", new: "engineUpdateRate       = 250", times: 1},
		{old: "compo = &notFound{}", new: "return", times: 1},
		{old: jsonImport, times: 1},
		{old: `json.Unmarshal([]byte(Getenv("GOAPP_INTERNAL_URLS")), &urls)`, times: 1},
	},
	"context.go": {
		{old: uuidImport, times: 1},
		{old: "uuid.NewString()", new: "newID()", times: 1},
	},
}

const (
	uuidImport = "\t\"github.com/google/uuid\"\n"
	jsonImport = "\t\"encoding/json\"\n"
)

// trimGoApp writes a copy of go-app without what is left out to the work folder, and a go.mod that names it.
func trimGoApp() error {
	from, err := goAppFolder()
	if err != nil {
		return err
	}
	to := filepath.Join(work, "go-app")
	own := map[string]string{"stand_ins.go": standIns}
	if err := errors.Join(
		copyPackage(filepath.Join(from, "pkg", "app"), filepath.Join(to, "pkg", "app"), leftOutFiles, patches, own),
		copyPackage(filepath.Join(from, "pkg", "errors"), filepath.Join(to, "pkg", "errors"), nil, nil, nil),
		copyPackage(filepath.Join(from, "pkg", "logs"), filepath.Join(to, "pkg", "logs"), nil, nil, nil),
		write(filepath.Join(to, "go.mod"), "module "+goApp+"\n\ngo 1.18\n"),
	); err != nil {
		return err
	}
	module, err := os.ReadFile("go.mod")
	if err != nil {
		return err
	}
	sums, err := os.ReadFile("go.sum")
	if err != nil {
		return err
	}
	replace := fmt.Sprintf("\nreplace %s => ./%s\n", goApp, filepath.ToSlash(to))
	return errors.Join(write(modfile, string(module)+replace), write(filepath.Join(work, "go.sum"), string(sums)))
}

// goAppFolder is the folder of the go-app that go.mod names. It is downloaded if it is not there yet.
func goAppFolder() (string, error) {
	folder, err := moduleFolder(goApp)
	if err != nil || folder != "" {
		return folder, err
	}
	if out, err := exec.Command("go", "mod", "download").CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	if folder, err = moduleFolder(goApp); err == nil && folder == "" {
		err = fmt.Errorf("%s was downloaded, and the go command names no folder for it", goApp)
	}
	return folder, err
}

// moduleFolder is the folder of a module's sources, or "" if the module is known and not downloaded yet.
func moduleFolder(module string) (string, error) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", module).Output()
	if err != nil {
		return "", explain(err)
	}
	return strings.TrimSpace(string(out)), nil
}

// explain adds to the error of a command what it printed.
func explain(err error) error {
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		return fmt.Errorf("%w\n%s", err, failed.Stderr)
	}
	return err
}

// copyPackage copies the Go sources of a package except its tests and the files of leave. It changes the files of
// patches, and adds the files of own. A file of leave or patches that the package does not have is an error.
func copyPackage(from, to string, leave []string, patches map[string][]replacement, own map[string]string) error {
	entries, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	var names []string
	for _, entry := range entries {
		if name := entry.Name(); strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") {
			names = append(names, name)
		}
	}
	for _, name := range slices.Concat(leave, slices.Sorted(maps.Keys(patches))) {
		if !slices.Contains(names, name) {
			return fmt.Errorf("%s has no %s, which is to be left out or changed", from, name)
		}
	}
	files := maps.Clone(own)
	if files == nil {
		files = map[string]string{}
	}
	for _, name := range names {
		if slices.Contains(leave, name) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(from, name))
		if err != nil {
			return err
		}
		if files[name], err = replaced(filepath.Join(from, name), string(text), patches[name]...); err != nil {
			return err
		}
	}
	return writeAll(to, files)
}

// writeAll makes files, text by name, the only Go sources of a folder: an earlier build may have left others.
func writeAll(folder string, files map[string]string) error {
	old, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		return err
	}
	for _, file := range old {
		if _, ok := files[filepath.Base(file)]; !ok {
			if err := os.Remove(file); err != nil {
				return err
			}
		}
	}
	for name, text := range files {
		if err := write(filepath.Join(folder, name), text); err != nil {
			return err
		}
	}
	return nil
}

// write writes a file unless it holds the text already, so that the go command need not compile it again.
func write(file, text string) error {
	if now, err := os.ReadFile(file); err == nil && string(now) == text {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, []byte(text), 0o644)
}
