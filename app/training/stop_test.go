package training

import "testing"

// TestStopFields reads what is typed where a run is to stop.
func TestStopFields(t *testing.T) {
	refusal := func(text string) string {
		return "a run stops after 1 epoch or more, and after whole epochs; found " + text + ". Leave the field empty to run until you pause"
	}
	for text, want := range map[string]int{"": 0, " ": 0, "1": 1, "20000": 20000, "0": -1, "-3": -1, "1.5": -1, "1e300": -1} {
		n, err := stopEpochs(text)
		if want < 0 && (err == nil || err.Error() != refusal(text)) || want >= 0 && (err != nil || n != want) {
			t.Errorf("%q epochs are read as %d, %v", text, n, err)
		}
	}
	if _, err := stopEpochs("ten"); err == nil {
		t.Error("ten is taken for a number")
	}
	if loss, ok, err := stopLoss("0.25"); loss != 0.25 || !ok || err != nil {
		t.Errorf("0.25 is read as %v, %v, %v", loss, ok, err)
	}
	if _, ok, err := stopLoss(""); ok || err != nil {
		t.Errorf("nothing is read as a loss: %v, %v", ok, err)
	}
	if _, ok, err := stopLoss("low"); ok || err == nil {
		t.Error("low is taken for a loss")
	}
}
