package document

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"errors"
	"io"
	"strings"
)

// MostPacked is how many characters a packed document may have. Browsers cut or refuse longer addresses:
// Chromium past 2 million characters, Firefox past 1 million.
const MostPacked = 1_000_000

// MostUnpacked is how many bytes of JSON a link may hold. Deflate makes up to 1032 bytes of one, so that a
// link must not say how much memory opening it takes.
const MostUnpacked = 8 << 20

// packing is base64 for addresses, without padding; its last character has no bits to spare.
var packing = base64.RawURLEncoding.Strict()

// Pack writes the document for a link: its canonical JSON, deflated (RFC 1951), in base64url without padding
// (RFC 4648, section 5). The same document packs to the same text. It fails where the document is too large
// for any link.
//
// In the browser, [Document.ForLink], the browser's own deflate and [PackDeflated] do the same without the
// program having to carry a compressor.
func (d *Document) Pack() (string, error) {
	text, err := d.ForLink()
	if err != nil {
		return "", err
	}
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		panic("document: " + err.Error()) // the level is flate's own
	}
	if _, err := w.Write(text); err != nil {
		panic("document: " + err.Error()) // a buffer takes all
	}
	if err := w.Close(); err != nil {
		panic("document: " + err.Error())
	}
	return PackDeflated(packed.Bytes())
}

// ForLink is the document's canonical JSON, or says that it is too large for a link.
func (d *Document) ForLink() ([]byte, error) {
	text := d.Encode()
	if len(text) > MostUnpacked {
		return nil, fault("", "the document has %.1f MB, and a link holds up to %d MB", float64(len(text))/(1<<20), MostUnpacked>>20)
	}
	return text, nil
}

// PackDeflated writes deflated JSON (RFC 1951) as it stands in a link, or says that it is too long for one.
func PackDeflated(deflated []byte) (string, error) {
	if n := packing.EncodedLen(len(deflated)); n > MostPacked {
		return "", fault("", "the document packs to %d characters, and a link holds up to %d", n, MostPacked)
	}
	return packing.EncodeToString(deflated), nil
}

// Unpack reads a document that Pack wrote. Its error is an [*Error]. It takes memory in proportion to the
// text and MostUnpacked at most.
func Unpack(packed string) (*Document, error) {
	text, err := unpack(packed)
	if err != nil {
		return nil, err
	}
	return Decode(text)
}

// unpack gives the JSON of a packed document.
func unpack(packed string) ([]byte, *Error) {
	if len(packed) > MostPacked {
		return nil, fault("", "the link holds %d characters of document; it can hold %d", len(packed), MostPacked)
	}
	if at := strings.IndexFunc(packed, notBase64); at >= 0 {
		return nil, fault("", "character %d of the packed document is %q; it is written in letters, digits, - and _", at+1, []rune(packed[at:])[0])
	}
	data, err := packing.DecodeString(packed)
	if err != nil {
		return nil, fault("", "the packed document is cut off: its last characters are not a whole byte")
	}
	in := bytes.NewReader(data)
	text, err := io.ReadAll(io.LimitReader(flate.NewReader(in), MostUnpacked+1))
	var corrupt flate.CorruptInputError
	switch {
	case errors.As(err, &corrupt):
		return nil, fault("", "byte %d of the packed document is not deflate (RFC 1951); the link is damaged", int64(corrupt))
	case err != nil:
		return nil, fault("", "the packed document is cut off after %d bytes; the link is not whole", len(data))
	case len(text) > MostUnpacked:
		return nil, fault("", "the packed document has more than %d MB; a link holds up to that", MostUnpacked>>20)
	case in.Len() > 0:
		return nil, fault("", "%d bytes follow the end of the packed document", in.Len())
	}
	return text, nil
}

// notBase64 reports whether a character has no place in base64url.
func notBase64(c rune) bool {
	switch {
	case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '-', c == '_':
		return false
	}
	return true
}
