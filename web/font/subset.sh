#!/bin/sh
# Makes the formula fonts again: the part of Latin Modern Math that formulas need, with its MATH table, and the part of that which the first
# view needs, which index.html carries. They have another name, as the licence asks. Needs Debian's fonts-lmodern, fonttools and python3-brotli.
set -eu
here=static/fonts
source=/usr/share/texmf/fonts/opentype/public/lm-math/latinmodern-math.otf
python=$(head -n 1 "$(command -v pyftsubset)" | cut -c 3-)

# Half of the font is forms of letters for indices. Those that stand in indices keep theirs, of the first order alone:
# digits, signs, the prime, letters, and the capitals of H, K, L, M, N, P and T.
$python - "$source" "$here/whole.otf" <<'PY'
import sys
from fontTools.ttLib import TTFont
source, to = sys.argv[1:]
font = TTFont(source)
in_indices = "()+,−′ℎ0123456789abcdefghijklmnopqrstuvwxyz"
codes = set(map(ord, in_indices)) | set(range(0x3B1, 0x3CA)) | set(range(0x1D44E, 0x1D468)) | set(range(0x1D6FC, 0x1D715))
codes |= {0x1D434 + ord(c) - ord("A") for c in "HKLMNPT"}
names = {name for code, name in font.getBestCmap().items() if code in codes}
gsub = font["GSUB"].table
for index in {i for r in gsub.FeatureList.FeatureRecord if r.FeatureTag == "ssty" for i in r.Feature.LookupListIndex}:
    for table in gsub.LookupList.Lookup[index].SubTable:
        table.alternates = {name: forms[:1] for name, forms in table.alternates.items() if name in names}

# Indices stand at one height, whether or not their letter reaches below the line as y and β do: TeX has 50 and 386 here.
constants = font["MATH"].table.MathConstants
constants.SubscriptBaselineDropMin.Value, constants.SuperscriptBaselineDropMax.Value = 40, 386
font.save(to)
PY

# cut writes a font with some characters, and with what else is said.
cut() {
  name=$1 characters=$2
  shift 2
  pyftsubset "$here/whole.otf" --output-file="$here/$name.otf" --layout-features=ssty --unicodes="$characters" "$@"
  $python - "$here/$name" <<'PY'
import os, sys
from fontTools.ttLib import TTFont
path = sys.argv[1]
font = TTFont(path + ".otf")
for record in font["name"].names:
    if record.nameID in (1, 3, 4, 16):
        record.string = "Chainrule Math"
    if record.nameID == 6:
        record.string = "ChainruleMath-Regular"
cff = font["CFF "].cff
cff.fontNames = ["ChainruleMath-Regular"]
top = cff.topDictIndex[0]
top.FullName = top.FamilyName = "Chainrule Math"
font.flavor = "woff2"
font.save(path + ".woff2")
os.remove(path + ".otf")
PY
}

# ASCII, Latin-1 signs, Greek, primes, sub- and superscripts, operators, delimiters, italic letters, bold x
cut chainrule-math U+0020-007E,U+00A0,U+00AC,U+00B1,U+00B2,U+00B3,U+00B7,U+00B9,U+00D7,U+00F7,U+0391-03C9,U+03D1,U+03D5,U+03F5,U+2016,U+2020,U+2026,U+2032-2037,U+2061-2064,U+2070-208E,U+210E,U+2190-2194,U+21D2,U+2200-220F,U+2211-2213,U+2217-221E,U+2223-222B,U+2248,U+2260,U+2264,U+2265,U+22C5,U+22EE-22F1,U+2308-230B,U+27E8,U+27E9,U+1D431,U+1D434-1D467,U+1D6E2-1D71B,U+1D7CF-1D7D9 --name-IDs='*'
# the signs of the bundled examples: ( ) + , - . digits = [ ] · ′ ∂ ∑ − ⋮ ⋯, the letters that stand upright, those in italics, and bold x
cut chainrule-math-first U+0020,U+0028,U+0029,U+002B-002E,U+0030-0039,U+003D,U+004E,U+0052,U+005B,U+005D,U+0064-0066,U+006B,U+006C,U+006E,U+006F,U+0073,U+0077-007A,U+00B7,U+2032,U+2061-2064,U+2202,U+2211,U+2212,U+22EE,U+22EF,U+1D43F,U+1D445,U+1D447,U+1D44E,U+1D453,U+1D454,U+1D463,U+1D465-1D467,U+1D6FC-1D6FF,U+1D70E,U+1D715,U+1D431 --no-hinting
rm "$here/whole.otf"
