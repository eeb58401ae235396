package browsers

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"
)

// firefox is a Firefox, spoken to by WebDriver BiDi: https://w3c.github.io/webdriver-bidi/
type firefox struct {
	conn  *websocket.Conn
	last  int    // id of the last command
	tab   string // id of the tab
	saves string
}

// newFirefox starts a Firefox without a window.
func newFirefox(t *testing.T) (driver, error) {
	file, err := find("Firefox", "firefox-esr", "firefox-esr", "firefox")
	if err != nil {
		return nil, err
	}
	f := &firefox{saves: scratch(t)}
	profile := scratch(t)
	if err := write(filepath.Join(profile, "user.js"), fmt.Sprintf(`user_pref("browser.download.folderList", 2);
user_pref("browser.download.dir", %q);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("app.update.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
`, f.saves)); err != nil {
		return nil, err
	}
	command := exec.Command(file, "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0", "about:blank")
	command.Env = append(os.Environ(), "HOME="+profile)
	where, err := launch(t, command, regexp.MustCompile(`WebDriver BiDi listening on (ws://\S+)`))
	if err != nil {
		return nil, err
	}
	f.conn, _, err = websocket.Dial(t.Context(), where+"/session", nil)
	if err != nil {
		return nil, err
	}
	f.conn.SetReadLimit(64 << 20) // pictures
	if _, err := f.do("session.new", map[string]any{"capabilities": map[string]any{}}); err != nil {
		return nil, err
	}
	answer, err := f.do("browsingContext.getTree", map[string]any{})
	if err != nil {
		return nil, err
	}
	var tree struct{ Contexts []struct{ Context string } }
	if err := json.Unmarshal(answer, &tree); err != nil {
		return nil, err
	}
	f.tab = tree.Contexts[0].Context
	return f, nil
}

// do sends a command and gives its result. No events are subscribed to, so the next message is the answer.
func (f *firefox) do(method string, params any) (json.RawMessage, error) {
	f.last++
	ctx, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	if err := wsjson.Write(ctx, f.conn, map[string]any{"id": f.last, "method": method, "params": params}); err != nil {
		return nil, err
	}
	var answer struct {
		ID             int
		Type           string
		Result         json.RawMessage
		Error, Message string
	}
	if err := wsjson.Read(ctx, f.conn, &answer); err != nil {
		return nil, err
	}
	switch {
	case answer.ID != f.last:
		return nil, fmt.Errorf("%s is answered by message %d, want %d", method, answer.ID, f.last)
	case answer.Type != "success":
		return nil, fmt.Errorf("%s: %s: %s", method, answer.Error, answer.Message)
	}
	return answer.Result, nil
}

func (f *firefox) navigate(url string) error {
	_, err := f.do("browsingContext.navigate", map[string]any{"context": f.tab, "url": url, "wait": "complete"})
	return err
}

func (f *firefox) evaluate(expression string) (json.RawMessage, error) {
	answer, err := f.do("script.evaluate", map[string]any{
		"expression": "(async () => JSON.stringify(await (" + expression + ")))()", "awaitPromise": true, "target": map[string]any{"context": f.tab},
	})
	if err != nil {
		return nil, err
	}
	var r struct {
		Result           struct{ Value string }
		ExceptionDetails *struct{ Text string }
	}
	if err := json.Unmarshal(answer, &r); err != nil {
		return nil, err
	}
	if r.ExceptionDetails != nil {
		return nil, errors.New(r.ExceptionDetails.Text)
	}
	return json.RawMessage(r.Result.Value), nil
}

func (f *firefox) perform(actions []inputs) error {
	_, err := f.do("input.performActions", map[string]any{"context": f.tab, "actions": actions})
	return err
}

func (f *firefox) resize(width, height int) error {
	_, err := f.do("browsingContext.setViewport", map[string]any{"context": f.tab, "viewport": map[string]int{"width": width, "height": height}})
	return err
}

func (f *firefox) picture() ([]byte, error) {
	answer, err := f.do("browsingContext.captureScreenshot", map[string]any{"context": f.tab})
	if err != nil {
		return nil, err
	}
	var r struct{ Data string }
	if err := json.Unmarshal(answer, &r); err != nil {
		return nil, err
	}
	return base64.StdEncoding.DecodeString(r.Data)
}

func (f *firefox) downloads() string { return f.saves }
