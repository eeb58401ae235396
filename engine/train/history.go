package train

// mostPoints is how many points a history keeps: more than a picture of the loss has pixels to tell apart.
const mostPoints = 1024

// history is the loss over epochs, bounded for any number of them: when it is full, every other point goes
// and the stride between epochs doubles. The first point stays.
type history struct {
	points []Point // never changed in place, so that what was handed out stays as it is
	stride int
	next   int // the epoch after which the loss is wanted
}

// add keeps the loss after an epoch, if it is wanted.
func (h *history) add(p Point) {
	if p.Epoch < h.next {
		return
	}
	if len(h.points) == mostPoints {
		h.stride *= 2
		kept := make([]Point, 0, mostPoints)
		for i, q := range h.points {
			if i == 0 || q.Epoch%h.stride == 0 {
				kept = append(kept, q)
			}
		}
		h.points = kept
	}
	h.stride = max(h.stride, 1)
	if len(h.points) == 0 || p.Epoch%h.stride == 0 {
		h.points = append(h.points, p)
	}
	h.next = p.Epoch - p.Epoch%h.stride + h.stride
}

// restore takes points that a history gave, and finds the stride that it had.
func (h *history) restore(points []Point) {
	if len(points) == 0 {
		return
	}
	h.points, h.stride = points[:len(points):len(points)], 1
	if len(points) > 2 {
		h.stride = points[2].Epoch - points[1].Epoch
	}
	last := points[len(points)-1].Epoch
	h.next = last - last%h.stride + h.stride
}
