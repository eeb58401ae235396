package browsertest

import (
	"archive/zip"
	"bytes"
	"encoding/json"
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

// runtimes are how pages make a system's object of scorm-again, by the version of SCORM.
var runtimes = map[scorm.Version]struct{ script, object, class, begin, set, commit, end, status, learner, prefix string }{
	scorm.V12:   {"scorm12", "API", "Scorm12API", "LMSInitialize", "LMSSetValue", "LMSCommit", "LMSFinish", "cmi.core.lesson_status", "cmi.core.student_id", "cmi.core."},
	scorm.V2004: {"scorm2004", "API_1484_11", "Scorm2004API", "Initialize", "SetValue", "Commit", "Terminate", "cmi.completion_status", "cmi.learner_id", "cmi."},
}

// lms is a learning management system: the package, and scorm-again as its run-time. A page of it keeps the calls and what
// was set, and hands what it kept to the next one.
type lms struct {
	url string
}

// newLMS serves the package of a version.
func newLMS(t *testing.T, version scorm.Version, o scorm.Options) *lms {
	t.Helper()
	var archive bytes.Buffer
	if err := scorm.Write(&archive, os.DirFS(filepath.Join("..", "..", "dist")), version, o); err != nil {
		t.Fatal(err)
	}
	return serveLMS(t, version, archive.Bytes())
}

func serveLMS(t *testing.T, version scorm.Version, archive []byte) *lms {
	t.Helper()
	unpacked, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	l := &lms{}
	r := runtimes[version]
	mux := http.NewServeMux()
	mux.Handle("/unit/", http.StripPrefix("/unit", http.FileServerFS(unpacked)))
	mux.HandleFunc("/runtime.js", func(w http.ResponseWriter, _ *http.Request) {
		data, err := os.ReadFile(filepath.Join("testdata", "scorm-again", r.script+".min.js.gz"))
		if err != nil {
			t.Error(err)
		}
		w.Header().Set("Content-Type", "text/javascript")
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = w.Write(data)
	})
	mux.HandleFunc("/system", func(w http.ResponseWriter, q *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script src="runtime.js"></script><script>
			const calls = [];
			const object = new %[1]s({autocommit: false, logLevel: 5});
			object.loadFromFlattenedJSON({%[2]q: %[3]q, ...JSON.parse(sessionStorage.kept ?? "{}")}, "");
			const kept = JSON.parse(sessionStorage.kept ?? "{}");
			for (const name of [%[4]q, %[5]q, %[6]q, %[7]q]) {
				const real = object[name].bind(object);
				object[name] = (...all) => {
					calls.push(all[0] === "" ? name : all.join("="));
					if (name === %[6]q && window.refuses) return "false";
					const answer = real(...all);
					if (name === %[5]q && answer === "true") kept[all[0]] = all[1];
					if (name === %[7]q) sessionStorage.kept = JSON.stringify(kept);
					return answer;
				};
			}
			window[%[8]q] = object;
			</script><iframe src="middle" width="1000" height="800"></iframe>`,
			r.class, r.learner, q.FormValue("learner"), r.begin, r.set, r.commit, r.end, r.object)
	})
	mux.HandleFunc("/middle", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, `<!doctype html><iframe id="unit" src="unit/unit.html" width="900" height="700"></iframe>`)
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	l.url = server.URL
	return l
}

// In a page of a system: the window's element that holds the unit, and the unit's element.
const (
	unitFrame   = `document.querySelector("iframe").contentDocument?.getElementById("unit")`
	unitElement = unitFrame + `?.contentDocument?.getElementById("unit")`
)

// learn opens the unit as a learner, and waits until it is open and what the system kept is back.
func (l *lms) learn(t *testing.T, p *page, learner string) {
	t.Helper()
	if p == nil {
		t.Fatal("no page")
	}
	p.navigate(l.url + "/system?learner=" + learner)
	p.until(unitElement + `?.request !== undefined`)
	p.until(`calls.includes("cmi.exit=suspend") || calls.includes("cmi.core.exit=suspend")`)
	evaluate[bool](p, unitElement+`.request("hello").then(() => true)`)
}

func (p *page) calls() []string {
	p.t.Helper()
	return evaluate[[]string](p, "calls")
}

// TestScorm opens each package as a system does, in a frame of a frame, answers exercises, and leaves: the calls come in
// their order.
func TestScorm(t *testing.T) {
	for version, r := range runtimes {
		t.Run(string(version), func(t *testing.T) {
			l := newLMS(t, version, scorm.Options{Title: "Rows", Example: "xor"})
			p := openAt(t, "about:blank")
			l.learn(t, p, "ada")
			if got := evaluate[string](p, unitElement+`.request("document").then((d) => d.title)`); got != "Exclusive or" {
				t.Errorf("%q is open", got)
			}
			p.until(`calls.includes("` + r.status + `=completed")`)
			evaluate[bool](p, `(() => {
				const answer = (detail) => `+unitElement+`.dispatchEvent(new CustomEvent("answer", {detail}));
				answer({id: "a", correct: false});
				answer({id: "b", correct: true});
				answer({id: "a", correct: true});
				answer({id: "c", correct: false});
				`+unitFrame+`.remove();
				return true;
			})()`)
			calls := p.calls()
			in := func(call string) int { return slices.Index(calls, call) }
			if calls[0] != r.begin || calls[len(calls)-1] != r.end || in(r.end) != len(calls)-1 || calls[len(calls)-2] != r.commit {
				t.Errorf("the calls are %v", calls)
			}
			if at := in(r.status + "=incomplete"); at < 0 || at > in(r.status+"=completed") {
				t.Errorf("the status goes wrong: %v", calls)
			}
			var scores []string
			for _, c := range calls {
				if score, ok := strings.CutPrefix(c, r.prefix+"score.raw="); ok {
					scores = append(scores, score)
				}
			}
			if !slices.Equal(scores, []string{"0", "50", "100", "67"}) {
				t.Errorf("the scores are %v", scores)
			}
			if !slices.ContainsFunc(calls, func(c string) bool { return strings.HasPrefix(c, r.prefix+"session_time=") }) {
				t.Errorf("no time is told: %v", calls)
			}
		})
	}
}

// TestScormGoesOn changes the document and leaves. On another machine the learner goes on where they were, and another
// learner on the same machine does not.
func TestScormGoesOn(t *testing.T) {
	for version := range runtimes {
		t.Run(string(version), func(t *testing.T) {
			l := newLMS(t, version, scorm.Options{Title: "Rows", Example: "xor"})
			p := openAt(t, "about:blank")
			l.learn(t, p, "ada")
			evaluate[bool](p, unitElement+`.request("select", {sample: 3}).then(() => `+unitElement+`.request("train", {epochs: 3})).then(() => true)`)
			weights := evaluate[string](p, unitElement+`.request("document").then((d) => JSON.stringify([d.sample, d.weights]))`)
			p.until(`calls.some((c) => c.startsWith("cmi.suspend_data="))`)
			kept := evaluate[string](p, `calls.findLast((c) => c.startsWith("cmi.suspend_data="))`)
			if n := len(kept); version == scorm.V12 && n > 4096+len("cmi.suspend_data=") {
				t.Errorf("%d characters are kept, more than the system has room for", n)
			}
			evaluate[bool](p, `(`+unitFrame+`.remove(), true)`)
			session := evaluate[string](p, `sessionStorage.kept`)

			q := openAt(t, "about:blank") // with a session of its own
			q.before(fmt.Sprintf(`if (!sessionStorage.kept && location.pathname === "/system") sessionStorage.kept = %s;`, quoted(session)))
			l.learn(t, q, "ada")
			q.until(unitElement + `.request("document").then((d) => JSON.stringify([d.sample, d.weights]) === ` + quoted(weights) + `)`)

			other := openAt(t, "about:blank")
			l.learn(t, other, "bo")
			if got := evaluate[int](other, unitElement+`.request("document").then((d) => d.sample)`); got != 1 {
				t.Errorf("another learner begins at sample %d", got)
			}
			if evaluate[string](q, unitElement+`.getAttribute("drafts")`) == evaluate[string](other, unitElement+`.getAttribute("drafts")`) {
				t.Error("two learners have the same drafts")
			}
		})
	}
}

func quoted(s string) string {
	text, _ := json.Marshal(s) // of a string it does not fail
	return string(text)
}

// TestScormCompletesBySteps completes a unit when the last step of the derivation has come into sight.
func TestScormCompletesBySteps(t *testing.T) {
	l := newLMS(t, scorm.V2004, scorm.Options{Title: "Steps", Example: "xor", Show: "derivation", Complete: "steps"})
	p := openAt(t, "about:blank")
	l.learn(t, p, "ada")
	if calls := p.calls(); slices.Contains(calls, "cmi.completion_status=completed") {
		t.Fatalf("it is completed before: %v", calls)
	}
	evaluate[bool](p, `(`+unitElement+`.shadowRoot.querySelector("iframe").contentDocument.querySelector(".steps .result").scrollIntoView(), true)`)
	p.until(`calls.includes("cmi.completion_status=completed")`)
}

// TestScormCommitFails has commits fail: the learner is told, it is tried again, and leaving ends the session all the same.
func TestScormCommitFails(t *testing.T) {
	for version, r := range runtimes {
		t.Run(string(version), func(t *testing.T) {
			l := newLMS(t, version, scorm.Options{Title: "Rows", Example: "xor"})
			p := openAt(t, "about:blank")
			p.before(`if (location.pathname === "/system") window.refuses = true;
				const real = setTimeout; // a commit is tried again after 10 s and more; an element waits as long for its frame, and goes on to
				if (location.pathname === "/unit/unit.html") window.setTimeout = (f, wait) => real(f, wait >= 10000 && !String(f).includes("does not answer") ? 50 : wait);`)
			l.learn(t, p, "ada")
			p.until(unitFrame + `.contentDocument.getElementById("fault").textContent.includes("It is tried again")`)
			n := evaluate[int](p, `calls.filter((c) => c === "`+r.commit+`").length`)
			p.until(fmt.Sprintf(`calls.filter((c) => c === %q).length > %d`, r.commit, n))
			evaluate[bool](p, `(window.refuses = false, true)`)
			p.until(unitFrame + `.contentDocument.getElementById("fault").hidden`)
			evaluate[bool](p, `(window.refuses = true, `+unitFrame+`.remove(), true)`)
			if calls := p.calls(); calls[len(calls)-1] != r.end {
				t.Errorf("leaving does not end the session: %v", calls[len(calls)-3:])
			}
		})
	}
}

// TestScormExercises answers a question on the page, and others: each is an interaction that the system takes, five that are solved complete
// the unit, and on another day the score goes on from what was answered before.
func TestScormExercises(t *testing.T) {
	for version, r := range runtimes {
		t.Run(string(version), func(t *testing.T) {
			l := newLMS(t, version, scorm.Options{Title: "Practice", Example: "xor", Complete: "exercises"})
			p := openAt(t, "about:blank")
			l.learn(t, p, "ada")
			const inner = unitElement + `.shadowRoot.querySelector("iframe").contentDocument`
			evaluate[bool](p, `(`+inner+`.querySelector("[data-panel=practise]").click(), true)`)
			p.until(inner + `.querySelector(".practising .choose .primary") !== null`)
			evaluate[bool](p, `(`+inner+`.querySelector(".practising .choose .primary").click(), true)`)
			p.until(inner + `.querySelector(".practising .give") !== null`)
			evaluate[bool](p, `(Object.assign(`+inner+`.getElementById("answer-field"), {value: "1e9"}), `+inner+`.querySelector(".practising .give").requestSubmit(), true)`)
			p.until(`calls.includes("` + r.prefix + `score.raw=0")`)
			keeps := func(n int) {
				t.Helper()
				p.until(fmt.Sprintf(`calls.filter((c) => c.startsWith("cmi.suspend_data=")).length === %d`, n))
			}
			keeps(1)

			evaluate[bool](p, `(() => {
				for (const n of [1, 2, 3, 4]) `+unitElement+`.dispatchEvent(new CustomEvent("answer", {detail: {id: n + "-number-7", ask: "z[1,2]", text: "0.5*" + n, correct: true}}));
				return true;
			})()`)
			keeps(2)
			if slices.Contains(p.calls(), r.status+"=completed") {
				t.Error("four complete the unit")
			}
			evaluate[bool](p, `(`+unitElement+`.dispatchEvent(new CustomEvent("answer", {detail: {id: "5-number-7", ask: "dL[1]/dbeta[1,2]", text: "-1", correct: true}})), true)`)
			p.until(`calls.includes("` + r.status + `=completed")`)
			keeps(3)
			p.until(`calls.at(-1) === "` + r.commit + `"`)

			taken := evaluate[map[string]string](p, "kept")
			response := map[scorm.Version]string{scorm.V12: "student_response", scorm.V2004: "learner_response"}[version]
			wrong := map[scorm.Version]string{scorm.V12: "wrong", scorm.V2004: "incorrect"}[version]
			for name, want := range map[string]string{
				"0.id": "T-1-1-number", "0." + response: "1e9", "0.result": wrong,
				"2.id": "2-number-7", "2." + response: "0.5*2", "2.result": "correct", "5." + response: "-1",
			} {
				if got := taken["cmi.interactions."+name]; got != want {
					t.Errorf("interactions.%s is %q, want %q", name, got, want)
				}
			}
			evaluate[bool](p, `(`+unitFrame+`.remove(), true)`)
			session := evaluate[string](p, `JSON.stringify({"cmi.suspend_data": JSON.parse(sessionStorage.kept)["cmi.suspend_data"]})`)

			q := openAt(t, "about:blank")
			q.before(fmt.Sprintf(`if (!sessionStorage.kept && location.pathname === "/system") sessionStorage.kept = %s;`, quoted(session)))
			l.learn(t, q, "ada")
			evaluate[bool](q, `(`+unitElement+`.dispatchEvent(new CustomEvent("answer", {detail: {id: "9-number-7", text: "1", correct: false}})), true)`)
			q.until(`calls.includes("` + r.prefix + `score.raw=71")`) // 5 of 7
		})
	}
}

// TestScormLesson opens a lesson, which tells how many of its tasks are done, and completes the unit once all are.
func TestScormLesson(t *testing.T) {
	for version, r := range runtimes {
		t.Run(string(version), func(t *testing.T) {
			l := newLMS(t, version, scorm.Options{Title: "Lesson", Lesson: "table"})
			p := openAt(t, "about:blank")
			l.learn(t, p, "ada")
			evaluate[bool](p, `(window.reached = [], `+unitElement+`.addEventListener("lesson", ({detail}) => reached.push(detail.lesson + " " + detail.done + " of " + detail.of)), true)`)
			const cell = unitElement + `.shadowRoot.querySelector("iframe").contentDocument.querySelector('.datatable [data-ref="x[3,1]"]')`
			p.until(cell + ` !== null`)
			evaluate[bool](p, `(`+cell+`.dispatchEvent(new MouseEvent("click", {bubbles: true})), true)`)
			p.until(`reached.includes("table 1 of 6")`)
			evaluate[bool](p, `(`+unitElement+`.dispatchEvent(new CustomEvent("lesson", {detail: {lesson: "table", done: 5, of: 6}})), true)`)
			if slices.Contains(p.calls(), r.status+"=completed") {
				t.Fatal("five tasks of six complete the unit")
			}
			evaluate[bool](p, `(`+unitElement+`.dispatchEvent(new CustomEvent("lesson", {detail: {lesson: "table", done: 6, of: 6}})), true)`)
			p.until(`calls.includes("` + r.status + `=completed")`)
		})
	}
}

// TestScormLessonGoesOn does a task of a lesson and the first question of an exercise, and changes a weight. On another machine the lesson goes
// on there, and another learner begins anew.
func TestScormLessonGoesOn(t *testing.T) {
	for version, r := range runtimes {
		t.Run(string(version), func(t *testing.T) {
			l := newLMS(t, version, scorm.Options{Title: "Lesson", Lesson: "forward"})
			p := openAt(t, "about:blank")
			l.learn(t, p, "ada")
			const inner = unitElement + `.shadowRoot.querySelector("iframe").contentDocument`
			crumb := func(p *page) string { return evaluate[string](p, inner+`.querySelector("#lesson .crumb").textContent`) }
			const scaled = inner + `.querySelector('#lesson [data-exercise=scaled]')`
			p.until(scaled + ` !== null`)
			none := crumb(p)
			evaluate[bool](p, unitElement+`.request("forward", {sample: 3}).then((r) => {
				const exercise = `+scaled+`;
				exercise.querySelector("form input").value = r.x[0];
				exercise.querySelector("form").requestSubmit();
				return true;
			})`)
			p.until(scaled + `.querySelector(".verdict .right") !== null`)
			weights := evaluate[string](p, unitElement+`.request("train", {epochs: 1}).then(() => `+unitElement+`.request("document")).then((d) => JSON.stringify(d.weights))`)
			p.until(scaled + `.querySelector(".count").textContent.includes("1 of 2")`)
			p.until(`calls.filter((c) => c.startsWith("cmi.suspend_data=")).length >= 2 && calls.at(-1) === "` + r.commit + `"`)
			kept := evaluate[string](p, `calls.findLast((c) => c.startsWith("cmi.suspend_data="))`)
			if n := len(kept); version == scorm.V12 && n > 4096+len("cmi.suspend_data=") {
				t.Errorf("%d characters are kept, more than the system has room for", n)
			}
			evaluate[bool](p, `(`+unitFrame+`.remove(), true)`)
			session := evaluate[string](p, `sessionStorage.kept`)
			evaluate[bool](p, `(localStorage.clear(), true)`) // the other machine knows nothing

			q := openAt(t, "about:blank")
			q.before(fmt.Sprintf(`if (!sessionStorage.kept && location.pathname === "/system") sessionStorage.kept = %s;`, quoted(session)))
			l.learn(t, q, "ada")
			q.until(scaled + `?.querySelector(".count").textContent.includes("2 of 2")`)
			q.until(unitElement + `.request("document").then((d) => JSON.stringify(d.weights) === ` + quoted(weights) + `)`)

			other := openAt(t, "about:blank")
			l.learn(t, other, "bo")
			other.until(scaled + ` !== null`)
			if got := crumb(other); got != none {
				t.Errorf("another learner begins at %q", got)
			}
		})
	}
}

// TestScormAlone opens a unit without a system: it works, and says that nothing is reported.
func TestScormAlone(t *testing.T) {
	l := newLMS(t, scorm.V12, scorm.Options{})
	p := openAt(t, l.url+"/unit/unit.html")
	p.loaded("unit")
	if got := p.text("#fault:not([hidden])"); !strings.Contains(got, "nothing is reported") {
		t.Errorf("the page says %q", got)
	}
}

// TestScormFromThePage exports packages of the open document on the page, and runs them.
func TestScormFromThePage(t *testing.T) {
	for version, r := range runtimes {
		t.Run(string(version), func(t *testing.T) {
			p := open(t, "#example=mazur")
			p.setTitle(`Mine & <b>"yours"</b>`)
			evaluate[bool](p, catch)
			p.file("scorm-" + string(version))
			p.until(`document.querySelectorAll(".message .answer").length === 3`)
			p.click(".message .answer")
			p.until(`saved.length === 1`)
			data := evaluate[string](p, `(async () => {
				let text = "";
				for (const b of new Uint8Array(await saved[0].blob.arrayBuffer())) text += String.fromCharCode(b);
				return btoa(text);
			})()`)
			archive := file{Data: data}.bytes(t)
			unpacked, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
			if err != nil {
				t.Fatal(err)
			}
			if unpacked.File[0].Name != "imsmanifest.xml" || unpacked.File[0].Modified.Year() < 2026 {
				t.Errorf("it begins with %s of %v", unpacked.File[0].Name, unpacked.File[0].Modified)
			}
			t.Logf("%.1f MB, %d files", float64(len(archive))/1e6, len(unpacked.File))
			l := serveLMS(t, version, archive)
			q := openAt(t, "about:blank")
			l.learn(t, q, "ada")
			if got := evaluate[string](q, unitElement+`.request("document").then((d) => d.title)`); got != `Mine & <b>"yours"</b>` {
				t.Errorf("%q is open", got)
			}
			q.until(`calls.includes("` + r.status + `=completed")`)
		})
	}
}
