package kernel

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strconv"
)

// code is instructions of WebAssembly, one after the other: statements, or one expression that leaves its value on the
// stack. [Module] writes it in the binary format, and [Text] in the text format.
type code []*instruction

// instruction is an instruction with its operands. What it is called in the text format and how it is written in the
// binary format stand side by side, from the WebAssembly Core Specification 2.0, sections 5.4 and 6.5.
type instruction struct {
	name     string
	opcode   []byte
	operands []code
	body     code   // of a block
	text     string // the immediates in the text format
	binary   []byte // the same in the binary format
	callee   int    // of a call: the function's index
	note     string // a comment instead of an instruction
}

// join puts statements one after the other.
func join(parts ...code) code { return slices.Concat(parts...) }

// note is a comment in the text format.
func note(text string) code { return code{{note: text}} }

func op(name string, opcode byte, operands ...code) code {
	return code{{name: name, opcode: []byte{opcode}, operands: operands}}
}

// wide is an instruction on v128.
func wide(name string, opcode uint32, operands ...code) code {
	return code{{name: name, opcode: append([]byte{0xfd}, unsigned(opcode)...), operands: operands}}
}

// with gives the instruction immediates, in both formats.
func (c code) with(text string, binary ...byte) code {
	c[0].text, c[0].binary = text, binary
	return c
}

// The instructions, each a function of its operands. One on v128 acts on each of the two numbers of a pair.

func number(n int32) code {
	return op("i32.const", 0x41).with(strconv.Itoa(int(n)), signed(n)...)
}
func add(a, b code) code    { return op("i32.add", 0x6a, a, b) }
func sub(a, b code) code    { return op("i32.sub", 0x6b, a, b) }
func mul(a, b code) code    { return op("i32.mul", 0x6c, a, b) }
func and(a, b code) code    { return op("i32.and", 0x71, a, b) }
func left(a, b code) code   { return op("i32.shl", 0x74, a, b) }
func equal(a, b code) code  { return op("i32.eq", 0x46, a, b) }
func below(a, b code) code  { return op("i32.lt_u", 0x49, a, b) }
func atMost(a, b code) code { return op("i32.le_u", 0x4d, a, b) }

// word is the i32 at an address.
func word(at code, offset uintptr) code {
	return op("i32.load", 0x28, at).with(place(int(offset)), append([]byte{2}, unsigned(uint32(offset))...)...)
}

// keepWord stores an i32.
func keepWord(at code, offset uintptr, v code) code {
	return op("i32.store", 0x36, at, v).with(place(int(offset)), append([]byte{2}, unsigned(uint32(offset))...)...)
}

// place is how the text format writes an offset.
func place(offset int) string {
	if offset == 0 {
		return ""
	}
	return fmt.Sprintf("offset=%d", offset)
}

// when does something if an i32 is not 0.
func when(condition code, then ...code) code {
	return code{{name: "if", opcode: []byte{0x04, 0x40}, operands: []code{condition}, body: join(then...)}}
}

// repeat does something once, and again as long as the condition holds afterwards.
func repeat(condition code, do ...code) code {
	again := op("br_if", 0x0d, condition).with("$again", 0)
	return code{{name: "loop", opcode: []byte{0x03, 0x40}, text: "$again", body: join(join(do...), again)}}
}

// loop does something n times, counting n down to 0.
func loop(n local, do ...code) code {
	return when(n.get(), repeat(n.get(), append(do, n.plus(-1))...))
}

// give returns an i32 from the function.
func give(v code) code { return op("return", 0x0f, v) }

// drop forgets a value.
func drop(v code) code { return op("drop", 0x1a, v) }

// call calls a function by its index.
func call(index int, arguments ...code) code {
	c := op("call", 0x10, arguments...).with("", unsigned(uint32(index))...)
	c[0].callee = index
	return c
}

// loose says in both formats that an address need not be a multiple of anything.
func loose(offset int) (text string, binary []byte) {
	text = "align=1"
	if offset != 0 {
		text = place(offset) + " " + text
	}
	return text, append([]byte{0}, unsigned(uint32(offset))...)
}

// pair is two float64 that lie together.
func pair(at code, offset int) code {
	text, binary := loose(offset)
	return wide("v128.load", 0x00, at).with(text, binary...)
}

// twice is one float64, two times.
func twice(at code, offset int) code {
	text, binary := loose(offset)
	return wide("v128.load64_splat", 0x0a, at).with(text, binary...)
}

// lone is one float64, and 0.
func lone(at code, offset int) code {
	text, binary := loose(offset)
	return wide("v128.load64_zero", 0x5d, at).with(text, binary...)
}

// keep stores a pair.
func keep(at code, offset int, v code) code {
	text, binary := loose(offset)
	return wide("v128.store", 0x0b, at, v).with(text, binary...)
}

// keepFirst stores the first of a pair.
func keepFirst(at code, offset int, v code) code {
	text, binary := loose(offset)
	return wide("v128.store64_lane", 0x5b, at, v).with(text+" 0", append(binary, 0)...)
}

// constant is a float64, two times.
func constant(v float64) code {
	text := strconv.FormatFloat(v, 'g', -1, 64)
	return wide("v128.const", 0x0c).with("f64x2 "+text+" "+text, twoWords(math.Float64bits(v))...)
}

// bits is 64 bits, two times.
func bits(v uint64) code {
	return wide("v128.const", 0x0c).with(fmt.Sprintf("i64x2 %#x %#x", v, v), twoWords(v)...)
}

func twoWords(v uint64) []byte {
	return binary.LittleEndian.AppendUint64(binary.LittleEndian.AppendUint64(nil, v), v)
}

func plus(a, b code) code  { return wide("f64x2.add", 0xf0, a, b) }
func minus(a, b code) code { return wide("f64x2.sub", 0xf1, a, b) }
func times(a, b code) code { return wide("f64x2.mul", 0xf2, a, b) }
func over(a, b code) code  { return wide("f64x2.div", 0xf3, a, b) }

func negated(a code) code   { return wide("f64x2.neg", 0xed, a) }
func magnitude(a code) code { return wide("f64x2.abs", 0xec, a) }

// larger is b if a < b, and a otherwise.
func larger(a, b code) code { return wide("f64x2.pmax", 0xf7, a, b) }

// lessOrEqual is all bits if a ≤ b, and none otherwise.
func lessOrEqual(a, b code) code { return wide("f64x2.le", 0x4b, a, b) }

func both(a, b code) code { return wide("v128.and", 0x4e, a, b) }

// without is the bits of a that b has not.
func without(a, b code) code { return wide("v128.andnot", 0x4f, a, b) }

func either(a, b code) code { return wide("v128.or", 0x50, a, b) }

// anyBit is 1 if any bit is set.
func anyBit(v code) code { return wide("v128.any_true", 0x53, v) }

// plusBits and leftBits act on 64 bits as whole numbers.
func plusBits(a, b code) code       { return wide("i64x2.add", 0xce, a, b) }
func leftBits(a code, n int32) code { return wide("i64x2.shl", 0xcb, a, number(n)) }

// low is the low 32 bits of one of a pair.
func low(v code, which byte) code {
	return wide("i32x4.extract_lane", 0x1b, v).with(strconv.Itoa(int(2*which)), 2*which)
}

// firsts and seconds are the first, and the second, of two pairs.
func firsts(a, b code) code  { return shuffle(a, b, 0, 16) }
func seconds(a, b code) code { return shuffle(a, b, 8, 24) }

func shuffle(a, b code, first, second byte) code {
	var text string
	var lanes []byte
	for _, from := range []byte{first, second} {
		for i := range byte(8) {
			lanes = append(lanes, from+i)
			text += " " + strconv.Itoa(int(from+i))
		}
	}
	return wide("i8x16.shuffle", 0x0d, a, b).with(text[1:], lanes...)
}
