package export_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"chainrule/engine/derive"
	"chainrule/engine/document"
	"chainrule/engine/export"
	"chainrule/engine/golden"
	"chainrule/engine/network"
	"chainrule/engine/workspace"
)

// forms are the ways of a derivation.
var forms = []derive.Form{derive.Chain, derive.Errors}

// handouts visits handouts of a subject: of a weight of every layer, and of a bias, in each form.
func (s subject) handouts(t *testing.T, visit func(name string, h *export.Handout)) {
	t.Helper()
	work := workspace.New(s.view.Document)
	for layer := 1; layer <= s.view.Shape.Layers(); layer++ {
		for _, input := range []int{0, 1} {
			p := network.Param{Layer: layer, Unit: s.view.Shape.Rows(layer), Input: input}
			if err := work.SelectParam(p); err != nil {
				t.Fatal(err)
			}
			for _, form := range forms {
				h, err := export.NewHandout(work.View(), form, 6)
				if err != nil {
					t.Fatalf("%s: %v", s.name, err)
				}
				visit(strings.NewReplacer("[", "-", ",", "-", "]", "").Replace(s.name+"-"+s.view.Shape.ID(p))+"-"+string(form), h)
			}
		}
	}
}

// TestLaTeX reads the LaTeX document of every subject with a strict parser, and has it set by a real LaTeX
// where there is one: without an error, and without a line that is wider than the page.
func TestLaTeX(t *testing.T) {
	folder := t.TempDir()
	compiler, err := exec.LookPath("pdflatex")
	if err != nil {
		t.Log("there is no LaTeX here, so the documents are read and not set; on Debian: apt-get install --no-install-recommends texlive-latex-base")
	}
	for _, s := range subjects(t) {
		var all []string
		s.handouts(t, func(name string, h *export.Handout) {
			text := h.LaTeX()
			checkLaTeX(t, name, text)
			all = append(all, text)
		})
		if compiler != "" {
			set(t, compiler, filepath.Join(folder, s.name+".tex"), joined(all))
		}
	}
}

// joined makes one document of several: their preamble is the same.
func joined(all []string) string {
	const begin, end = `\begin{document}`, `\end{document}`
	preamble, _, _ := strings.Cut(all[0], begin)
	text := preamble + begin
	for _, one := range all {
		_, body, _ := strings.Cut(one, begin)
		text += body[:strings.LastIndex(body, end)] + "\n\\newpage\n"
	}
	return text + end + "\n"
}

var wrong = regexp.MustCompile(`(?m)^(!.*|Overfull.*|LaTeX Warning: .*undefined.*)$`)

// set runs LaTeX on a document.
func set(t *testing.T, compiler, file, text string) {
	t.Helper()
	write(t, file, text)
	c := exec.Command(compiler, "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", filepath.Base(file))
	c.Dir = filepath.Dir(file)
	out, err := c.CombinedOutput()
	if err != nil {
		t.Errorf("%s: %v\n%s", file, err, tailOf(string(out)))
		return
	}
	log, err := os.ReadFile(strings.TrimSuffix(file, ".tex") + ".log")
	if err != nil {
		t.Fatal(err)
	}
	if found := wrong.FindAllString(string(log), 3); found != nil {
		t.Errorf("%s: %s", file, strings.Join(found, "\n"))
	}
}

func tailOf(s string) string {
	lines := strings.Split(s, "\n")
	return strings.Join(lines[max(0, len(lines)-25):], "\n")
}

// TestOtherScripts sets a document with letters of many scripts. LuaLaTeX and XeLaTeX set all those that a font has; pdfLaTeX
// writes what stands for them. None of them stops.
func TestOtherScripts(t *testing.T) {
	const names = "Возраст 年齢 カナ 나이 عمر גיל आयु อายุ Größe α ☃ 😀"
	d, err := document.Decode([]byte(`{"chainrule": 1, "title": "` + names + `", "table": {"columns": [{"name": "` + names + `", "role": "input"}, {"name": "вес", "role": "target"}],
		"rows": [["1", "2"], ["2", "1"]]}, "network": {"hidden": [], "output": "identity", "loss": "rss"}, "weights": {"beta": [[0, 1]]}}`))
	if err != nil {
		t.Fatal(err)
	}
	h, err := export.NewHandout(workspace.New(d).View(), derive.Chain, 4)
	if err != nil {
		t.Fatal(err)
	}
	text := h.LaTeX()
	before, rest, _ := strings.Cut(text, `\newcommand{\other}`)
	_, after, _ := strings.Cut(rest, "\\scripts\\fi\n\\ifdefined\\XeTeXversion")
	_, after, _ = strings.Cut(after, "\\scripts\\fi\n")
	checkLaTeX(t, "other scripts", before+after)
	for _, want := range []string{`{Vozrast}`, `\char"5E74 `, `{[}U+5E74{]}`, `{ves}`, "set with pdfLaTeX"} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no %s in the document", want)
		}
	}
	if strings.Count(text, `\tried{thai}`) == 0 {
		t.Error("no font is tried for Thai letters")
	}
	for _, name := range []string{"pdflatex", "lualatex", "xelatex"} {
		compiler, err := exec.LookPath(name)
		if err != nil {
			continue
		}
		folder := t.TempDir()
		file := filepath.Join(folder, "scripts.tex")
		set(t, compiler, file, text)
		log, err := os.ReadFile(filepath.Join(folder, "scripts.log"))
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(log), "Missing character") {
			t.Errorf("%s lacks a letter, and says nothing in its place", name)
		}
	}
}

// TestSmallUpdate exports steps that do not show in the digits of a handout: the two ends look different all the same.
func TestSmallUpdate(t *testing.T) {
	step := regexp.MustCompile(`\\text\{new\}\} &?= ?(\S+) - .* = (\S+)`)
	for _, c := range golden.Cases(t) {
		d := *open(t, c.Name, c.Document).view.Document
		d.Training.Rate = 1e-9
		h, err := export.NewHandout(workspace.New(&d).View(), derive.Chain, 6)
		if err != nil {
			t.Fatal(err)
		}
		ends := step.FindStringSubmatch(h.Markdown())
		if ends == nil || (ends[1] == ends[2]) != (h.Update.Old == h.Update.New) {
			t.Errorf("%s: a step from %v to %v reads %q", c.Name, h.Update.Old, h.Update.New, ends)
		}
	}
}

// TestOtherSteps says beside the plain step of a handout how training takes others.
func TestOtherSteps(t *testing.T) {
	d := *open(t, "iris", mustRead(t, "iris")).view.Document
	for want, change := range map[string]func(*document.Training){
		"": func(*document.Training) {},
		"Training itself takes 10 rows at a time.": func(s *document.Training) { s.Batch = 10 },
		"Training itself has momentum, with μ = 0.9. Training itself leaves out 20 % of the rows, which are held out.": func(s *document.Training) { s.Momentum, s.HoldOut = 0.9, 0.2 },
	} {
		changed := d
		change(&changed.Training)
		h, err := export.NewHandout(workspace.New(&changed).View(), derive.Errors, 6)
		if err != nil {
			t.Fatal(err)
		}
		if got := h.Say().String(); !strings.HasSuffix(got, want) || want == "" && strings.Contains(got, "itself") {
			t.Errorf("the step reads %q, want %q at its end", got, want)
		}
	}
}

func mustRead(t *testing.T, example string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "static", "examples", example+".json"))
	if err != nil {
		t.Fatal(err)
	}
	return data
}
