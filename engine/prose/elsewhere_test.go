package prose

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// withWords are the packages and files whose texts are not for a catalogue, each with the reason.
var withWords = map[string]string{
	"engine/prose":                   "the catalogues",
	"engine/activation":              "names, sources and code of a function stand in its file",
	"engine/loss":                    "names, sources and code of a loss stand in its file",
	"engine/expr":                    "how formulas are read, parsed and spoken",
	"engine/kernel":                  "names of its functions, in a table of the documentation",
	"engine/golden":                  "messages of tests",
	"engine/hostile":                 "messages of tests",
	"engine/lesson":                  "what the author of a lesson is told when the site is built",
	"engine/export/golang.go":        "a program in Go",
	"engine/export/numpy.go":         "a program in Python",
	"engine/export/pytorch.go":       "a program in Python",
	"engine/export/latex.go":         "commands of LaTeX",
	"engine/export/latex_scripts.go": "names of fonts",
	"engine/document/scan.go":        "messages of encoding/json, which it looks for",
	"app/exporting/diagram.go":       "names of fonts",
	"app/clip/pasted.go":             "a selector of CSS",
	"app/root/events.go":             "a selector of CSS",
	"app/plot/svg.go":                "SVG",
	"app/plot/marks.go":              "SVG",
}

var (
	// sentence is three words, or two of which the first has a capital.
	sentence = regexp.MustCompile(`\p{L}{2,}[,;:]? \p{L}+[,;:]? \p{L}+|\p{Lu}\p{L}+ \p{L}+`)
	// label is a text that a person reads, and not a symbol or the name of a format.
	label = regexp.MustCompile(`\p{Ll}{2}`)
)

// TestElsewhere finds what is said to people outside of the catalogues: texts of several words, and texts that
// an element of the page is given.
func TestElsewhere(t *testing.T) {
	root := filepath.Join("..", "..")
	for _, folder := range []string{"engine", "app"} {
		err := filepath.WalkDir(filepath.Join(root, folder), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			name, err := filepath.Rel(root, path)
			if err != nil {
				return err
			}
			name = filepath.ToSlash(name)
			if withWords[name] != "" || withWords[filepath.ToSlash(filepath.Dir(name))] != "" {
				return nil
			}
			files := token.NewFileSet()
			file, err := parser.ParseFile(files, path, nil, 0)
			if err != nil {
				return err
			}
			for _, literal := range saidIn(file) {
				t.Errorf("%s: %s stands outside of the catalogues", files.Position(literal.Pos()), literal.Value)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestElsewhereFinds holds the test itself to what it must find, and to what it must leave alone.
func TestElsewhereFinds(t *testing.T) {
	const code = `package p
func f() {
	Text("Undo"); Title("one two"); Aria("label", "sample"); e := Errorf("there is no row %d"); g("Add row")
	panic("this should not happen"); Class("one two three"); Text("R"); Aria("haspopup", "menu"); h("tag selected")
}`
	file, err := parser.ParseFile(token.NewFileSet(), "p.go", code, 0)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, literal := range saidIn(file) {
		got = append(got, literal.Value)
	}
	if want := []string{`"Undo"`, `"one two"`, `"sample"`, `"there is no row %d"`, `"Add row"`}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// saidIn are the texts in a file that are said to people. What a panic says is for who programs, and a class or a tag
// of a field is no text.
func saidIn(file *ast.File) []*ast.BasicLit {
	var found []*ast.BasicLit
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.CallExpr:
			if _, ours := named(n.Fun, false); ours {
				return true
			}
			switch called(n.Fun) {
			case "panic", "Class":
				return false
			case "Text", "Title":
				found = append(found, labels(n.Args)...)
			case "Aria":
				if name, ok := text0(n); ok && name == "label" {
					found = append(found, labels(n.Args[1:])...)
				}
			}
		case *ast.Field:
			n.Tag = nil
		case *ast.BasicLit:
			if text, err := strconv.Unquote(n.Value); n.Kind == token.STRING && err == nil && sentence.MatchString(text) && !slices.Contains(found, n) {
				found = append(found, n)
			}
		}
		return true
	})
	return found
}

// labels are the literals among arguments that a person reads.
func labels(arguments []ast.Expr) []*ast.BasicLit {
	var found []*ast.BasicLit
	for _, a := range arguments {
		if l, ok := a.(*ast.BasicLit); ok && l.Kind == token.STRING && label.MatchString(l.Value) {
			found = append(found, l)
		}
	}
	return found
}

// text0 is the first argument of a call, where it is a text.
func text0(call *ast.CallExpr) (string, bool) {
	if len(call.Args) == 0 {
		return "", false
	}
	l, ok := call.Args[0].(*ast.BasicLit)
	if !ok || l.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(l.Value)
	return text, err == nil
}
