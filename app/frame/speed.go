package frame

// Speed learns how much of a computation a millisecond takes, so that it can be done in slices of time. The engine has
// no clock: it is told how much to do, in units of its own. The zero value is ready for use.
type Speed struct {
	Least int // work in a portion at least, so that its overhead does not count; 0 stands for 1
	Most  int // work in the next portion at most; 0: any

	perMS float64 // work in a millisecond
}

// What a portion teaches. A time below short is mostly the clock's, whose steps can be 0.1 ms.
const (
	short  = 0.2 // milliseconds
	growth = 2   // times as fast as before is believed of a portion at most
)

// For has the computation advance by portions for about so many milliseconds, and reports whether it is done. advance
// does so much work and reports whether the computation is done.
func (s *Speed) For(budget float64, advance func(work int) (done bool)) (done bool) {
	end := Now() + budget
	for at := end - budget; end-at > budget/4; { // for less than a quarter, a portion is hardly worth its overhead
		work := max(s.Least, 1, int(s.perMS*(end-at)))
		if s.Most > 0 {
			work = min(work, s.Most)
		}
		if advance(work) {
			return true
		}
		ended := Now()
		s.learn(work, ended-at)
		at = ended
	}
	return false
}

// learn takes notice of how long work took, in milliseconds.
func (s *Speed) learn(work int, took float64) {
	speed := float64(work) / max(took, short)
	switch {
	case s.perMS == 0:
		s.perMS = speed
	case took < short: // it is this fast at least
		s.perMS = max(s.perMS, min(growth*s.perMS, speed))
	default:
		s.perMS = min(growth*s.perMS, speed)
	}
}
