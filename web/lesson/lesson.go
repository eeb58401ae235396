// Package lesson reads lessons as their authors write them, in Markdown with formulas in the notation of answers, checks all
// that can be checked of them, and writes the page of each. How authors write is in docs/lessons.md.
package lesson

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"chainrule/engine/document"
	"chainrule/engine/lesson"
	"chainrule/engine/workspace"
)

// Folder is where lessons are, from the top of the project.
const Folder = "static/lessons"

// Fault is what is wrong with a lesson, and where.
type Fault struct {
	File string
	Line int
	Err  error
}

// Error is the message behind the file and the line.
func (f *Fault) Error() string { return fmt.Sprintf("%s:%d: %v", f.File, f.Line, f.Err) }

// Unwrap gives the error without its place.
func (f *Fault) Unwrap() error { return f.Err }

// Read is a lesson that was read, with what the program does not need.
type Read struct {
	*lesson.Lesson
	File string // of the Markdown

	views map[string]*workspace.View // of the documents that it opens, as they are opened
	steps map[string][]Step          // of the solutions, by the tasks' ids
	dones map[string]entry           // what is said once a task is done, by the tasks' ids
	ends  bool                       // it is the page after the last lesson
	faults
}

// faults gathers what is wrong.
type faults struct {
	file string
	list []error
}

func (f *faults) at(line int, format string, args ...any) {
	f.list = append(f.list, &Fault{f.file, line, fmt.Errorf(format, args...)})
}

// name is how the file of a lesson is called.
var name = regexp.MustCompile(`^([0-9]{2})-([a-z][a-z0-9-]*)\.md$`)

// All reads all lessons of a project, in their order. Its error is all that is wrong in them.
func All(project fs.FS) ([]*Read, error) {
	files, err := fs.Glob(project, path.Join(Folder, "*.md"))
	if err != nil {
		return nil, err
	}
	var list []*Read
	var wrong []error
	for _, file := range files {
		text, err := fs.ReadFile(project, file)
		if err != nil {
			return nil, err
		}
		m := name.FindStringSubmatch(path.Base(file))
		if m == nil {
			wrong = append(wrong, &Fault{file, 1, errors.New("a lesson's file is called NN-name.md, with a name in lower case")})
			continue
		}
		number, _ := strconv.Atoi(m[1])
		r := &Read{Lesson: &lesson.Lesson{}, File: file}
		r.Number, r.Name, r.file = number, m[2], file
		r.read(project, string(text))
		list = append(list, r)
	}
	wrong = append(wrong, together(list)...)
	for _, r := range list {
		wrong = append(wrong, r.list...)
	}
	return list, errors.Join(wrong...)
}

// together checks what lessons have in common, and links each to its neighbours.
func together(list []*Read) []error {
	byTitle := map[string]string{} // the name of the document of a title
	known := map[string]bool{}
	for _, r := range list {
		known[r.Name] = true
	}
	for i, r := range list {
		if i > 0 {
			r.Before = list[i-1].Name
			list[i-1].After = r.Name
			if list[i-1].Number == r.Number {
				r.at(1, "%s has the same number", list[i-1].File)
			}
			if list[i-1].ends {
				r.at(1, "it comes after the page that is the end")
			}
		}
		for name, v := range r.views {
			title := v.Document.Title
			if other := byTitle[title]; other != "" && other != name {
				r.at(1, "the documents %s and %s have the same title, %q, and tasks could not tell them apart", other, name, title)
			}
			byTitle[title] = name
		}
		r.checkLinks(known)
	}
	var names []string
	for _, r := range list {
		if slices.Contains(names, r.Name) {
			r.at(1, "there is another lesson called %s", r.Name)
		}
		names = append(names, r.Name)
	}
	return nil
}

// lessonLink is a link to another lesson, as it stands in texts.
var lessonLink = regexp.MustCompile(`href="lesson:([^"]*)"`)

func (r *Read) checkLinks(known map[string]bool) {
	for _, p := range r.Parts {
		for _, m := range lessonLink.FindAllStringSubmatch(string(p.Text), -1) {
			if !known[m[1]] {
				r.at(1, "there is no lesson %q to link to", m[1])
			}
		}
	}
}

// open makes the view of a document that a lesson opens, and keeps the document with the lesson.
func (r *Read) open(project fs.FS, line int, name string) *workspace.View {
	if v := r.views[name]; v != nil {
		return v
	}
	if !plainName.MatchString(name) {
		r.at(line, "a document has a name in lower case, such as iris, and not %q", name)
		return nil
	}
	text, err := fs.ReadFile(project, path.Join(Folder, "documents", name+".json"))
	if err != nil {
		text, err = fs.ReadFile(project, path.Join("static/examples", name+".json"))
	}
	if err != nil {
		r.at(line, "there is no document %s: neither %s/documents/%s.json nor static/examples/%s.json", name, Folder, name, name)
		return nil
	}
	d, err := document.Decode(text)
	if err != nil {
		r.at(line, "the document %s: %v", name, err)
		return nil
	}
	v := workspace.New(d).View()
	if !v.Ready() {
		r.at(line, "the document %s: %v", name, v.Problem)
		return nil
	}
	if strings.TrimSpace(d.Title) == "" {
		r.at(line, "the document %s has no title", name)
	}
	r.views[name] = v
	r.Documents[name] = d.Encode()
	return v
}

var plainName = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)
