package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// site is the folder being written.
type site struct {
	folder string
	names  map[string]string // by a file's plain name, the name that carries its hash
	files  map[string]bool   // all that belongs there, by name
}

func newSite(folder string) *site {
	return &site{folder: folder, names: map[string]string{}, files: map[string]bool{}}
}

// add writes a file under the name it is given.
func (s *site) add(name string, data []byte) error {
	s.files[name] = true
	return write(filepath.Join(s.folder, filepath.FromSlash(name)), string(data))
}

// addHashed writes a file under a name that carries its content's hash, so that no browser shows an old one,
// and gives that name.
func (s *site) addHashed(name string, data []byte) (string, error) {
	sum := sha256.Sum256(data)
	ext := filepath.Ext(name)
	hashed := strings.TrimSuffix(name, ext) + "-" + hex.EncodeToString(sum[:5]) + ext
	s.names[name] = hashed
	return hashed, s.add(hashed, data)
}

var placeholder = regexp.MustCompile(`\{\{[^{}]+\}\}`)

// link puts the names that carry hashes in place of {{plain names}}.
func (s *site) link(text string) (string, error) {
	var unknown string
	linked := placeholder.ReplaceAllStringFunc(text, func(found string) string {
		name, ok := s.names[strings.Trim(found, "{}")]
		if !ok {
			unknown = found
		}
		return name
	})
	if unknown != "" {
		return "", fmt.Errorf("%s is no file of the site", unknown)
	}
	return linked, nil
}

// prune removes what an earlier build left.
func (s *site) prune() error {
	return filepath.WalkDir(s.folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(s.folder, path)
		if err != nil || s.files[filepath.ToSlash(name)] {
			return err
		}
		return os.Remove(path)
	})
}
