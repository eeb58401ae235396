package prose

var enHandout = Catalogue{
	Untitled:      "A derivation",
	HandoutOf:     "The derivative of {0}, the loss of row {1} of the table, with respect to {2}. Values are computed in full precision and rounded for display.",
	RowEnters:     "Row {0} as it enters the network",
	ForwardPass:   "Forward pass",
	Derivation:    "Derivation",
	OverAll:       "Over all samples",
	Update:        "Update",
	CheckIt:       "Check",
	CheckedBy:     "The same derivative on this row, computed without back-propagation.",
	ByDualNumbers: "by dual numbers, which carry a derivative along through the network",
	ByDifference:  "by a central difference, which moves the parameter a little up and down",
	OtherScripts:  "This document was set with pdfLaTeX, which has no letters of some scripts in it: Cyrillic ones are written in Latin letters, and others by their Unicode numbers. LuaLaTeX and XeLaTeX set them as they are.",
	MoreTogether:  "{0} more, which together give {1}",

	IsLocked:   "{0} is locked, so training does not change it.",
	StepOnSum:  "This is one step of gradient descent on the sum over the samples, with the learning rate γ = {0}.",
	StepOnMean: "This is one step of gradient descent on the mean over the {0} samples, with the learning rate γ = {1}.",
	WithDecay:  "Weight decay adds {0} to the derivative.",
}
