package export

import (
	"strings"
	"unicode"
)

// latexText is a person's text for LaTeX, in ASCII alone. Characters that are special in LaTeX are escaped, and known
// letters and signs are written by their commands. Letters that plain LaTeX lacks are written by the command \other, and
// characters that are no letters or signs by their number, as in [U+200B]. Long words may be broken.
func latexText(s string) string {
	var b strings.Builder
	run := 0
	var others []rune // of one script
	flush := func() {
		if len(others) > 0 {
			b.WriteString(otherLetters(others))
			others = nil
		}
	}
	for _, r := range oneLine(s) {
		if isOther(r) {
			if len(others) > 0 && scriptOf(others[0]) != scriptOf(r) {
				flush()
			}
			if others = append(others, r); len(others) == longWord {
				flush()
				b.WriteString(`\allowbreak{}`)
			}
			continue
		}
		flush()
		if run++; r == ' ' {
			run = 0
		} else if run > longWord {
			b.WriteString(`\allowbreak{}`)
			run = 0
		}
		b.WriteString(latexRune(r))
	}
	flush()
	return b.String()
}

// isOther reports whether a character is a letter or a sign that plain LaTeX lacks.
func isOther(r rune) bool {
	_, known := latexRunes[r]
	return r > '~' && !known && unicode.IsPrint(r)
}

// longWord is the number of characters after which a word without space may be broken.
const longWord = 24

func latexRune(r rune) string {
	if text, ok := latexRunes[r]; ok {
		return text
	}
	if r >= ' ' && r <= '~' {
		return string(r)
	}
	return latexBracket(byNumber(r))
}

// latexBracket keeps a bracket from being taken for an option of the command before it.
func latexBracket(s string) string { return strings.NewReplacer("[", "{[}", "]", "{]}").Replace(s) }

var latexRunes = map[rune]string{
	'\\': `\textbackslash{}`, '{': `\{`, '}': `\}`, '$': `\$`, '&': `\&`, '#': `\#`, '_': `\_`, '%': `\%`,
	'^': `\textasciicircum{}`, '~': `\textasciitilde{}`, '[': `{[}`, ']': `{]}`, '<': `$<$`, '>': `$>$`, '|': `$|$`,
	'"': `"{}`, '\'': `'{}`, '`': "`{}", '-': `-{}`, ',': `,{}`, '*': `*{}`, // {} so that no two make a ligature, or an option
	'‘': "`{}", '’': `'{}`, '“': "``{}", '”': `''{}`, '„': `,,{}`, '–': `--{}`, '—': `---{}`, '…': `\dots{}`, '·': `$\cdot$`,
	'×': `$\times$`, '−': `$-$`, '≤': `$\le$`, '≥': `$\ge$`, '≠': `$\ne$`, '≈': `$\approx$`, '∞': `$\infty$`, '∂': `$\partial$`,
	'±': `$\pm$`, '→': `$\to$`, '√': `$\surd$`, '∑': `$\Sigma$`, '′': `$'$`, '°': `$^{\circ}$`, '§': `\S{}`, '£': `\pounds{}`,
	'©': `\copyright{}`, 'ß': `\ss{}`, 'æ': `\ae{}`, 'Æ': `\AE{}`, 'ø': `\o{}`, 'Ø': `\O{}`, 'å': `\aa{}`, 'Å': `\AA{}`, 'ł': `\l{}`, 'Ł': `\L{}`,
	'œ': `\oe{}`, 'Œ': `\OE{}`, '¿': "?`{}", '¡': "!`{}", 'ı': `\i{}`,
}

func init() {
	for letter, command := range map[string]string{
		"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta", "θ": "theta", "ι": "iota",
		"κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "υ": "upsilon",
		"φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega", "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi",
		"Σ": "Sigma", "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega",
	} {
		latexRunes[[]rune(letter)[0]] = `$\` + command + `$`
	}
	// a letter, the command of its accent, and the letter below it
	accents := []rune("á'aé'eí'ió'oú'uý'yà`aè`eì`iò`où`uâ^aê^eî^iô^oû^uä\"aë\"eï\"iö\"oü\"uÿ\"yã~añ~nõ~o" +
		"Á'AÉ'EÍ'IÓ'OÚ'UÝ'YÀ`AÈ`EÌ`IÒ`OÙ`UÂ^AÊ^EÎ^IÔ^OÛ^UÄ\"AË\"EÏ\"IÖ\"OÜ\"UÃ~AÑ~NÕ~O" +
		"çccÇcCčvcČvCďvdĎvDěveĚvEňvnŇvNřvrŘvRšvsŠvSťvtŤvTžvzŽvZůruŮrUć'cĆ'Cń'nŃ'Nś'sŚ'Sź'zŹ'Zż.zŻ.ZőHoŐHOűHuŰHUā=aē=e")
	for i := 0; i+2 < len(accents); i += 3 {
		letter, accent, base := accents[i], accents[i+1], accents[i+2]
		latexRunes[letter] = `\` + string(accent) + `{` + string(base) + `}`
	}
	// indices and exponents that stand in reasons
	for _, set := range []struct{ sign, signs, plain string }{
		{"^", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺⁽⁾ᵛⁿᵀ", "0123456789-+()vnT"}, {"_", "₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₗₘ", "0123456789ijklm"},
	} {
		plain := []rune(set.plain)
		for i, r := range []rune(set.signs) {
			latexRunes[r] = `$` + set.sign + `{` + string(plain[i]) + `}$`
		}
	}
}
