package lesson

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"chainrule/engine/document"
	"chainrule/engine/exercise"
	"chainrule/engine/exercise/ask"
	"chainrule/engine/expr"
	"chainrule/engine/lesson"
	"chainrule/engine/network"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"
)

// Article is a lesson as it is read and printed without the program: its text, its network and its derivation. list has all
// lessons.
func (r *Read) Article(list []*Read) (string, error) {
	w := &pageWriter{r: r, list: list}
	w.article()
	return w.b.String(), w.err
}

// pageWriter writes the page of a lesson.
type pageWriter struct {
	r    *Read
	list []*Read
	b    strings.Builder
	err  error
}

func (w *pageWriter) put(format string, args ...any) { fmt.Fprintf(&w.b, format, args...) }

// say is a text of the catalogues as HTML.
func say(id prose.ID, args ...any) string { return html.EscapeString(prose.Text(id, args...)) }

// fit makes a text fit for a page of its own: links to other lessons, and headings one level up.
func fit(text lesson.HTML) string {
	s := lessonLink.ReplaceAllString(string(text), `href="learn/$1/"`)
	return strings.NewReplacer("<h3>", "<h2>", "</h3>", "</h2>", "<h4>", "<h3>", "</h4>", "</h3>").Replace(s)
}

func (w *pageWriter) article() {
	r := w.r
	w.put(`<article class="lesson"><p class="crumb"><a href="learn/">%s</a> · %s</p><h1>%s</h1><p class="asks">%s</p>`,
		say(prose.LessonContents), say(prose.LessonCrumb, r.Number, r.Minutes), html.EscapeString(r.Title), html.EscapeString(r.Question))
	show := r.Show
	if len(show) == 0 {
		show = []string{"diagram", "table", "derivation"}
	}
	show = slices.DeleteFunc(slices.Clone(show), func(panel string) bool { return panel == "training" })
	w.figure("still beside", r.Document, show, r.Row, r.Param, "")
	w.put(`<div class="parts">`)
	for i, p := range r.Parts {
		w.put(`<div class="part" data-part="%d">`, i)
		w.part(p)
		w.put("</div>\n")
	}
	w.put("</div>")
	if len(r.Tasks) > 0 {
		w.put(`<p class="can">%s</p>`, fit(r.Can))
	}
	w.put(`<nav class="neighbours" aria-label="%s">`, say(prose.Lessons))
	for _, n := range []struct{ name, before, after string }{{r.Before, "‹ ", ""}, {r.After, "", " ›"}} {
		for _, l := range w.list {
			if l.Name == n.name {
				w.put(`<a href="learn/%s/">%s%s%s</a>`, l.Name, n.before, say(prose.LessonNumbered, l.Number, l.Title), n.after)
			}
		}
	}
	w.put("</nav></article>")
}

// figure draws panels of a document of the lesson.
func (w *pageWriter) figure(class, name string, panels []string, row int, param, caption string) {
	d, err := document.Decode(w.r.Documents[name])
	if err == nil {
		var drawn string
		if drawn, err = figure(d, panels, row, param); err == nil {
			w.put(`<figure class="%s">%s`, class, drawn)
			if caption != "" {
				w.put("<figcaption>%s</figcaption>", caption)
			}
			w.put("</figure>")
		}
	}
	if err != nil && w.err == nil {
		w.err = fmt.Errorf("%s: the figure of %s: %w", w.r.File, name, err)
	}
}

func (w *pageWriter) part(p lesson.Part) {
	switch {
	case p.Task != nil:
		w.task(p.Task)
	case p.Exercise != nil:
		w.exercise(p.Exercise)
	case p.Open != nil:
		w.put(`<p class="say">%s</p>`, fit(p.Open.Say))
		w.figure("still", p.Open.Document, []string{"diagram", "table"}, 0, "", "")
	case p.Look != nil:
		v := w.r.views[p.Look.Document]
		row, param := p.Look.Row, p.Look.Param
		if row == 0 {
			row = v.Row
		}
		if param == "" {
			param = v.Shape.ID(v.Param)
		}
		w.figure("still", p.Look.Document, []string{p.Look.Panel}, row, param, fit(p.Look.Say))
	case p.Try != nil:
		w.try(p.Try)
	default:
		w.put(`<div class="text">%s</div>`, fit(p.Text))
	}
}

// folded is a text that is shown when it is asked for, also without a script.
func (w *pageWriter) folded(name prose.ID, text string) {
	w.put("<details><summary>%s</summary><p>%s</p></details>", say(name), text)
}

func (w *pageWriter) task(t *lesson.Task) {
	w.put(`<section class="box task"><h2 class="kind">%s</h2><p class="say">%s</p>`, say(prose.TaskName), fit(t.Say))
	if q := t.Ask; q != nil {
		w.put(`<p class="ask">%s</p>`, fit(q.Ask))
		if q.Options != nil {
			w.put("<ul>")
			for _, o := range q.Options {
				w.put("<li>%s</li>", fit(o.Text))
			}
			w.put("</ul>")
		}
	}
	if t.Hint != "" {
		w.folded(prose.GiveHint, fit(t.Hint))
	}
	w.folded(prose.WhenDone, fit(t.Done))
	w.put("</section>")
}

// exercise is what is asked, with the answers folded.
func (w *pageWriter) exercise(x *lesson.Exercise) {
	w.put(`<section class="box exercise"><h2 class="kind">%s</h2>`, say(prose.YourTurn))
	if x.Say != "" {
		w.put(`<p class="say">%s</p>`, fit(x.Say))
	}
	v := w.r.views[x.Document]
	numbers := exercise.NumbersIn(v)
	var asked []ask.Question
	for _, id := range x.Ask {
		q, err := ask.New(numbers, id, v.Row, x.AnswerForm())
		if err != nil {
			w.err = err
			return
		}
		asked = append(asked, q)
	}
	switch {
	case x.Level > 0:
		w.put("<p>%s</p>", say(prose.NeedsProgram))
	case x.Form == lesson.Lines:
		w.put("<p>%s</p>", message(prose.Say(prose.WriteLines, asked[0].(ask.Quantity).Formula())))
	default:
		w.put("<ol>")
		for _, q := range asked {
			w.put("<li>%s", message(q.Prompt()))
			if x.AnswerForm() == ask.Rule {
				w.put("<ul>")
				for _, c := range q.Choices() {
					w.put("<li>%s</li>", message(c.Said))
				}
				w.put("</ul>")
			}
			w.folded(prose.TheAnswer, message(q.Shown()))
			w.put("</li>")
		}
		w.put("</ol>")
	}
	w.put("</section>")
}

// message is a message as HTML.
func message(m prose.Message) string {
	var b strings.Builder
	for _, p := range m.Parts() {
		if p.Formula != nil {
			b.WriteString(expr.Markup{Tag: "math", Children: []expr.Markup{expr.MathML(p.Formula, expr.Format{})}}.String())
		} else {
			b.WriteString(html.EscapeString(p.Text))
		}
	}
	return b.String()
}

// places is at how many places a slider's numbers are printed.
const places = 5

// try is a table of the numbers at some places of a slider.
func (w *pageWriter) try(t *lesson.Try) {
	w.put(`<section class="box try"><h2 class="kind">%s</h2><p class="say">%s</p><div class="wide" tabindex="0"><table><thead><tr><th>%s</th>`, say(prose.TryName), fit(t.Say), moved(t.Move))
	for _, label := range t.Labels {
		w.put("<th>%s</th>", label)
	}
	w.put("</tr></thead><tbody>")
	start := w.r.views[t.Document]
	for i := range places {
		x := t.From + (t.To-t.From)*float64(i)/(places-1)
		v := start
		work := workspace.New(start.Saved())
		var c workspace.Command = workspace.SetRate{Rate: x}
		if t.Move != "gamma" {
			var p network.Param
			if p, w.err = start.Shape.Parse(t.Move); w.err != nil {
				return
			}
			c = workspace.SetWeight{Param: p, Value: x}
		}
		if work.Do(c) == nil {
			v = work.View()
		}
		s := &lesson.State{View: v, Start: start}
		w.put("<tr><td>%s</td>", expr.FormatNumber(x, 4))
		for _, watch := range t.Watch {
			w.put("<td>%s</td>", lesson.Shown(s, watch.String()))
		}
		w.put("</tr>")
	}
	w.put("</tbody></table></div></section>")
}

// moved is what a slider sets, as a formula.
func moved(id string) string {
	s, err := expr.ParseSymbol(id)
	if err != nil {
		return html.EscapeString(id)
	}
	name := [2]string{"aria-label", expr.Speech(s, expr.Format{})}
	return expr.Markup{Tag: "math", Attrs: [][2]string{name}, Children: []expr.Markup{expr.MathML(s, expr.Format{})}}.String()
}

// Contents is the table of contents as a page.
func Contents(list []*Read) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<article class="lesson"><h1>%s</h1><p class="asks">%s</p><ol class="contents">`, say(prose.Lessons), say(prose.LessonsAre))
	for _, r := range list {
		fmt.Fprintf(&b, `<li value="%d"><a href="learn/%s/">%s</a><p>%s <span class="quiet">%s</span></p></li>`,
			r.Number, r.Name, html.EscapeString(r.Title), html.EscapeString(r.Question), say(prose.LessonAbout, r.Minutes))
	}
	b.WriteString("</ol></article>")
	return b.String()
}
