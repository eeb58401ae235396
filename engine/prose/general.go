package prose

// What every area says.
const (
	NoReason ID = "no-reason"
	Verbatim ID = "verbatim" // text, or several sentences: said as it is
	AndMore  ID = "and-more" // number: how many are left out of a list
	Or       ID = "or"       // all but the last of several names, and the last
)
