# Everything about the project is run from here: `make help` lists it.
PORT ?= 8080
FAST ?=
TORCH = { /usr/bin/python3 -c 'import torch' || python3 -c 'import torch'; } 2>/dev/null
NUMPY = { /usr/bin/python3 -c 'import numpy' || python3 -c 'import numpy'; } 2>/dev/null
LIGHTHOUSE = 12.8.2
RACE ?=
ARGS ?=
TOOL = go tool -modfile=tools/go.mod

.PHONY: help run build first sizes test lint imports engine browser browsers bench bench-page lighthouse monkey frames examples lessons sentences functions font screenshot shot scorm chromium firefox webkit exporters clean

help: ## say what can be run
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: build ## build, and serve on http://localhost:8080 (PORT= for another)
	@go run ./web/cmd/serve -port $(PORT)

build: ## write the complete static site to dist/ (FAST=1 packs lightly)
	@go run ./web/cmd/build $(if $(FAST),-fast)

first: chromium build ## list anew which functions the first view runs, by which the build makes the program in two parts
	@go run ./web/cmd/first

sizes: ## build, and print what each package of the program weighs, and each file that the first view needs
	@go run ./web/cmd/build -sizes

test: lint imports exporters engine browser ## everything: lint, engine, properties, browser

lint: ## vet, staticcheck, gofumpt
	@go vet ./...
	@GOOS=js GOARCH=wasm go vet ./app/... ./web/wasm ./web/bench/engine
	@$(TOOL) staticcheck ./...
	@files=$$($(TOOL) gofumpt -l app engine static web); test -z "$$files" || { echo "gofumpt would change:"; echo "$$files"; exit 1; }

imports: ## prove that imports point one way, and that functions are named in their own packages
	@go run ./web/cmd/imports

engine: ## the engine's tests and properties, with the race detector where there is a C compiler
	@command -v pdflatex >/dev/null || echo "There is no LaTeX here: exported documents are read by the tests' own parser, and not set. On Debian: apt-get install --no-install-recommends texlive-latex-base"
	@$(NUMPY) || echo "There is no Python with NumPy here: exported Python programs are read, and not run. On Debian: apt-get install python3-numpy"
	@go test $(if $(shell command -v gcc),-race) -timeout 30m ./engine/... ./app/... ./static/...

browser: chromium build ## drive the built site in Chromium
	@go test -count=1 -timeout 40m $$(go list ./web/... | grep -v /browsers)

browsers: firefox webkit build ## drive the built site in Firefox and in WebKit, and take pictures to look at into build/browsers
	@go test -count=1 -timeout 40m -v ./web/browsers

bench: chromium build ## benchmarks of the engine, of the page, and of training against others (RACE=1: those alone)
	@$(if $(RACE),,go test -run '^$$' -bench . -benchmem ./engine/...)
	@go run ./web/cmd/bench $(if $(RACE),-race)

bench-page: chromium build lighthouse ## measure how the page starts on a slow connection and machine, and what Lighthouse says of it (ARGS="-film build/film" for pictures)
	@go run ./web/cmd/bench -start $(ARGS)

lighthouse:
	@test -d build/lighthouse/node_modules || { command -v npm >/dev/null && npm install --silent --no-audit --no-fund --prefix build/lighthouse lighthouse@$(LIGHTHOUSE); } || echo "Lighthouse cannot be installed here: its figures are left out"

monkey: chromium build ## do 20,000 things on the page in any order (ARGS="-monkey.seed 2" for others); make test does 2,000
	@go test -count=1 -timeout 3h -v -run TestMonkey ./web/browsertest -monkey.actions 20000 $(ARGS)

frames: chromium build ## measure frames, pause and memory while training runs, in Chromium
	@go run ./web/cmd/frames
	@go run ./web/cmd/frames -slower 4
	@go run ./web/cmd/frames -rows 100000

examples: ## write the bundled examples again
	@go run ./web/cmd/examples

lessons: ## check the lessons, and list them
	@go run ./web/cmd/lessons

sentences: ## print the sentences of the catalogues, to read them whole
	@go run ./web/cmd/sentences

functions: ## write docs/functions.md again, the table of activations, output functions and losses
	@go run ./web/cmd/functions

font: ## cut the formula font out of Latin Modern Math again
	@sh web/font/subset.sh

screenshot: chromium build ## take the README's picture
	@go run ./web/cmd/screenshot

shot: build ## take a picture of the page in any size and state, to look at (ARGS="-width 390 -dark -out shot.png" and so on; it needs make run beside it)
	@go run ./web/cmd/shot $(ARGS)

scorm: build ## pack dist/ for learning systems, to dist-scorm/ (ARGS="-example iris -show derivation" and so on)
	@go run ./web/cmd/scorm $(ARGS)

chromium: ## install Chromium where that can be done
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -qq && apt-get install -y -qq chromium >/dev/null; \
	  else echo "The browser tests need Chromium: install it, on Debian with: apt-get install chromium"; exit 1; fi; }

firefox: ## install Firefox where that can be done
	@command -v firefox-esr >/dev/null || command -v firefox >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -qq && apt-get install -y -qq firefox-esr >/dev/null; \
	  else echo "make browsers needs Firefox: install it, on Debian with: apt-get install firefox-esr"; exit 1; fi; }

webkit: ## install WebKit where that can be done
	@command -v WebKitWebDriver >/dev/null && command -v Xvfb >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -qq && apt-get install -y -qq webkit2gtk-driver xvfb >/dev/null; \
	  else echo "make browsers needs WebKit: install it, on Debian with: apt-get install webkit2gtk-driver xvfb"; exit 1; fi; }

exporters: ## install LaTeX, NumPy and PyTorch, with which tests set and run exports, where that can be done
	@if command -v pdflatex >/dev/null && command -v lualatex >/dev/null && $(NUMPY) && $(TORCH); then exit 0; fi; \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -qq && \
	    apt-get install -y -qq --no-install-recommends texlive-latex-base texlive-latex-recommended texlive-luatex fonts-dejavu-core python3-numpy >/dev/null; \
	    apt-get install -y -qq --no-install-recommends python3-torch >/dev/null || echo "PyTorch cannot be installed here: a stand-in runs its programs"; fi

clean: ## remove what was built
	@rm -rf dist dist-scorm build
