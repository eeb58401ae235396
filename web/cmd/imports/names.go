package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"log"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"chainrule/engine/activation"
	"chainrule/engine/loss"
)

// naming lists the folders whose code may name an activation, an output function or a loss by its id: their own, the
// kernel, which has some of them, and commands that write whole documents.
var naming = []string{"engine/activation", "engine/loss", "engine/kernel", "web/bench", "web/cmd"}

// words are ids that are common words too, and stand for other things elsewhere.
var words = []string{"step", "absolute"}

// misnamed reports each string in the code outside of tests that is the id of a function or a loss and may not be
// there: what depends on the function belongs into its file, as a field. It gives their number.
func misnamed() (faults int) {
	ids := map[string]bool{}
	for _, a := range activation.All() {
		ids[a.ID] = true
	}
	for _, g := range activation.Outputs() {
		ids[g.ID] = true
	}
	for _, l := range loss.All() {
		ids[l.ID] = true
	}
	for _, w := range words {
		delete(ids, w)
	}
	for _, root := range []string{"engine", "app", "static", "web"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			folder := filepath.ToSlash(path)
			switch {
			case err != nil:
				return err
			case d.IsDir() && slices.Contains(naming, folder):
				return fs.SkipDir
			case d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
				return nil
			}
			files := token.NewFileSet()
			file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				l, ok := n.(*ast.BasicLit)
				if !ok || l.Kind != token.STRING {
					return true
				}
				if text, _ := strconv.Unquote(l.Value); ids[text] {
					fmt.Printf("%s names %s: what depends on it belongs into its own file, as a field\n", files.Position(l.Pos()), l.Value)
					faults++
				}
				return true
			})
			return nil
		})
		if err != nil {
			log.Fatal(err)
		}
	}
	return faults
}
