package train

// mostPoints is how many points a history keeps: more than a picture of the loss has pixels to tell apart.
const mostPoints = 1024

// history is the loss over epochs, bounded for any number of them: when it is full, every other point goes
// and the stride between epochs doubles. The first point stays.
type history struct {
	points []Point // never changed in place, so that what was handed out stays as it is
	stride int
}

// due reports whether the loss after an epoch belongs in the history.
func (h *history) due(epoch int) bool { return len(h.points) == 0 || epoch%h.stride == 0 }

// add keeps a point, unless it is there or not due.
func (h *history) add(p Point) {
	n := len(h.points)
	if n == 0 {
		h.stride = max(1, h.stride)
	} else if p.Epoch <= h.points[n-1].Epoch {
		return
	}
	if n == mostPoints {
		h.stride *= 2
		kept := make([]Point, 0, mostPoints)
		for i, q := range h.points {
			if i == 0 || q.Epoch%h.stride == 0 {
				kept = append(kept, q)
			}
		}
		h.points = kept
	}
	if h.due(p.Epoch) {
		h.points = append(h.points, p)
	}
}

// restore takes points that a history gave, and finds the stride that it had.
func (h *history) restore(points []Point) {
	h.points, h.stride = points[:len(points):len(points)], 1
	if len(points) > 2 {
		h.stride = points[2].Epoch - points[1].Epoch
	}
}
