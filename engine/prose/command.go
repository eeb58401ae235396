package prose

// What undo takes back, as in "Undo: cell".
const (
	DidTitle        ID = "did-title"
	DidWeight       ID = "did-weight"
	DidLock         ID = "did-lock"
	DidNewWeights   ID = "did-new-weights"
	DidAddLayer     ID = "did-add-layer"
	DidRemoveLayer  ID = "did-remove-layer"
	DidUnits        ID = "did-units"
	DidActivation   ID = "did-activation"
	DidOutput       ID = "did-output"
	DidRate         ID = "did-rate"
	DidBatch        ID = "did-batch"
	DidDecay        ID = "did-decay"
	DidMomentum     ID = "did-momentum"
	DidHoldOut      ID = "did-hold-out"
	DidOrder        ID = "did-order"
	DidReduction    ID = "did-reduction"
	DidCell         ID = "did-cell"
	DidPaste        ID = "did-paste"
	DidInsertRow    ID = "did-insert-row"
	DidDeleteRow    ID = "did-delete-row"
	DidMoveRow      ID = "did-move-row"
	DidInsertColumn ID = "did-insert-column"
	DidDeleteColumn ID = "did-delete-column"
	DidMoveColumn   ID = "did-move-column"
	DidRenameColumn ID = "did-rename-column"
	DidRole         ID = "did-role"
	DidKind         ID = "did-kind"
	DidScale        ID = "did-scale"
	InputsNow       ID = "inputs-now"    // the names of the variables
	OutputsNow      ID = "outputs-now"   // the names of the variables
	FunctionsNow    ID = "functions-now" // the names of the output function and the loss
	DidReads        ID = "did-reads"
	DidHeader       ID = "did-header"
	DidOpenTable    ID = "did-open-table"
	DidOpen         ID = "did-open"
	DidImport       ID = "did-import"
	DidTraining     ID = "did-training"
	DidReset        ID = "did-reset"
)
