package prose

var enPasted = Catalogue{
	PastedXRows:     "X has a row for each sample: {0} {0|sample|samples} of {1} {1|input|inputs}.",
	PastedXColumns:  "X has a column for each sample: {0} {0|sample|samples} of {1} {1|input|inputs}.",
	PastedYRows:     "Y has a row for each sample, with {0} {0|target|targets}.",
	PastedYColumns:  "Y has a column for each sample, with {0} {0|target|targets}.",
	PastedClasses:   "Y has the number of each sample’s class; there are {0} classes.",
	PastedByInput:   "The weights of layer {0} have a row for each of its {1} {1|input|inputs}, and a column for each of its {2} {2|unit|units}.",
	PastedByUnit:    "The weights of layer {0} have a row for each of its {2} {2|unit|units}, and a column for each of its {1} {1|input|inputs}.",
	PastedBiasOwn:   "Its biases are an array of their own.",
	PastedBiasFirst: "Its biases come before the weights.",
	PastedBiasLast:  "Its biases come after the weights.",
	PastedBiasNone:  "It has no biases: they are 0, and training leaves them alone.",
	PastedCut:       "the array in line {0} is not printed as a whole; print all of its numbers",
	PastedNotFinite: "the array in line {0} has a number in row {1}, column {2}, that is not finite; paste finite numbers",
	PastedWeights:   "array {0} has the size {1}, and {2} {2|number comes|numbers come} into this layer; its rows or its columns must be as many, or one more with the biases",
	PastedTargets:   "Y has the size {0}; it needs a target for each of {1} {1|sample|samples} and each of {2} {2|output|outputs}",
}
