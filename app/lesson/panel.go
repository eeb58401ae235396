package lesson

import (
	"strconv"
	"strings"

	"chainrule/app/act"
	"chainrule/app/listen"
	"chainrule/app/prefer"
	"chainrule/engine/document"
	"chainrule/engine/lesson"
	"chainrule/engine/network"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Panel is a lesson, beside the document that is open.
type Panel struct {
	app.Compo

	View   *workspace.View
	Lesson *lesson.Lesson
	Of     []lesson.Listed // all lessons; nil before they came
	Closes bool            // the lesson can be closed

	of      string                     // the lesson that the state below belongs to
	done    Done                       // its tasks
	starts  map[string]*workspace.View // its documents as they are opened, by their names
	at      int                        // the part that is read
	pointed string                     // the ids of what was pointed at last
	ctx     app.Context
	stops   []func()
}

// OnMount starts listening to what is pointed at, and to exercises.
func (p *Panel) OnMount(ctx app.Context) {
	p.ctx = ctx
	ctx.Handle(act.DoneName, func(_ app.Context, a app.Action) { p.note(a.Value.(string)) })
	ctx.Handle(GoOnName, func(_ app.Context, a app.Action) { p.goOn(a.Value.(GoOn)) })
	document := app.Window().Get("document")
	point := func(e app.Value) { p.point(e.Get("target")) }
	p.stops = []func(){
		listen.First(document, "click", point),
		listen.First(document, "focusin", point),
		listen.First(document, "scroll", func(app.Value) { p.onScroll() }),
	}
	p.begin()
	p.show()
}

// OnDismount stops listening.
func (p *Panel) OnDismount() {
	for _, stop := range p.stops {
		stop()
	}
	p.stops = nil
}

// OnUpdate follows the document, and the lesson where it is another one.
func (p *Panel) OnUpdate(app.Context) {
	if p.of != p.Lesson.Name {
		p.begin()
		p.show()
	}
	p.live()
}

// sync has the state be that of the lesson.
func (p *Panel) sync() {
	if p.of == p.Lesson.Name {
		return
	}
	p.of, p.done, p.at = p.Lesson.Name, DoneOf(p.Lesson.Name), place(p.Lesson.Name)
	p.starts, p.pointed = map[string]*workspace.View{}, ""
}

// begin notes that the lesson is open.
func (p *Panel) begin() {
	p.sync()
	prefer.Set(prefer.OfLearner(lastKey), p.Lesson.Name)
	p.reach()
}

// reach tells how far one is.
func (p *Panel) reach() { act.Reach(p.ctx, reached(p.Lesson, p.done, p.at)) }

// reached is how far one is in a lesson.
func reached(l *lesson.Lesson, done Done, at int) act.Reached {
	return act.Reached{Lesson: l.Name, Done: done.count(l.Listed), Of: len(l.Tasks), Tasks: strings.Join(done, " "), Place: at}
}

// GoOnName is the action of going on with what was done of the open lesson elsewhere. Its value is a GoOn.
const GoOnName = "go-on-with-lesson"

// GoOn is what was done of a lesson elsewhere.
type GoOn struct {
	Lesson string
	Tasks  []string // as kept
	Place  int      // the part that was read; 0 for none
}

// Reached is how far one is in a lesson with what was done elsewhere.
func (g GoOn) Reached(l *lesson.Lesson) act.Reached {
	done, at := DoneOf(l.Name), place(l.Name)
	for _, item := range g.Tasks {
		done = done.With(l.Name, item)
	}
	if g.Place > 0 {
		at = g.Place
	}
	return reached(l, done, at)
}

// goOn goes on with what was done elsewhere.
func (p *Panel) goOn(g GoOn) {
	if g.Lesson != p.Lesson.Name {
		return
	}
	p.sync()
	for _, item := range g.Tasks {
		p.done = p.done.With(g.Lesson, item)
	}
	if g.Place > 0 {
		p.at = g.Place
		setPlace(g.Lesson, g.Place)
		p.show()
	}
	p.reach()
}

// show goes on where the lesson was left, once it is drawn.
func (p *Panel) show() {
	p.ctx.Defer(func(app.Context) {
		p.live()
		panel := app.Window().GetElementByID(panelID)
		if !panel.Truthy() {
			return
		}
		panel.Set("scrollTop", 0)
		if at := place(p.Lesson.Name); at > 0 {
			if part := panel.Call("querySelector", `[data-part="`+strconv.Itoa(at)+`"]`); part.Truthy() {
				part.Call("scrollIntoView")
			}
		}
	})
}

// panelID is the id of the panel's element.
const panelID = "lesson"

// onScroll notes which part is read, whether the panel scrolls or the page.
func (p *Panel) onScroll() {
	panel := app.Window().GetElementByID(panelID)
	if !panel.Truthy() || !panel.Call("checkVisibility").Bool() {
		return
	}
	top := max(0, panel.Call("getBoundingClientRect").Get("top").Float())
	parts := panel.Call("querySelectorAll", "[data-part]")
	for i := range parts.Get("length").Int() {
		if parts.Index(i).Call("getBoundingClientRect").Get("bottom").Float() > top+margin {
			if i != p.at {
				p.at = i
				setPlace(p.Lesson.Name, i)
			}
			return
		}
	}
}

// margin is how many pixels of a part have to be in sight for it to be the one that is read.
const margin = 40

// point notes what is pointed at: clicked, or reached by keyboard, anywhere but in the lesson itself.
func (p *Panel) point(target app.Value) {
	if !target.Truthy() || !target.Get("closest").Truthy() || target.Call("closest", "#"+panelID).Truthy() {
		return
	}
	e := target.Call("closest", "[data-ref]")
	if !e.Truthy() {
		return
	}
	ref := e.Call("getAttribute", "data-ref").String()
	if ref == p.pointed {
		return
	}
	p.ctx.Dispatch(func(app.Context) { p.pointed = ref })
}

// note notes that a task or an exercise of the lesson was done, or a question of one.
func (p *Panel) note(id string) {
	if !p.done.Has(id) {
		p.done = p.done.With(p.Lesson.Name, id)
		p.reach()
	}
}

// start is a document of the lesson as it is opened.
func (p *Panel) start(name string) *workspace.View {
	if v := p.starts[name]; v != nil {
		return v
	}
	d, err := Document(p.Lesson, name)
	if err != nil {
		return nil
	}
	v := workspace.New(d).View()
	p.starts[name] = v
	return v
}

// Document is one of a lesson's documents, with what the lesson selects in it.
func Document(l *lesson.Lesson, name string) (*document.Document, error) {
	d, err := document.Decode(l.Documents[name])
	if err != nil || name != l.Document {
		return d, err
	}
	w := workspace.New(d)
	if l.Row > 0 {
		err = w.SelectRow(l.Row)
	}
	var param network.Param
	if err == nil && l.Param != "" {
		if param, err = w.View().Shape.Parse(l.Param); err == nil {
			err = w.SelectParam(param)
		}
	}
	return w.Document(), err
}

// there reports whether a document of the lesson is the one that is open. It is known by its title.
func (p *Panel) there(name string) bool {
	start := p.start(name)
	return start != nil && p.View.Document.Title == start.Document.Title
}

// state is what conditions about a document are judged by.
func (p *Panel) state(name string) *lesson.State {
	return &lesson.State{View: p.View, Start: p.start(name), Pointed: p.pointed}
}

// look notes the tasks that are done now.
func (p *Panel) look() {
	states := map[string]*lesson.State{}
	for _, part := range p.Lesson.Parts {
		t := part.Task
		if t == nil || t.Ask != nil || p.done.Has(t.ID) || !p.there(t.Document) {
			continue
		}
		if states[t.Document] == nil {
			states[t.Document] = p.state(t.Document)
		}
		if t.When.Hold(states[t.Document]) {
			p.note(t.ID)
		}
	}
}

// live writes the values that follow the document into the text.
func (p *Panel) live() {
	panel := app.Window().GetElementByID(panelID)
	if !panel.Truthy() {
		return
	}
	s := p.state(p.Lesson.Document)
	found := panel.Call("querySelectorAll", "[data-live]")
	for i := range found.Get("length").Int() {
		e := found.Index(i)
		text := lesson.Shown(s, e.Call("getAttribute", "data-live").String())
		if e.Get("textContent").String() != text {
			e.Set("textContent", text)
		}
	}
}

// onText follows a link to another lesson.
func (p *Panel) onText(ctx app.Context, e app.Event) {
	target := e.Get("target")
	if !target.Get("closest").Truthy() {
		return
	}
	link := target.Call("closest", `a[href^="lesson:"]`)
	if !link.Truthy() {
		return
	}
	e.PreventDefault()
	e.Call("stopPropagation")
	Go(ctx, strings.TrimPrefix(link.Call("getAttribute", "href").String(), "lesson:"))
}
