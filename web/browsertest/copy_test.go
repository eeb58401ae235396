package browsertest

import (
	"strings"
	"testing"
)

// refusing makes the browser refuse to copy.
const refusing = `Object.defineProperty(navigator, "clipboard", {value: {writeText: () => Promise.reject(new Error("no"))}}); document.execCommand = () => false;`

// selected is the text that is selected in the field that has the focus.
const selected = `document.activeElement.value?.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)`

// TestCopyingIsRefused copies where the browser refuses it: the text is there, selected, and the page says what to press.
func TestCopyingIsRefused(t *testing.T) {
	p := openAfter(t, refusing, "#example=xor")
	link := p.sharedLink()
	p.click("#share .row .go")
	p.until(`document.querySelector("#share .warning")?.textContent.includes("Ctrl+C")`)
	if got := evaluate[string](p, selected); got != link {
		t.Errorf("%q is selected, want the link", got)
	}
	if !evaluate[bool](p, `document.querySelector("#share").matches(":popover-open")`) {
		t.Error("the panel is closed")
	}
	p.click("#share .tabs button:last-child")
	p.until(`document.querySelector("#code") !== null`)
	p.click("#share .row .go")
	p.until(`(` + selected + `)?.startsWith("<script src=")`)
	evaluate[bool](p, `(document.querySelector("#share").hidePopover(), true)`)
	p.click(`[popovertarget="reading-options"]`)
	p.click(".derivation .copy-all")
	p.until(`document.querySelector(".message.bad")?.textContent.includes("Ctrl+C")`)
	if got := evaluate[string](p, selected); !strings.Contains(got, `\frac{\partial`) {
		t.Errorf("%q is selected, want the derivation in LaTeX", got)
	}
}

// TestSavingInASandbox saves in frames that may save nothing, and in one that may: the page does not say that a file was
// saved which was not, and gives the text.
func TestSavingInASandbox(t *testing.T) {
	c := newCourse(t, false, map[string]string{"page.html": `<iframe id="f" width="900" height="600"></iframe>`})
	p := c.open(t, "page.html")
	for sandbox, want := range map[string]string{
		"allow-scripts allow-same-origin":                 "The page around this one lets no files be saved",
		"allow-scripts allow-same-origin allow-downloads": "Saved as a download",
	} {
		evaluate[bool](p, `new Promise(done => { const f = document.getElementById("f"); f.sandbox = "`+sandbox+`"; f.onload = () => done(true); f.src = "../tools/chainrule/index.html?" + Math.random() + "#example=xor"; })`)
		const view = `document.getElementById("f").contentDocument`
		p.until(`(` + view + `?.querySelector("header .title")?.value ?? "").startsWith("Exclusive")`)
		evaluate[bool](p, `(document.getElementById("f").contentWindow.showSaveFilePicker = undefined, true)`)
		evaluate[bool](p, `(`+view+`.getElementById("file").click(), true)`)
		p.until(view + `.querySelector("[data-file=save]") !== null`)
		evaluate[bool](p, `(`+view+`.querySelector("[data-file=save]").click(), true)`)
		p.until(view + `.querySelector(".message").textContent.includes("` + want + `")`)
		if got := evaluate[bool](p, view+`.querySelector("#to-copy")?.value.startsWith('{\n  "chainrule": 1') ?? false`); got != strings.Contains(want, "lets no files") {
			t.Errorf("%s: the text is there: %v", sandbox, got)
		}
	}

	// a frame without a sandbox in one that has it may save nothing either
	c.pages["inner.html"] = `<!doctype html><iframe id="f" width="900" height="600" src="../tools/chainrule/index.html#example=xor"></iframe>`
	c.pages["outer.html"] = `<iframe id="o" sandbox="allow-scripts allow-same-origin" width="950" height="650" src="inner.html"></iframe>`
	q := c.open(t, "outer.html")
	const inner = `document.getElementById("o").contentDocument?.getElementById("f")?.contentDocument`
	q.until(`(` + inner + `?.querySelector("header .title")?.value ?? "").startsWith("Exclusive")`)
	evaluate[bool](q, `(document.getElementById("o").contentDocument.getElementById("f").contentWindow.showSaveFilePicker = undefined, true)`)
	evaluate[bool](q, `(`+inner+`.getElementById("file").click(), true)`)
	q.until(inner + `.querySelector("[data-file=save]") !== null`)
	evaluate[bool](q, `(`+inner+`.querySelector("[data-file=save]").click(), true)`)
	q.until(inner + `.querySelector(".message").textContent.includes("lets no files be saved")`)
	q.forgive()
	p.forgive() // the browser says that it saved nothing
}
