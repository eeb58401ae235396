package browsertest

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// TestSecondParameter chooses the second parameter of the picture over two by words, as the one in the question is chosen. The
// parameter in the question is not offered, and stays.
func TestSecondParameter(t *testing.T) {
	const field = ".training .pane .picker input"
	p := open(t, "#example=iris")
	p.until(`document.title.includes("Iris")`)
	p.tab("training")
	p.until(visible(field))
	asked := evaluate[string](p, `document.querySelector(".thread input.parameter").dataset.id`)
	p.click(field)
	p.until(`!document.querySelector("#second-found").hidden`)
	if n := evaluate[int](p, `document.querySelectorAll("#second-found .option").length`); n != 66 { // 4·8 + 8 + 8·3 + 3, without the one in the question
		t.Errorf("the list offers %d parameters", n)
	}
	p.keys("β", "2", "8", kb.Enter)
	p.until(`document.querySelector("` + field + `").dataset.id === "beta[2,8]" && document.querySelector("#second-found").hidden`)
	p.until(`document.querySelector("#picture-3 svg desc").textContent.includes("β₂₈")`)
	p.keys("n", "o", "n", "e", kb.Enter)
	p.until(`document.querySelector(".message.bad") !== null && document.querySelector("` + field + `").ariaInvalid === "true"`)
	p.keys(kb.Escape)
	p.click(field)
	p.click("#second-found .option:nth-child(4)")
	p.until(`document.querySelector("` + field + `").dataset.id !== "beta[2,8]"`)
	if got := evaluate[string](p, `document.querySelector(".thread input.parameter").dataset.id`); got != asked {
		t.Errorf("the parameter in the question is %s now, and was %s", got, asked)
	}
}
