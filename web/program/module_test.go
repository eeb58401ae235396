package program

import (
	"bytes"
	"math"
	"testing"

	"pgregory.net/rapid"
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

// TestBytes writes a module, whose memory then comes in one piece, and reads it again.
func TestBytes(t *testing.T) {
	m, err := Read(small)
	if err != nil {
		t.Fatal(err)
	}
	want := bytes.Join([][]byte{small[:len(small)-17], {dataSection, 12, 1, 0, 0x41, 2, 0x0b, 6, 'a', 'b', 'c', 0, 0, 'd'}}, nil)
	if got := m.Bytes(); !bytes.Equal(got, want) {
		t.Errorf("it is written as\n%v, want\n%v", got, want)
	}
}

// TestSplit leaves out of memories what is zero for long.
func TestSplit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var memory []byte
		for range rapid.IntRange(0, 5).Draw(t, "runs") {
			memory = append(memory, make([]byte, rapid.OneOf(rapid.IntRange(0, 10), rapid.IntRange(gap-2, gap+2)).Draw(t, "zeros"))...)
			memory = append(memory, rapid.SliceOfN(rapid.Byte(), 0, 3).Draw(t, "bytes")...)
		}
		again := make([]byte, len(memory))
		last := -gap
		for _, p := range split(memory) {
			if p.len() == 0 || p.from-last < gap || memory[p.from] == 0 || memory[p.to-1] == 0 {
				t.Fatalf("%v follows a part that ends at %d", p, last)
			}
			last = p.to
			copy(again[p.from:], memory[p.from:p.to])
		}
		if !bytes.Equal(again, memory) {
			t.Fatal("the parts are not the memory")
		}
	})
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
		m, err := Read(data)
		if err != nil {
			return
		}
		m.Names()
		if again, err := Read(m.Bytes()); err != nil || !bytes.Equal(bytes.TrimRight(again.Memory, "\x00"), bytes.TrimRight(m.Memory, "\x00")) {
			t.Errorf("written and read again, the memory is another, %v", err)
		}
	})
}
