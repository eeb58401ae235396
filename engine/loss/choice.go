package loss

import "chainrule/engine/activation"

// Choice is an output function with a loss.
type Choice struct {
	Output *activation.Output
	Loss   *Loss
}

// What suits the targets of a table, where nobody has chosen. Each is the negative log-likelihood of a
// distribution of the targets with the mean f, except for factors and constants: of normal ones, of one of
// K classes, and of one of two. Source: Bishop, Pattern Recognition and Machine Learning, section 5.2.
var (
	ForNumbers = Choice{activation.OutputOf(activation.Identity), RSS}
	ForClasses = Choice{activation.Softmax, CrossEntropy}
	ForTwo     = Choice{activation.OutputOf(activation.Sigmoid), CrossEntropy} // one target that is 0 or 1
)
