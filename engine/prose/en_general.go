package prose

var enGeneral = Catalogue{
	NoReason: "the browser gives no reason",
	Verbatim: "{0}",
	AndMore:  "and {0} more",
	Or:       "{0} or {1}",
}
