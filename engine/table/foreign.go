package table

import (
	"bytes"
	"unicode/utf8"

	"chainrule/engine/prose"
)

// formats are files that are no text, by what they begin with.
var formats = []struct{ start, name string }{
	{"PK\x03\x04", "Excel"},
	{"\xd0\xcf\x11\xe0", "Excel"},
	{"%PDF-", "PDF"},
	{"PAR1", "Parquet"},
	{"\x89PNG", "PNG"},
	{"\xff\xd8\xff", "JPEG"},
	{"GIF8", "GIF"},
	{"RIFF", "RIFF"},
	{"\x1f\x8b", "gzip"},
	{"BZh", "bzip2"},
	{"\xfd7zXZ", "xz"},
	{"\x93NUMPY", "NumPy"},
	{"\x89HDF", "HDF5"},
	{"SQLite", "SQLite"},
	{"$FL2", "SPSS"},
	{"<stata_dta>", "Stata"},
	{"ARROW1", "Arrow"},
	{"RDX", "R"},
	{"\x80\x04\x95", "pickle"},
	{"\x80\x05\x95", "pickle"},
}

// tags begin web pages, in lower case.
var tags = []string{"<!doctype", "<html", "<head", "<body", "<table", "<div", "<script", "<!--"}

// Foreign says what a file is that is neither a table nor a document, if that is known by how it begins, or gives nil: it is then
// to be read.
func Foreign(data []byte) error {
	start := data[:min(len(data), 1000)]
	isText := bytes.IndexFunc(start, func(c rune) bool { return c < '\t' || c == utf8.RuneError }) < 0
	for _, f := range formats {
		switch {
		case isText || !bytes.HasPrefix(data, []byte(f.start)):
		case f.name == "Excel":
			return &Error{Message: prose.Say(prose.FileOfExcel)}
		default:
			return &Error{Message: prose.Say(prose.FileOfFormat, f.name)}
		}
	}
	start = bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(start, []byte("\ufeff"))))
	for _, tag := range tags {
		if bytes.HasPrefix(start, []byte(tag)) {
			return &Error{Message: prose.Say(prose.FileOfWeb)}
		}
	}
	if bytes.HasPrefix(start, []byte("<?xml")) {
		if bytes.Contains(start, []byte("<html")) {
			return &Error{Message: prose.Say(prose.FileOfWeb)}
		}
		return &Error{Message: prose.Say(prose.FileOfFormat, "XML")}
	}
	return nil
}
