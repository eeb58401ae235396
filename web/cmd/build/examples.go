package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path"
	"path/filepath"

	"chainrule/engine/document"
	"chainrule/static"
	"chainrule/web/prerender"
)

// earlyFolder has the views of the bundled examples that are shown before the program is there.
const earlyFolder = "early/"

// addExamples adds the views of the bundled examples, those of the panels and those of the whole page, and gives the names of their files as
// web/page/example.js has them. Each file is there a second time, as a script, for pages whose browser gives them no files.
func (s *site) addExamples() (names string, err error) {
	self, err := ownSum()
	if err != nil {
		return "", err
	}
	files := map[string][2]string{}
	for _, e := range static.Examples {
		text, err := os.ReadFile(path.Join("static/examples", e.Name+".json"))
		if err != nil {
			return "", err
		}
		panels, err1 := s.addViews(views{e.Name, "", prerender.Panels}, text, self)
		whole, err2 := s.addViews(views{e.Name, "-whole", prerender.Whole}, text, self)
		if err := errors.Join(err1, err2); err != nil {
			return "", err
		}
		files[e.Name] = [2]string{panels, whole}
	}
	list, err := json.Marshal(files)
	return string(list), err
}

// views are the views of an example that one file has.
type views struct {
	example string // its name
	which   string // the end of the file's name
	draw    func(example string, d *document.Document) (prerender.Example, error)
}

// addViews adds a file of views of an example, whose text is given. Drawing them takes seconds, so what an earlier build drew is taken, if it was
// the same program (self) and the same text.
func (s *site) addViews(v views, text, self []byte) (file string, err error) {
	name := v.example + v.which
	sum := sha256.Sum256(append(bytes.Clone(self), text...))
	kept := filepath.Join(work, "early", name+"."+hex.EncodeToString(sum[:5]))
	packed, err := os.ReadFile(kept)
	if err != nil {
		if packed, err = v.pack(text); err != nil {
			return "", err
		}
		if err := errors.Join(removeAll(filepath.Dir(kept), name+".*"), write(kept, string(packed))); err != nil {
			return "", err
		}
	}
	plain := earlyFolder + name + ".gz"
	file, err = s.addHashed(plain, packed)
	s.hashed(plain) // index.html names it
	return file, errors.Join(err, s.add(file+".js", []byte(`chainruleView("`+base64.StdEncoding.EncodeToString(packed)+`")`)))
}

// pack draws the views and packs them, since many hosts do not pack what they send.
func (v views) pack(text []byte) ([]byte, error) {
	d, err := document.Decode(text)
	if err != nil {
		return nil, err
	}
	drawn, err := v.draw(v.example, d)
	if err != nil {
		return nil, err
	}
	list, err := json.Marshal(drawn)
	if err != nil {
		return nil, err
	}
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	_, err = w.Write(list)
	err = errors.Join(err, w.Close())
	return packed.Bytes(), err
}

// ownSum is the hash of this program, which has all that draws in it.
func ownSum() ([]byte, error) {
	name, err := os.Executable()
	if err != nil {
		return nil, err
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	h := sha256.New()
	_, err = io.Copy(h, file)
	return h.Sum(nil), err
}
