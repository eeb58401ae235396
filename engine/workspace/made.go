package workspace

// Made is something that was made of a view, and is kept. It can only be asked for with the view that is shown: a
// panel that keeps what it made of one document can never read it together with another.
type Made[T any] struct {
	of    *View
	value T
}

// MadeOf keeps a value with the view that it was made of.
func MadeOf[T any](v *View, value T) Made[T] { return Made[T]{v, value} }

// On gives the value, if the view has the same rows and the same network as the one that it was made of. The weights may
// be others. The zero Made has no value for any view.
func (m Made[T]) On(v *View) (value T, ok bool) {
	if m.of == nil || !v.SameNetwork(m.of) {
		return value, false
	}
	return m.value, true
}

// SameNetwork reports whether both views have a network, on the same rows and of the same shape. Its weights may differ.
func (v *View) SameNetwork(w *View) bool {
	return v.Ready() && w.Ready() && v.Encoding == w.Encoding && v.Shape.Equal(w.Shape)
}
