package scorm

import (
	"encoding/json"
	"slices"
	"strings"
)

// Kit is what a page needs to make packages of the site that it is of, as JSON: web/page/package.js puts a title, an
// identifier and the rest in for the names in capitals. files are those of the site, and zip is the script that zips.
func Kit(files []string, zip string) ([]byte, error) {
	const title, identifier, complete = "CHAINRULE_TITLE", "CHAINRULE_IDENTIFIER", "CHAINRULE_COMPLETE"
	files = slices.DeleteFunc(slices.Clone(files), inDemo)
	slices.Sort(files)
	added, err := unitOf(Options{Title: title, Complete: complete}, documentName, identifier)
	if err != nil {
		return nil, err
	}
	names := append(slices.Clone(files), documentName)
	unit := map[string]string{}
	for name, text := range added {
		names, unit[name] = append(names, name), string(text)
	}
	slices.Sort(names)
	manifests := map[Version]string{}
	for _, v := range Versions {
		text, err := manifestOf(v, identifier, title, names)
		if err != nil {
			return nil, err
		}
		manifests[v] = string(text)
	}
	return json.Marshal(map[string]any{"files": files, "unit": unit, "manifests": manifests, "document": documentName, "zip": zip})
}

// inDemo reports whether a file is of the demonstration, which is of no use within a course.
func inDemo(name string) bool { return strings.HasPrefix(name, "demo/") }
