package prose

// What every area says.
const (
	Verbatim ID = "verbatim" // text: something said elsewhere, as it is
	AndMore  ID = "and-more" // number: how many are left out of a list
)
