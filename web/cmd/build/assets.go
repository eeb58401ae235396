package main

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"chainrule/web/kernel"
	"chainrule/web/scorm"

	"github.com/evanw/esbuild/pkg/api"
)

// addAssets adds the files that pages link to, under names that carry hashes. Files that others link to by name, such as
// the examples, keep their names.
func (s *site) addAssets() error {
	return errors.Join(
		s.addIcons(),
		s.addFont(),
		s.addScript("boot.js", kernel.Script(), "web/page/bytes.js", "web/page/takeover.js", "web/page/messages.js", "web/page/rest.js", "web/page/stopped.js", "web/page/keep.js", "web/page/share.js", "web/page/loading.js", "web/page/late.js", "web/page/boot.js", "web/page/drafts.js", "web/page/files.js", "web/page/package.js"),
		s.addUnpacker(),
		s.addRuntime(),
		s.addNamed("embed.js", "static/embed.js"),
		s.addNamed("again.js", "web/page/again.js"),
		s.copyAll("static/examples/*.json", "examples"),
	)
}

func (s *site) hashFile(file, name string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	_, err = s.addHashed(name, data)
	return err
}

// addIcons adds the icons, and the description by which a browser offers to install the page.
func (s *site) addIcons() error {
	if err := errors.Join(
		s.hashFile("static/icons/icon.svg", "icon.svg"),
		s.hashFile("static/icons/icon-192.png", "icon-192.png"),
		s.hashFile("static/icons/icon-512.png", "icon-512.png"),
	); err != nil {
		return err
	}
	text, err := os.ReadFile("web/page/manifest.webmanifest")
	if err != nil {
		return err
	}
	linked, err := s.link(string(text))
	if err != nil {
		return err
	}
	_, err = s.addHashed("manifest.webmanifest", []byte(linked))
	return err
}

// addFont adds the formula font.
func (s *site) addFont() error {
	data, err := os.ReadFile("static/fonts/chainrule-math.woff2")
	if err != nil {
		return err
	}
	name, err := s.addHashed("fonts/chainrule-math.woff2", data)
	if err != nil {
		return err
	}
	return s.addHanded(name, data)
}

// addUnpacker adds the worker that unpacks the program. The library in it stays as it comes: esbuild would take it for a module of Node.
func (s *site) addUnpacker() error {
	library, err := os.ReadFile("web/page/xz/xz-decompress.min.js")
	if err != nil {
		return err
	}
	own, err := script(nil, "web/page/unpack.js")
	if err != nil {
		return err
	}
	_, err = s.addHashed("unpack.js", slices.Concat(library, []byte("\n"), own))
	return err
}

func (s *site) copyAll(pattern, folder string) error {
	files, err := filepath.Glob(pattern)
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("%s: there are no such files", pattern)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		name := path.Join(folder, filepath.Base(file))
		if err := errors.Join(s.add(name, data), s.addHanded(name, data)); err != nil {
			return err
		}
	}
	return nil
}

// styles joins the files of static/css to one style sheet, in the order of their names, so that the tokens come first.
func (s *site) styles() (string, error) {
	files, err := filepath.Glob("static/css/*.css")
	if err != nil {
		return "", err
	}
	var all bytes.Buffer
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return "", err
		}
		all.Write(text)
	}
	if len(files) == 0 {
		return "", errors.New("static/css/*.css: there are no such files")
	}
	font := "fonts/chainrule-math.woff2"
	const first = "fonts/chainrule-math-first.woff2"
	carried, err := os.ReadFile(filepath.Join("static", first))
	if err != nil {
		return "", err
	}
	text, err := replaced("static/css", all.String(),
		replacement{old: font, new: s.hashed(font), times: 1},
		replacement{old: first, new: "data:font/woff2;base64," + base64.StdEncoding.EncodeToString(carried), times: 1},
	)
	if err != nil {
		return "", err
	}
	small, err := minify("static/css", text, api.LoaderCSS)
	return strings.TrimSpace(string(small)), err
}

// addScript adds a script that consists of text and then of files, one after the other.
func (s *site) addScript(name string, text []byte, files ...string) error {
	small, err := script(text, files...)
	if err != nil {
		return err
	}
	_, err = s.addHashed(name, small)
	return err
}

// script joins text and then files to one script. The names that they declare are not visible outside it.
func script(text []byte, files ...string) ([]byte, error) {
	all := bytes.NewBuffer(text)
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		all.Write(text)
	}
	return minify(strings.Join(files, ", "), all.String(), api.LoaderJS)
}

// addHanded adds a file a second time, as a script that hands over its bytes. Pages whose browser gives them no files
// use it; see web/page/bytes.js.
func (s *site) addHanded(name string, data []byte) error {
	return s.add(name+".js", []byte(`chainruleFile("`+base64.StdEncoding.EncodeToString(data)+`")`))
}

// addKit adds what the page makes packages for learning systems of: the script that zips, and a list of all files. It comes
// last.
func (s *site) addKit() error {
	result := api.Build(api.BuildOptions{
		EntryPoints: []string{"web/page/zip/zip.js"}, Bundle: true, Format: api.FormatIIFE,
		MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true, LegalComments: api.LegalCommentsNone,
	})
	if len(result.Errors) > 0 {
		return errors.New(result.Errors[0].Text)
	}
	name, err := s.addHashed("zip.js", result.OutputFiles[0].Contents)
	if err != nil {
		return err
	}
	s.hashed("zip.js") // the kit links to it
	const kit = "scorm.json"
	text, err := scorm.Kit(append(slices.Collect(maps.Keys(s.files)), kit), name)
	if err != nil {
		return err
	}
	return s.add(kit, text)
}

// addNamed adds a script that pages link to by its name, which has no hash: pages that embed the site, and old ones in a
// cache.
func (s *site) addNamed(name, file string) error {
	small, err := script(nil, file)
	if err != nil {
		return err
	}
	return s.add(name, small)
}

// addRuntime adds the script that runs Go programs in a browser. It is the toolchain's own, which fits the compiler.
func (s *site) addRuntime() error {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return explain(err)
	}
	return s.addScript("wasm_exec.js", nil, filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js"))
}

// minify makes CSS or JavaScript small. It also refuses what esbuild only warns of.
func minify(file, text string, loader api.Loader) ([]byte, error) {
	format := api.FormatDefault
	if loader == api.LoaderJS {
		format = api.FormatIIFE
	}
	result := api.Transform(text, api.TransformOptions{
		Loader: loader, Format: format, MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true, LegalComments: api.LegalCommentsInline,
	})
	if wrong := append(result.Errors, result.Warnings...); len(wrong) > 0 { // a style that is misspelt is only a warning
		if e := wrong[0]; e.Location != nil {
			return nil, fmt.Errorf("%s, line %d: %s", file, e.Location.Line, e.Text)
		}
		return nil, fmt.Errorf("%s: %s", file, wrong[0].Text)
	}
	return result.Code, nil
}

// addDemoAssets adds the demonstration's own style sheet and script.
func (s *site) addDemoAssets() error {
	text, err := os.ReadFile("web/demo/demo.css")
	if err != nil {
		return err
	}
	styles, err := minify("web/demo/demo.css", string(text), api.LoaderCSS)
	if err != nil {
		return err
	}
	code, err := script(nil, "web/demo/demo.js")
	if err != nil {
		return err
	}
	_, err = s.addHashed("demo/demo.css", styles)
	_, err2 := s.addHashed("demo/demo.js", code)
	return errors.Join(err, err2)
}
