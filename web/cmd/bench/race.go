package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"math"
	"math/rand/v2"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"chainrule/engine/document"
	"chainrule/engine/network"
	"chainrule/web/chromium"
	"chainrule/web/host"
	"chainrule/web/kernel"

	"github.com/chromedp/chromedp"
)

// folder is what the race is run from; nothing of it is shipped.
var folder = filepath.Join("build", "bench")

// tensorflow is what the race installs, and the files of it that the page needs.
var tensorflow = struct {
	version  string
	packages map[string][]string
}{"4.22.0", map[string][]string{
	"tfjs-core":         {"tf-core.min.js"},
	"tfjs-layers":       {"tf-layers.min.js"},
	"tfjs-backend-cpu":  {"tf-backend-cpu.min.js"},
	"tfjs-backend-wasm": {"tf-backend-wasm.min.js", "tfjs-backend-wasm.wasm", "tfjs-backend-wasm-simd.wasm"},
}}

// workload is a network with data to train it on, as the page takes it.
type workload struct {
	Name   string             `json:"name"`
	P      int                `json:"P"`
	Hidden []hidden           `json:"hidden"`
	K      int                `json:"K"`
	Output string             `json:"output"`
	Loss   string             `json:"loss"`
	Batch  int                `json:"batch"`
	Rate   float64            `json:"rate"`
	X      []float64          `json:"X"`
	Y      []float64          `json:"Y"`
	Theta  []float64          `json:"theta"`
	goals  map[string]float64 // least ratio of our rate to a contender's
}

type hidden struct {
	Units      int    `json:"units"`
	Activation string `json:"activation"`
}

// contenders in the order of the table, which page.js runs.
var contenders = []string{"flat", "nodes", "tensorflow cpu", "tensorflow wasm"}

// race trains the same networks by our engine and by others, interleaved in one page, and prints samples per
// second and the ratios.
func race(rounds int, milliseconds float64) {
	prepare()
	site := httptest.NewServer(host.Files(filepath.Join(folder, "site")))
	defer site.Close()
	ctx, stop, err := chromium.Start(context.Background())
	must(err)
	defer stop()
	limit, cancel := context.WithTimeout(ctx, 20*time.Minute)
	defer cancel()
	must(chromedp.Do(limit, chromedp.Navigate(site.URL+"/")))
	for ready := false; !ready; {
		ready, err = chromedp.Run(limit, chromedp.Evaluate[bool](`window.ready === true`))
		must(err)
		time.Sleep(50 * time.Millisecond)
	}
	fmt.Printf("\ntraining, million samples a second, median of %d rounds of %.0f ms; × is how much faster ours is, median of the rounds' ratios\n",
		rounds, milliseconds)
	fmt.Printf("%-24s %10s %10s", "", "ours", "no kernel")
	for _, c := range contenders {
		fmt.Printf(" %21s", c)
	}
	fmt.Printf(" %9s\n", "in slices")
	missed := 0
	for _, w := range workloads() {
		data, err := json.Marshal(w)
		must(err)
		rates, err := chromedp.Run(limit, chromedp.Evaluate[map[string][]float64](
			fmt.Sprintf("race(%s, %d, %g)", data, rounds, milliseconds), chromedp.EvalAwaitPromise))
		must(err)
		fmt.Printf("%-24s %10.3f %10.3f", w.Name, median(rates["ours"])/1e6, median(rates["no kernel"])/1e6)
		for _, c := range contenders {
			ratios := make([]float64, len(rates[c]))
			for i, rate := range rates[c] {
				ratios[i] = rates["ours"][i] / rate
			}
			mark := " "
			if median(ratios) < w.goals[c] {
				mark = "!"
				missed++
			}
			fmt.Printf(" %10.3f (× %5.4g)%s", median(rates[c])/1e6, median(ratios), mark)
		}
		fmt.Printf(" %+8.1f%%\n", 100*(median(rates["slices"])-1))
	}
	fmt.Printf("goals missed: %d, marked by !\n", missed)
}

// workloads are those of the goals.
func workloads() []workload {
	r := rand.New(rand.NewPCG(1, 2))
	list := []workload{
		{
			Name: "XOR 2-2-1, N=4", P: 2, Hidden: []hidden{{2, "sigmoid"}}, K: 1, Output: "sigmoid", Loss: "half-rss", Rate: 0.5,
			X: []float64{0, 0, 0, 1, 1, 0, 1, 1}, Y: []float64{0, 1, 1, 0},
			goals: goals(3.5),
		},
		{
			Name: "2-4-2-1, N=250, batch 10", P: 2, Hidden: []hidden{{4, "tanh"}, {2, "tanh"}}, K: 1, Output: "sigmoid", Loss: "cross-entropy",
			Batch: 10, Rate: 0.03, goals: goals(4.5),
		},
		{
			Name: "4-8-3, N=150 (iris)", P: 4, Hidden: []hidden{{8, "sigmoid"}}, K: 3, Output: "softmax", Loss: "cross-entropy", Rate: 0.05,
			goals: goals(6),
		},
		{
			Name: "10-32-1, N=1000", P: 10, Hidden: []hidden{{32, "sigmoid"}}, K: 1, Output: "identity", Loss: "half-rss", Rate: 0.01,
			goals: goals(9),
		},
	}
	for range 250 {
		x, y := 2*r.Float64()-1, 2*r.Float64()-1
		inside := 0.0
		if math.Hypot(x, y) < 0.7 {
			inside = 1
		}
		list[1].X, list[1].Y = append(list[1].X, x, y), append(list[1].Y, inside)
	}
	data, err := os.ReadFile(filepath.Join("static", "examples", "iris.json"))
	must(err)
	d, err := document.Decode(data)
	must(err)
	e := d.Table.Encode()
	list[2].X, list[2].Y = e.X, e.Y
	for range 1000 {
		sum := 0.0
		for range 10 {
			v := r.NormFloat64()
			list[3].X = append(list[3].X, v)
			sum += v
		}
		list[3].Y = append(list[3].Y, math.Sin(sum))
	}
	for i := range list {
		list[i].Theta = list[i].shape().Init(1)
	}
	return list
}

// goals are how much faster training is to be than by objects, and by everything else.
func goals(nodes float64) map[string]float64 {
	return map[string]float64{"nodes": nodes, "flat": 1.8, "tensorflow cpu": 1, "tensorflow wasm": 1}
}

func (w workload) shape() network.Shape {
	s := network.Shape{P: w.P, K: w.K, Output: w.Output, Loss: w.Loss}
	for _, h := range w.Hidden {
		s.Hidden = append(s.Hidden, network.Layer{Units: h.Units, Activation: h.Activation})
	}
	return s
}

// prepare builds the engine, installs the contenders that are not ours, and gathers the site.
func prepare() {
	site := filepath.Join(folder, "site")
	must(os.MkdirAll(site, 0o755))
	build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", filepath.Join(site, "engine.wasm"), "./web/bench/engine")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	run(build)
	root, err := exec.Command("go", "env", "GOROOT").Output()
	must(err)
	copyFile(filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js"), site)
	files, err := filepath.Glob(filepath.Join("web", "bench", "*.*"))
	must(err)
	must(os.WriteFile(filepath.Join(site, "kernel.js"), kernel.Script(), 0o644))
	for _, f := range files {
		copyFile(f, site)
	}
	install()
	for name, files := range tensorflow.packages {
		for _, f := range files {
			copyFile(filepath.Join(folder, "node_modules", "@tensorflow", name, "dist", f), site)
		}
	}
}

// install installs TensorFlow.js, unless it is there.
func install() {
	var missing []string
	for name := range tensorflow.packages {
		if _, err := os.Stat(filepath.Join(folder, "node_modules", "@tensorflow", name, "dist")); err != nil {
			missing = append(missing, "@tensorflow/"+name+"@"+tensorflow.version)
		}
	}
	if len(missing) == 0 {
		return
	}
	if _, err := exec.LookPath("npm"); err != nil {
		log.Fatal("racing TensorFlow.js needs npm; install it, on Debian with: apt-get install npm")
	}
	must(os.WriteFile(filepath.Join(folder, "package.json"), []byte(`{"private": true}`), 0o644))
	slices.Sort(missing)
	npm := exec.Command("npm", append([]string{"install", "--no-audit", "--no-fund", "--ignore-scripts"}, missing...)...)
	npm.Dir = folder
	run(npm)
}

func run(cmd *exec.Cmd) {
	if out, err := cmd.CombinedOutput(); err != nil {
		log.Fatalf("%s: %v\n%s", strings.Join(cmd.Args, " "), err, out)
	}
}

func copyFile(from, to string) {
	data, err := os.ReadFile(from)
	must(err)
	must(os.WriteFile(filepath.Join(to, filepath.Base(from)), data, 0o644))
}
