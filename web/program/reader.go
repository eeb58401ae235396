package program

import "errors"

// errShort is the error of a reader whose bytes end too early.
var errShort = errors.New("the bytes end in the middle")

// reader reads numbers and runs of bytes one after the other. The first thing that it cannot read is its error, and
// everything after that is zero.
type reader struct {
	data []byte
	at   int
	err  error
}

func (r *reader) fail(err error) {
	if r.err == nil {
		r.err = err
	}
	r.at = len(r.data)
}

func (r *reader) more() bool { return r.err == nil && r.at < len(r.data) }

func (r *reader) byte() byte {
	if r.at >= len(r.data) {
		r.fail(errShort)
		return 0
	}
	r.at++
	return r.data[r.at-1]
}

// bytes reads a run of n bytes. It shares them with the reader's data.
func (r *reader) bytes(n uint64) []byte {
	if n > uint64(len(r.data)-r.at) {
		r.fail(errShort)
		return nil
	}
	from := r.at
	r.at += int(n)
	return r.data[from:r.at:r.at]
}

// unsigned reads a number in LEB128: seven bits a byte, the low ones first.
func (r *reader) unsigned() uint64 {
	var n uint64
	for shift := 0; shift < 64; shift += 7 {
		b := r.byte()
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return n
		}
	}
	r.fail(errors.New("a number has more than 64 bits"))
	return 0
}

// signed reads a number in LEB128 whose highest bit is its sign.
func (r *reader) signed() int64 {
	var n int64
	for shift := 0; shift < 64; {
		b := r.byte()
		n |= int64(b&0x7f) << shift
		shift += 7
		if b >= 0x80 {
			continue
		}
		if shift < 64 && b&0x40 != 0 {
			n |= -1 << shift
		}
		return n
	}
	r.fail(errors.New("a number has more than 64 bits"))
	return 0
}

// appendUnsigned writes a number as unsigned reads it.
func appendUnsigned(to []byte, n uint64) []byte {
	for n >= 0x80 {
		to = append(to, byte(n)|0x80)
		n >>= 7
	}
	return append(to, byte(n))
}

// appendSigned writes a number as signed reads it.
func appendSigned(to []byte, n int64) []byte {
	for n < -0x40 || n >= 0x40 {
		to = append(to, byte(n)|0x80)
		n >>= 7
	}
	return append(to, byte(n&0x7f))
}
