package network

import "chainrule/engine/prose"

// TargetError is a target that the loss cannot take.
type TargetError struct {
	Row    int // of Y, from 1
	Output int // k, from 1
	Reason error
}

// Error says where and why.
func (e *TargetError) Error() string {
	return prose.Say(prose.AtTarget, e.Row, e.Output, e.Reason).String()
}

// Unwrap is the reason.
func (e *TargetError) Unwrap() error { return e.Reason }

// CheckTargets says which of the targets Y (N × K) is the first that the loss cannot take, as a
// [*TargetError], or nil where it takes all.
func (n *Network) CheckTargets(Y []float64) error {
	K := n.Shape.K
	for j, y := range Y {
		if err := n.loss.CheckTarget(y); err != nil {
			return &TargetError{Row: j/K + 1, Output: j%K + 1, Reason: err}
		}
	}
	return nil
}
