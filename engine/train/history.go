package train

import "math/bits"

// perDoubling is how many points a history keeps, at least, from an epoch to twice that epoch: about as many as a picture
// of the loss has pixels for, be its axis of epochs even or logarithmic. Up to epoch 2 · perDoubling it has every one.
const perDoubling = 128

// history is the loss over epochs. What it keeps thins out as training goes on, so that the first epochs stay as they were
// and ten million of them are still few points: 2,300.
type history struct {
	points []Point // never changed in place, so that what was handed out stays as it is
	next   int     // the epoch after which the loss is wanted
}

// add keeps the loss after an epoch, if it is wanted.
func (h *history) add(p Point) {
	if p.Epoch < h.next {
		return
	}
	stride := strideAt(p.Epoch)
	if len(h.points) == 0 || p.Epoch%stride == 0 {
		h.points = append(h.points, p)
	}
	h.next = p.Epoch - p.Epoch%stride + stride
}

// strideAt is how far apart the epochs are that are kept from an epoch on: a power of two.
func strideAt(epoch int) int {
	return 1 << max(0, bits.Len(uint(epoch)/(2*perDoubling)))
}

// restore takes points that a history gave.
func (h *history) restore(points []Point) {
	if len(points) == 0 {
		return
	}
	h.points = points[:len(points):len(points)]
	last := points[len(points)-1].Epoch
	stride := strideAt(last)
	h.next = last - last%stride + stride
}
