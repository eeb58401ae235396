package draft

import (
	"bytes"
	"encoding/json"

	"chainrule/engine/workspace"
)

// mark parts the text of a document from where training stands with it. No document holds it.
const mark = '\x00'

// withProgress is the end of a document's text with where training stands, if it has begun.
func withProgress(text []byte, p *workspace.Progress) []byte {
	if p == nil {
		return text
	}
	data, err := json.Marshal(p)
	if err != nil {
		panic("draft: " + err.Error()) // all of its numbers are finite
	}
	return append(append(text, mark), data...)
}

// cutProgress parts the two again. A progress that cannot be read is none: the document is what counts.
func cutProgress(text []byte) ([]byte, *workspace.Progress) {
	text, data, found := bytes.Cut(text, []byte{mark})
	var p workspace.Progress
	if !found || json.Unmarshal(data, &p) != nil {
		return text, nil
	}
	return text, &p
}
