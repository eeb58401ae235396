package main

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"

	"chainrule/web/chromium"
	"chainrule/web/host"
)

// lighthouseFile is where make bench-page installs Lighthouse, which judges pages in this measurement alone.
var lighthouseFile = filepath.Join("build", "lighthouse", "node_modules", "lighthouse", "cli", "index.js")

// lighthouse prints what Lighthouse says of the built site, as a telephone and as a desktop see it.
func lighthouse() {
	if _, err := os.Stat(lighthouseFile); err != nil {
		log.Print("Lighthouse is not installed; make bench-page does that where npm can")
		return
	}
	browser, err := chromium.Find()
	must(err)
	site := httptest.NewServer(host.Files("dist"))
	defer site.Close()
	for _, preset := range [][]string{nil, {"--preset=desktop"}} {
		cmd := exec.Command("node", append([]string{lighthouseFile, site.URL + "/", "--quiet", "--output=json", "--chrome-flags=--headless=new --no-sandbox --disable-gpu"}, preset...)...)
		cmd.Env = append(os.Environ(), "CHROME_PATH="+browser)
		cmd.Stderr = os.Stderr
		out, err := cmd.Output()
		must(err)
		var report struct {
			Categories map[string]struct{ Score float64 }
			Audits     map[string]struct {
				Score        *float64
				DisplayValue string
				Title        string
			}
		}
		must(json.Unmarshal(out, &report))
		name := "telephone"
		if preset != nil {
			name = "desktop"
		}
		fmt.Printf("Lighthouse, %s:", name)
		for _, category := range []string{"performance", "accessibility", "best-practices", "seo"} {
			fmt.Printf(" %s %.0f", category, 100*report.Categories[category].Score)
		}
		fmt.Println()
		var ids []string
		for id, audit := range report.Audits {
			if audit.Score != nil && *audit.Score < 0.9 {
				ids = append(ids, id)
			}
		}
		slices.Sort(ids)
		for _, id := range ids {
			audit := report.Audits[id]
			fmt.Printf("  %3.0f  %s: %s %s\n", 100**audit.Score, id, audit.Title, audit.DisplayValue)
		}
	}
}
