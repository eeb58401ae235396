package diagram

import "chainrule/engine/network"

// move is where an arrow key takes the selection: Up and Down go through the inputs of a unit and on to
// the next unit; the page keys from the same input to the unit before and after; Left and Right go to the layer before and after; Home and End to the first and last
// parameter. ok is false for other keys and at the ends.
func move(s network.Shape, p network.Param, key string) (q network.Param, ok bool) {
	index := s.Index(p)
	switch key {
	case "ArrowUp":
		index--
	case "ArrowDown":
		index++
	case "PageUp":
		index -= s.Cols(p.Layer)
	case "PageDown":
		index += s.Cols(p.Layer)
	case "Home":
		index = 0
	case "End":
		index = s.Count() - 1
	case "ArrowLeft", "ArrowRight":
		by := 1
		if key == "ArrowLeft" {
			by = -1
		}
		q = network.Param{Layer: p.Layer + by}
		if q.Layer < 1 || q.Layer > s.Layers() {
			return p, false
		}
		// along the way: a weight's unit is an input of the next layer
		if by > 0 {
			q.Unit, q.Input = 1, min(p.Unit, s.Cols(q.Layer)-1)
		} else {
			q.Unit, q.Input = max(1, min(p.Input, s.Rows(q.Layer))), min(1, s.Cols(q.Layer)-1)
		}
		return q, true
	default:
		return p, false
	}
	if index < 0 || index >= s.Count() {
		return p, false
	}
	q = s.ParamAt(index)
	return q, q.Layer == p.Layer || key[0] != 'P' // a page key stays in its layer
}
