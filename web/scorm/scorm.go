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
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"chainrule/app/opening"
	"chainrule/engine/export"
	"chainrule/static"
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
	Lesson   string // the name of a lesson; takes the place of Example
	Document []byte // a document of one's own, as JSON; takes the place of Example
	Show     string // panels, separated by commas; "" shows all
	Lock     string // what cannot be changed, separated by commas
	Complete string // when the unit is completed, among [Completions]; "" is the first, and of a lesson the last

	Time time.Time // of the files in the package
}

// Completions are when a unit can be completed: once it is open, once the last step of a derivation was in sight, once five exercises were
// solved, or once all tasks of the lesson were done.
var Completions = []string{"opened", "steps", "exercises", tasks}

// tasks completes a lesson.
const tasks = "tasks"

// check says what in the options cannot be.
func (o Options) check() error {
	if o.Complete != "" && !slices.Contains(Completions, o.Complete) {
		return fmt.Errorf("complete is %q; it can be %s", o.Complete, strings.Join(Completions, " or "))
	}
	if o.Complete == tasks && o.Lesson == "" {
		return errors.New("only a lesson has tasks that can complete it")
	}
	if o.Lesson != "" && o.Document != nil {
		return errors.New("a lesson brings its own document; leave one of the two out")
	}
	var parts []string
	for _, p := range [][2]string{{"example", o.Example}, {"lesson", o.Lesson}, {"show", o.Show}, {"lock", o.Lock}} {
		if p[1] != "" {
			parts = append(parts, p[0]+"="+url.QueryEscape(p[1]))
		}
	}
	if _, err := opening.Parse(strings.Join(parts, "&")); err != nil {
		return fmt.Errorf("as in an address, %w", err)
	}
	if _, known := static.ExampleNamed(o.Example); o.Example != "" && !known {
		return fmt.Errorf("there is no example %q; there are %s", o.Example, strings.Join(static.ExampleNames(), ", "))
	}
	return nil
}

// identifier names the package.
func (o Options) identifier() string {
	return export.PackageID(o.Title, o.Example, o.Lesson, o.Show, o.Lock, o.Complete, string(o.Document))
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
	if o.Complete == "" {
		o.Complete = Completions[0]
		if o.Lesson != "" {
			o.Complete = tasks
		}
	}
	if err := o.check(); err != nil {
		return err
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
	manifest, err := manifestOf(v, o.identifier(), o.Title, names)
	if err != nil {
		return err
	}
	archive := zip.NewWriter(w)
	if err := add(archive, manifestName, manifest, o.Time); err != nil { // first, where systems look for it
		return err
	}
	for _, name := range names {
		if err := add(archive, name, files[name], o.Time); err != nil {
			return err
		}
	}
	return archive.Close()
}

func add(archive *zip.Writer, name string, data []byte, at time.Time) error {
	file, err := archive.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: at})
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
	if o.Lesson != "" {
		if _, err := fs.Stat(site, path.Join("learn", o.Lesson)); err != nil {
			return nil, fmt.Errorf("there is no lesson %q in the site; the folder learn has those that there are", o.Lesson)
		}
	}
	err := fs.WalkDir(site, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if inDemo(name) {
			return nil
		}
		files[name], err = fs.ReadFile(site, name)
		return err
	})
	if err != nil {
		return nil, err
	}
	src := ""
	if o.Document != nil {
		src, o.Example = documentName, ""
		files[documentName] = o.Document
	}
	added, err := unitOf(o, src, o.identifier())
	maps.Copy(files, added)
	return files, err
}

// unitOf gives the files of the unit itself: its page, which shows the example or the document of src, its style and its
// script.
func unitOf(o Options, src, identifier string) (map[string][]byte, error) {
	var page strings.Builder
	if err := unit.Execute(&page, struct {
		Options
		Src, Identifier string
	}{o, src, identifier}); err != nil {
		return nil, err
	}
	files := map[string][]byte{unitPage: []byte(page.String())}
	for _, name := range []string{"unit.css", "unit.js"} {
		text, err := unitFiles.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		files[name] = text
	}
	return files, nil
}
