package browsers

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
	"time"
)

// webkit is a WebKitGTK, spoken to by WebDriver: https://www.w3.org/TR/webdriver2/
type webkit struct {
	session string // its address
	saves   string
}

// newWebKit starts a WebKit on a display of its own.
func newWebKit(t *testing.T) (driver, error) {
	file, err := find("WebKit's WebDriver", "webkit2gtk-driver", "WebKitWebDriver")
	if err != nil {
		return nil, err
	}
	xvfb, err := find("Xvfb", "xvfb", "Xvfb")
	if err != nil {
		return nil, err
	}
	screen := exec.Command(xvfb, "-displayfd", "2", "-screen", "0", "2000x1400x24", "-nolisten", "tcp")
	display, err := launch(t, screen, regexp.MustCompile(`^(\d+)$`))
	if err != nil {
		return nil, err
	}
	home := scratch(t)
	w := &webkit{saves: filepath.Join(home, "saves")}
	for name, text := range map[string]string{
		"saves/README":    "Here the browser saves.",
		"user-dirs.dirs":  fmt.Sprintf("XDG_DOWNLOAD_DIR=%q\n", w.saves),
		"gtk-3.0/gtk.css": "* { min-width: 0; padding: 0; margin: 0; font-size: 1px; }", // of the window around the page, which can be narrow then
	} {
		if err := write(filepath.Join(home, name), text); err != nil {
			return nil, err
		}
	}
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	command := exec.Command(file, "--port="+port)
	command.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_CACHE_HOME="+home, "XDG_DATA_HOME="+home, "DISPLAY=:"+display,
		"GDK_BACKEND=x11", "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS=1", "LIBGL_ALWAYS_SOFTWARE=1", "NO_AT_BRIDGE=1", "MESA_SHADER_CACHE_DISABLE=true")
	if err := command.Start(); err != nil {
		return nil, err
	}
	t.Cleanup(func() {
		w.do(http.MethodDelete, "", nil) // the browser ends
		command.Process.Kill()
		command.Wait()
	})
	host := "http://127.0.0.1:" + port
	for deadline := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		if answer, err := http.Get(host + "/status"); err == nil {
			answer.Body.Close()
			break
		} else if time.Now().After(deadline) {
			return nil, err
		}
	}
	w.session = host + "/session"
	answer, err := w.do(http.MethodPost, "", map[string]any{"capabilities": map[string]any{"alwaysMatch": map[string]any{}}})
	if err != nil {
		return nil, err
	}
	var made struct{ SessionID string }
	if err := json.Unmarshal(answer, &made); err != nil {
		return nil, err
	}
	w.session += "/" + made.SessionID
	_, err = w.do(http.MethodPost, "/timeouts", map[string]any{"script": 300_000, "pageLoad": 60_000})
	return w, err
}

// freePort finds a port that nothing listens at.
func freePort() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	_, port, err := net.SplitHostPort(l.Addr().String())
	return port, err
}

// do sends a command and gives its value.
func (w *webkit) do(method, path string, body any) (json.RawMessage, error) {
	text, err := json.Marshal(body)
	if err != nil {
		return nil, err
	}
	r, err := http.NewRequest(method, w.session+path, bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	ctx, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	answer, err := http.DefaultClient.Do(r.WithContext(ctx))
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	var a struct{ Value json.RawMessage }
	if err := json.NewDecoder(answer.Body).Decode(&a); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", path, a.Value)
	}
	return a.Value, nil
}

func (w *webkit) navigate(url string) error {
	_, err := w.do(http.MethodPost, "/url", map[string]any{"url": url})
	return err
}

func (w *webkit) evaluate(expression string) (json.RawMessage, error) {
	answer, err := w.do(http.MethodPost, "/execute/async", map[string]any{"args": []any{}, "script": `
		const done = arguments[arguments.length - 1];
		(async () => JSON.stringify({value: await (` + expression + `)}))().then(done, (err) => done(JSON.stringify({error: String(err)})))`})
	if err != nil {
		return nil, err
	}
	var text string
	if err := json.Unmarshal(answer, &text); err != nil {
		return nil, err
	}
	var r struct {
		Value json.RawMessage
		Error *string
	}
	if err := json.Unmarshal([]byte(text), &r); err != nil {
		return nil, err
	}
	if r.Error != nil {
		return nil, fmt.Errorf("%s", *r.Error)
	}
	return r.Value, nil
}

func (w *webkit) perform(actions []inputs) error {
	_, err := w.do(http.MethodPost, "/actions", map[string]any{"actions": actions})
	return err
}

func (w *webkit) resize(width, height int) error {
	answer, err := w.evaluate(`[outerWidth - innerWidth, outerHeight - innerHeight]`)
	if err != nil {
		return err
	}
	var frame [2]int
	if err := json.Unmarshal(answer, &frame); err != nil {
		return err
	}
	_, err = w.do(http.MethodPost, "/window/rect", map[string]int{"x": 0, "y": 0, "width": width + frame[0], "height": height + frame[1]})
	return err
}

func (w *webkit) picture() ([]byte, error) {
	answer, err := w.do(http.MethodGet, "/screenshot", nil)
	if err != nil {
		return nil, err
	}
	var data []byte // of base64, as encoding/json reads bytes
	err = json.Unmarshal(answer, &data)
	return data, err
}

func (w *webkit) downloads() string { return w.saves }
