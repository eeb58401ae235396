package root

import (
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// pace cuts work into slices that leave the page time to answer. The engine has no clock: it is told how much
// to do, and the pace learns how much that is in a given time.
type pace struct{ work int }

// portion is the time that one call of the engine should take: short, so that a slice ends near its limit.
const portion = 2 * time.Millisecond

// run calls advance with amounts of work until it reports that it is done, or the time is over.
func (p *pace) run(limit time.Duration, advance func(work int) (done bool)) (done bool) {
	begin := time.Now()
	for at := begin; ; {
		p.work = max(p.work, 64)
		if advance(p.work) {
			return true
		}
		now := time.Now()
		switch took := now.Sub(at); {
		case took < portion/2:
			p.work *= 2
		case took > 2*portion:
			p.work /= 2
		}
		if at = now; at.Sub(begin) >= limit {
			return false
		}
	}
}

// later calls f as an event of the page, after the browser has had its turn: a message comes without the
// delay that timers have.
func later(ctx app.Context, f func(app.Context)) {
	channel := app.Window().Get("MessageChannel").New()
	var message app.Func
	message = app.FuncOf(func(app.Value, []app.Value) any {
		message.Release()
		channel.Get("port1").Call("close")
		ctx.Dispatch(f)
		return nil
	})
	channel.Get("port1").Set("onmessage", message)
	channel.Get("port2").Call("postMessage", nil)
}
