package browsertest

import (
	"strings"
	"testing"
)

// TestOptionsOfAFrame asks for a selection, and for how a derivation is shown, in the address of a plain frame.
func TestOptionsOfAFrame(t *testing.T) {
	c := newCourse(t, false, map[string]string{
		"page.html": `<iframe id="f" width="900" height="600" src="../tools/chainrule/index.html#example=iris&show=derivation&sample=3&parameter=beta[1,2]&form=errors&lines=symbols&digits=7&theme=dark"></iframe>`,
		"bad.html":  `<iframe id="f" width="900" height="600" src="../tools/chainrule/index.html#example=xor&show=derivation&sample=99"></iframe>`,
	})
	p := c.open(t, "page.html")
	const view = `document.getElementById("f").contentDocument`
	p.until(view + `?.querySelector(".thread input.number")?.value === "3"`)
	for what, script := range map[string]string{
		"the parameter":  view + `.querySelector(".thread input.parameter").value.startsWith("β₁₂")`,
		"the form":       view + `.querySelector(".derivation .options button.on").textContent.startsWith("By errors")`,
		"the lines":      view + `.querySelector(".derivation .numbers") === null`,
		"the digits":     view + `.querySelector(".derivation .digits input").value === "7"`,
		"the dark theme": `document.getElementById("f").contentWindow.getComputedStyle(` + view + `.body).colorScheme === "dark"`,
	} {
		if !evaluate[bool](p, script) {
			t.Errorf("%s is not what the address asks for", what)
		}
	}
	p = c.open(t, "bad.html")
	p.until(view + `?.querySelector(".failed .message.bad") != null`)
	if got := evaluate[string](p, view+`.querySelector(".message").textContent`); !strings.Contains(got, "99") {
		t.Errorf("the frame says %q", got)
	}
}

// TestOptionsOfAnElement sets and changes the same as attributes. Without a theme the element follows its page.
func TestOptionsOfAnElement(t *testing.T) {
	c := newCourse(t, false, map[string]string{"page.html": `<script src="../tools/chainrule/embed.js"></script>
		<chain-rule id="plain" example="xor" show="derivation" form="errors" digits="6"></chain-rule>
		<div style="color-scheme: dark"><chain-rule id="dark" example="xor" show="derivation"></chain-rule></div>
		<chain-rule id="bad" example="xor" show="derivation" digits="six"></chain-rule>`})
	p := c.open(t, "page.html")
	p.loaded("plain", "dark")
	p.settleIn("plain")
	scheme := `view.getComputedStyle(view.document.body).colorScheme`
	if a, b := inFrame[string](p, "plain", scheme), inFrame[string](p, "dark", scheme); a != "light" || b != "dark" {
		t.Errorf("the elements are %s and %s, want light and dark", a, b)
	}
	if got := inFrame[string](p, "plain", `view.document.querySelector(".derivation .digits input").value`); got != "6" {
		t.Errorf("it shows %s digits, want 6", got)
	}
	evaluate[bool](p, `(document.getElementById("plain").setAttribute("form", "chain"), document.getElementById("plain").setAttribute("theme", "dark"), true)`)
	p.untilIn("plain", `view.document.querySelector(".derivation .options button.on").textContent.startsWith("From the loss") && `+scheme+` === "dark"`)
	p.until(`document.getElementById("bad").shadowRoot.querySelector(".fault").textContent.includes("whole number from 2 to 15")`)
	p.forgive()
}
