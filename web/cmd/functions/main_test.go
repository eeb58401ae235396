package main

import (
	"os"
	"path/filepath"
	"testing"
)

// TestPage holds the page to the registries.
func TestPage(t *testing.T) {
	got, err := os.ReadFile(filepath.Join("..", "..", "..", filepath.FromSlash(page)))
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != tables() {
		t.Error(page + " is not what the registries say: run make functions")
	}
}
