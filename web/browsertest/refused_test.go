package browsertest

import (
	"fmt"
	"testing"
)

// TestRefusedAgain goes back and forth to addresses that were refused, and reloads there: the page says each time why what it
// shows is not what the address asks for.
func TestRefusedAgain(t *testing.T) {
	p := open(t, "#example=xor")
	refused := func(word string) {
		t.Helper()
		p.until(fmt.Sprintf(`document.querySelector(".message")?.textContent.includes(%q)`, word))
		p.until(`document.querySelector("header .title").value.includes("xclusive")`)
	}
	goTo := func(hash string) { evaluate[bool](p, fmt.Sprintf(`(location.hash = %q, true)`, hash)) }
	goTo("#example=nope")
	refused("nope")
	goTo("#doc=damaged")
	refused("The document in the address")
	goTo("#example=mazur")
	p.until(`document.querySelector("header .title").value.includes("Mazur") && !document.querySelector(".message")?.textContent`)
	for _, step := range []struct{ script, word string }{
		{`history.back()`, "The document in the address"}, {`history.back()`, "nope"}, {`history.forward()`, "The document in the address"},
	} {
		evaluate[bool](p, `(`+step.script+`, true)`)
		refused(step.word)
	}
	p.reload()
	refused("The document in the address")
}
