package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
)

// nameVersion names the version of the site by the hash of all that it has so far, and of the page that follows and its parts. Pages write
// {{version}} for it.
func (s *site) nameVersion(page string, parts index) error {
	text, err := os.ReadFile(page)
	if err != nil {
		return err
	}
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(s.sums)) {
		fmt.Fprintln(h, name, s.sums[name])
	}
	h.Write(text)
	fmt.Fprintln(h, parts)
	s.names["version"] = hex.EncodeToString(h.Sum(nil)[:5])
	return nil
}

// addWorker adds the service worker, which keeps the site for later visits. first are the files that it keeps at once, and parts
// are the names of the program's parts as they are unpacked.
func (s *site) addWorker(first []string, parts ...string) error {
	text, err := script(nil, "web/page/sw.js")
	if err != nil {
		return err
	}
	var hashed []string
	named := map[string]string{}
	var programs [][2]string
	for _, name := range parts {
		programs = append(programs, [2]string{name, s.smallest(name)})
	}
	for _, name := range first {
		switch {
		case name == programs[0][1]: // which the worker keeps only where no page has unpacked it
		case s.isHashed(name):
			hashed = append(hashed, name)
		default:
			named[name] = s.sums[name]
		}
	}
	for name := range s.files {
		if strings.HasPrefix(name, "examples/") && strings.HasSuffix(name, ".json") {
			named[name] = s.sums[name]
		}
	}
	for name := range s.files {
		switch {
		case strings.HasPrefix(name, "learn/"):
			named[name] = s.sums[name]
		case s.isHashed(name) && (strings.HasPrefix(name, "lesson") || strings.HasPrefix(name, earlyFolder) || strings.HasPrefix(name, "app-") && strings.HasSuffix(name, ".css")):
			named[name] = "" // the name says it
		}
	}
	firstList, err := json.Marshal(hashed)
	if err != nil {
		return err
	}
	namedList, err := json.Marshal(named)
	if err != nil {
		return err
	}
	partList, err := json.Marshal(programs)
	if err != nil {
		return err
	}
	filled, err := replaced("web/page/sw.js", string(text),
		replacement{old: `"VERSION"`, new: `"` + s.hashed("version") + `"`, times: 1},
		replacement{old: "FIRST", new: string(firstList), times: 1},
		replacement{old: "NAMED", new: string(namedList), times: 1},
		replacement{old: "PARTS", new: string(partList), times: 1},
	)
	if err != nil {
		return err
	}
	return s.add("sw.js", []byte(filled))
}

// isHashed reports whether a file's name carries the hash of its content.
func (s *site) isHashed(name string) bool {
	return slices.Contains(slices.Collect(maps.Values(s.names)), name)
}
