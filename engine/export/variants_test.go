package export_test

import (
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"chainrule/engine/api"
	"chainrule/engine/document"
	"chainrule/engine/export"
	"chainrule/engine/workspace"
	"chainrule/static"
)

// variants draws a worksheet.
func variants(t *testing.T, v export.Variants) *export.Variants {
	t.Helper()
	if err := v.Check(); err != nil {
		t.Fatal(err)
	}
	for v.Next() {
	}
	return &v
}

// TestVariants wants the same worksheet for the same seed, another one for another seed, other numbers in each variant, and a LaTeX document
// that can be read and set.
func TestVariants(t *testing.T) {
	compiler, _ := exec.LookPath("pdflatex")
	for level := 1; level <= 9; level++ {
		v := export.Variants{Level: level, Count: 3, Questions: 2, Seed: 42}
		made := variants(t, v)
		text, latex := made.Markdown(), made.LaTeX()
		if again := variants(t, v); again.Markdown() != text || again.LaTeX() != latex {
			t.Errorf("level %d: the same seed makes another worksheet", level)
		}
		other := v
		other.Seed++
		if variants(t, other).Markdown() == text {
			t.Errorf("level %d: another seed makes the same worksheet", level)
		}
		checkLaTeX(t, "variants", latex)
		if compiler != "" {
			set(t, compiler, filepath.Join(t.TempDir(), "variants.tex"), latex)
		}
		parts := strings.Split(text, "## ")
		if len(parts) != 1+2*3 {
			t.Fatalf("level %d: %d parts", level, len(parts))
		}
		if parts[1][len("Variant 1"):] == parts[2][len("Variant 2"):] || parts[2][len("Variant 2"):] == parts[3][len("Variant 3"):] {
			t.Errorf("level %d: two variants are alike", level)
		}
		// no answer of the key stands in its questions
		for i := range 3 {
			if strings.Contains(parts[1+i], "Key") || strings.Count(parts[1+i], "Question") != 2 || strings.Count(parts[4+i], "Question") != 2 {
				t.Errorf("level %d, variant %d:\n%s\n%s", level, i+1, parts[1+i], parts[4+i])
			}
		}
	}
}

// TestVariantKeys answers each question with the number of its key, by the API: it is right.
func TestVariantKeys(t *testing.T) {
	first, err := document.Decode(static.Article)
	if err != nil {
		t.Fatal(err)
	}
	a := api.New(workspace.New(first))
	key := regexp.MustCompile(`(?s)Question \d+ \((\d-number-\d+)\).*?\$\$= ([^$=]+)\$\$\n\n(?:Q|\z|#|\*)`)
	count := 0
	for level := 1; level <= 9; level++ {
		text := variants(t, export.Variants{Level: level, Count: 2, Questions: 3, Seed: 7}).Markdown()
		for _, part := range strings.Split(text, "Question ") {
			m := key.FindStringSubmatch("Question " + part + "Q")
			if m == nil {
				continue
			}
			count++
			number := strings.NewReplacer(` \cdot 10^{`, "e", "}", "").Replace(m[2])
			result, fault := a.Request("answer", []byte(`{"id": "`+m[1]+`", "text": "`+number+`"}`))
			if fault != nil || !strings.Contains(string(result), `"correct":true`) {
				t.Errorf("%s with %s: %v %s", m[1], number, fault, result)
			}
		}
	}
	if count != 9*2*3 {
		t.Errorf("%d keys were found", count)
	}
}

// TestVariantsRefused refuses options that are out of range.
func TestVariantsRefused(t *testing.T) {
	for _, v := range []export.Variants{{Level: 0, Count: 1, Questions: 1}, {Level: 10, Count: 1, Questions: 1}, {Level: 1, Count: 41, Questions: 1}, {Level: 1, Count: 1}} {
		if v.Check() == nil {
			t.Errorf("%+v is taken", v)
		}
	}
}
