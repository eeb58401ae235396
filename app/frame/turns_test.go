package frame

import (
	"fmt"
	"testing"
)

// TestTurnsAreFair has several ask in each frame, always in the same order: each comes to draw.
func TestTurnsAreFair(t *testing.T) {
	var q queue
	drew := ""
	for frame := range 9 {
		free := true
		for _, who := range []string{"training", "pictures", "derivation"} {
			if who == "pictures" && frame >= 6 {
				continue // has nothing more to draw
			}
			if q.ask(who, float64(frame), free) {
				drew += fmt.Sprintf("%d %s, ", frame, who)
				free = false
			}
		}
		q.leave(float64(frame))
	}
	const want = "0 training, 1 pictures, 2 derivation, 3 training, 4 pictures, 5 derivation, 6 training, 7 derivation, 8 training, "
	if drew != want {
		t.Errorf("they draw in this order:\n%s, want\n%s", drew, want)
	}
}

// TestTurnsGoOn: one that waits and goes away holds the others up for a frame only.
func TestTurnsGoOn(t *testing.T) {
	var q queue
	q.ask("gone", 1, false)
	q.leave(1)
	if q.ask("training", 2, true) {
		t.Error("one that asked in the frame before is passed over")
	}
	q.leave(2)
	if !q.ask("training", 3, true) {
		t.Error("one that does not ask any more keeps its place")
	}
}
