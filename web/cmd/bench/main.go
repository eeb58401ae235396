// Command bench measures what only a browser can show. On the built site: how long clicks take to the next
// picture, and what is downloaded; on a slow machine, how the page starts. In a page of its own: how fast training is, against other ways to do it.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"chainrule/web/chromium"
	"chainrule/web/host"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("bench: ")
	only := flag.Bool("race", false, "only race training")
	turns := flag.Int("rounds", 15, "rounds of the race")
	milliseconds := flag.Float64("ms", 100, "how long each contender trains in a round")
	start := flag.Bool("start", false, "only measure how the page starts on a slow machine")
	visits := flag.Int("visits", 3, "visits of each kind then")
	against := flag.String("against", "", "the folder of another built site, which is measured in turn")
	pictures := flag.String("film", "", "a folder for pictures of the first moments of a visit, which are taken then")
	flag.Parse()
	if *start {
		slow(sitesOf(*against), *visits)
		lighthouse()
		if *pictures != "" {
			film("dist", *pictures)
		}
		return
	}
	if !*only {
		page(sitesOf(*against))
	}
	race(*turns, *milliseconds)
}

// page measures how the built sites of some folders respond.
func page(folders []string) {
	var sites []string
	for _, folder := range folders {
		site := httptest.NewServer(host.Files(folder))
		defer site.Close()
		sites = append(sites, site.URL)
	}
	ctx, stop, err := chromium.Start(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	defer stop()
	limit, cancel := context.WithTimeout(ctx, 20*time.Minute)
	defer cancel()
	responses(limit, sites)
	sizes()
}

// network10 is a document with 10 inputs, 10 hidden units, 3 outputs and 150 rows.
func network10() []byte {
	r := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	b.WriteString(`{"chainrule": 1, "title": "bench", "table": {"columns": [`)
	for i := range 10 {
		fmt.Fprintf(&b, `{"name": "x%d", "role": "input"}, `, i+1)
	}
	b.WriteString(`{"name": "class", "role": "target", "kind": "category"}], "rows": [`)
	for i := range 150 {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString("[")
		for range 10 {
			fmt.Fprintf(&b, `"%.3f", `, r.NormFloat64())
		}
		fmt.Fprintf(&b, `"%c"]`, 'a'+i%3)
	}
	b.WriteString(`]}, "network": {"hidden": [{"units": 10, "activation": "tanh"}], "output": "softmax", "loss": "cross-entropy"}}`)
	return []byte(b.String())
}

func sizes() {
	files, err := filepath.Glob("dist/app-*.wasm*")
	must(err)
	for _, f := range files {
		info, err := os.Stat(f)
		must(err)
		fmt.Printf("%s: %.2f MB\n", strings.TrimPrefix(f, "dist/"), float64(info.Size())/1e6)
	}
}

func median(list []float64) float64 {
	sorted := slices.Sorted(slices.Values(list))
	return sorted[len(sorted)/2]
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
