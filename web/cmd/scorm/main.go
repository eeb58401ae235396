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
	"strconv"
	"strings"
	"time"

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
	flag.StringVar(&o.Lesson, "lesson", "", "the lesson to show, by its name; it is completed when its tasks are done")
	flag.StringVar(&o.Show, "show", "", "panels to show, separated by commas")
	flag.StringVar(&o.Complete, "complete", "", "when the unit is completed: "+strings.Join(scorm.Completions, " or "))
	flag.StringVar(&o.Lock, "lock", "", "what learners cannot change, separated by commas")
	flag.Parse()
	if flag.NArg() > 0 {
		log.Fatalf("%q is no option; options begin with a hyphen, as in ARGS=\"-example iris\"", flag.Arg(0))
	}
	o.Time = packed()
	if err := run(*folder, *out, *file, o); err != nil {
		log.Fatal(err)
	}
}

// packed is the time that files of packages carry: that of the build, or what SOURCE_DATE_EPOCH says, with which two builds
// of the same source are the same.
func packed() time.Time {
	if n, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
		return time.Unix(n, 0).UTC()
	}
	return time.Now().UTC()
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
