// Command scorm packs the built site for learning management systems: dist-scorm/chainrule-scorm-1.2.zip and
// dist-scorm/chainrule-scorm-2004.zip.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"chainrule/engine/document"
	"chainrule/web/scorm"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("scorm: ")
	var o scorm.Options
	folder := flag.String("site", "dist", "the built site")
	out := flag.String("out", "dist-scorm", "the folder to write to")
	file := flag.String("document", "", "a document to show, instead of an example")
	flag.StringVar(&o.Title, "title", "", "the title that the system shows")
	flag.StringVar(&o.Example, "example", "", "the example to show")
	flag.StringVar(&o.Show, "show", "", "panels to show, separated by commas")
	flag.StringVar(&o.Lock, "lock", "", "what learners cannot change, separated by commas")
	flag.Parse()
	if err := run(*folder, *out, *file, o); err != nil {
		log.Fatal(err)
	}
}

func run(folder, out, file string, o scorm.Options) error {
	if file != "" {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		d, err := document.Decode(text)
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		if o.Document = text; o.Title == "" {
			o.Title = d.Title
		}
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	for _, v := range scorm.Versions {
		var archive bytes.Buffer
		if err := scorm.Write(&archive, os.DirFS(folder), v, o); err != nil {
			return err
		}
		name := filepath.Join(out, "chainrule-scorm-"+string(v)+".zip")
		if err := os.WriteFile(name, archive.Bytes(), 0o644); err != nil {
			return err
		}
		fmt.Printf("%s (%.1f MB)\n", name, float64(archive.Len())/1e6)
	}
	return nil
}
