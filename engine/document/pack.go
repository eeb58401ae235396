package document

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"strconv"
	"strings"

	"chainrule/engine/prose"
)

// MostPacked is how many characters a packed document may have. Browsers cut or refuse longer addresses:
// Chromium past 2 million characters, Firefox past 1 million.
const MostPacked = 1_000_000

// MostUnpacked is how many bytes of JSON a link may hold. One byte of deflated data can stand for 1032 bytes of text: without
// a limit, a short link could make the program take any amount of memory.
const MostUnpacked = 8 << 20

// packing is base64 for addresses, without padding; its last character has no bits to spare.
var packing = base64.RawURLEncoding.Strict()

// ForLink is the document's canonical JSON, for [PackDeflated] once it is deflated (RFC 1951). It fails if the document is
// too large for any link.
//
// The caller brings the compressor. In the browser it is the browser's own, so that the program need not carry one.
func (d *Document) ForLink() ([]byte, error) {
	text := d.Encode()
	if len(text) > MostUnpacked {
		return nil, fault("", prose.TooLargeForLink, prose.Value{V: float64(len(text)) / (1 << 20), Digits: 3}, MostUnpacked>>20)
	}
	return text, nil
}

// PackDeflated writes a document's JSON, deflated (RFC 1951), as a link holds it: in base64url without padding (RFC 4648,
// section 5), then a point and the checksum. It fails if the result is too long for a link.
func PackDeflated(deflated []byte) (string, error) {
	sum := "." + checksum(deflated)
	if n := packing.EncodedLen(len(deflated)) + len(sum); n > MostPacked {
		return "", fault("", prose.PackedTooLong, n, MostPacked)
	}
	return packing.EncodeToString(deflated) + sum, nil
}

// checksum is the CRC-32 (IEEE 802.3) of deflated data, its first byte the highest, in base64url: six characters. It differs
// for any two data that differ within 32 bits of each other, and so for any damage of one character, which has six bits.
func checksum(deflated []byte) string {
	return packing.EncodeToString(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(deflated)))
}

// Unpack reads a document that PackDeflated wrote; in older links the checksum is not there. Its error is an [*Error]. The
// memory that it takes is proportional to the length of the JSON, which is at most MostUnpacked.
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
		return nil, fault("", prose.LinkTooLong, len(packed), MostPacked)
	}
	packed, sum, summed := strings.Cut(packed, ".")
	if at := strings.IndexFunc(packed, notBase64); at >= 0 {
		return nil, fault("", prose.NotBase64, at+1, strconv.QuoteRuneToASCII([]rune(packed[at:])[0]))
	}
	data, err := packing.DecodeString(packed)
	if err != nil {
		return nil, fault("", prose.CutOffByte)
	}
	if summed && sum != checksum(data) {
		return nil, fault("", prose.ChecksumDiffers)
	}
	in := bytes.NewReader(data)
	text, err := io.ReadAll(io.LimitReader(flate.NewReader(in), MostUnpacked+1))
	var corrupt flate.CorruptInputError
	switch {
	case errors.As(err, &corrupt):
		return nil, fault("", prose.NotDeflate, int(corrupt))
	case err != nil:
		return nil, fault("", prose.CutOffAfter, len(data))
	case len(text) > MostUnpacked:
		return nil, fault("", prose.UnpacksTooLarge, MostUnpacked>>20)
	case in.Len() > 0:
		return nil, fault("", prose.BytesFollow, in.Len())
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
