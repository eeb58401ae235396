package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// site is the folder being written.
type site struct {
	folder string
	names  map[string]string // by a file's plain name, the name that carries its hash
	linked map[string]bool   // plain names of the files that others link to
	files  map[string]int    // the names of all files of the site, with how many bytes they have
	sums   map[string]string // the hashes (SHA-256) of their contents
}

func newSite(folder string) *site {
	return &site{folder: folder, names: map[string]string{}, linked: map[string]bool{}, files: map[string]int{}, sums: map[string]string{}}
}

// add writes a file under the name it is given.
func (s *site) add(name string, data []byte) error {
	sum := sha256.Sum256(data)
	s.files[name], s.sums[name] = len(data), hex.EncodeToString(sum[:])
	return write(filepath.Join(s.folder, filepath.FromSlash(name)), string(data))
}

// addHashed writes a file under a name that carries the hash of its content, so that no browser shows an old version. It
// gives that name.
func (s *site) addHashed(name string, data []byte) (string, error) {
	sum := sha256.Sum256(data)
	ext := filepath.Ext(name)
	hashed := strings.TrimSuffix(name, ext) + "-" + hex.EncodeToString(sum[:5]) + ext
	s.names[name] = hashed
	return hashed, s.add(hashed, data)
}

// hashed is the name that carries a file's hash, for a link to it. It is "" if the site has no such file.
func (s *site) hashed(name string) string {
	s.linked[name] = true
	return s.names[name]
}

// checkLinked makes sure that every file whose name carries a hash is linked to. Nobody could find it otherwise.
func (s *site) checkLinked() error {
	for _, name := range slices.Sorted(maps.Keys(s.names)) {
		if !s.linked[name] {
			return fmt.Errorf("no page links to %s; write {{%s}} where it belongs", name, name)
		}
	}
	return nil
}

var placeholder = regexp.MustCompile(`\{\{[^{}]+\}\}`)

// link puts the names that carry hashes in place of {{plain names}}.
func (s *site) link(text string) (string, error) {
	var unknown string
	linked := placeholder.ReplaceAllStringFunc(text, func(found string) string {
		name := s.hashed(strings.Trim(found, "{}"))
		if name == "" {
			unknown = found
		}
		return name
	})
	if unknown != "" {
		return "", fmt.Errorf("%s is no file of the site", unknown)
	}
	if strings.Contains(linked, "{{") || strings.Contains(linked, "}}") {
		return "", errors.New("{{ or }} stands there alone; write {{plain name}}")
	}
	return linked, nil
}

// prune removes files that an earlier build left.
func (s *site) prune() error {
	return filepath.WalkDir(s.folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(s.folder, path)
		if _, ours := s.files[filepath.ToSlash(name)]; err != nil || ours {
			return err
		}
		return os.Remove(path)
	})
}
