//go:build !js

// Command engine is the engine's training alone, for make bench to race against others in one page.
package main

import "log"

func main() { log.Fatal("engine: it runs in a browser; see make bench") }
