package activation

import "chainrule/engine/expr"

// Heaviside is the function H that is 1 where its argument is positive, and 0 elsewhere. The derivative of
// relu is written with it.
var Heaviside = &expr.Function{ID: "step", Letter: "H", Spoken: "step of"}
