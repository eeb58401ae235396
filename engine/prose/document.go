package prose

// What is said of documents, of the links that hold them, and of requests.
const (
	Missing       ID = "missing"
	Twice         ID = "twice"
	ValueTwice    ID = "value-twice"    // the value
	NoField       ID = "no-field"       // the fields there are
	FoundFor      ID = "found-for"      // what was found, what belongs there
	NotWhole      ID = "not-whole"      // what was found, the least, the most
	MissingMark   ID = "missing-mark"   // the version
	NewerDocument ID = "newer-document" // its version, the version that is read

	Null        ID = "null"
	TrueOrFalse ID = "true-or-false"
	ANumber     ID = "a-number"
	AText       ID = "a-text"
	AList       ID = "a-list"
	AnObject    ID = "an-object"
	ATruth      ID = "a-truth"
	TextsList   ID = "texts-list"
	AWhole      ID = "a-whole"
	WholeFrom0  ID = "whole-from-0" // the most
	EpochsFrom0 ID = "epochs-from-0"

	NamesDiffer     ID = "names-differ" // the two columns, their name
	ScaledIsNumber  ID = "scaled-is-number"
	ReadsOfNumber   ID = "reads-of-number"
	NotADelimiter   ID = "not-a-delimiter" // what was found
	SameSigns       ID = "same-signs"
	NotADecimal     ID = "not-a-decimal" // what was found
	NotThousands    ID = "not-thousands" // what was found
	FewColumns      ID = "few-columns"
	LevelsOfNumber  ID = "levels-of-number"
	NoLevels        ID = "no-levels"
	LevelEmpty      ID = "level-empty"
	LevelSpaces     ID = "level-spaces"      // the level, as it would be right
	LevelTwice      ID = "level-twice"       // the level
	TooManyLevels   ID = "too-many-levels"   // how many, the most
	TooManyNumbers  ID = "too-many-numbers"  // the column's name, how many categories, rows, the most numbers
	CellIsNumber    ID = "cell-is-number"    // the number, as a text
	CellsOfRow      ID = "cells-of-row"      // how many cells, how many columns
	RowsOfMatrix    ID = "rows-of-matrix"    // how many rows, how many units
	NumbersOfMatrix ID = "numbers-of-matrix" // how many numbers, how many weights besides the bias

	DocumentTooLarge ID = "document-too-large" // the most MB
	DocumentNotUTF8  ID = "document-not-utf-8" // where
	NotJSON          ID = "not-json"           // what the reader says
	NotJSONAt        ID = "not-json-at"        // where, what the reader says
	DocumentEmpty    ID = "document-empty"
	EndsTooEarly     ID = "ends-too-early"  // where
	MoreAfterEnd     ID = "more-after-end"  // where
	TooDeep          ID = "too-deep"        // where
	LineAndColumn    ID = "line-and-column" // the line, the column

	TooLargeForLink ID = "too-large-for-link" // its MB, the most
	PackedTooLong   ID = "packed-too-long"    // its characters, the most
	LinkTooLong     ID = "link-too-long"      // its characters, the most
	NotBase64       ID = "not-base64"         // the character's place, the character
	CutOffByte      ID = "cut-off-byte"
	ChecksumDiffers ID = "checksum-differs"
	NotDeflate      ID = "not-deflate"       // the byte's place
	CutOffAfter     ID = "cut-off-after"     // how many bytes
	UnpacksTooLarge ID = "unpacks-too-large" // the most MB
	BytesFollow     ID = "bytes-follow"      // how many

	NoDocument       ID = "no-document"
	NothingToExport  ID = "nothing-to-export" // why
	NoWeights        ID = "no-weights"
	NoNetworkYet     ID = "no-network-yet"
	DerivativesMost  ID = "derivatives-most"    // parameters, samples, derivatives, the most
	RowLeftOut       ID = "row-left-out"        // the row, why
	NoDerivativeOnIt ID = "no-derivative-on-it" // the row, why

	NoMethod      ID = "no-method"       // the method, those there are
	NotExpected   ID = "not-expected"    // what happened
	ValueTooLarge ID = "value-too-large" // the value
	ParamsObject  ID = "params-object"
	NoSuchParam   ID = "no-such-param" // those there are
	TakesNone     ID = "takes-none"
	NothingToUndo ID = "nothing-to-undo"
	NothingToRedo ID = "nothing-to-redo"
	StoppedByPage ID = "stopped-by-page"
	NoNetworkFor  ID = "no-network-for" // why
	NotAForm      ID = "not-a-form"     // what was found, the forms
)
