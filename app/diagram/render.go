package diagram

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"chainrule/app/link"
	"chainrule/app/markup"
	"chainrule/app/menu"
	"chainrule/engine/expr"
	"chainrule/engine/prose"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Render draws the network, or says why there is none.
func (p *Panel) Render() app.UI {
	body := []app.UI{p.renderHead()}
	if p.settings && p.View != nil && p.View.Fixed&settable != settable {
		body = append(body, p.renderSettings())
	}
	if p.drawable() {
		l, above := p.layout(), p.renderSelected
		if p.walking() {
			p.editing = false
			l, above = p.walked(l), p.renderWalk
		}
		body = append(body, above(), p.renderDrawing(l))
		if !p.walking() {
			body = append(body, p.renderNote())
		}
	} else {
		body = append(body, app.P().Class("empty").Text(p.whyNone()))
	}
	return app.Section().Class("diagram").Aria("label", prose.Text(prose.NetworkPanel)).Body(body...)
}

func (p *Panel) whyNone() string {
	if p.View == nil || p.View.Problem == nil {
		return ""
	}
	return prose.Text(prose.NothingToDraw, prose.Sentence(p.View.Problem))
}

func (p *Panel) renderHead() app.UI {
	parts := []app.UI{
		app.H2().Text(prose.Text(prose.NetworkPanel)),
		menu.Segments(
			prose.EdgesBy,
			menu.Segment{Label: prose.Text(prose.ByWeights), On: !p.byGradient, Click: p.byWeights},
			menu.Segment{Label: prose.Text(prose.ByGradient), On: p.byGradient, Click: p.byGradients},
		),
	}
	if p.View == nil || p.View.Fixed&settable != settable {
		parts = append(parts, app.Button().Type("button").Class("layers").Aria("expanded", strconv.FormatBool(p.settings)).OnClick(p.toggleSettings).Text(prose.Text(prose.Layers)))
	}
	return app.Div().Class("head").Body(parts...)
}

// settable are the parts of a document that the settings change.
const settable = workspace.PartNetwork | workspace.PartWeights | workspace.PartSettings

// renderSelected is the selected parameter with its value, to edit and to lock.
func (p *Panel) renderSelected() app.UI {
	v := p.View
	symbol := v.Shape.Symbol(v.Param)
	parts := []app.UI{
		markup.Math(expr.Markup{Tag: "math", Children: []expr.Markup{
			expr.MathML(symbol, expr.Format{}),
			{Tag: "mo", Text: "="},
			expr.MathML(expr.Num(v.Theta[v.Shape.Index(v.Param)]), expr.Format{Digits: 6}),
		}}, false),
	}
	if !p.fixed(workspace.PartWeights) {
		parts = append(
			parts,
			app.Button().Type("button").Class("edit").Title(prose.Text(prose.EditHint)).OnClick(p.onEdit).Text(prose.Text(prose.Edit)),
			app.Button().Type("button").Class("lock").Title(prose.Text(prose.LockHint)).
				Aria("pressed", strconv.FormatBool(p.locked())).OnClick(p.toggleLock).Text(lockLabel(p.locked())),
		)
	} else if p.locked() {
		parts = append(parts, app.Span().Class("lock").Text(prose.Text(prose.LeftAlone)))
	}
	if v.Shape.P == 2 && len(v.Shape.Hidden) > 0 {
		parts = append(parts, app.Button().Type("button").Class("unit-pictures").Title(prose.Text(prose.PicturesHint)).
			Aria("pressed", strconv.FormatBool(!p.plain)).OnClick(p.togglePictures).Text(prose.Text(prose.PicturesInUnits)))
	}
	if p.fault != "" && p.editing {
		parts = append(parts, app.Span().Class("fault").Role("alert").Text(p.fault))
	}
	return app.Div().Class("selected").Body(parts...)
}

func lockLabel(locked bool) string {
	if locked {
		return prose.Text(prose.LockOn)
	}
	return prose.Text(prose.Lock)
}

func (p *Panel) renderDrawing(l *layout) app.UI {
	v := p.View
	var parts []app.UI
	parts = append(parts, p.renderLoss(l)...)
	for _, e := range l.edges {
		parts = append(parts, p.renderEdge(l, e))
	}
	if len(l.edges) <= wideHits {
		for _, e := range l.edges { // above the edges, to be hit more easily
			t := p.textOf(e)
			parts = append(parts, markup.SVG("path", "class", "hit", "d", t.path, "data-param", t.param,
				link.Attribute, t.ref, "aria-hidden", "true"))
		}
	}
	if p.walking() {
		parts = append(parts, p.renderLines(l)...)
	}
	for _, n := range l.nodes {
		if p.walking() {
			parts = append(parts, p.renderUnit(l, n))
		} else {
			parts = append(parts, l.renderNode(n, l.figuresOf(v, n, p.Phase), ""))
		}
	}
	for _, g := range l.gaps {
		parts = append(parts, text("fold", g.x, g.y, prose.Text(prose.MoreUnits, g.count)))
	}
	for _, t := range l.tags(p.tagText) {
		parts = append(parts, p.renderTag(t))
	}
	list := markup.SVG("g", "class", "parameters", "tabindex", "0", "role", "listbox", "aria-activedescendant", p.active())
	class := l.name
	if p.walking() {
		list, class = list.Attr("aria-multiselectable", "true").Attr("aria-label", prose.Text(prose.WalkLabel)), class+" walking"
	} else {
		list = list.Attr("aria-label", prose.Text(prose.DiagramLabel))
	}
	parts = []app.UI{list.Body(parts...)}
	for _, c := range l.captions {
		parts = append(parts, renderCaption(c, p.fixed(workspace.PartNetwork))...)
	}
	if len(v.Shape.Hidden) > 1 {
		class += fmt.Sprintf(" layers-%d", len(v.Shape.Hidden))
	}
	if p.zoom.enlarged() {
		class += " enlarged"
	}
	drawing := markup.SVG("svg", "class", class+phaseClass[p.Phase], "viewBox", fmt.Sprintf("0 0 %g %g", l.width, l.height),
		"width", fmt.Sprintf("%g", mostEnlarged*l.width), "height", fmt.Sprintf("%g", mostEnlarged*l.height),
		"role", "group", "aria-label", prose.Text(prose.NetworkPanel),
	).OnClick(p.onClick).OnDblClick(p.onDoubleClick).OnKeyDown(p.onKey).Body(
		markup.SVG("g", "class", "scene", "transform", p.zoom.transform()).Body(parts...),
	)
	return app.Div().Class("drawing").Body(
		app.Button().Type("button").Class("fit").Hidden(!p.zoom.enlarged()).OnClick(p.onFit).Text(prose.Text(prose.WholeDrawing)),
		drawing,
	)
}

// mostEnlarged is how many times its size the drawing is shown where there is room.
const mostEnlarged = 1.4

// wideHits is the number of edges up to which each gets a wide invisible path to click on.
const wideHits = 300

func (p *Panel) renderEdge(l *layout, e edge) app.UI {
	amount, largest := e.weight, l.largestWeight
	if p.byGradient {
		amount, largest = e.gradient, l.largestSlope
	}
	var class []string
	if amount < 0 {
		class = append(class, "neg")
	}
	if e.way {
		class = append(class, "way")
	}
	if e.selected {
		class = append(class, "selected")
	}
	if e.locked {
		class = append(class, "locked")
	}
	width := 0.8
	if largest > 0 {
		width += 2.6 * math.Sqrt(math.Abs(amount)/largest)
	}
	chosen := e.selected
	if p.walking() {
		chosen = e.way
	}
	t := p.textOf(e)
	return markup.SVG("path", "class", "edge "+strings.Join(class, " "), "id", t.id, "d", t.path,
		"stroke-width", strconv.FormatFloat(width, 'f', 2, 64), "data-param", t.param, link.Attribute, t.ref,
		"role", "option", "aria-selected", strconv.FormatBool(chosen), "aria-label", p.spoken(l, e, t.label))
}

// renderLoss draws the ways from the outputs to the targets, and the loss above the first.
func (p *Panel) renderLoss(l *layout) []app.UI {
	var parts []app.UI
	for i := 0; i+1 < len(l.losses); i += 2 {
		f, y := l.losses[i], l.losses[i+1]
		class := "edge residual"
		if l.lossWay[f.unit] {
			class += " way"
		}
		parts = append(parts, markup.SVG("path", "class", class, "stroke-width", "2",
			"d", fmt.Sprintf("M%g,%gL%g,%g", f.x+l.half.x, f.y, y.x-l.half.x, y.y)))
	}
	if l.loss == "" || len(l.losses) == 0 {
		return parts
	}
	f, y := l.losses[0], l.losses[1]
	li := expr.Symbol{Kind: expr.Li, I: expr.At(p.View.Row)}
	return append(parts, text("num loss", (f.x+y.x)/2, f.y-l.half.y-18, l.loss).Attr(link.Attribute, link.Refs(li)+" L"))
}

func text(class string, x, y float64, s string) app.HTMLElem {
	return markup.SVG("text", "class", class, "x", fmt.Sprintf("%g", x), "y", fmt.Sprintf("%g", y)).Text(s)
}

// nodeClasses are the roles by kind, which the colours follow.
var nodeClasses = map[kind]string{input: "nx", hidden: "nz", output: "nf", target: "ny"}

func (l *layout) renderNode(n node, in figures, more string) app.HTMLElem {
	class := "node " + nodeClasses[n.kind]
	if n.kind == bias {
		class = "node nx"
		if n.layer > 0 {
			class = "node nz"
		}
	}
	g := markup.SVG("g", "class", class+more, "transform", fmt.Sprintf("translate(%g,%g)", n.x, n.y))
	if n.kind != target {
		g = g.Attr("data-node", fmt.Sprintf("%d %d", n.layer, n.unit))
	}
	if len(n.refs) > 0 {
		g = g.Attr(link.Attribute, link.Refs(n.refs...))
	}
	parts := l.renderShape(n)
	symbol, value := point{0, -7}, point{0, 9}
	switch {
	case in.value == "":
		symbol = point{}
	case l.line:
		symbol, value = point{14 - l.half.x, 0}, point{l.half.x - 29, 0}
	}
	if n.small != nil && !l.room { // in the middle of what the picture leaves
		symbol.x, value.x = l.half.y, l.half.y
	}
	if in.symbol != "" {
		parts = append(parts, text("sym", symbol.x, symbol.y, in.symbol))
	}
	if in.value != "" {
		class := "num value"
		if figureWidth(in.value) > longFigure {
			class += " long"
		}
		parts = append(parts, text(class, value.x, value.y, in.value))
	}
	if in.below != "" {
		parts = append(parts, markup.SVG("text", "class", "num beside", "x", "0", "y", fmt.Sprintf("%g", l.half.y+nameBelow)).Body(
			markup.SVG("tspan", "class", "of").Text(in.of), markup.SVG("tspan").Text(in.below)))
	}
	return g.Body(append(parts, l.renderName(n)...)...)
}

// renderShape draws what a node is of: round for a unit, square where it is a bias, a target, or holds a picture.
func (l *layout) renderShape(n node) []app.UI {
	rect := func(class string, half point, corner float64) app.UI {
		return markup.SVG("rect", "class", class, "x", fmt.Sprintf("%g", -half.x), "y", fmt.Sprintf("%g", -half.y),
			"width", fmt.Sprintf("%g", 2*half.x), "height", fmt.Sprintf("%g", 2*half.y), "rx", fmt.Sprintf("%g", corner))
	}
	switch {
	case n.small != nil && !l.room:
		picture := markup.SVG("g", "class", "picture").Body(n.small.render(l.half.y-l.half.x, 0, 2*l.half.y)...)
		return []app.UI{rect("unit", l.half, 3), picture}
	case n.small != nil:
		return append([]app.UI{rect("frame", point{l.half.y, l.half.y}, 0)}, n.small.render(0, 0, 2*l.half.y)...)
	case n.kind == bias:
		return []app.UI{rect("square", point{l.half.x, l.biasHalf}, 3)}
	case n.kind == target:
		return []app.UI{rect("square", point{l.half.x, min(20, l.half.y)}, 3)}
	}
	return []app.UI{rect("unit", l.half, l.half.y)}
}

// renderName is the name of a node's column, with all of it to hover over where it is cut.
func (l *layout) renderName(n node) []app.UI {
	if n.name == "" {
		return nil
	}
	class, x, y := "num name", 0.0, l.half.y+nameBelow
	if l.beside {
		side := " before"
		x, y = -l.half.x-6, 0
		if n.kind == target {
			side, x = " after", l.half.x+6
		}
		class += side
	}
	fits := nameThatFits(n.name)
	parts := []app.UI{text(class, x, y, prose.Isolated(fits))}
	if fits != n.name {
		parts = append(parts, markup.SVG("title").Text(prose.Isolated(n.name)))
	}
	return parts
}

// renderTag is a label on an edge; the selected one's gives way to a field while it is edited.
func (p *Panel) renderTag(t tag) app.UI {
	if t.primary && p.editing {
		class := "weight-field"
		if p.fault != "" {
			class += " bad"
		}
		return markup.SVG("foreignObject", "x", fmt.Sprintf("%g", t.x-60), "y", fmt.Sprintf("%g", t.y-16), "width", "120", "height", "32").Body(
			app.Input().Class(class).Type("text").Aria("label", prose.Text(prose.ValueOf, t.edge.symbol)).Aria("invalid", strconv.FormatBool(p.fault != "")).
				Value(p.start).OnInput(p.onDraft).OnKeyDown(p.onDraftKey).OnBlur(p.onDraftBlur),
		)
	}
	class := "tag"
	if t.primary {
		class = "tag selected"
	}
	return markup.SVG("g", "class", class, "data-param", p.View.Shape.ID(t.edge.param), link.Attribute, link.Refs(t.edge.symbol)).Body(
		markup.SVG("rect", "x", fmt.Sprintf("%g", t.x-t.width/2), "y", fmt.Sprintf("%g", t.y-tagHeight/2),
			"width", fmt.Sprintf("%g", t.width), "height", fmt.Sprintf("%g", tagHeight), "rx", "3"),
		text("weight", t.x, t.y, t.text),
	)
}

// renderCaption is a column's caption; a hidden layer's has buttons for one unit less and one more, unless
// the network is fixed.
func renderCaption(c caption, fixed bool) []app.UI {
	if c.layer == 0 || fixed {
		return []app.UI{text("num", c.x, c.y, c.text)}
	}
	press := func(dx float64, sign, label string) app.UI {
		x, y := c.x+dx, c.y
		return markup.SVG("g", "class", "press", "role", "button", "tabindex", "0", "aria-label", label,
			"data-units", fmt.Sprintf("%d %s", c.layer, sign)).Body(
			markup.SVG("circle", "cx", fmt.Sprintf("%g", x), "cy", fmt.Sprintf("%g", y), "r", "11"),
			text("sign", x, y, map[string]string{"+": "+", "-": "−"}[sign]),
		)
	}
	return []app.UI{
		text("num", c.x, c.y, c.text),
		press(-52, "-", prose.Text(prose.OneUnitLess, c.layer)),
		press(52, "+", prose.Text(prose.OneUnitMore, c.layer)),
	}
}

func (p *Panel) renderNote() app.UI {
	v := p.View
	symbol := v.Shape.Symbol(v.Param)
	note := prose.Say(prose.EdgesAreWeights, symbol)
	if p.byGradient {
		note = prose.Say(prose.EdgesAreGradient, symbol)
	}
	if v.Sample < 0 && v.Ready() {
		note = prose.Join(note, prose.Say(prose.NoNodeValues, v.Row))
	}
	return app.P().Class("note").Body(markup.Message(note)...)
}
