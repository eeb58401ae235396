package exercise

import (
	"chainrule/engine/exercise/work"
	"chainrule/engine/prose"
)

// Beyond these, nobody works a quantity out by hand, and to look for every mistake would take long.
const (
	mostParameters = 5000
	mostNumbers    = 20_000 // parameters times rows, of a quantity over all rows
)

// TooLarge says why a quantity of a network is not asked for, or gives nil.
func TooLarge(n *work.Numbers, q work.Quantity) error {
	count := n.Network.Shape.Count()
	if count > mostParameters {
		return prose.Say(prose.NetworkTooLarge, prose.Count(count), prose.Count(mostParameters))
	}
	if _, one := q.Row(); !one && count*len(n.Rows) > mostNumbers {
		return prose.Say(prose.RowsTooMany, prose.Count(len(n.Rows)), prose.Count(max(1, mostNumbers/count)))
	}
	return nil
}
