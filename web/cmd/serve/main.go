// Command serve serves the built site on this machine.
package main

import (
	"errors"
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"syscall"

	"chainrule/web/host"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("serve: ")
	folder := flag.String("dir", "dist", "the folder to serve")
	port := flag.String("port", "8080", "the port")
	flag.Parse()
	if _, err := os.Stat(filepath.Join(*folder, "index.html")); err != nil {
		log.Fatalf("%s has no index.html; run make build first", *folder)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:"+*port)
	if errors.Is(err, syscall.EADDRINUSE) {
		log.Fatalf("port %s is taken by another program; choose one that is free, as in: make run PORT=8081", *port)
	}
	if err != nil {
		log.Fatalf("port %s: %v", *port, err)
	}
	fmt.Printf("Chainrule is on http://localhost:%s\n", *port)
	log.Fatal(http.Serve(listener, host.Files(*folder)))
}
