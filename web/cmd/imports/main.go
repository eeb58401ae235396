// Command imports proves that imports point one way: web → app → engine; panels do not import each other;
// the engine is pure Go without a clock; expressions stand on the standard library alone. It also proves that
// no package but their own names an activation, an output function or a loss.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"os/exec"
	"slices"
	"strings"
)

type pkg struct {
	ImportPath string
	Imports    []string
	Standard   bool
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("imports: ")
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "chainrule/...").Output()
	if err != nil {
		log.Fatal(err)
	}
	faults := 0
	for decoder := json.NewDecoder(bytes.NewReader(out)); decoder.More(); {
		var p pkg
		if err := decoder.Decode(&p); err != nil {
			log.Fatal(err)
		}
		for _, i := range p.Imports {
			if why := forbidden(p.ImportPath, i); why != "" {
				fmt.Printf("%s imports %s: %s\n", p.ImportPath, i, why)
				faults++
			}
		}
	}
	faults += misnamed()
	if faults > 0 {
		os.Exit(1)
	}
}

// panels are the components of the page, which root composes.
var panels = []string{"chainrule/app/about", "chainrule/app/datatable", "chainrule/app/diagram", "chainrule/app/derivation", "chainrule/app/exporting", "chainrule/app/lesson", "chainrule/app/recent", "chainrule/app/sharing", "chainrule/app/training"}

// below lists what a package of the engine may import of the engine.
var below = map[string][]string{
	"expr":              {},
	"prose":             {"expr"},
	"scan":              {},
	"table":             {"scan"},
	"random":            {},
	"pattern":           {},
	"printed":           {"pattern"},
	"activation":        {"expr"},
	"loss":              {"expr", "activation"},
	"kernel":            {"activation"},
	"network":           {"expr", "activation", "loss", "kernel", "random"},
	"derive":            {"expr", "activation", "loss", "network"},
	"train":             {"expr", "activation", "loss", "network", "random"},
	"document":          {"activation", "loss", "network", "scan", "table"},
	"workspace":         {"expr", "activation", "loss", "network", "table", "document", "derive", "train"},
	"export":            {"expr", "activation", "loss", "network", "table", "document", "derive", "workspace", "random", "exercise", "exercise/draw"},
	"api":               {"expr", "activation", "loss", "network", "table", "document", "derive", "train", "workspace", "exercise", "exercise/work", "exercise/mistake", "exercise/check", "exercise/draw", "exercise/ask", "printed", "identify"},
	"exercise/work":     {"expr", "activation", "loss", "network", "derive", "random"},
	"exercise/mistake":  {"expr", "activation", "network", "derive", "exercise/work"},
	"exercise/answer":   {"pattern", "expr", "activation", "derive", "exercise/work"},
	"exercise":          {"expr", "activation", "network", "derive", "random", "table", "document", "workspace", "exercise/work", "exercise/mistake", "exercise/answer"},
	"exercise/check":    {"expr", "network", "derive", "exercise/work", "exercise/mistake", "exercise/answer", "exercise"},
	"exercise/lines":    {"expr", "network", "derive", "random", "exercise/work", "exercise/check", "exercise"},
	"exercise/ask":      {"expr", "activation", "network", "derive", "exercise/work", "exercise/mistake", "exercise/answer", "exercise/lines", "exercise"},
	"exercise/progress": {"table", "exercise"},
	"exercise/draw":     {"expr", "activation", "loss", "network", "random", "table", "document", "exercise/work", "exercise"},
	"picture":           {"activation", "network", "random", "table", "document", "train", "workspace"},
	"golden":            {"activation", "loss", "network"},
	"hostile":           {"network"},
	"identify":          {"expr", "activation", "loss", "network", "table", "printed", "document"},
	"pasted":            {"activation", "loss", "network", "table", "document", "printed"},
	"lesson":            {"pattern", "expr", "activation", "loss", "network", "table", "derive", "workspace", "exercise", "exercise/work", "exercise/answer"},
}

// forbidden says why a package may not import another, or gives "".
func forbidden(from, to string) string {
	if name, ok := strings.CutPrefix(from, "chainrule/engine/"); ok {
		return forbiddenInEngine(name, to)
	}
	switch {
	case strings.HasPrefix(from, "chainrule/app/") && strings.HasPrefix(to, "chainrule/web/"):
		return "the app does not know the web"
	case slices.Contains(panels, from) && slices.Contains(panels, to):
		return "panels do not import each other"
	case slices.Contains(panels, from) && to == "chainrule/app/root":
		return "panels do not know the root"
	case from == "chainrule/web/wasm" && strings.HasPrefix(to, "chainrule/web/"):
		return "the program in the browser is kept free of the build and serve commands"
	}
	return ""
}

func forbiddenInEngine(name, to string) string {
	layer, known := below[name]
	if !known {
		return "the package has no place in the order of the engine; give it one in web/cmd/imports"
	}
	own, inEngine := strings.CutPrefix(to, "chainrule/engine/")
	switch {
	case inEngine && own == "prose" && name != "expr":
		return ""
	case inEngine && !slices.Contains(layer, own):
		return "it stands above it"
	case !inEngine && strings.HasPrefix(to, "chainrule/"):
		return "the engine knows neither app nor web"
	case to == "syscall/js" || strings.Contains(to, "go-app"):
		return "the engine is pure Go"
	case (to == "time" || strings.HasPrefix(to, "math/rand")) && name != "golden":
		return "the engine has neither a clock nor a global source of random numbers"
	case name == "expr" && strings.Contains(strings.Split(to, "/")[0], "."):
		return "expressions stand on the standard library alone"
	}
	return ""
}
