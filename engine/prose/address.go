package prose

// What is said of what the page's address asks for, and of what is opened.
const (
	AddressUnreadable ID = "address-unreadable" // its end
	AddressUnknown    ID = "address-unknown"    // what it asks for, what the page knows
	AddressTwice      ID = "address-twice"      // what it says
	AddressChoice     ID = "address-choice"     // the key, the word, what can be written
	AddressNumber     ID = "address-number"     // the key, the text, the least and the most
	AddressName       ID = "address-name"       // the key, the text
	AddressSelects    ID = "address-selects"    // why not
	AddressEmpty      ID = "address-empty"      // what it says nothing after
	TwoDocuments      ID = "two-documents"      // by what, by what else
	AddressWord       ID = "address-word"       // the name, the word, the words there are
	AddressWordTwice  ID = "address-word-twice" // the name, the word
	OwnAddress        ID = "own-address"
	SrcNoAddress      ID = "src-no-address"   // the address
	SrcNotAllowed     ID = "src-not-allowed"  // the address
	SrcHasPassword    ID = "src-has-password" // the address
	LargerThan        ID = "larger-than"      // the most MB
	ServerAnswers     ID = "server-answers"   // the status
	ServerSilent      ID = "server-silent"
	NothingCameBack   ID = "nothing-came-back"

	TabUnreadable     ID = "tab-unreadable"      // why
	AddressDocument   ID = "address-document"    // why
	ExampleNotLoaded  ID = "example-not-loaded"  // its name, why
	DocumentNotLoaded ID = "document-not-loaded" // its address, why
	DraftNotOpened    ID = "draft-not-opened"    // why
	NotOpenedHere     ID = "not-opened-here"     // why
	FileRefused       ID = "file-refused"        // the file's name, why
	LoadingIt         ID = "loading-it"          // what
	AddressedOne      ID = "addressed-one"
	TheDraft          ID = "the-draft"
	ArrivedLate       ID = "arrived-late" // what
	OpenLate          ID = "open-late"    // what
	Opened            ID = "opened"       // the file's name
	OpenedPasted      ID = "opened-pasted"
	NoExample         ID = "no-example" // its name, those there are
)
