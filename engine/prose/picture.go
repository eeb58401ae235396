package prose

// What the pictures of a network and of its training say.
const (
	PictureLoss      ID = "picture-loss"
	PictureFit       ID = "picture-fit"
	PictureMap       ID = "picture-map"
	PictureOne       ID = "picture-one"
	PictureTwo       ID = "picture-two"
	PicturePredicted ID = "picture-predicted"
	PictureHowGood   ID = "picture-how-good"

	DotsAre     ID = "dots-are"      // how many, of how many rows
	CurveIsFrom ID = "curve-is-from" // how many, of how many rows
	LossIsFrom  ID = "loss-is-from"  // how many, of how many rows
	CurveHolds  ID = "curve-holds"   // what it holds
	MapHolds    ID = "map-holds"     // what it holds
	EpochAxis   ID = "epoch-axis"
	LossAxis    ID = "loss-axis"
	NoEpoch0    ID = "no-epoch-0" // the loss
	LogAxis     ID = "log-axis"   // what the axis shows
	RowsColumn  ID = "rows-column"
	RowColumn   ID = "row-column"

	LossOverEpochs   ID = "loss-over-epochs"
	TrainingRows     ID = "training-rows"       // how many rows
	RowsHeldOut      ID = "rows-held-out"       // how many rows
	LossCurve        ID = "loss-curve"          // the first loss, the epochs, the last
	LossCurveHeldOut ID = "loss-curve-held-out" // the loss
	LossHeldOut      ID = "loss-held-out"

	FitOver        ID = "fit-over" // the input
	NetworkMakes   ID = "network-makes"
	FitSummary     ID = "fit-summary"  // the input, from, to, the lowest output, the highest, how many rows
	TargetNamed    ID = "target-named" // its symbol, its name
	Outputs0To1    ID = "outputs-0-to-1"
	OutputsTargets ID = "outputs-targets"

	PredictedActual  ID = "predicted-actual"
	Actual           ID = "actual" // what
	ActualColumn     ID = "actual-column"
	Predicted        ID = "predicted"
	BothEqual        ID = "both-equal"
	PredictedSummary ID = "predicted-summary" // how many rows
	ActualClass      ID = "actual-class"
	GivenActual      ID = "given-actual"
	SpreadSideways   ID = "spread-sideways"
	GivenMoreThan    ID = "given-more-than"
	ClassesSummary   ID = "classes-summary"

	OverBoth        ID = "over-both" // two inputs
	DecisionRegions ID = "decision-regions"
	RegionsSummary  ID = "regions-summary" // the inputs, how many rows
	FittedSurface   ID = "fitted-surface"
	FittedSurfaceOf ID = "fitted-surface-of" // the output
	ByTheNetwork    ID = "by-the-network"    // the target
	SurfaceSummary  ID = "surface-summary"   // the inputs, the target, from, to
	ChoiceChanges   ID = "choice-changes"

	LossOver        ID = "loss-over"          // the parameter
	OthersAsTheyAre ID = "others-as-they-are" // the parameter
	TangentSlope    ID = "tangent-slope"      // the slope
	RateLands       ID = "rate-lands"         // the learning rate, the loss
	NowAt           ID = "now-at"             // the loss
	SlopeSummary    ID = "slope-summary"      // the parameter, its value, the loss's name, the loss, the slope, the learning rate, the new value, the new loss
	SlopeSummaryUp  ID = "slope-summary-up"   // like SlopeSummary, where the loss is higher afterwards
	PastNumbers     ID = "past-numbers"       // the loss's name
	LandsPast       ID = "lands-past"
	AsIfAlone       ID = "as-if-alone"
	LockedInPicture ID = "locked-in-picture" // the parameter

	LossOverTwo     ID = "loss-over-two" // the two parameters
	PathFrom        ID = "path-from"     // the epoch
	OthersNowOnly   ID = "others-now-only"
	OthersNow       ID = "others-now"
	Now             ID = "now"
	EqualAlong      ID = "equal-along"      // the loss's name
	ContoursSummary ID = "contours-summary" // the loss's name, the two parameters, the lowest, the highest, the two values
	ContoursPath    ID = "contours-path"    // the two values before training

	ExportSVG    ID = "export-svg"
	ExportPNG    ID = "export-png"
	ExportSVGOf  ID = "export-svg-of" // the picture
	ExportPNGOf  ID = "export-png-of" // the picture
	WordsNumbers ID = "words-numbers"
	PictureRows  ID = "picture-rows" // how many more
	PictureTable ID = "picture-table"
	NoPNG        ID = "no-png"
	NotDrawn     ID = "not-drawn"
)
