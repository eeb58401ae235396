package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"path/filepath"
	"testing"
)

// TestPack packs by gzip, and takes what was packed before.
func TestPack(t *testing.T) {
	data := bytes.Repeat([]byte("program "), 1000)
	for _, p := range packers(true) {
		file := filepath.Join(t.TempDir(), "packed", "app.wasm"+p.suffix)
		packed, err := p.cached(file, data)
		if err != nil || len(packed) > len(data)/10 {
			t.Fatalf("%s: %d bytes, %v", p.suffix, len(packed), err)
		}
		again, err := p.cached(file, nil)
		if err != nil || !bytes.Equal(again, packed) {
			t.Errorf("%s: packed again, %v", p.suffix, err)
		}
		if p.suffix != ".gz" {
			continue // which a browser test unpacks
		}
		r, err := gzip.NewReader(bytes.NewReader(packed))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, data) {
			t.Errorf("unpacked, there are %d bytes, %v", len(got), err)
		}
	}
}
