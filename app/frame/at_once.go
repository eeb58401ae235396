package frame

import "github.com/maxence-charriere/go-app/v9/pkg/app"

// tick is the time in which go-app looks at least once for something to draw, in milliseconds: as it comes, that is 120
// times a second, and in this program more often.
const tick = 9.0

// AtOnce changes what components show, and has it drawn before the browser goes on. It is for events after which the
// browser takes the page as it is then, such as beforeprint, and is called by a listener of package listen.
//
// go-app draws when its ticker fires, and the browser goes on when every goroutine waits. So it is enough that the time
// of a tick goes by before they do.
func AtOnce(ctx app.Context, change func(app.Context)) {
	ctx.Dispatch(func(ctx app.Context) {
		change(ctx)
		for end := Now() + tick; Now() < end; {
			continue // nothing else may run
		}
	})
}
