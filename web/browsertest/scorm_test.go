package browsertest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chainrule/web/scorm"
)

// systems are stand-ins for learning management systems, by the version of SCORM: they keep the calls.
var systems = map[scorm.Version]string{
	scorm.V12: `<script>window.calls = []; const values = {"cmi.core.lesson_status": "not attempted"}; window.API = {
		LMSInitialize: () => (calls.push("begin"), "true"), LMSGetValue: (n) => values[n] ?? "", LMSSetValue: (n, v) => (calls.push(n + "=" + v), values[n] = v, "true"),
		LMSCommit: () => "true", LMSFinish: () => (calls.push("end"), "true")};</script>`,
	scorm.V2004: `<script>window.calls = []; const values = {"cmi.completion_status": "unknown"}; window.API_1484_11 = {
		Initialize: () => (calls.push("begin"), "true"), GetValue: (n) => values[n] ?? "", SetValue: (n, v) => (calls.push(n + "=" + v), values[n] = v, "true"),
		Commit: () => "true", Terminate: () => (calls.push("end"), "true")};</script>`,
}

// TestScorm opens each package as a system does, in a frame of a frame, answers two exercises, and leaves.
func TestScorm(t *testing.T) {
	for version, system := range systems {
		t.Run(string(version), func(t *testing.T) {
			var archive bytes.Buffer
			if err := scorm.Write(&archive, os.DirFS(filepath.Join("..", "..", "dist")), version, scorm.Options{Title: "Rows", Example: "xor"}); err != nil {
				t.Fatal(err)
			}
			unpacked, err := zip.NewReader(bytes.NewReader(archive.Bytes()), int64(archive.Len()))
			if err != nil {
				t.Fatal(err)
			}
			mux := http.NewServeMux()
			mux.Handle("/unit/", http.StripPrefix("/unit", http.FileServerFS(unpacked)))
			mux.HandleFunc("/system", func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", "text/html")
				fmt.Fprint(w, `<!doctype html><link rel="icon" href="data:,">`, system, `<iframe src="middle" width="1000" height="800"></iframe>`)
			})
			mux.HandleFunc("/middle", func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", "text/html")
				fmt.Fprint(w, `<!doctype html><iframe id="unit" src="unit/unit.html" width="900" height="700"></iframe>`)
			})
			server := httptest.NewServer(mux)
			t.Cleanup(server.Close)
			p := openAt(t, server.URL+"/system")
			const unit = `document.querySelector("iframe").contentDocument?.getElementById("unit")`
			p.until(unit + `?.contentDocument?.getElementById("unit")?.request !== undefined`)
			if got := evaluate[string](p, unit+`.contentDocument.getElementById("unit").request("document").then((d) => d.title)`); got != "Exclusive or" {
				t.Errorf("%q is open", got)
			}
			evaluate[bool](p, `(() => {
				const e = `+unit+`.contentDocument.getElementById("unit");
				const answer = (detail) => e.dispatchEvent(new CustomEvent("answer", {detail}));
				answer({id: "a", correct: false});
				answer({id: "b", correct: true});
				answer({id: "a", correct: true});
				answer({id: "c", correct: false});
				`+unit+`.remove();
				return true;
			})()`)
			calls := evaluate[[]string](p, "calls")
			t.Log(calls)
			status, prefix := "cmi.completion_status", "cmi."
			if version == scorm.V12 {
				status, prefix = "cmi.core.lesson_status", "cmi.core."
			}
			in := func(call string) int { return slices.Index(calls, call) }
			if calls[0] != "begin" || calls[len(calls)-1] != "end" || strings.Count(strings.Join(calls, " "), "end") != 1 {
				t.Errorf("the calls are %v", calls)
			}
			if at := in(status + "=incomplete"); at < 0 || at > in(status+"=completed") {
				t.Errorf("the status goes wrong: %v", calls)
			}
			var scores []string
			for _, c := range calls {
				if score, ok := strings.CutPrefix(c, prefix+"score.raw="); ok {
					scores = append(scores, score)
				}
			}
			if !slices.Equal(scores, []string{"0", "50", "100", "67"}) {
				t.Errorf("the scores are %v", scores)
			}
			if !slices.ContainsFunc(calls, func(c string) bool { return strings.HasPrefix(c, prefix+"session_time=") }) {
				t.Errorf("no time is told: %v", calls)
			}
		})
	}
}

// TestScormAlone opens a unit without a system: it works, and says that nothing is reported.
func TestScormAlone(t *testing.T) {
	var archive bytes.Buffer
	if err := scorm.Write(&archive, os.DirFS(filepath.Join("..", "..", "dist")), scorm.V12, scorm.Options{}); err != nil {
		t.Fatal(err)
	}
	unpacked, err := zip.NewReader(bytes.NewReader(archive.Bytes()), int64(archive.Len()))
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.FileServerFS(unpacked))
	t.Cleanup(server.Close)
	p := openAt(t, server.URL+"/unit.html")
	p.loaded("unit")
	if got := p.text("#fault:not([hidden])"); !strings.Contains(got, "nothing is reported") {
		t.Errorf("the page says %q", got)
	}
}
