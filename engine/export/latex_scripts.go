package export

import (
	"fmt"
	"strings"
	"unicode"

	"chainrule/engine/prose"
)

// script is a group of letters that are set in one font: its id in the document, the features that the font needs, and
// the fonts that are tried in turn, those of TeX's own distributions first.
type script struct {
	id, features string
	tables       []*unicode.RangeTable
	fonts        []string
}

var scripts = []script{
	{"han", "", []*unicode.RangeTable{unicode.Han, unicode.Bopomofo}, []string{"FandolSong", "Noto Serif CJK SC", "Noto Sans CJK SC", "Source Han Serif SC", "SimSun", "Songti SC", "WenQuanYi Zen Hei", "Droid Sans Fallback"}},
	{"kana", "", []*unicode.RangeTable{unicode.Hiragana, unicode.Katakana}, []string{"HaranoAjiMincho-Regular", "IPAexMincho", "Noto Serif CJK JP", "Noto Sans CJK JP", "Hiragino Mincho ProN", "MS Mincho"}},
	{"hangul", "", []*unicode.RangeTable{unicode.Hangul}, []string{"UnBatang", "Noto Serif CJK KR", "Noto Sans CJK KR", "Apple SD Gothic Neo", "Batang"}},
	{"arabic", "Script=Arabic", []*unicode.RangeTable{unicode.Arabic}, []string{"Amiri", "Noto Naskh Arabic", "DejaVu Sans", "Arial"}},
	{"hebrew", "Script=Hebrew", []*unicode.RangeTable{unicode.Hebrew}, []string{"Noto Serif Hebrew", "FreeSerif", "DejaVu Sans", "Arial"}},
	{"devanagari", "Script=Devanagari", []*unicode.RangeTable{unicode.Devanagari}, []string{"Noto Serif Devanagari", "FreeSerif", "Lohit Devanagari", "Mangal"}},
	{"thai", "Script=Thai", []*unicode.RangeTable{unicode.Thai}, []string{"Noto Serif Thai", "FreeSerif", "Garuda", "Tahoma"}},
	{"any", "", nil, []string{"FreeSerif", "DejaVu Sans", "Noto Serif", "Times New Roman", "Arial Unicode MS"}},
}

func scriptOf(r rune) string {
	for _, s := range scripts {
		if unicode.In(r, s.tables...) {
			return s.id
		}
	}
	return scripts[len(scripts)-1].id
}

// otherLetters are letters of one script that plain LaTeX lacks, for the command \other: the script, the letters by their
// numbers, and what stands for them where there is no font that has them.
func otherLetters(run []rune) string {
	var letters, instead strings.Builder
	for _, r := range run {
		fmt.Fprintf(&letters, `\char"%04X `, r)
		if latin, ok := transliterated[r]; ok {
			instead.WriteString(latin)
		} else {
			instead.WriteString(latexBracket(byNumber(r)))
		}
	}
	return fmt.Sprintf(`\other{%s}{%d}{%s}{%s}`, scriptOf(run[0]), run[0], strings.TrimSuffix(letters.String(), " ")+" ", instead.String())
}

// transliterated writes Cyrillic letters in Latin ones, as English does.
var transliterated = map[rune]string{}

func init() {
	cyrillic := "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ"
	latin := strings.Fields("a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya i yi ye g")
	for i, r := range []rune(cyrillic) {
		small := strings.Trim(latin[i], "-")
		transliterated[r] = small
		large := small
		if small != "" {
			large = strings.ToUpper(small[:1]) + small[1:]
		}
		transliterated[unicode.ToUpper(r)] = large
	}
}

// withScripts adds to a document in which letters of other scripts occur what it takes to set them. LuaLaTeX and XeLaTeX set
// them in the first font that there is. pdfLaTeX has no such fonts: it writes what stands for them, and says so.
func withScripts(text string) string {
	if !strings.Contains(text, `\other{`) {
		return text
	}
	var b strings.Builder
	b.WriteString(`\newcommand{\other}[4]{\ifcsname other#1\endcsname{\csname other#1\endcsname\iffontchar\font#2 \turned{#1}{#3}\else#4\fi}\else#4\fi}
\newcommand{\turned}[2]{\ifcsname turned#1\endcsname\csname turned#1\endcsname{#2}\else#2\fi}
\newcommand{\declared}[1]{#1}
\newcommand{\tried}[3]{\ifcsname other#1\endcsname\else\IfFontExistsTF{#3}{\expandafter\newfontfamily\csname other#1\endcsname{#3}[#2]}{}\fi}
\newcommand{\scripts}{\renewcommand{\declared}[1]{}
`)
	for _, s := range scripts {
		if !strings.Contains(text, `\other{`+s.id+`}`) {
			continue
		}
		for _, font := range s.fonts {
			fmt.Fprintf(&b, "\\tried{%s}{%s}{%s}", s.id, s.features, font)
		}
		b.WriteString("\n")
	}
	b.WriteString(`}
\ifdefined\directlua\usepackage{fontspec}\newcommand{\turnedarabic}[1]{{\textdir TRT #1}}\let\turnedhebrew\turnedarabic\scripts\fi
\ifdefined\XeTeXversion\usepackage{fontspec}\TeXXeTstate=1\newcommand{\turnedarabic}[1]{\beginR #1\endR}\let\turnedhebrew\turnedarabic\scripts\fi
`)
	const packages, end = "\\usepackage{amsmath}\n", "\\end{document}"
	text = strings.Replace(text, packages, packages+b.String(), 1)
	at := strings.LastIndex(text, end)
	return text[:at] + "\n\\declared{" + latexText(prose.Say(prose.OtherScripts).String()) + "}\n" + text[at:]
}
