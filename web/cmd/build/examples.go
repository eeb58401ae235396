package main

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"errors"
	"os"
	"path"

	"chainrule/engine/document"
	"chainrule/static"
	"chainrule/web/prerender"
)

// earlyFolder has the views of the bundled examples that are shown before the program is there.
const earlyFolder = "early/"

// addExamples adds the views of the bundled examples, those of the panels and those of the whole page, and gives the names of their files as
// web/page/example.js has them. Each file is there a second time, as a script, for pages whose browser gives them no files.
func (s *site) addExamples() (names string, err error) {
	files := map[string][2]string{}
	for _, e := range static.Examples {
		text, err := os.ReadFile(path.Join("static/examples", e.Name+".json"))
		if err != nil {
			return "", err
		}
		d, err := document.Decode(text)
		if err != nil {
			return "", err
		}
		panels, err1 := prerender.Panels(e.Name, d)
		whole, err2 := prerender.Whole(e.Name, d)
		if err := errors.Join(err1, err2); err != nil {
			return "", err
		}
		var of [2]string
		for i, views := range []prerender.Example{panels, whole} {
			if of[i], err = s.addViews(earlyFolder+e.Name+[2]string{"", "-whole"}[i]+".gz", views); err != nil {
				return "", err
			}
		}
		files[e.Name] = of
	}
	list, err := json.Marshal(files)
	return string(list), err
}

// addViews adds a file of views, packed, since many hosts do not pack what they send.
func (s *site) addViews(name string, views prerender.Example) (string, error) {
	text, err := json.Marshal(views)
	if err != nil {
		return "", err
	}
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return "", err
	}
	_, err = w.Write(text)
	if err := errors.Join(err, w.Close()); err != nil {
		return "", err
	}
	file, err := s.addHashed(name, packed.Bytes())
	s.hashed(name) // index.html names it
	return file, errors.Join(err, s.add(file+".js", []byte(`chainruleView("`+base64.StdEncoding.EncodeToString(packed.Bytes())+`")`)))
}
