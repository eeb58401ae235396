package prose

// What explains an array that a person's own program printed.
const (
	SlipSign            ID = "slip-sign"
	SlipTwo             ID = "slip-two"
	SlipMeanTwice       ID = "slip-mean-twice"
	SlipMeanOfOutputs   ID = "slip-mean-of-outputs"
	SlipMeanForSum      ID = "slip-mean-for-sum"
	SlipSumForMean      ID = "slip-sum-for-mean"
	SlipLogBase         ID = "slip-log-base" // the base, a whole number
	SlipStep            ID = "slip-step"
	SlipRateSign        ID = "slip-rate-sign"
	SlipNoRate          ID = "slip-no-rate"
	SlipEachRow         ID = "slip-each-row"
	SlipOneRow          ID = "slip-one-row" // the number of the row
	SlipOverwritten     ID = "slip-overwritten"
	SlipRowLeftOut      ID = "slip-row-left-out" // the number of the row
	SlipSumOfBias       ID = "slip-sum-of-bias"
	SlipSumOfLoss       ID = "slip-sum-of-loss"
	SlipWithDecay       ID = "slip-with-decay"
	SlipNoDecay         ID = "slip-no-decay"
	SlipHalfDecay       ID = "slip-half-decay"
	SlipSingle          ID = "slip-single"
	SlipNoSlope         ID = "slip-no-slope"
	SlipNoOutputSlope   ID = "slip-no-output-slope"
	SlipNoSlopes        ID = "slip-no-slopes"
	SlipDiagonal        ID = "slip-diagonal"
	SlipSlopeTwice      ID = "slip-slope-twice"
	SlipValueAsSlope    ID = "slip-value-as-slope"
	SlipSlopeAtValue    ID = "slip-slope-at-value"
	SlipFormulaAtNet    ID = "slip-formula-at-net"
	SlipUpdated         ID = "slip-updated"
	SlipTurned          ID = "slip-turned"
	SlipTurnedBack      ID = "slip-turned-back"
	SlipNoWeight        ID = "slip-no-weight"
	SlipOneUnit         ID = "slip-one-unit"
	SlipNetInputs       ID = "slip-net-inputs"
	SlipDataInputs      ID = "slip-data-inputs"
	SlipUnitInputs      ID = "slip-unit-inputs"
	SlipCrossed         ID = "slip-crossed"
	SlipNoBias          ID = "slip-no-bias"
	SlipBiasAxis        ID = "slip-bias-axis"
	SlipNoActivation    ID = "slip-no-activation"
	SlipNoOutput        ID = "slip-no-output"
	SlipTwice           ID = "slip-twice"
	SlipBySamples       ID = "slip-by-samples"
	SlipWrongActivation ID = "slip-wrong-activation" // the name of an activation
	SlipWrongOutput     ID = "slip-wrong-output"     // the name of an output function
	SlipSampleDeviation ID = "slip-sample-deviation"
	SlipRawData         ID = "slip-raw-data"
	SlipRawInputs       ID = "slip-raw-inputs"
	SlipRawTargets      ID = "slip-raw-targets"
	SlipLabels          ID = "slip-labels"
	SlipInputLevels     ID = "slip-input-levels" // the name of an input
	OneArray            ID = "one-array"         // how many there are
	TooLargeToLook      ID = "too-large-to-look" // how many rows there are, and how many there can be
)
