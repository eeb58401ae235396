// Package host serves the built site as a plain static host does, for development and tests.
package host

import (
	"mime"
	"net/http"
	"path"
	"regexp"
	"strings"
)

// hashed matches the names that carry their content's hash, which never change what they hold.
var hashed = regexp.MustCompile(`-[0-9a-f]{10}\.`)

// Files serves a folder.
func Files(folder string) http.Handler {
	files := http.FileServer(http.Dir(folder))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if hashed.MatchString(r.URL.Path) {
			w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		} else {
			w.Header().Set("Cache-Control", "no-cache")
		}
		// for frames of an opaque origin, which do without it and load more then; see web/page/bytes.js
		w.Header().Set("Access-Control-Allow-Origin", "*")
		if kind := contentType(r.URL.Path); kind != "" {
			w.Header().Set("Content-Type", kind)
		}
		files.ServeHTTP(w, r)
	})
}

// contentType names the types that depend on the machine's tables otherwise.
func contentType(name string) string {
	switch ext := path.Ext(name); ext {
	case ".xz", ".gz":
		return "application/octet-stream" // unpacked by the page, not by the browser
	case ".webmanifest":
		return "application/manifest+json"
	case ".wasm":
		return "application/wasm"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".json":
		return "application/json"
	case ".woff2":
		return "font/woff2"
	default:
		if strings.HasSuffix(name, "/") {
			return ""
		}
		return mime.TypeByExtension(ext)
	}
}
