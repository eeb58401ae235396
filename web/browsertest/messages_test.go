package browsertest

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// raw is a page that embeds by a plain iframe and keeps all messages that it gets.
const raw = `<iframe id="frame" width="900" height="500" src="../tools/chainrule/index.html#example=article&show=derivation"></iframe>
<script>
const frame = document.getElementById("frame");
const got = [];
const ready = new Promise((done) => addEventListener("message", (e) => {
  if (e.source !== frame.contentWindow || typeof e.data !== "object") return; // lti.frameResize is a text
  got.push(e.data);
  if (e.data.event === "ready") done(true);
}));
const send = (message) => frame.contentWindow.postMessage(message, "*");
// answers sends a message to be answered after those before it, waits for that answer, and gives the others.
let last = 0;
async function answers() {
  const id = "last " + ++last;
  send({chainrule: 1, id, method: "hello"});
  while (!got.some((m) => m.id === id)) await new Promise((done) => setTimeout(done, 20));
  return got.splice(0).filter((m) => m.id !== id && !m.event && !m.chainruleAddress && !m.chainruleEarly);
}
</script>`

// message is an answer.
type message struct {
	Chainrule int
	ID        any
	Result    any
	Error     *struct{ Code, Message, Field string }
}

// TestMessages asks over messages: answers carry the request's id, come in order, and are those of the API.
func TestMessages(t *testing.T) {
	p := newCourse(t, false, map[string]string{"raw.html": raw}).open(t, "raw.html")
	evaluate[bool](p, "ready")
	got := evaluate[[]message](p, `(
		send({chainrule: 1, id: 7, method: "gradient", params: {sample: 2}}),
		send({chainrule: 1, id: "a", method: "select", params: {sample: 3, parameter: "beta[1,0]"}}),
		send({chainrule: 1, id: 0, method: "select", params: null}),
		send({chainrule: 1, id: -1.5, method: "nothing"}),
		send({chainrule: 1, id: "", method: "select", params: {sample: 99}}),
		answers())`)
	var ids []any
	for _, m := range got {
		if m.Chainrule != 1 {
			t.Errorf("an answer says version %d", m.Chainrule)
		}
		ids = append(ids, m.ID)
	}
	if d := cmp.Diff([]any{7.0, "a", 0.0, -1.5, ""}, ids); d != "" {
		t.Fatalf("ids: %s", d)
	}
	here := native(t, "article")
	want, fault := here.Request("gradient", []byte(`{"sample": 2}`))
	if fault != nil {
		t.Fatal(fault)
	}
	if d := cmp.Diff(read[any](t, string(want)), got[0].Result, near); d != "" {
		t.Errorf("gradient: %s", d)
	}
	for _, i := range []int{1, 2} {
		if d := cmp.Diff(map[string]any{"sample": 3.0, "parameter": "beta[1,0]"}, got[i].Result); d != "" {
			t.Errorf("select: %s", d)
		}
	}
	if e := got[3].Error; e == nil || e.Code != "unknown-method" {
		t.Errorf("an unknown method gives %+v", e)
	}
	if e := got[4].Error; e == nil || e.Code != "invalid" || e.Field != "params.sample" {
		t.Errorf("a sample that is not there gives %+v", e)
	}
}

// TestMalformedMessages sends what is not ours, which is ignored, and requests that are malformed, each of
// which gets an error that says where.
func TestMalformedMessages(t *testing.T) {
	p := newCourse(t, false, map[string]string{"raw.html": raw}).open(t, "raw.html")
	evaluate[bool](p, "ready")
	before := evaluate[string](p, `frame.contentWindow.chainrule.request("document").then(JSON.stringify)`)
	for _, ignored := range []string{
		`null`, `undefined`, `5`, `"chainrule"`, `'{"chainrule":1,"id":1,"method":"hello"}'`, `[{chainrule: 1, id: 1, method: "hello"}]`, `{}`,
		`{id: 1, method: "hello"}`, `{type: "resize"}`, `new Map([["chainrule", 1]])`, `new Date()`, `new ArrayBuffer(8)`,
		`{chainrule: 1, id: 1, result: {}}`, `{chainrule: 1, id: 1, error: {}}`, `{chainrule: 1, event: "change"}`,
	} {
		if got := evaluate[[]message](p, `(send(`+ignored+`), answers())`); len(got) != 0 {
			t.Errorf("%s is answered with %+v", ignored, got[0])
		}
	}
	for _, bad := range []struct{ message, field, says string }{
		{`{chainrule: 2, id: 1, method: "hello"}`, "chainrule", "version 1, found 2"},
		{`{chainrule: "1", id: 1, method: "hello"}`, "chainrule", "found 1"},
		{`{chainrule: null, id: 1, method: "hello"}`, "chainrule", "found null"},
		{`{chainrule: 1}`, "id", "found undefined"},
		{`{chainrule: 1, method: "hello"}`, "id", "found undefined"},
		{`{chainrule: 1, id: null, method: "hello"}`, "id", "found null"},
		{`{chainrule: 1, id: NaN, method: "hello"}`, "id", "found number"},
		{`{chainrule: 1, id: {a: 1}, method: "hello"}`, "id", "found object"},
		{`{chainrule: 1, id: 10n, method: "hello"}`, "id", "found bigint"},
		{`{chainrule: 1, id: 1}`, "method", "found undefined"},
		{`{chainrule: 1, id: 1, method: 5}`, "method", "found number"},
		{`{chainrule: 1, id: 1, method: ["hello"]}`, "method", "found array"},
		{`{chainrule: 1, id: 1, method: "hello", parms: {}}`, "parms", "no such field"},
		{`{chainrule: 1, id: 1, method: "select", params: [1]}`, "params", "found array"},
		{`{chainrule: 1, id: 1, method: "select", params: "sample"}`, "params", "found string"},
		{`{chainrule: 1, id: 1, method: "select", params: 3}`, "params", "found number"},
		{`{chainrule: 1, id: 1, method: "select", params: new Map()}`, "params", "found map"},
		{`{chainrule: 1, id: 1, method: "select", params: {sample: NaN}}`, "params", "sample is NaN"},
		{`{chainrule: 1, id: 1, method: "select", params: {sample: -Infinity}}`, "params", "sample is -Infinity"},
		{`{chainrule: 1, id: 1, method: "select", params: {sample: 10n}}`, "params", "sample is a bigint"},
		{`{chainrule: 1, id: 1, method: "select", params: {sample: new Date(0)}}`, "params", "sample is a date"},
		{`{chainrule: 1, id: 1, method: "load", params: {document: new Set()}}`, "params", "document is a set"},
		{`(() => { const params = {}; params.document = params; return {chainrule: 1, id: 1, method: "load", params}; })()`, "params", "contain themselves"},
		{`{chainrule: 1, id: 1, method: "select", params: {sample: "2"}}`, "params.sample", "whole number"},
		{`{chainrule: 1, id: 1, method: "select", params: {smaple: 2}}`, "params.smaple", "no such param"},
		{`{chainrule: 1, id: 1, method: "select", params: JSON.parse('{"__proto__": {"sample": 2}}')}`, "params.__proto__", "no such param"},
		{`{chainrule: 1, id: 1, method: "load", params: {document: {chainrule: 1, table: 3}}}`, "table", "found"},
		{`{chainrule: 1, id: 1, method: "load", params: {document: JSON.parse("[".repeat(900) + "]".repeat(900))}}`, "", "object"},
		{`{chainrule: 1, id: 1, method: "load"}`, "params.document", "missing"},
		{`{chainrule: 1, id: 1, method: "__proto__"}`, "", "no method"},
		{`{chainrule: 1, id: 1, method: "constructor"}`, "", "no method"},
		{`{chainrule: 1, id: 1, method: ""}`, "", "no method"},
	} {
		got := evaluate[[]message](p, `(send(`+bad.message+`), answers())`)
		if len(got) != 1 || got[0].Error == nil {
			t.Errorf("%s: %d answers, %+v", bad.message, len(got), got)
			continue
		}
		if e := got[0].Error; e.Field != bad.field || !strings.Contains(e.Message, bad.says) || (e.Code != "invalid" && e.Code != "unknown-method") {
			t.Errorf("%s: %+v, want %s at %q", bad.message, *e, bad.says, bad.field)
		}
	}
	if after := evaluate[string](p, `frame.contentWindow.chainrule.request("document").then(JSON.stringify)`); after != before {
		t.Error("the document is another one now")
	}
}

// TestForeignMessages sends requests from windows that do not embed the page.
func TestForeignMessages(t *testing.T) {
	c := newCourse(t, false, map[string]string{
		"raw.html":   raw + `<iframe id="other" src="other.html"></iframe>`,
		"other.html": `<script>const hit = []; addEventListener("message", (e) => hit.push(e.data));</script>`,
	})
	p := c.open(t, "raw.html")
	evaluate[bool](p, "ready")
	evaluate[bool](p, `(document.getElementById("other").contentWindow.eval('parent.frame.contentWindow.postMessage({chainrule: 1, id: 1, method: "select", params: {sample: 2}}, "*")'), true)`)
	if got := evaluate[[]message](p, "answers()"); len(got) != 0 {
		t.Errorf("a page beside it is answered: %+v", got)
	}
	if n := evaluate[int](p, `document.getElementById("other").contentWindow.eval("hit.length")`); n != 0 {
		t.Errorf("a page beside it got %d messages", n)
	}
	if s := evaluate[float64](p, `frame.contentWindow.chainrule.request("select").then(s => s.sample)`); s != 1 {
		t.Errorf("a page beside it selected sample %v", s)
	}

	alone := open(t, "")
	got := evaluate[int](alone, `new Promise((done) => {
		let answered = 0;
		addEventListener("message", (e) => { if (e.data.id === 1 && !e.data.method) answered++; });
		postMessage({chainrule: 1, id: 1, method: "hello"}, "*");
		setTimeout(() => chainrule.request("hello").then(() => setTimeout(() => done(answered))));
	})`)
	if got != 0 {
		t.Error("a page that nobody embeds answers messages")
	}
}

// TestFlood sends 10,000 messages at once: all are answered in order, and the page keeps drawing meanwhile.
func TestFlood(t *testing.T) {
	const n = 10_000
	p := newCourse(t, false, map[string]string{"raw.html": raw}).open(t, "raw.html")
	evaluate[bool](p, "ready")
	got := evaluate[struct {
		IDs    []int
		Errors int
		Frames int
		Took   float64
	}](p, fmt.Sprintf(`(async () => {
		let frames = 0, on = true;
		const view = frame.contentWindow;
		const count = () => { frames++; if (on) view.requestAnimationFrame(count); };
		view.requestAnimationFrame(count);
		const begin = performance.now();
		for (let id = 0; id < %d; id++) {
			if (id %% 100 === 99) send({chainrule: 1, id, method: 5});
			else send({chainrule: 1, id, method: "select", params: {sample: id %% 3 + 1}});
		}
		const list = await answers();
		on = false;
		return {ids: list.map((m) => m.id), errors: list.filter((m) => m.error).length, frames, took: performance.now() - begin};
	})()`, n))
	if len(got.IDs) != n {
		t.Fatalf("%d of %d are answered", len(got.IDs), n)
	}
	for i, id := range got.IDs {
		if id != i {
			t.Fatalf("answer %d is to request %d", i, id)
		}
	}
	if got.Errors != n/100 {
		t.Errorf("%d errors, want %d", got.Errors, n/100)
	}
	if got.Frames < 10 {
		t.Errorf("the page drew %d frames meanwhile", got.Frames)
	}
	t.Logf("%d answers in %.0f ms, %d frames drawn meanwhile", n, got.Took, got.Frames)
}

// TestBusy asks for more than may wait: each is answered or refused.
func TestBusy(t *testing.T) {
	p := open(t, "")
	got := evaluate[map[string]int](p, `(async () => {
		const count = {};
		const list = [];
		for (let i = 0; i < 25_000; i++) list.push(chainrule.request("redo").catch((e) => { count[e.code] = (count[e.code] ?? 0) + 1; }));
		await Promise.all(list);
		return count;
	})()`)
	if got["invalid"]+got["busy"] != 25_000 || got["busy"] == 0 || got["invalid"] < 20_000 {
		t.Errorf("answers by code: %v", got)
	}
}

// TestSandbox embeds with sandbox="allow-scripts" alone, which leaves the frame no storage and an opaque
// origin: on a host that sends no CORS headers it gets its files by scripts, and on one that does it fetches.
func TestSandbox(t *testing.T) {
	for _, plain := range []bool{true, false} {
		t.Run(fmt.Sprintf("plain host %v", plain), func(t *testing.T) {
			page := strings.Replace(raw, `<iframe id="frame"`, `<iframe id="frame" sandbox="allow-scripts"`, 1)
			page = strings.Replace(page, "example=article", "example=xor", 1)
			c := newCourse(t, plain, map[string]string{"raw.html": page})
			p := c.open(t, "raw.html")
			evaluate[bool](p, "ready")
			got := evaluate[[]message](p, `(send({chainrule: 1, id: 1, method: "document"}), answers())`)
			if len(got) != 1 || got[0].Error != nil {
				t.Fatalf("the answers are %+v", got)
			}
			if title := got[0].Result.(map[string]any)["title"]; title != "Exclusive or" {
				t.Errorf("%v is open", title)
			}
			if evaluate[string](p, `(() => { try { return String(frame.contentWindow.document); } catch { return "opaque"; } })()`) != "opaque" {
				t.Error("the frame is not sandboxed")
			}
			if plain {
				c.until(t, ".woff2.js") // the program does not wait for the font
			}
			for _, part := range []string{"script /tools/chainrule/app-", "script /tools/chainrule/late-", ".woff2.js", "xor.json.js"} {
				if n := c.count(part); (n == 1) != plain || n > 1 {
					t.Errorf("%s was asked for %d times", part, n)
				}
			}
			p.forgive() // the browser says what it did not hand out
		})
	}
}

// TestFromDisk opens the folder without a host.
func TestFromDisk(t *testing.T) {
	file, err := filepath.Abs(filepath.Join("..", "..", "dist", "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	p := openAt(t, "file://"+filepath.ToSlash(file)+"#example=iris")
	if got := evaluate[string](p, `chainrule.request("document").then((d) => d.title)`); !strings.HasPrefix(got, "Iris") {
		t.Errorf("%q is open", got)
	}
	p.until(`[...document.fonts].some((f) => f.family.includes("Chainrule Math") && f.status === "loaded")`)
	p.forgive()
}
