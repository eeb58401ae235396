package derive

import "chainrule/engine/prose"

// Rule is the id of a rule. Ids do not change; what a rule says to people stands in package prose.
type Rule string

// The rules of differentiation.
const (
	Definition Rule = "definition"    // a quantity by its definition
	Substitute Rule = "substitute"    // the definition in the place of the quantity, under the ∂
	Constant   Rule = "constant"      // the derivative of what does not depend on the variable is 0
	Linearity  Rule = "linearity"     // sums term by term, constant factors in front
	Product    Rule = "product-rule"  // (uv)′ = u′v + uv′
	Quotient   Rule = "quotient-rule" // (u/v)′ = (u′v − uv′) / v²
	PowerRule  Rule = "power-rule"    // (uⁿ)′ = n uⁿ⁻¹ u′
	LogRule    Rule = "log-rule"      // (log u)′ = u′ / u
	ExpRule    Rule = "exp-rule"      // (eᵘ)′ = eᵘ u′
	AbsRule    Rule = "abs-rule"      // |u|′ = sign(u) u′
	MaxRule    Rule = "max-rule"      // the derivative of the larger one
	CasesRule  Rule = "cases-rule"    // case by case
	NormalRule Rule = "normal-rule"   // Φ(u)′ = φ(u) u′, φ(u)′ = −u φ(u) u′
	StepRule   Rule = "step-rule"     // what is constant between its jumps has derivative 0
	ChainRule  Rule = "chain-rule"    // through a named intermediate
	Function   Rule = "function"      // the derivative of σ or g by its name
	LinearForm Rule = "linear-form"   // the derivative of a linear form is the coefficient
	Itself     Rule = "itself"        // the derivative of a variable with respect to itself is 1
	OnlyTerm   Rule = "only-term"     // the terms of a sum that do not depend on the variable are dropped
	Table      Rule = "table"         // σ′ and g′ by their formulas
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

// words holds each rule's title and what it says in general, in the order in which [Rules] lists them.
var words = []struct {
	rule        Rule
	title, text prose.ID
}{
	{Definition, prose.TitleDefinition, prose.RuleDefinition},
	{Substitute, prose.TitleSubstitute, prose.RuleSubstitute},
	{Constant, prose.TitleConstant, prose.RuleConstant},
	{Linearity, prose.TitleLinearity, prose.RuleLinearity},
	{Product, prose.TitleProduct, prose.RuleProduct},
	{Quotient, prose.TitleQuotient, prose.RuleQuotient},
	{PowerRule, prose.TitlePower, prose.RulePower},
	{LogRule, prose.TitleLog, prose.RuleLog},
	{ExpRule, prose.TitleExp, prose.RuleExp},
	{AbsRule, prose.TitleAbs, prose.RuleAbs},
	{MaxRule, prose.TitleMax, prose.RuleMax},
	{CasesRule, prose.TitleCases, prose.RuleCases},
	{NormalRule, prose.TitleNormal, prose.RuleNormal},
	{StepRule, prose.TitleStep, prose.RuleStep},
	{ChainRule, prose.TitleChain, prose.RuleChain},
	{Function, prose.TitleFunction, prose.RuleFunction},
	{LinearForm, prose.TitleLinearForm, prose.RuleLinearForm},
	{Itself, prose.TitleItself, prose.RuleItself},
	{OnlyTerm, prose.TitleOnlyTerm, prose.RuleOnlyTerm},
	{Table, prose.TitleTable, prose.RuleTable},
	{Tidy, prose.TitleTidy, prose.RuleTidy},
	{Factor, prose.TitleFactor, prose.RuleFactor},
	{Exchange, prose.TitleExchange, prose.RuleExchange},
	{Cancel, prose.TitleCancel, prose.RuleCancel},
	{Bracket, prose.TitleBracket, prose.RuleBracket},
	{TargetsSum, prose.TitleTargetsSum, prose.RuleTargetsSum},
	{Sign, prose.TitleSign, prose.RuleSign},
	{Name, prose.TitleName, prose.RuleName},
	{Result, prose.TitleResult, prose.RuleResult},
}

// Title is the rule's name for people: a few words.
func (r Rule) Title() prose.Message {
	for _, w := range words {
		if w.rule == r {
			return prose.Say(w.title)
		}
	}
	panic("derive: no rule " + string(r))
}

// Prose explains the rule in general, in a sentence or two.
func (r Rule) Prose() prose.Message {
	for _, w := range words {
		if w.rule == r {
			return prose.Say(w.text)
		}
	}
	panic("derive: no rule " + string(r))
}

// Rules lists every rule.
func Rules() []Rule {
	list := make([]Rule, len(words))
	for i, w := range words {
		list[i] = w.rule
	}
	return list
}
