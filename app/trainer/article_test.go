package trainer

import (
	"testing"

	"chainrule/engine/document"
	"chainrule/engine/workspace"
	"chainrule/static"
)

// article opens the article's example.
func article(t *testing.T) *workspace.Workspace {
	t.Helper()
	d, err := document.Decode(static.Article)
	if err != nil {
		t.Fatal(err)
	}
	return workspace.New(d)
}
