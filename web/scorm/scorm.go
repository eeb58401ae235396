// Package scorm packs the built site for learning management systems, as SCORM 1.2 and as SCORM 2004 4th
// Edition: one unit, which embeds the program and tells the system of completion and score.
package scorm

import (
	"archive/zip"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// Version is a version of SCORM.
type Version string

// The versions that packages are written for.
const (
	V12   Version = "1.2"
	V2004 Version = "2004"
)

// Versions lists them.
var Versions = []Version{V12, V2004}

// Options say what a package shows. The zero value shows the whole program with its first example.
type Options struct {
	Title    string // "" is Chainrule
	Example  string // the name of a bundled example
	Document []byte // a document of one's own, as JSON; takes the place of Example
	Show     string // panels, separated by commas; "" shows all
	Lock     string // what cannot be changed, separated by commas
}

//go:embed unit.html
var unitText string

//go:embed unit.css unit.js
var unitFiles embed.FS

// unit is the page that the system opens.
var unit = template.Must(template.New("unit").Parse(unitText))

// Names of what a package adds to the site.
const (
	unitPage     = "unit.html"
	documentName = "unit.json"
	manifestName = "imsmanifest.xml"
)

// Write writes the package of a site for a version of SCORM.
func Write(w io.Writer, site fs.FS, v Version, o Options) error {
	if o.Title == "" {
		o.Title = "Chainrule"
	}
	files, err := collect(site, o)
	if err != nil {
		return err
	}
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	manifest, err := manifestOf(v, o.Title, names)
	if err != nil {
		return err
	}
	archive := zip.NewWriter(w)
	if err := add(archive, manifestName, manifest); err != nil { // first, where systems look for it
		return err
	}
	for _, name := range names {
		if err := add(archive, name, files[name]); err != nil {
			return err
		}
	}
	return archive.Close()
}

func add(archive *zip.Writer, name string, data []byte) error {
	file, err := archive.Create(name)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	return err
}

// collect gives the files of a package, by name, but for the manifest.
func collect(site fs.FS, o Options) (map[string][]byte, error) {
	files := map[string][]byte{}
	if _, err := fs.Stat(site, "embed.js"); err != nil {
		return nil, errors.New("the site is not built; run make build")
	}
	err := fs.WalkDir(site, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if strings.HasPrefix(name, "demo/") {
			return nil // of no use within a course
		}
		files[name], err = fs.ReadFile(site, name)
		return err
	})
	if err != nil {
		return nil, err
	}
	var page strings.Builder
	about := struct {
		Options
		Src string
	}{Options: o}
	if o.Document != nil {
		about.Src, about.Example = documentName, ""
		files[documentName] = o.Document
	}
	if err := unit.Execute(&page, about); err != nil {
		return nil, err
	}
	files[unitPage] = []byte(page.String())
	for _, name := range []string{"unit.css", "unit.js"} {
		text, err := unitFiles.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		files[name] = text
	}
	return files, nil
}
