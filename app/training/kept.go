package training

import (
	"encoding/json"

	"chainrule/app/act"
	"chainrule/app/prefer"
	"chainrule/engine/network"
)

// keptName is the name under which the choices are kept.
const keptName = "training"

// kept is what a person chose in this panel and is of no document. A reload finds it again.
type kept struct {
	Stop   act.Stop
	Log    bool
	Epochs scale
	Shown  [kinds]bool
	X, Y   int
	Curve  bool
	Output int
	Second network.Param
}

// keep keeps what is chosen as long as the tab is open.
func (p *Panel) keep() {
	c := p.choice
	data, err := json.Marshal(kept{p.stop, p.log, p.epochs, c.shown, c.x, c.y, c.curve, c.output, c.second})
	if err != nil {
		panic("training: " + err.Error()) // all of its numbers are finite
	}
	prefer.SetInTab(keptName, string(data))
}

// recall chooses what was kept, if anything was.
func (p *Panel) recall(text string) {
	var k kept
	if text == "" || json.Unmarshal([]byte(text), &k) != nil {
		return
	}
	k.X, k.Y, k.Output, k.Stop.Epochs = max(0, k.X), max(0, k.Y), max(0, k.Output), max(0, k.Stop.Epochs)
	p.stop, p.log, p.epochs = k.Stop, k.Log, k.Epochs
	p.choice = choice{shown: k.Shown, x: k.X, y: k.Y, curve: k.Curve, output: k.Output, second: k.Second}
}
