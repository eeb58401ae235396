package browsertest

import "testing"

// TestReading asks a derivation for what it shows on request: how a formula is derived, the values of factors, and, in a
// document that asks for them, what the article prints.
func TestReading(t *testing.T) {
	p := open(t, "#example=article")
	p.until(`document.title === "α₁₁ · Salary from age, gender and height (three people) · Chainrule"`)
	if p.count(".derivation .remark:not(.none)") == 0 {
		t.Error("the article's example has no remarks")
	}
	if got := p.text(".derivation .step:nth-child(4) .is"); got != "✓" {
		t.Errorf("the fourth line has %q beside it, want a tick", got)
	}
	p.click(".derivation .unfold summary")
	p.shows(".derivation .unfold ol:last-child li:last-child .is", "0.2098") // 0.7006 · 0.2994
	p.click(`[popovertarget="reading-options"]`)
	p.click(".derivation .factors")
	p.until(`[...document.querySelectorAll(".derivation .step.result .below")].map(e => e.textContent).join(" ") === "−0.6997 −0.8 0.7006 0.2994 −1"`)
	p.click(".derivation .factors")
	p.until(`document.querySelector(".derivation .below") === null`)

	p.goTo("#example=mazur")
	p.until(`document.title === "α₁₁ · Mazur's worked example · Chainrule"`)
	p.request("select", `{"parameter": "beta[2,0]"}`)
	p.until(`document.title.startsWith("β₂₀ · ")`)
	p.until(`document.querySelector(".derivation .remark:not(.none)") === null`)
}

// TestAbout opens what the program says of itself. Its links lead somewhere.
func TestAbout(t *testing.T) {
	p := open(t, "")
	p.click("button[popovertarget=about]")
	p.until(`document.querySelector("#about").matches(":popover-open")`)
	for _, status := range evaluate[[]int](p, `Promise.all([...document.querySelectorAll("#about a")].map(async (a) => (await fetch(a.href)).status))`) {
		if status != 200 {
			t.Errorf("a link of the panel gives the status %d", status)
		}
	}
	if p.count("#about a") == 0 || p.text("#about .cite") == "" {
		t.Error("the panel has no licences, or does not say how to cite the program")
	}
}
