package browsertest

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"chainrule/engine/document"
	"chainrule/engine/exercise"
	"chainrule/engine/exercise/ask"
	"chainrule/engine/expr"
	lessons "chainrule/engine/lesson"
	"chainrule/engine/network"
	"chainrule/engine/workspace"
	"chainrule/web/lesson"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// all reads the lessons.
func all(t *testing.T) []*lesson.Read {
	t.Helper()
	list, err := lesson.All(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// TestLessonsWalked goes through every lesson as a reader does: each task is done by the steps of its solution, each exercise is
// answered, and the lesson is done then.
func TestLessonsWalked(t *testing.T) {
	for _, r := range all(t) {
		t.Run(r.Name, func(t *testing.T) {
			p := openLesson(t, "#lesson="+r.Name)
			p.shows("#lesson .name", r.Title)
			w := &walk{page: p, of: r, t: t}
			for i, part := range r.Parts {
				w.part(i, part)
			}
			if len(r.Tasks) > 0 {
				p.shows("#lesson .end .done", "All tasks of this lesson are done")
			}
			if n := p.count(".message.bad"); n != 0 {
				t.Errorf("the page says %q", p.text(".message.bad"))
			}
		})
	}
}

// openLesson opens an address at which there is a lesson, as one who has done nothing of it.
func openLesson(t *testing.T, where string) *page {
	t.Helper()
	p := newTab(t, (*page).checkQuiet)
	p.prefers()
	p.do(chromedp.EmulateViewport(1440, 900), chromedp.Navigate(site.URL+folder+where))
	p.started()
	return p
}

// walk is a walk through a lesson.
type walk struct {
	*page
	of *lesson.Read
	t  *testing.T
}

// document is the one that is open.
func (w *walk) document() *document.Document {
	w.t.Helper()
	d, err := document.Decode(result[json.RawMessage](w.page, "document", ""))
	if err != nil {
		w.t.Fatal(err)
	}
	return d
}

func (w *walk) part(i int, p lessons.Part) {
	at := fmt.Sprintf(`#lesson [data-part="%d"]`, i)
	switch {
	case p.Task != nil:
		w.task(at, p.Task)
	case p.Exercise != nil:
		w.exercise(at, p.Exercise)
	case p.Open != nil:
		w.click(at + " .open button")
		w.settle()
	case p.Look != nil:
		w.click(at + " .look button")
		w.settle()
		if row := result[struct{ Sample int }](w.page, "select", "{}").Sample; p.Look.Row > 0 && row != p.Look.Row {
			w.t.Errorf("part %d selects row %d and not %d", i, row, p.Look.Row)
		}
	case p.Try != nil:
		if off := evaluate[float64](w.page, fmt.Sprintf(`(() => {
			const slider = document.querySelector(%q), stands = Number(document.querySelector(%q).textContent.replace("−", "-"));
			return Math.abs(slider.value - stands) / slider.step;
		})()`, at+" input", at+" output")); off > 0.51 {
			w.t.Errorf("part %d: the slider is %g steps off from what it says", i, off)
		}
		before := w.text(at + " .watched")
		for _, v := range []float64{(p.Try.From + p.Try.To) / 2, p.Try.To} { // one drag, which one undo takes back
			w.evaluate(fmt.Sprintf(`(() => { const s = document.querySelector(%q); s.value = %q; s.dispatchEvent(new Event("input", {bubbles: true})); return true; })()`,
				at+" input[type=range]", strconv.FormatFloat(v, 'g', -1, 64)))
			w.settle()
		}
		w.until(fmt.Sprintf(`document.querySelector(%q).textContent !== %q`, at+" .watched", before))
		w.request("undo", "")
		w.settle()
		if got := w.text(at + " .watched"); got != before {
			w.t.Errorf("undo leads from a drag to %q, want %q", got, before)
		}
	}
}

func (w *walk) evaluate(js string) { evaluate[bool](w.page, js) }

// answer types an answer and gives it.
func (w *walk) answer(form, field, text string) {
	w.evaluate(fmt.Sprintf(`(document.querySelector(%q).value = %q, document.querySelector(%q).requestSubmit(), true)`, field, text, form))
	w.settle()
}

// task does a task by the steps of its solution.
func (w *walk) task(at string, task *lessons.Task) {
	w.t.Helper()
	done := fmt.Sprintf(`document.querySelector(%q) !== null`, at+" .task.done")
	if task.Ask == nil && evaluate[bool](w.page, done) {
		w.t.Errorf("the task %s is done before anything was done", task.ID)
	}
	for _, step := range w.of.Steps(task.ID) {
		switch {
		case step.Point != "":
			w.evaluate(fmt.Sprintf(`(() => {
				const e = [...document.querySelectorAll(%q)].find((e) => !e.closest("#lesson"));
				e.dispatchEvent(new MouseEvent("click", {bubbles: true}));
				return true;
			})()`, fmt.Sprintf(`[data-ref~="%s"]`, step.Point)))
		case step.Again:
			w.request("load", fmt.Sprintf(`{"document": %s}`, w.of.Documents[task.Document]))
		case step.Epochs > 0:
			w.request("train", fmt.Sprintf(`{"epochs": %d}`, step.Epochs))
		case step.Answers():
			text := step.Answer
			if text == "" {
				d := w.document()
				start, err := document.Decode(w.of.Documents[task.Document])
				if err != nil {
					w.t.Fatal(err)
				}
				s := &lessons.State{View: workspace.New(d).View(), Start: workspace.New(start).View()}
				v, ok := s.Of(task.Ask.Answer)
				if !ok {
					w.t.Fatalf("the task %s has no answer", task.ID)
				}
				text = expr.Text(expr.Num(v), expr.Format{})
			}
			w.answer(at+" form", at+" input", text)
		default:
			d, err := step.Carry(w.document())
			if err != nil {
				w.t.Fatal(err)
			}
			w.request("load", fmt.Sprintf(`{"document": %s}`, d.Encode()))
		}
		w.settle()
	}
	if task.Ask != nil {
		for i, o := range task.Ask.Options {
			if o.Right {
				w.click(fmt.Sprintf(`%s [data-option="%d"]`, at, i))
			}
		}
	}
	w.until(done)
}

// exercise answers the questions of an exercise.
func (w *walk) exercise(at string, x *lessons.Exercise) {
	w.t.Helper()
	if x.Level > 0 {
		w.click(at + " .draw")
		w.until(fmt.Sprintf(`document.querySelector(%q) !== null`, at+" .prompt"))
		w.click(at + " .give button:nth-of-type(3)")
		number := evaluate[string](w.page, fmt.Sprintf(`[...document.querySelectorAll(%q)].at(-1).textContent`, at+" .hint math"))
		w.answer(at+" form", at+" form input", strings.NewReplacer("=", "", "−", "-", "·10", "e", "⁻", "-").Replace(number))
		w.shows(at+" .verdict", "That is right")
		return
	}
	for i, id := range x.Ask {
		d := w.document()
		v := workspace.New(d).View()
		asked, err := ask.New(exercise.NumbersOf(d, v.Encoding, v.Network, v.Theta), id, v.Row, x.AnswerForm())
		if err != nil {
			w.t.Fatal(err)
		}
		switch q := asked.(type) {
		case ask.Quantity:
			switch {
			case x.Form == lessons.Lines:
				steps := result[struct{ Steps []struct{ Symbols string } }](w.page, "derivation", fmt.Sprintf(`{"parameter": %q, "sample": %d, "form": "chain"}`, paramOf(id), rowOf(q.Exercise)))
				w.evaluate(fmt.Sprintf(`(document.querySelector(%q).value = %q, document.querySelector(%q).requestSubmit(), true)`, at+" textarea", steps.Steps[len(steps.Steps)-1].Symbols, at+" form"))
				w.shows(at+" .verdict", "nothing is left to derive")
				continue
			case x.AnswerForm() == exercise.Expression:
				line, _ := q.Line()
				w.answer(at+" form", at+" form input", expr.Text(line, expr.Format{}))
			default:
				w.answer(at+" form", at+" form input", strconv.FormatFloat(q.Right(), 'g', 12, 64))
			}
		case ask.Walk:
			w.walked(at, q)
		default:
			w.answered(at, q)
		}
		if i < len(x.Ask)-1 {
			w.until(fmt.Sprintf(`document.querySelector(%q) !== null`, at+" .verdict .right"))
			w.click(at + " .next")
			w.settle()
		}
	}
	w.shows(at+" .kind", "Your turn ✓")
}

// walked answers a question for a path by the drawing, and by the field where the lesson shows none.
func (w *walk) walked(at string, q ask.Walk) {
	w.t.Helper()
	if w.count(at+" button.walk") == 0 {
		text := ""
		for _, place := range q.Path() {
			text = q.Toggle(text, place)
		}
		w.answer(at+" form", at+" form input", text)
		return
	}
	w.click(at + " button.walk")
	w.until(`document.activeElement.matches(".diagram .parameters")`)
	shape := q.Numbers().Network.Shape
	for _, place := range q.Path() {
		selector := fmt.Sprintf(`.diagram [data-node="%d %d"]`, place.Layer, place.Unit)
		if place.Input != ask.Whole {
			selector = fmt.Sprintf(`.diagram .hit[data-param="%s"]`, shape.ID(network.Param(place)))
		}
		w.clickPlace(selector, 1)
	}
	w.click(".diagram .walk .back")
	w.settle()
	w.click(at + " form .primary")
	w.settle()
}

// answered answers a question for a rule by the button that is right, or one for a size.
func (w *walk) answered(at string, q ask.Question) {
	w.t.Helper()
	for _, c := range q.Choices() {
		if v, err := q.Answer(c.Text); err == nil && v.Correct {
			w.click(fmt.Sprintf(`%s button[data-text=%q]`, at, c.Text))
			w.settle()
			return
		}
	}
	w.answer(at+" form", at+" form input", strings.TrimSuffix(strings.TrimPrefix(q.Shown().String(), "It is "), "."))
}

// paramOf is the weight in the id of a derivative.
func paramOf(id string) string {
	_, by, _ := strings.Cut(id, "/")
	return strings.TrimPrefix(by, "d")
}

func rowOf(x *exercise.Exercise) int {
	row, _ := x.Asked.Row()
	return row
}

// TestLessonWithoutScript reads the page of each lesson where no script runs: all of its text, its formulas and its network are
// there, and it can be printed.
func TestLessonWithoutScript(t *testing.T) {
	for _, r := range all(t) {
		t.Run(r.Name, func(t *testing.T) {
			p := openWithout(t, "learn/"+r.Name+"/")
			if got := p.text("main h1"); got != r.Title {
				t.Errorf("the title is %q", got)
			}
			for _, panel := range []string{"diagram", "table"} {
				if len(r.Show) == 0 || strings.Contains(strings.Join(r.Show, " "), panel) {
					if n := p.count("main .still ." + map[string]string{"diagram": "diagram svg .node", "table": "datatable td"}[panel]); n == 0 {
						t.Errorf("the %s is not drawn", panel)
					}
				}
			}
			if n := p.count("main [data-part]"); n != len(r.Parts) {
				t.Errorf("%d parts are there of %d", n, len(r.Parts))
			}
			if n := evaluate[int](p, `[...document.querySelectorAll("main math")].filter((m) => m.getBoundingClientRect().width === 0 && m.checkVisibility()).length`); n != 0 {
				t.Errorf("%d formulas have no width", n)
			}
			if n := p.count("main :is(button, input, select)"); n != 0 {
				t.Errorf("%d elements are there to press that do nothing", n)
			}
			if n := evaluate[int](p, `[...document.querySelectorAll("[id]")].length - new Set([...document.querySelectorAll("[id]")].map((e) => e.id)).size`); n != 0 {
				t.Errorf("%d ids are there twice", n)
			}
			if wide := evaluate[bool](p, `document.documentElement.scrollWidth > innerWidth`); wide {
				t.Error("the page is wider than the window")
			}
		})
	}
}

// openWithout opens a page where no script of the page runs.
func openWithout(t *testing.T, where string) *page {
	t.Helper()
	p := newTab(t, (*page).checkConsole)
	p.do(chromedp.EmulateViewport(1024, 900))
	if _, err := chromedp.Call(p.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	p.do(chromedp.Navigate(site.URL + folder + where))
	return p
}

// TestLessonComesAlive reads the page of a lesson before the program is there. The program goes on at the place where the reader is.
func TestLessonComesAlive(t *testing.T) {
	h := keepBack(t)
	p := newTab(t, (*page).checkConsole)
	p.prefers()
	p.do(chromedp.EmulateViewport(1440, 900), chromedp.Navigate(h.url+"learn/table/"))
	const top = `document.querySelector("[data-part='%d']").getBoundingClientRect().top`
	evaluate[bool](p, `(document.querySelector("#shell [data-part='4']").scrollIntoView({behavior: "instant"}), true)`)
	p.until(`localStorage.getItem("chainrule-lesson-place-table") === "4"`)
	if p.count("#app") != 0 {
		t.Error("the program is there already")
	}
	h.release()
	p.until(`document.querySelector("#shell") === null && document.querySelector("#app #lesson") !== null`)
	p.settle()
	if got := evaluate[float64](p, fmt.Sprintf(top, 4)); got < 0 || got > 300 {
		t.Errorf("the part that was read is at %.0f", got)
	}
	if p.count("#app .lesson .task form") == 0 {
		t.Error("there is nothing to answer")
	}
	p.shows("#lesson .name", "Data and notation")
	if got := evaluate[string](p, `location.pathname + location.hash`); got != "/learn/table/#lesson=table" {
		t.Errorf("the address is %s", got)
	}
}

// TestLessonProgress does a task, and finds it done after a reload, in the list of lessons, and in the first view's invitation.
func TestLessonProgress(t *testing.T) {
	p := openLesson(t, "#lesson=table")
	click := func(ref string) {
		evaluate[bool](p, fmt.Sprintf(`(document.querySelector(%q).dispatchEvent(new MouseEvent("click", {bubbles: true})), true)`, `.datatable [data-ref="`+ref+`"]`))
	}
	click("x[1,3]")
	p.shows(`[data-task=cell] .verdict .wrong`, "The first index is the row")
	evaluate[bool](p, `(document.querySelector('#lesson [data-ref="x[2,1]"]').dispatchEvent(new MouseEvent("click", {bubbles: true})), true)`)
	p.settle()
	if p.count("[data-task=cell].done") != 0 {
		t.Error("to point at the lesson's own text does the task")
	}
	click("x[3,1]")
	p.shows("[data-task=cell] .kind", "Task ✓")
	p.shows("#lesson .crumb", "1 of 6 tasks done")
	p.reload()
	p.shows("#lesson .crumb", "1 of 6 tasks done")
	p.click("[popovertarget=lessons]")
	p.shows("#lessons [data-lesson=table] .about", "1 of 6 tasks done")
	evaluate[bool](p, `(location.hash = "#example=article", true)`)
	p.until(`document.querySelector("#lesson") === null`)
	q := open(t, "")
	q.shows(".intro .start", "Go on with the lessons")
	q.click(".intro .start")
	q.shows("#lesson .name", "Data and notation")
}

// TestLessonSeries answers the first questions of an exercise, and goes on with the next one after a reload.
func TestLessonSeries(t *testing.T) {
	p := openLesson(t, "#lesson=alpha")
	const at = `#lesson [data-exercise="in-the-head"]`
	answer := func(text string) {
		t.Helper()
		evaluate[bool](p, fmt.Sprintf(`(document.querySelector(%[1]q + " form input").value = %[2]q, document.querySelector(%[1]q + " form").requestSubmit(), true)`, at, text))
	}
	p.shows(at+" .count", "1 of 3")
	answer("-2*(3 - 2)*4*0.25*1") // α₁₂: the plant got 1 l of water
	p.shows(at+" .verdict", "That is right.")
	p.reload()
	p.shows(at+" .count", "2 of 3")
	answer("-2*(3 - 2)*4*0.25*1")
	p.until(`document.querySelector('` + at + ` .verdict .wrong') !== null`)
	p.reload()
	p.shows(at+" .count", "2 of 3")
	if p.count(at+" .verdict *") != 0 {
		t.Error("what was answered before the reload is still judged")
	}
}

// TestLessonNear does nothing for a task, then too little, then enough without an answer: nothing is said of what was so before,
// and nothing once all is done.
func TestLessonNear(t *testing.T) {
	p := openLesson(t, "#lesson=practice")
	p.request("train", `{"epochs": 2}`)
	p.settle()
	p.shows("#lesson .name", "Training")
	if got := p.text("[data-task=mend-rate] .verdict"); got != "" {
		t.Errorf("before the task before is done, it says %q", got)
	}
	p.click(`[data-task=explodes] [data-option="1"]`)
	p.shows("[data-task=explodes] .kind", "Task ✓")
	if got := p.text("[data-task=mend-rate] .verdict"); got != "" {
		t.Errorf("before anything is done, it says %q", got)
	}
	p.request("reset", "")
	p.shows("[data-task=mend-rate] .verdict", "is still 0.5")

	p = openLesson(t, "#lesson=update")
	answer := func(text string) {
		evaluate[bool](p, fmt.Sprintf(`(document.querySelector("[data-task=epoch] input").value = %q, document.querySelector("[data-task=epoch] form").requestSubmit(), true)`, text))
	}
	answer("1.3")
	p.shows("[data-task=epoch] .verdict", "Do first what the task says")
	p.request("train", `{"epochs": 1}`)
	p.shows("[data-task=epoch] .verdict", "What the task says is done")
	answer("1.3")
	p.shows("[data-task=epoch] .kind", "Task ✓")
}

// TestLessonStart begins with the lessons in the first view.
func TestLessonStart(t *testing.T) {
	p := open(t, "")
	p.prefers()
	p.shows(".intro .start", "Start the lessons")
	p.click(".intro .start")
	p.shows("#lesson .name", "Data and notation")
	p.click("#lesson .crumb button")
	p.until(`document.querySelector("#lesson") === null`)
	if got := p.title(); got != "Three students" {
		t.Errorf("%q is open after the lesson was closed", got)
	}
	p.click("[popovertarget=lessons]")
	p.click("#lessons [data-lesson=table]")
	p.shows("#lesson .name", "Data and notation")
}

// TestLessonOtherDocument opens another document beside a lesson: nothing in it does a task.
func TestLessonOtherDocument(t *testing.T) {
	p := openLesson(t, "#lesson=table")
	p.request("load", `{"document": `+small+`}`)
	p.shows("[data-task=shape] .open", "Another document is open")
	p.click("[data-task=shape] .open button")
	p.titled("Three students")
	if p.count("[data-task=shape] .open") != 0 {
		t.Error("the lesson's document is open, and the task does not know")
	}
	if p.count("#lesson .task.done") != 0 {
		t.Error("a task was done by another document")
	}
}

// TestNoLesson opens an address of a lesson that there is not.
func TestNoLesson(t *testing.T) {
	p := open(t, "#lesson=nowhere")
	p.shows(".message.bad", `There is no lesson "nowhere"; there are table`)
}

// TestLessonOffline goes on with lessons where the host is gone: in the program, and on their pages.
func TestLessonOffline(t *testing.T) {
	c := newChanging(t)
	p := c.open(t, "#example=xor")
	p.prefers()
	p.until(`(async () => {
		const list = await caches.match(document.querySelector("meta[name=lessons]").content);
		const files = ["learn/index.html", "learn/table/index.html", ...(await list?.json() ?? [{file: "x"}]).map((l) => l.file)];
		return (await Promise.all(files.map((file) => caches.match(file)))).every(Boolean);
	})()`)
	c.gone.Store(true)
	p.click("[popovertarget=lessons]")
	p.click("#lessons [data-lesson=table]")
	p.shows("#lesson .name", "Data and notation")
	p.do(chromedp.Navigate(c.url + "learn/table/"))
	p.shows("#app #lesson .name", "Data and notation")
	p.do(chromedp.Navigate(c.url + "learn/"))
	p.shows("main .contents", "Data and notation")
	p.forgive()
}

// TestLessonInPage puts a lesson into a course page: its text with what it shows beside it.
func TestLessonInPage(t *testing.T) {
	c := newCourse(t, false, map[string]string{"page.html": `<chain-rule id="e" lesson="table" show="lesson"></chain-rule>`})
	p := c.open(t, "page.html")
	p.loaded("e")
	p.untilIn("e", `view.document.querySelector("#lesson .name")?.textContent === "Data and notation"`)
	p.settleIn("e")
	if got := inFrame[string](p, "e", `[...view.document.querySelectorAll("#app section")].map((s) => s.classList[0]).join()`); got != "lesson,datatable,diagram" {
		t.Errorf("it shows %s", got)
	}
	inFrame[bool](p, "e", `(view.document.querySelector('.datatable [data-ref="x[3,1]"]').dispatchEvent(new MouseEvent("click", {bubbles: true})), true)`)
	p.untilIn("e", `view.document.querySelector("[data-task=cell].done")`)
	evaluate[bool](p, `(localStorage.clear(), true)`)
}

// TestLessonAfterLesson goes on to lessons of the same document, one of which does what another asks for: each begins with its document as it is
// opened, and the text before stays until then.
func TestLessonAfterLesson(t *testing.T) {
	p := openLesson(t, "#lesson=table")
	evaluate[bool](p, `(window.without = 0, new MutationObserver(() => { if (!document.querySelector("#lesson")) window.without++; }).observe(document.querySelector("#app"), {childList: true, subtree: true}), true)`)
	list := all(t)
	for _, r := range list[1:] {
		p.click("#lesson .neighbours .after")
		p.shows("#lesson .name", r.Title)
		p.settle()
		if n := p.count("#lesson .task.done"); n != 0 {
			t.Errorf("%d tasks of %s are done at the beginning", n, r.Name)
		}
		d, err := document.Decode(r.Documents[r.Document])
		if err != nil {
			t.Fatal(err)
		}
		p.titled(d.Title)
		if n := p.count("#lesson [data-part]"); n != len(r.Parts) {
			t.Errorf("%s has %d parts on the page, and %d in its file", r.Name, n, len(r.Parts))
		}
		p.request("load", fmt.Sprintf(`{"document": %s}`, d.Encode())) // as if it had been changed
	}
	if n := evaluate[int](p, `window.without`); n != 0 {
		t.Errorf("there was no lesson on the page %d times on the way", n)
	}
}

// TestLessonFromDisk opens a lesson of the folder on a disk, in the program and as a page, where browsers hand a page no files.
func TestLessonFromDisk(t *testing.T) {
	folder, err := filepath.Abs(dist)
	if err != nil {
		t.Fatal(err)
	}
	for _, where := range []string{"index.html#lesson=table", "learn/table/index.html"} {
		p := openAt(t, "file://"+filepath.ToSlash(folder)+"/"+where)
		p.shows("#app #lesson .name", "Data and notation")
		p.titled("Three students")
		p.forgive()
	}
}
