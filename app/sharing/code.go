package sharing

import (
	"html"
	"net/url"
	"strings"
)

// excerpt is what an author wants to have in a course page.
type excerpt struct {
	title  string
	text   []byte // the document as JSON
	packed string // the document as a link holds it
	show   []string
	lock   []string
}

// address is where the excerpt opens by itself. base is the program's page.
func (e excerpt) address(base string) string {
	fragment := "doc=" + e.packed
	if len(e.show) > 0 {
		fragment += "&show=" + strings.Join(e.show, ",")
	}
	if len(e.lock) > 0 {
		fragment += "&lock=" + strings.Join(e.lock, ",")
	}
	return base + "#" + fragment
}

// element is the excerpt as the element of embed.js, with the document in it.
func (e excerpt) element(base string) string {
	script := base
	if u, err := url.Parse(base); err == nil {
		script = u.ResolveReference(&url.URL{Path: "embed.js"}).String()
	}
	var b strings.Builder
	b.WriteString(`<script src="` + html.EscapeString(script) + "\"></script>\n<chain-rule")
	attribute := func(name, value string) {
		if value != "" {
			b.WriteString(" " + name + `="` + html.EscapeString(value) + `"`)
		}
	}
	attribute("title", e.title)
	attribute("show", strings.Join(e.show, " "))
	attribute("lock", strings.Join(e.lock, " "))
	// in JSON, < stands within texts alone, and must not end the script
	b.WriteString(">\n<script type=\"application/json\">\n" + strings.ReplaceAll(string(e.text), "<", `\u003c`) + "</script>\n</chain-rule>\n")
	return b.String()
}

// frame is the excerpt as a plain frame.
func (e excerpt) frame(base string) string {
	return `<iframe src="` + html.EscapeString(e.address(base)) + `" title="` + html.EscapeString(e.title) + `" width="100%" height="480"></iframe>` + "\n"
}
