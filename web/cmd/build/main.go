// Command build writes the complete static site to dist/: the program, packed and under a name that carries
// its hash, the page with relative links, styles, font, examples, and the notices of all that is in it.
package main

import (
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"time"
)

// Folders, from the top of the project.
const (
	dist = "dist"  // the site
	work = "build" // what the build keeps for itself
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("build: ")
	fast := flag.Bool("fast", false, "pack lightly, for trying things out")
	sizes := flag.Bool("sizes", false, "print what each package of the program weighs, and each file of the first view")
	flag.Parse()
	begin := time.Now()
	if _, err := os.Stat("go.mod"); err != nil {
		log.Fatal("run it from the top of the project, where go.mod is")
	}
	if err := build(*fast, *sizes); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s/ is built (%.0f s)\n", dist, time.Since(begin).Seconds())
}

func build(fast, sizes bool) error {
	linked, err := compile()
	if err != nil {
		return err
	}
	made := shrink(linked)
	s := newSite(dist)
	if err := s.addAssets(); err != nil {
		return err
	}
	name, err := s.addProgram("app.wasm", made.first, fast)
	if err != nil {
		return err
	}
	late, err := s.addProgram("late.wasm", made.late, fast)
	if err != nil {
		return err
	}
	if made.symbols != nil {
		if err := s.add(name+".symbols.gz", made.symbols); err != nil {
			return err
		}
	}
	lessons, err := s.addLessons()
	if err != nil {
		return err
	}
	parts, err := s.newIndex()
	if err != nil {
		return err
	}
	if err := errors.Join(s.nameVersion("web/page/index.html", parts), s.addPages(parts), s.addLessonPages(lessons, parts.styles)); err != nil {
		return err
	}
	first := s.firstView(name)
	if err := s.addWorker(append([]string{s.hashed("fonts/chainrule-math.woff2")}, first...), name, late); err != nil {
		return err
	}
	notices, err := notices()
	if err != nil {
		return err
	}
	if err := s.add("NOTICES.txt", notices); err != nil {
		return err
	}
	if err := errors.Join(s.addKit(), s.checkLinked(), s.prune()); err != nil {
		return err
	}
	if sizes {
		if err := errors.Join(printPackages(os.Stdout, linked), s.printFiles(os.Stdout, first, s.smallest(late))); err != nil {
			return err
		}
	}
	if _, ok := s.files[name+".xz"]; fast || !ok {
		return nil
	}
	return s.checkCeiling(first, ceiling)
}
