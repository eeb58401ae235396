package browsertest

import (
	"fmt"
	"testing"
)

// TestLessonAnswered answers at the lower end of the window: what is said comes into sight, and each next question has an empty field with
// the focus. After the last question there is none.
func TestLessonAnswered(t *testing.T) {
	p := openLesson(t, "#lesson=beta")
	answer := func(id, text, want string) {
		t.Helper()
		evaluate[bool](p, fmt.Sprintf(`(() => {
			const field = document.getElementById(%q);
			field.scrollIntoView({block: "end", behavior: "instant"});
			field.value = %q;
			field.form.requestSubmit();
			return true;
		})()`, id, text))
		p.shows("#"+id+"-said", want)
		p.settle()
		if evaluate[bool](p, fmt.Sprintf(`document.getElementById(%q).getBoundingClientRect().bottom > innerHeight`, id+"-said")) {
			t.Errorf("what is said to %s is out of sight", text)
		}
	}
	if evaluate[bool](p, `[...document.querySelectorAll(".diagram .nz .num:not(.name)")].some((e) => !e.checkVisibility({visibilityProperty: true}))`) {
		t.Error("the network hides its numbers, and nothing is asked in Practise")
	}
	answer("task-first", "2", "That is the number of row 1.")
	answer("answer-product", "-42", "a minus is lost")
	answer("answer-product", "42", "That is right.")
	p.click("[data-exercise=product] .next")
	p.settle()
	if got := evaluate[string](p, `document.activeElement.id + " " + document.activeElement.value`); got != "answer-product " {
		t.Errorf("the next question has %q", got)
	}
	answer("answer-product", "6", "All 2 are right.")
	if p.count("[data-exercise=product] .next") != 0 {
		t.Error("there is a next question after the last")
	}
}

// TestSlider holds that the knob of a slider stands where the number is, below 0 too.
func TestSlider(t *testing.T) {
	p := openLesson(t, "#lesson=loss")
	if got := evaluate[string](p, `document.querySelector("#lesson input[type=range]").value`); got != "-5" {
		t.Errorf("the slider is at %s, and the weight −5", got)
	}
}
