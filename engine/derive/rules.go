package derive

// Rule is the id of a rule. Ids are stable; a rule's prose stands in the table of rules alone.
type Rule string

// The rules of differentiation.
const (
	Definition Rule = "definition"  // a quantity by its definition
	Substitute Rule = "substitute"  // the definition put in under the ∂
	Constant   Rule = "constant"    // what does not depend has derivative 0
	Linearity  Rule = "linearity"   // sums term by term, constant factors in front
	PowerRule  Rule = "power-rule"  // (uⁿ)′ = n uⁿ⁻¹ u′
	LogRule    Rule = "log-rule"    // (log u)′ = u′ / u
	ChainRule  Rule = "chain-rule"  // through a named intermediate
	Function   Rule = "function"    // the derivative of σ or g by its name
	LinearForm Rule = "linear-form" // the derivative of a linear form is the coefficient
	OnlyTerm   Rule = "only-term"   // the terms of a sum that do not depend are dropped
	Table      Rule = "table"       // σ′ and g′ by their formulas
)

// The rules of algebra, and the names that back-propagation gives.
const (
	Tidy       Rule = "tidy"        // constant factors multiplied, factors 1 dropped
	Factor     Rule = "factor"      // a common factor taken out
	Exchange   Rule = "exchange"    // the order of two sums exchanged
	Cancel     Rule = "cancel"      // numerator against denominator
	Bracket    Rule = "bracket"     // a sum over 1[k = j] keeps the term k = j
	TargetsSum Rule = "targets-sum" // Σ_k y_ik = 1
	Sign       Rule = "sign"        // −(a − b) = b − a
	Name       Rule = "name"        // ∂L_i/∂T is called δ, ∂L_i/∂a is called s
	Result     Rule = "result"      // the numbers put in
)

// Title is the rule's name for people: a few words.
func (r Rule) Title() string { return prose[r].title }

// Prose explains the rule in general, in a sentence or two.
func (r Rule) Prose() string { return prose[r].text }

// Rules lists every rule.
func Rules() []Rule {
	return []Rule{
		Definition, Substitute, Constant, Linearity, PowerRule, LogRule, ChainRule, Function, LinearForm, OnlyTerm, Table,
		Tidy, Factor, Exchange, Cancel, Bracket, TargetsSum, Sign, Name, Result,
	}
}

var prose = map[Rule]struct{ title, text string }{
	Definition: {"Definition", "What the quantity is made of, before anything is differentiated."},
	Substitute: {"Put in the definition", "Equal quantities have equal derivatives, so the definition may stand under the ∂."},
	Constant:   {"Constant", "What does not change with the parameter has derivative 0."},
	Linearity:  {"Sum rule", "A sum is differentiated term by term. A factor that does not change with the parameter stays in front, and a term that does not change drops out."},
	PowerRule:  {"Power rule", "The derivative of uⁿ is n uⁿ⁻¹ times the derivative of u: the outer derivative times the inner."},
	LogRule:    {"Derivative of the logarithm", "The derivative of log u is 1/u times the derivative of u."},
	ChainRule:  {"Chain rule", "Where one quantity acts only through another, their derivatives multiply. Where it acts through several, the products are added up."},
	Function:   {"Derivative of a function", "The derivative of a unit's output by its own net input is the derivative of its function, taken at that net input."},
	LinearForm: {"Linear form", "In a weighted sum, the derivative by one of its members is what that member is multiplied with."},
	OnlyTerm:   {"Only one term depends on it", "Terms that do not change with the parameter have derivative 0; one is left."},
	Table:      {"Known derivatives", "The derivative of each activation is known as a formula of its net input or its value."},
	Tidy:       {"Tidy up", "Constant factors are multiplied together and come first; a factor 1 is dropped."},
	Factor:     {"Common factor", "A factor that every term has is taken out of the sum."},
	Exchange:   {"Order of sums", "Finite sums may be added up in any order."},
	Cancel:     {"Cancel", "A factor above and below the fraction bar cancels."},
	Bracket:    {"Evaluate the bracket", "The bracket 1[k = j] is 1 where k = j and 0 elsewhere: of its sum one term stays."},
	TargetsSum: {"The targets sum to 1", "On this sample the targets of all classes add up to 1."},
	Sign:       {"Turn the sign", "−(a − b) is b − a."},
	Name:       {"Give it its name", "Back-propagation names the derivatives by net inputs, since each is used many times: δ at the outputs, s at the hidden units."},
	Result:     {"Put the numbers in", "Everything on the right is known now."},
}
