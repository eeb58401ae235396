package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

const goApp = "github.com/maxence-charriere/go-app/v9"

// serverHalf are the files of go-app that serve pages and encrypt storage. A program in the browser does
// neither, and they bring net/http, text/template and crypto, a third of its size once packed.
var serverHalf = []string{"http.go", "resource.go", "static.go", "wasm.go", "crypto.go", "scripts.go"}

// standIns is what the rest of go-app still needs of them, and of the package that makes unique ids.
const standIns = `package app

import (
	"errors"
	"math/rand"
	"strconv"
	"strings"
)

func isRemoteLocation(path string) bool {
	return strings.HasPrefix(path, "https://") || strings.HasPrefix(path, "http://")
}

func isStaticResourcePath(path string) bool {
	return strings.HasPrefix(path, "/web/") || strings.HasPrefix(path, "web/")
}

func newID() string { return strconv.FormatUint(rand.Uint64(), 36) }

var errCrypto = errors.New("encryption is left out of this program")

func encrypt(string, []byte) ([]byte, error) { return nil, errCrypto }
func decrypt(string, []byte) ([]byte, error) { return nil, errCrypto }
`

// trimGoApp writes a copy of go-app without its server half to the work folder, and a go.mod that names it.
func trimGoApp() error {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", goApp).Output()
	if err != nil {
		return explain(err)
	}
	from, to := strings.TrimSpace(string(out)), filepath.Join(work, "go-app")
	if from == "" { // known, and not downloaded yet
		if out, err := exec.Command("go", "mod", "download").CombinedOutput(); err != nil {
			return fmt.Errorf("%w\n%s", err, out)
		}
		if out, err = exec.Command("go", "list", "-m", "-f", "{{.Dir}}", goApp).Output(); err != nil {
			return explain(err)
		}
		from = strings.TrimSpace(string(out))
	}
	for _, pkg := range []string{"app", "errors", "logs"} {
		if err := copySources(filepath.Join(from, "pkg", pkg), filepath.Join(to, "pkg", pkg)); err != nil {
			return err
		}
	}
	if err := write(filepath.Join(to, "pkg", "app", "stand_ins.go"), standIns); err != nil {
		return err
	}
	if err := write(filepath.Join(to, "go.mod"), "module "+goApp+"\n\ngo 1.18\n"); err != nil {
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

// explain adds to the error of a command what it printed.
func explain(err error) error {
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		return fmt.Errorf("%w\n%s", err, failed.Stderr)
	}
	return err
}

func copySources(from, to string) error {
	return filepath.WalkDir(from, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := entry.Name()
		if entry.IsDir() {
			if path != from {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || slices.Contains(serverHalf, name) {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return write(filepath.Join(to, name), trimmed(string(text)))
	})
}

// trimmed takes the package of unique ids out of a source, and looks for something to draw every 4 ms while
// there is, not every 8: half a frame is much of the time from a click to what it shows.
func trimmed(source string) string {
	source = strings.Replace(source, "engineUpdateRate       = 120", "engineUpdateRate       = 250", 1)
	source = strings.Replace(source, "\t\"github.com/google/uuid\"\n", "", 1)
	return strings.ReplaceAll(source, "uuid.NewString()", "newID()")
}

// write writes a file where it differs, so that the go command need not compile it again.
func write(file, text string) error {
	if now, err := os.ReadFile(file); err == nil && string(now) == text {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, []byte(text), 0o644)
}
