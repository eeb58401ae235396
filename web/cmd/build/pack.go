package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/andybalholm/brotli"
)

// packer compresses the program. Many static hosts do not, and the page unpacks it itself.
type packer struct {
	suffix string
	level  int
	writer func(w io.Writer, level int) io.WriteCloser
}

func packers(fast bool) []packer {
	br, gz := brotli.BestCompression, gzip.BestCompression
	if fast {
		br, gz = brotli.BestSpeed, gzip.BestSpeed
	}
	return []packer{
		{".br", br, func(w io.Writer, level int) io.WriteCloser { return brotli.NewWriterLevel(w, level) }},
		{".gz", gz, func(w io.Writer, level int) io.WriteCloser {
			z, err := gzip.NewWriterLevel(w, level)
			if err != nil {
				panic("build: " + err.Error()) // the levels are gzip's own
			}
			return z
		}},
	}
}

// cached packs data, or takes what an earlier build packed. The file's name carries the hash of data.
func (p packer) cached(file string, data []byte) ([]byte, error) {
	file = fmt.Sprintf("%s.%d", file, p.level)
	if packed, err := os.ReadFile(file); err == nil {
		return packed, nil
	}
	if err := removeAll(filepath.Dir(file), "*"+p.suffix+"."+fmt.Sprint(p.level)); err != nil {
		return nil, err
	}
	var packed bytes.Buffer
	w := p.writer(&packed, p.level)
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return packed.Bytes(), write(file, packed.String())
}

func removeAll(folder, pattern string) error {
	files, err := filepath.Glob(filepath.Join(folder, pattern))
	if err != nil {
		return err
	}
	for _, f := range files {
		if err := os.Remove(f); err != nil {
			return err
		}
	}
	return nil
}
