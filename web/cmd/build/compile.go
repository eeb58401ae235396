package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// modfile is a go.mod that puts the trimmed go-app in place of the whole one.
var modfile = filepath.Join(work, "go.mod")

// compile compiles the program for the browser and gives its bytes.
func compile() ([]byte, error) {
	if err := trimGoApp(); err != nil {
		return nil, fmt.Errorf("trimming go-app: %w", err)
	}
	out := filepath.Join(work, "app.wasm")
	args := []string{"build", "-modfile=" + modfile, "-trimpath", "-ldflags=-s -w", "-o", out}
	for _, name := range notInlined {
		args = append(args, "-gcflags="+name+"=-l")
	}
	if _, err := goTool(append(args, "./web/wasm")...); err != nil {
		return nil, err
	}
	program, err := os.ReadFile(out)
	if err != nil {
		return nil, err
	}
	return program, checkLeftOut(program)
}

// notInlined lists packages that are compiled without copies of small functions in place of calls, which makes the program smaller. Those
// that derive, compute and train are not among them: without copies, derivations take 1.8 times as long.
var notInlined = []string{
	"chainrule/app/...", goApp + "/...",
	"chainrule/engine/api", "chainrule/engine/document", "chainrule/engine/exercise/...", "chainrule/engine/export", "chainrule/engine/identify", "chainrule/engine/picture", "chainrule/engine/printed", "chainrule/engine/prose", "chainrule/engine/scan", "chainrule/engine/table", "chainrule/engine/workspace",
	"bufio", "bytes", "compress/...", "context", "encoding/...", "errors", "fmt", "html", "net/...", "os", "reflect", "regexp/...", "sort", "strconv", "strings", "syscall/...", "time", "unique",
	"internal/bisect", "internal/fmtsort", "internal/godebug", "internal/poll", "internal/reflectlite", "internal/strconv", "runtime/debug",
}

// leftOut lists what the program does without: the beginnings of names of functions, with their package.
var leftOut = []string{"net/http.", "text/template.", "crypto/aes.", "github.com/google/uuid.", "compress/flate.(*compressor)", "compress/gzip.", "math/big."}

// checkLeftOut makes sure that a program has none of the functions of leftOut. They stay in as soon as anything refers to
// them, and every learner would download them.
func checkLeftOut(program []byte) error {
	// The table of function names, which Go keeps for stack traces, ends each name with a zero byte.
	has := func(name string) bool { return bytes.Contains(program, []byte("\x00"+name)) }
	if !has("main.main\x00") {
		return errors.New("the program's table of functions cannot be read: main.main is not in it")
	}
	for _, name := range leftOut {
		if has(name) {
			return fmt.Errorf("%s… is in the program; go list -deps ./web/wasm shows what imports its package", name)
		}
	}
	return nil
}

// goTool runs the go command for the browser and gives what it printed.
func goTool(args ...string) (string, error) {
	cmd := exec.Command("go", args...)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=")
	var problems strings.Builder
	cmd.Stderr = &problems
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("go %s: %w\n%s", args[0], err, problems.String())
	}
	return string(out), nil
}
