package workspace

import (
	"slices"

	"chainrule/engine/activation"
	"chainrule/engine/loss"
	"chainrule/engine/prose"
	"chainrule/engine/table"
)

// Changes says what an edit of the table changed about the network: what goes into it, what comes out of it, and the
// functions that a new target took along. It says nothing of another document.
func Changes(before, after *View) prose.Message {
	if before.Opening != after.Opening || before.Document.Table == after.Document.Table {
		return prose.None
	}
	var said []prose.Message
	if list, changed := namesNow(before.Encoding.Inputs, after.Encoding.Inputs); changed {
		said = append(said, prose.Say(prose.InputsNow, list))
	}
	if list, changed := namesNow(before.Encoding.Targets, after.Encoding.Targets); changed {
		said = append(said, prose.Say(prose.OutputsNow, list))
	}
	d := after.Document
	if was := before.Document; was.Output != d.Output || was.Loss != d.Loss {
		g, _ := activation.OutputByID(d.Output)
		l, _ := loss.ByID(d.Loss)
		said = append(said, prose.Say(prose.FunctionsNow, g.Name, l.Name))
	}
	return prose.Join(said...)
}

// namesNow is the names of variables, and whether others were there before.
func namesNow(was, is []table.Variable) (list prose.List, changed bool) {
	for _, v := range is {
		list = append(list, v.Name)
	}
	return list, len(is) > 0 && slices.Contains(match(was, is)[1:], 0) || len(is) > len(was)
}
