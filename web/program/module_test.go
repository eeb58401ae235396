package program

import (
	"bytes"
	"math"
	"testing"
)

// small is a module with two functions and a memory that is given in two pieces.
var small = bytes.Join([][]byte{
	header,
	{1, 4, 1, 0x60, 0, 0}, // a type, which is kept as it is
	{3, 3, 2, 0, 0},
	{codeSection, 8, 2, 2, 0, 0x0b, 3, 0, 1, 0x0b},
	{dataSection, 15, 2, 0, 0x41, 2, 0x0b, 3, 'a', 'b', 'c', 0, 0x41, 7, 0x0b, 1, 'd'},
}, nil)

func TestRead(t *testing.T) {
	m, err := Read(small)
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Code) != 2 || !bytes.Equal(m.Code[1], []byte{0, 1, 0x0b}) {
		t.Errorf("the code is %v", m.Code)
	}
	if want := "\x00\x00abc\x00\x00d"; string(m.Memory) != want {
		t.Errorf("the memory is %q, want %q", m.Memory, want)
	}
	for n := range small {
		if _, err := Read(small[:n]); err == nil && n != len(header) && n != 14 && n != 19 && n != 29 { // where sections end
			t.Errorf("the first %d bytes are taken for a module", n)
		}
	}
}

// TestNumbers writes numbers and reads them again.
func TestNumbers(t *testing.T) {
	for _, n := range []int64{0, 1, -1, 63, 64, -64, -65, 127, 128, 1 << 31, math.MaxInt64, math.MinInt64} {
		r := &reader{data: appendUnsigned(appendSigned(nil, n), uint64(n))}
		if a, b := r.signed(), r.unsigned(); a != n || b != uint64(n) || r.err != nil || r.more() {
			t.Errorf("%d is read as %d and %d, %v", n, a, b, r.err)
		}
	}
}

// FuzzRead reads whatever there is, without a panic.
func FuzzRead(f *testing.F) {
	f.Add(small)
	f.Fuzz(func(t *testing.T, data []byte) {
		if m, err := Read(data); err == nil {
			m.Names()
		}
	})
}
