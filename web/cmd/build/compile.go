package main

import (
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
	if _, err := goTool("build", "-modfile="+modfile, "-trimpath", "-ldflags=-s -w", "-o", out, "./web/wasm"); err != nil {
		return nil, err
	}
	return os.ReadFile(out)
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
