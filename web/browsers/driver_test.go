package browsers

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
	"time"
)

// driver is an open browser with one tab. Widths, heights and places are in CSS pixels.
type driver interface {
	// navigate opens an address and waits until its page is loaded.
	navigate(url string) error
	// evaluate runs an expression in the page, waits for it if it is a promise, and gives its value as JSON.
	evaluate(expression string) (json.RawMessage, error)
	// perform does what a person does with keys and pointer, as the actions of WebDriver, which BiDi has too.
	perform(actions []inputs) error
	// resize gives the page so much room.
	resize(width, height int) error
	// picture is what is to be seen, as PNG.
	picture() ([]byte, error)
	// downloads is the folder to which the browser saves.
	downloads() string
}

// inputs are what one device does, in order.
type inputs struct {
	ID         string         `json:"id"`
	Type       string         `json:"type"`
	Parameters map[string]any `json:"parameters,omitempty"`
	Actions    []input        `json:"actions"`
}

// input is one thing that a device does.
type input struct {
	Type   string `json:"type"`
	Value  string `json:"value,omitempty"`
	X      *int   `json:"x,omitempty"`
	Y      *int   `json:"y,omitempty"`
	Button *int   `json:"button,omitempty"`
}

// find gives the first of these programs that is installed, or says what to install.
func find(what, packages string, names ...string) (string, error) {
	for _, name := range names {
		if file, err := exec.LookPath(name); err == nil {
			return file, nil
		}
	}
	return "", fmt.Errorf("there is no %s on this machine; install it, on Debian with: apt-get install %s", what, packages)
}

// launch starts a program that is ended with the test, and gives the first match of a pattern in what it writes to
// standard error: where it listens.
func launch(t *testing.T, command *exec.Cmd, announced *regexp.Regexp) (string, error) {
	t.Helper()
	output, err := command.StderrPipe()
	if err != nil {
		return "", err
	}
	if err := command.Start(); err != nil {
		return "", err
	}
	t.Cleanup(func() {
		command.Process.Signal(os.Interrupt)
		dead := time.AfterFunc(10*time.Second, func() { command.Process.Kill() })
		command.Wait()
		dead.Stop()
	})
	found := make(chan string, 1)
	go func() {
		defer close(found)
		lines := bufio.NewScanner(output)
		for lines.Scan() {
			if m := announced.FindStringSubmatch(lines.Text()); m != nil {
				found <- m[1]
				break
			}
		}
		io.Copy(io.Discard, output)
	}()
	select {
	case where, ok := <-found:
		if !ok {
			return "", errors.New(command.Path + " ended at once")
		}
		return where, nil
	case <-time.After(patience):
		return "", errors.New(command.Path + " does not say where it listens")
	}
}

// scratch is a folder for as long as the test runs. Parts of a browser may end a little later than it and still write.
func scratch(t *testing.T) string {
	t.Helper()
	folder, err := os.MkdirTemp("", "browsers")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	return folder
}

// write makes a file, and the folder that it is in.
func write(name, text string) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return err
	}
	return os.WriteFile(name, []byte(text), 0o600)
}
