package loss

import "chainrule/engine/activation"

// Choice is an output function with a loss.
type Choice struct {
	Output *activation.Output
	Loss   *Loss
}

// These suit the targets of a table for which nobody has chosen. Each is the negative log-likelihood of a
// distribution of the targets with mean f, apart from factors and constants: the normal distribution, a distribution
// over K classes, and one over two. Source: Bishop, Pattern Recognition and Machine Learning, section 5.2.
var (
	ForNumbers = Choice{activation.OutputOf(activation.Identity), RSS}
	ForClasses = Choice{activation.Softmax, CrossEntropy}
	ForTwo     = Choice{activation.OutputOf(activation.Sigmoid), CrossEntropy} // one target that is 0 or 1
)
