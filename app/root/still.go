package root

import (
	"chainrule/app/opening"
	"chainrule/app/trainer"
	"chainrule/engine/document"
)

// Still is the page as it shows a document at an address, for a picture of it that is made where there is no browser. Nothing is left to be
// drawn later. The document stands for the one that the address names. nil is the article's example. tight says that there is little room for
// the table.
func Still(d *document.Document, a opening.Address, tight bool) (*Root, error) {
	r := &Root{still: true, tight: tight}
	r.OnInit()
	if d != nil {
		r.work.Begin(d)
	}
	r.follow(a)
	err := r.opener.Show(a)
	v := r.work.View()
	r.trainer.Shown = trainer.Views{Latest: v, Diagram: v, Derivation: v, Table: v}
	return r, err
}
