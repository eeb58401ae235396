package main

import (
	"strings"
	"testing"
)

// TestPackageOf finds packages in names of functions as the linker has them.
func TestPackageOf(t *testing.T) {
	for name, want := range map[string]string{
		"main.main":                  "main",
		"chainrule/engine/expr.Diff": "chainrule/engine/expr",
		"github.com/maxence-charriere/go-app/v9/pkg/app.(*htmlA).Body": "github.com/maxence-charriere/go-app/v9/pkg/app",
		"slices.SortFunc[go.shape.[]chainrule/engine/table.Cell,...]":  "slices",
		"type:.eq.net/url.URL":                 "net/url",
		"type:.hash.[2]string":                 "runtime",
		"memeqbody":                            "runtime",
		"go:struct { sync.Mutex; x int }.Lock": "of no package",
	} {
		if got := packageOf(name); got != want {
			t.Errorf("%s is of %q, want %q", name, got, want)
		}
	}
}

// TestCheckCeiling refuses a first view of more bytes than it may have.
func TestCheckCeiling(t *testing.T) {
	s := newSite(t.TempDir())
	for _, name := range []string{"a", "b", "not needed"} {
		if err := s.add(name, make([]byte, 10)); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.checkCeiling([]string{"a", "b"}, 20); err != nil {
		t.Error(err)
	}
	if err := s.checkCeiling([]string{"a", "b"}, 19); err == nil || !strings.Contains(err.Error(), "needs 20 bytes, more than the 19") {
		t.Errorf("got %v", err)
	}
}
