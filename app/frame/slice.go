package frame

import "time"

// sliceTime is how long a computation in a goroutine goes on before the page has its turn, in milliseconds.
const sliceTime = 8

// Slice is the slice of time that a computation in a goroutine is using. The zero value is one that is used up.
type Slice struct{ began float64 }

// Begin begins a slice.
func (s *Slice) Begin() { s.began = Now() }

// Pause lets the page have its turn if the slice is used up, and reports whether it did. Another slice begins then.
func (s *Slice) Pause() bool {
	if Now()-s.began < sliceTime {
		return false
	}
	time.Sleep(time.Millisecond)
	s.Begin()
	return true
}
