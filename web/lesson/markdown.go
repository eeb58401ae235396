package lesson

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"

	"chainrule/engine/lesson"
	"chainrule/engine/workspace"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// body is the text of a lesson while it is read.
type body struct {
	*Read
	project fs.FS
	name    string          // of the document that formulas and tasks are about
	view    *workspace.View // of that document, as it is opened

	source []byte
	first  int // the line of the source's beginning
	fixed  bool
	later  bool          // the text is about what the document will be: formulas are not evaluated
	done   bool          // the text is what is said once a task is done, whose formulas are checked after its solution
	state  *lesson.State // of view
	named  bool          // formulas stand alone, in buttons and in the heads of tables, and have names to be said
}

// line is the line at an offset of the source.
func (b *body) line(offset int) int {
	if b.fixed {
		return b.first
	}
	return b.first + bytes.Count(b.source[:min(offset, len(b.source))], []byte("\n"))
}

// read reads the text, from a line of the file on.
func (b *body) read(markdown string, first int) {
	b.source, b.first = []byte(markdown), first
	root := b.parse()
	var said bytes.Buffer
	flush := func() {
		if said.Len() > 0 {
			b.Parts = append(b.Parts, lesson.Part{Text: focusable(said.String())})
			said.Reset()
		}
	}
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if block, ok := n.(*ast.FencedCodeBlock); ok && isBlock(string(block.Language(b.source))) {
			flush()
			b.block(block)
			continue
		}
		if block, ok := n.(*ast.FencedCodeBlock); ok {
			if info := string(block.Language(b.source)); info != "text" {
				b.at(b.line(start(block)), "there is no block %q; there are %s, and text for what a program prints", info, strings.Join(blockNames, ", "))
			} else {
				b.prints(block)
			}
		}
		b.render(&said, n)
	}
	flush()
}

// inline reads a text of one paragraph at a line.
func (b *body) inline(markdown string, line int) lesson.HTML {
	part := *b
	part.source, part.first, part.fixed = []byte(markdown), line, true
	root := part.parse()
	p := root.FirstChild()
	if p == nil {
		return ""
	}
	if p.Kind() != ast.KindParagraph || p.NextSibling() != nil {
		b.at(line, "a text here is one paragraph, and %q is not", prefix(markdown))
		return ""
	}
	var out bytes.Buffer
	for n := p.FirstChild(); n != nil; n = n.NextSibling() {
		part.render(&out, n)
	}
	return tied(out.String())
}

// parse parses the source, and refuses what is not for lessons.
func (b *body) parse() ast.Node {
	if b.state == nil && b.view != nil {
		b.state = &lesson.State{View: b.view, Start: b.view}
	}
	root := goldmark.New(goldmark.WithExtensions(extension.Table), goldmark.WithParserOptions(
		parser.WithInlineParsers(util.Prioritized(dollars{}, 150)),
	)).Parser().Parse(text.NewReader(b.source))
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			if n.Level == 1 {
				b.at(b.line(start(n)), "headings begin with ##; the title is in the head")
			}
		case *ast.HTMLBlock:
			b.at(b.line(start(n)), "HTML is not for lessons")
		case *ast.RawHTML:
			b.at(b.line(n.Segments.At(0).Start), "HTML is not for lessons")
		case *ast.Image, *ast.AutoLink:
			b.at(b.line(start(n)), "pictures and bare addresses are not for lessons; write [text](https://…)")
		case *ast.Text:
			b.unclaimed(n)
		case *ast.Link:
			if to := string(n.Destination); !strings.HasPrefix(to, "lesson:") && !strings.HasPrefix(to, "https://") {
				b.at(b.line(start(n)), "a link leads to lesson:name or to an https address, and not to %q", to)
			}
		}
		return ast.WalkContinue, nil
	})
	return root
}

// start is where a node begins in the source; of an inline node, its block.
func start(n ast.Node) int {
	for ; n != nil; n = n.Parent() {
		if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
			return n.Lines().At(0).Start
		}
	}
	return 0
}

// render writes a node as HTML.
func (b *body) render(out *bytes.Buffer, n ast.Node) {
	r := goldmark.New(goldmark.WithExtensions(extension.Table), goldmark.WithRendererOptions(
		renderer.WithNodeRenderers(util.Prioritized(writer{b}, 100)),
	)).Renderer()
	if err := r.Render(out, b.source, n); err != nil {
		b.at(b.line(start(n)), "%v", err)
	}
}

// formula is a formula between dollars.
type formula struct {
	ast.BaseInline
	text   string
	large  bool
	offset int
	open   bool // its end is missing
}

var kindFormula = ast.NewNodeKind("Formula")

// Kind is the kind of node.
func (*formula) Kind() ast.NodeKind { return kindFormula }

// Dump is for who looks at trees.
func (f *formula) Dump(source []byte, level int) { ast.DumpHelper(f, source, level, nil, nil) }

// dollars reads formulas.
type dollars struct{}

// Trigger is how a formula begins.
func (dollars) Trigger() []byte { return []byte{'$'} }

// Parse reads a formula, which may go over several lines of a paragraph.
func (dollars) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	mark := "$"
	if bytes.HasPrefix(line, []byte("$$")) {
		mark = "$$"
	}
	f := &formula{large: mark == "$$", offset: segment.Start}
	block.Advance(len(mark))
	for {
		line, _ := block.PeekLine()
		if line == nil {
			f.open = true
			return f
		}
		if at := bytes.Index(line, []byte(mark)); at >= 0 {
			f.text += string(line[:at])
			block.Advance(at + len(mark))
			f.text = strings.TrimSpace(f.text)
			return f
		}
		f.text += strings.TrimRight(string(line), "\n") + " "
		block.AdvanceLine()
	}
}

// writer writes the nodes that lessons have of their own.
type writer struct{ b *body }

// RegisterFuncs says which.
func (w writer) RegisterFuncs(on renderer.NodeRendererFuncRegisterer) {
	on.Register(kindFormula, w.formula)
	on.Register(ast.KindHeading, w.heading)
	on.Register(ast.KindLink, w.link)
	on.Register(extensionTable, w.table)
}

func (w writer) formula(out util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	f := n.(*formula)
	line := w.b.line(f.offset)
	if f.open {
		w.b.at(line, "a formula begins with $ and does not end; a dollar itself is \\$")
		return ast.WalkContinue, nil
	}
	b := *w.b
	b.named = b.named || inHead(n)
	html, err := b.math(f.text, f.large)
	if err != nil {
		w.b.at(line, "%v", err)
	}
	_, err = out.WriteString(html)
	return ast.WalkContinue, err
}

// inHead reports whether a node is in the head of a table.
func inHead(n ast.Node) bool {
	for ; n != nil; n = n.Parent() {
		if n.Kind() == tableHead {
			return true
		}
	}
	return false
}

// heading writes a heading one level down: the lesson's title stands above all.
func (writer) heading(out util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	tag := "h" + string(rune('0'+min(n.(*ast.Heading).Level+1, 6))) + ">"
	if entering {
		tag = "<" + tag
	} else {
		tag = "</" + tag + "\n"
	}
	_, err := out.WriteString(tag)
	return ast.WalkContinue, err
}

// link writes a link; one to another host opens a tab of its own.
func (writer) link(out util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	to := n.(*ast.Link).Destination
	text := "</a>"
	if entering {
		text = `<a href="` + string(util.EscapeHTML(to)) + `"`
		if bytes.HasPrefix(to, []byte("https:")) {
			text += ` target="_blank" rel="noopener"`
		}
		text += ">"
	}
	_, err := out.WriteString(text)
	return ast.WalkContinue, err
}

// table lets a wide table be scrolled.
func (writer) table(out util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	text := "</tbody></table></div>\n"
	if entering {
		text = `<div class="wide" tabindex="0"><table>`
	}
	_, err := out.WriteString(text)
	return ast.WalkContinue, err
}

// focusable lets the formulas of a text be walked by keyboard: the first is reached by Tab, and from there the others by the
// arrows, see app/link.
func focusable(html string) lesson.HTML {
	const at = `<math class="formula`
	if i := strings.Index(html, at); i >= 0 {
		html = html[:i] + `<math tabindex="0" class="formula` + html[i+len(at):]
	}
	return tied(html)
}

// marks are what stands behind a word without a space.
const marks = ",.;:?!)’”"

// reachable lets what can be wider than the page be scrolled by keyboard, and makes no head of a table of nothing.
var reachable = strings.NewReplacer("<pre>", `<pre tabindex="0">`, "<th></th>", "<td></td>")

// tied keeps a formula and the marks behind it on one line.
func tied(html string) lesson.HTML {
	html = reachable.Replace(html)
	var b strings.Builder
	for {
		from := strings.Index(html, "<math")
		if from < 0 {
			break
		}
		to := from + strings.Index(html[from:], "</math>") + len("</math>")
		end := to + len(html[to:]) - len(strings.TrimLeft(html[to:], marks))
		b.WriteString(html[:from])
		if end > to {
			b.WriteString(`<span class="tied">` + html[from:end] + "</span>")
		} else {
			b.WriteString(html[from:to])
		}
		html = html[end:]
	}
	b.WriteString(html)
	return lesson.HTML(b.String())
}

func isBlock(info string) bool { return slices.Contains(blockNames, info) }
