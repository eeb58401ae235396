package training

import (
	"strconv"

	"chainrule/engine/network"
	"chainrule/engine/picture"
	"chainrule/engine/workspace"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

func pictureClasses(v *workspace.View) int { return picture.Classes(v) }

// chose keeps a choice, and has the pictures follow it.
func (p *Panel) chose() {
	p.keep()
	p.studio.wake()
}

// onKind shows a picture, or hides it.
func (p *Panel) onKind(ctx app.Context, _ app.Event) {
	n, err := strconv.Atoi(ctx.JSSrc().Get("dataset").Get("kind").String())
	if err == nil && n >= 0 && n < int(kinds) {
		p.choice.shown[n] = !p.choice.shown[n]
		p.chose()
	}
}

func (p *Panel) onLog(ctx app.Context, _ app.Event) {
	p.log = ctx.JSSrc().Get("checked").Bool()
	p.chose()
}

// scale is how an axis is to be.
type scale int

const (
	scaleAuto scale = iota // as it suits
	scaleEven
	scaleLog
)

// manyEpochs is beyond how many the first ones would be lost on an even axis.
const manyEpochs = 1000

// epochsLog reports whether epochs are on a logarithmic axis: as a person chose, or if there are many.
func (p *Panel) epochsLog() bool {
	return p.epochs == scaleLog || p.epochs == scaleAuto && p.View.Training.Epoch > manyEpochs
}

func (p *Panel) onEpochsLog(ctx app.Context, _ app.Event) {
	p.epochs = scaleEven
	if ctx.JSSrc().Get("checked").Bool() {
		p.epochs = scaleLog
	}
	p.chose()
}

func (p *Panel) onX(ctx app.Context, _ app.Event) {
	n := index(ctx)
	if _, y, curve := p.choice.inputs(p.View); n == y && !curve {
		p.choice.y = p.choice.x // the two change places
	}
	p.choice.x = n
	p.chose()
}

func (p *Panel) onY(ctx app.Context, _ app.Event) {
	n := index(ctx)
	p.choice.curve = n < 0
	if n >= 0 {
		if x, _, _ := p.choice.inputs(p.View); n == x {
			p.choice.x = p.choice.y
		}
		p.choice.y = n
	}
	p.chose()
}

func (p *Panel) onOutput(ctx app.Context, _ app.Event) {
	p.choice.output = max(0, index(ctx))
	p.chose()
}

// index is the number that the control of an event holds, or −1.
func index(ctx app.Context) int {
	n, err := strconv.Atoi(value(ctx))
	if err != nil {
		return -1
	}
	return n
}

// onSecond chooses the second parameter of the contours.
func (p *Panel) onSecond(q network.Param) {
	p.choice.second = q
	p.chose()
}
