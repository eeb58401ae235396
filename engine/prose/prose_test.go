package prose

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"chainrule/engine/expr"
)

func TestParts(t *testing.T) {
	const said ID = "said-in-a-test"
	defer func(before []Catalogue) { spoken = before }(spoken)
	spoken = append([]Catalogue{{said: "{0} depends on {1}: {2} {2|row|rows}, {3}."}}, spoken...)
	alpha := expr.Symbol{Kind: expr.Alpha, Layer: 1, I: expr.At(1), J: expr.At(2)}
	z := expr.Symbol{Kind: expr.Z, Layer: 1, I: expr.At(1), J: expr.At(3)}

	m := Say(said, z, alpha, 1, Say(AndMore, Count(1234)))
	if got, want := m.String(), "z₁₃ depends on α₁₂: 1 row, and 1\u202f234 more."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := m.Parts(); len(got) != 4 || got[0].Formula != expr.Expr(z) || got[1].Text != " depends on " {
		t.Errorf("parts: %v", got)
	}
	if got, want := Say(said, z, alpha, 2, Quoted("a\u202eb")).String(), `z₁₃ depends on α₁₂: 2 rows, "a\u202eb".`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSentence(t *testing.T) {
	for said, want := range map[string]string{
		"it is late": "It is late.", "Is it?": "Is it?", "": "", "Done.": "Done.", "äpfel": "Äpfel.", "no, it is not": "No, it is not.", "and so on …": "And so on …",
		"σ is one": "σ is one.", "β₁₁ is one": "β₁₁ is one.", "beta[1,1]: none": "beta[1,1]: none.", "data.csv: empty": "data.csv: empty.", `"x" is none`: `"x" is none.`,
	} {
		if got := Sentence(errors.New(said)); got != want {
			t.Errorf("%q becomes %q, want %q", said, got, want)
		}
	}
}

// TestSentenceOfName wants a name at the start of a sentence as the person wrote it.
func TestSentenceOfName(t *testing.T) {
	for name, want := range map[string]string{"my data.csv": "my data.csv could not be read. Is it still where it was?", "data.csv": "data.csv could not be read. Is it still where it was?"} {
		if got := Sentence(Say(NotReadable, Unquoted(name))); got != want {
			t.Errorf("%q, want %q", got, want)
		}
		if got := Sentence(Say(Verbatim, Say(NotReadable, Unquoted(name)))); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestOf(t *testing.T) {
	m := Say(AndMore, 3)
	if got := Of(m); got.ID != AndMore {
		t.Errorf("a message becomes %v", got)
	}
	if got := Of(fmt.Errorf("row 2: %w", m)).String(); got != "row 2: and 3 more" {
		t.Errorf("a wrapped message becomes %q", got)
	}
}

// TestCatalogue finds an id without words, and words without an id.
func TestCatalogue(t *testing.T) {
	ids := declared(t)
	all := All()
	for name, id := range ids {
		if all[id] == "" {
			t.Errorf("%s has no words", name)
		}
	}
	known := map[ID]bool{}
	for name, id := range ids {
		if known[id] {
			t.Errorf("%s has the id %q, which another has too", name, id)
		}
		known[id] = true
	}
	count := 0
	for _, area := range spoken {
		for id, text := range area {
			count++
			if !known[id] {
				t.Errorf("there are words for %q, which is no id", id)
			}
			takeApart(id, text)
		}
	}
	if count != len(all) {
		t.Error("an id has words in two areas")
	}
}

// TestCalls holds every message in the code to the arguments that its words ask for, and finds ids that
// nothing says.
func TestCalls(t *testing.T) {
	ids := declared(t)
	said := map[string]bool{}
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && strings.HasPrefix(d.Name(), ".") && len(d.Name()) > 2 {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		own := filepath.Dir(path) == filepath.Join(root, "engine", "prose")
		ast.Inspect(file, func(n ast.Node) bool {
			if name, ok := named(n, own); ok && !(own && strings.HasPrefix(filepath.Base(path), "en_")) {
				if _, known := ids[name]; known {
					said[name] = !own || said[name] || !declares(n)
				}
			}
			call, ok := n.(*ast.CallExpr)
			if !ok || call.Ellipsis.IsValid() || !saying[called(call.Fun)] {
				return true
			}
			for at, argument := range call.Args {
				name, ok := named(argument, own)
				id, known := ids[name]
				if !ok || !known {
					continue
				}
				if want, got := arguments(words(id)), len(call.Args)-1-at; want != got {
					t.Errorf("%s: %s has %d arguments, and its words ask for %d", path, name, got, want)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for name := range ids {
		if !said[name] {
			t.Errorf("nothing says %s", name)
		}
	}
}

// saying are the names of the functions that take an id, and its arguments to the end of the call.
var saying = map[string]bool{"Say": true, "Text": true, "fault": true, "invalid": true, "wrong": true}

// called is the name of a function that is called.
func called(fun ast.Expr) string {
	switch f := fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

// arguments is how many arguments words ask for.
func arguments(t template) int {
	most := 0
	for _, p := range t.pieces {
		most = max(most, p.argument+1)
	}
	return most
}

// named is the name of an id of this package that a node is.
func named(n ast.Node, own bool) (string, bool) {
	switch n := n.(type) {
	case *ast.SelectorExpr:
		x, ok := n.X.(*ast.Ident)
		return n.Sel.Name, ok && x.Name == "prose"
	case *ast.Ident:
		return n.Name, own
	}
	return "", false
}

// declares reports whether a node is the name where a constant is declared.
func declares(n ast.Node) bool {
	id, ok := n.(*ast.Ident)
	return ok && id.Obj != nil && id.Obj.Pos() == id.Pos()
}

// declared are the ids of this package by the names of their constants.
func declared(t *testing.T) map[string]ID {
	t.Helper()
	ids := map[string]ID{}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.CONST {
				continue
			}
			for _, s := range g.Specs {
				v := s.(*ast.ValueSpec)
				if x, ok := v.Type.(*ast.Ident); !ok || x.Name != "ID" {
					continue
				}
				for i, name := range v.Names {
					text, err := strconv.Unquote(v.Values[i].(*ast.BasicLit).Value)
					if err != nil {
						t.Fatal(err)
					}
					ids[name.Name] = ID(text)
				}
			}
		}
	}
	return ids
}
