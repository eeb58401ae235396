package lesson

import (
	"fmt"
	"regexp"
	"strings"

	"chainrule/engine/expr"
	"chainrule/engine/identify"
	"chainrule/engine/printed"
	"chainrule/engine/workspace"

	"github.com/yuin/goldmark/ast"
)

// claimed takes a number apart that says what it is, as in $7.389: exp(2)$. The number alone is printed.
func claimed(text string) (shown, of string, ok bool) {
	at, _ := expr.Outside(text, ":")
	if at < 0 {
		return text, "", false
	}
	return strings.TrimSpace(text[:at]), strings.TrimSpace(text[at+1:]), true
}

// stands checks a number that says what it is.
func (b *body) stands(shown, of string) error {
	v, err := b.value(of)
	if err == nil && !v.known {
		err = fmt.Errorf("%s has no value", of)
	}
	if err != nil {
		return fmt.Errorf("$%s: %s$: in the document %s, %w", shown, of, b.name, err)
	}
	if literal.FindString(shown) == "" {
		return fmt.Errorf("$%s: %s$: before the : stands a number", shown, of)
	}
	return b.holds(shown+" = "+of, sides(shown+" = "+of))
}

// A number with so many digits is a result, which the build must know.
var result = regexp.MustCompile(`[0-9]+\.[0-9]+`)

const digitsOfResult = 4

// isResult reports whether a text has a number of which the build cannot know whether it is right.
func isResult(text string) (number string, is bool) {
	for _, m := range result.FindAllString(text, -1) {
		if len(strings.TrimLeft(strings.Replace(m, ".", "", 1), "0")) >= digitsOfResult {
			return m, true
		}
	}
	return "", false
}

// unclaimed reports a number in the text itself.
func (b *body) unclaimed(n *ast.Text) {
	if number, is := isResult(string(n.Segment.Value(b.source))); is && n.Parent().Kind() != ast.KindCodeSpan {
		b.at(b.line(n.Segment.Start), "%s is not checked; write $%s: …$ with what it is, or $!%s$ where another program or training gives it", number, number, number)
	}
}

// prints checks what a program is said to have printed, as in ```text dL/dalpha with no-bias: that Check my numbers finds just that.
func (b *body) prints(block *ast.FencedCodeBlock) {
	var text strings.Builder
	for i := range block.Lines().Len() {
		segment := block.Lines().At(i)
		text.Write(segment.Value(b.source))
	}
	line := b.line(start(block))
	claim := strings.TrimSpace(strings.TrimPrefix(string(block.Info.Segment.Value(b.source)), "text"))
	if claim == "" {
		if number, is := isResult(text.String()); is {
			b.at(line, "%s is not checked; write ```text dL/dalpha with no-bias, the quantity and the mistake that Check my numbers finds", number)
		}
		return
	}
	if found := identified(b.view, text.String()); found != claim {
		b.at(line, "Check my numbers finds that this is %s, and not %s", found, claim)
	}
}

// identified is what Check my numbers finds an array to be.
func identified(v *workspace.View, text string) string {
	list, err := printed.Read(text)
	if err != nil || len(list) != 1 {
		return fmt.Sprintf("no array (%v)", err)
	}
	found, err := identify.Find(identify.Of(v.Document, v.Encoding, v.Theta), list[0])
	if err != nil || len(found.Matches) == 0 {
		return "nothing known"
	}
	best := found.Matches[len(found.Matches)-1] // of the same numbers as T and as f, as f
	for _, m := range found.Matches {
		if len(m.Mistakes) < len(best.Mistakes) {
			best = m
		}
	}
	what := best.Quantity
	for i, m := range best.Mistakes {
		what += []string{" with ", " and "}[min(i, 1)] + m.ID
	}
	return what
}
