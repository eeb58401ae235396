package prose

var enGeneral = Catalogue{
	Verbatim: "{0}",
	AndMore:  "and {0} more",
	Or:       "{0} or {1}",
}
