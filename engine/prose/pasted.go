package prose

// What a network is taken for that a person pastes, and what is wrong with it.
const (
	PastedXRows     ID = "pasted-x-rows"     // how many rows and how many inputs there are
	PastedXColumns  ID = "pasted-x-columns"  // how many rows and how many inputs there are
	PastedYRows     ID = "pasted-y-rows"     // how many targets there are
	PastedYColumns  ID = "pasted-y-columns"  // how many targets there are
	PastedClasses   ID = "pasted-classes"    // how many classes there are
	PastedByInput   ID = "pasted-by-input"   // the number of a layer, how many numbers come in, and how many units it has
	PastedByUnit    ID = "pasted-by-unit"    // the number of a layer, how many numbers come in, and how many units it has
	PastedBiasOwn   ID = "pasted-bias-own"   //
	PastedBiasFirst ID = "pasted-bias-first" //
	PastedBiasLast  ID = "pasted-bias-last"  //
	PastedBiasNone  ID = "pasted-bias-none"  //
	PastedCut       ID = "pasted-cut"        // the line where an array begins
	PastedNotFinite ID = "pasted-not-finite" // the line where an array begins, a row and a column
	PastedWeights   ID = "pasted-weights"    // the number of an array, its size, and how many numbers come in
	PastedTargets   ID = "pasted-targets"    // the size of an array, how many rows and how many outputs there are
)
