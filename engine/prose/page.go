package prose

// What the page's header, its lists and its message line say.
const (
	Product        ID = "product"
	DocumentTitle  ID = "document-title"
	Undo           ID = "undo"
	Redo           ID = "redo"
	WithKeys       ID = "with-keys"    // what a button does, its keys
	WithKeysOf     ID = "with-keys-of" // what a button does, to what, its keys
	Selection      ID = "selection"
	Sample         ID = "sample"
	OfSamples      ID = "of-samples" // how many there are
	PreviousSample ID = "previous-sample"
	NextSample     ID = "next-sample"
	Parameter      ID = "parameter"
	PreviousParam  ID = "previous-param"
	NextParam      ID = "next-param"
	ParameterByID  ID = "parameter-by-id"
	ParameterHint  ID = "parameter-hint"
	OnThisSample   ID = "on-this-sample" // the derivative and its value
	ThisRowLeftOut ID = "this-row-left-out"
	OverAllRows    ID = "over-all-rows" // the derivative and its value
	OverAllMean    ID = "over-all-mean" // the derivative and its value
	IntoOutputs    ID = "into-outputs"
	IntoHidden     ID = "into-hidden"
	OfHiddenLayer  ID = "of-hidden-layer" // the layer
	FromInto       ID = "from-into"       // the parameter, what it is from, what it leads into
	Dismiss        ID = "dismiss"
	OpenWhole      ID = "open-whole"
	OpenWholeHint  ID = "open-whole-hint"
	NewTable       ID = "new-table"
	NewHint        ID = "new-hint"
	PastedData     ID = "pasted-data"
	Examples       ID = "examples"

	Open               ID = "open"
	OpenHint           ID = "open-hint"
	OpenLabel          ID = "open-label"
	Save               ID = "save"
	SaveHint           ID = "save-hint"
	SaveToHint         ID = "save-to-hint" // the file's name
	SaveAs             ID = "save-as"
	SaveAsHint         ID = "save-as-hint"
	FileNotOpened      ID = "file-not-opened"   // why
	FileTooLarge       ID = "file-too-large"    // the file's name, the most MB
	SavedTo            ID = "saved-to"          // the file's name
	SavedAsDownload    ID = "saved-as-download" // the file's name
	FileNotWritten     ID = "file-not-written"  // why
	NoClipboard        ID = "no-clipboard"
	CopyByHand         ID = "copy-by-hand"
	TextToCopy         ID = "text-to-copy"
	NoDownloads        ID = "no-downloads"         // the file's name
	PerhapsNoDownloads ID = "perhaps-no-downloads" // the file's name
	NoPicturesSaved    ID = "no-pictures-saved"

	Recent        ID = "recent"
	RecentDrafts  ID = "recent-drafts"
	NoDrafts      ID = "no-drafts"
	DraftsKept    ID = "drafts-kept" // how many
	NoTitle       ID = "no-title"
	DraftAbout    ID = "draft-about"     // when, how many rows
	DraftOpen     ID = "draft-open"      // when, how many rows
	DraftBusy     ID = "draft-busy"      // when, how many rows
	RemoveDraft   ID = "remove-draft"    // its title
	RemoveForGood ID = "remove-for-good" // its title
	DraftKept     ID = "draft-kept"      // why it could not be removed
	JustNow       ID = "just-now"
	MinutesAgo    ID = "minutes-ago"  // how many
	TodayAt       ID = "today-at"     // the time of day
	YesterdayAt   ID = "yesterday-at" // the time of day
	DateAt        ID = "date-at"      // the day of the month, the month, the year, the time of day
	Months        ID = "months"
	DraftsRefused ID = "drafts-refused"
	StorageFull   ID = "storage-full"
	DraftGone     ID = "draft-gone"
	StorageFails  ID = "storage-fails" // how

	Share       ID = "share"
	ShareByLink ID = "share-by-link"

	ByLink       ID = "by-link"
	InCoursePage ID = "in-course-page"
	ShowInPage   ID = "show-in-page"
	LockInPage   ID = "lock-in-page"
	WeightsPart  ID = "weights-part"
	SettingsPart ID = "settings-part"
	AsWhat       ID = "as-what"
	AsElement    ID = "as-element"
	AsFrame      ID = "as-frame"
	CodeLabel    ID = "code-label"
	CodeCopied   ID = "code-copied"
	SeeIt        ID = "see-it"
	LongFrame    ID = "long-frame" // how many characters

	About             ID = "about"
	AboutHint         ID = "about-hint"
	AboutText         ID = "about-text"
	VersionAndLicence ID = "version-and-licence" // the version
	AllLicences       ID = "all-licences"
	SourceCode        ID = "source-code"
	HowToCite         ID = "how-to-cite"
	Citation          ID = "citation" // the version

	NoLink        ID = "no-link" // why
	LinkBeingMade ID = "link-being-made"
	LinkLabel     ID = "link-label"
	Copy          ID = "copy"
	LinkHolds     ID = "link-holds" // how many characters
	LongLink      ID = "long-link"  // the characters up to which a link goes through whole
	SaveInstead   ID = "save-instead"
	LinkCopied    ID = "link-copied" // how many characters
	CannotPack    ID = "cannot-pack" // why
)
