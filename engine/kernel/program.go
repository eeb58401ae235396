package kernel

import "slices"

// Program is what the kernel is told, in the memory that it shares with the program that runs it. Addresses are
// places in that memory. Values lie as in a network's Batch: in groups of four samples, within a group by unit, and
// for a unit by sample.
type Program struct {
	Rate, Scale float64 // of a step

	Op         uint32 // Forward, Backward and Descend, added
	Steps      uint32 // that Descend is to take; then, those that it did not take
	Groups     uint32 // of four samples
	Rows       uint32 // samples; the lanes of the last group beyond them have no errors
	Loss       uint32 // a LossCode
	Parameters uint32 // their number
	Theta      uint32 // address of θ
	Next       uint32 // address of θ after a step; Descend swaps it with Theta
	Gradient   uint32 // address of Σ ∂L_i/∂θ, to which Backward adds
	Decay      uint32 // address of what of θ is added to the gradient, for each parameter
	Target     uint32 // address of y
	Powers     uint32 // address of the table of the exponential
	Count      uint32 // layers
	Layers     [7]Layer
}

// Layer is a layer of units and where their values are.
type Layer struct {
	Offset     uint32 // of the layer's weights in θ, in bytes
	Rows, Cols uint32 // of its weights: units, and inputs with the bias
	Activation uint32 // an ActivationCode
	In         uint32 // addresses of x or z of the layer below, and of net inputs, values, slopes and errors
	Net        uint32
	Value      uint32
	Slope      uint32
	Errors     uint32
}

// What a Program asks for.
const (
	Forward  = 1
	Backward = 2
	Descend  = 4 // a step after both; the passes and the step repeat, as long as θ stays finite
)

// The activations and output functions, and the losses, that the kernel has, by their codes.
var (
	activationIDs = []string{"identity", "sigmoid", "tanh", "relu", "softmax"}
	lossIDs       = []string{"rss", "half-rss", "cross-entropy", "cross-entropy of softmax"}
)

// ActivationCode is how a Program names the activation or output function of that id; false where the kernel has it not.
func ActivationCode(id string) (uint32, bool) { return codeOf(activationIDs, id) }

// LossCode is how a Program names the loss of that id with outputs of the function of that id; false where the
// kernel has them not.
func LossCode(id, output string) (uint32, bool) {
	if output == "softmax" {
		id += " of softmax"
	}
	return codeOf(lossIDs, id)
}

func codeOf(ids []string, id string) (uint32, bool) {
	i := slices.Index(ids, id)
	return uint32(max(0, i)), i >= 0
}
