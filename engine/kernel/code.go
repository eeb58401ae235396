package kernel

import (
	"encoding/binary"
	"math"
)

// The instructions, each a function of its operands. What has two numbers at once acts on each of them.

func number(n int32) code   { return join(code{0x41}, signed(n)) }
func add(a, b code) code    { return join(a, b, code{0x6a}) }
func sub(a, b code) code    { return join(a, b, code{0x6b}) }
func mul(a, b code) code    { return join(a, b, code{0x6c}) }
func and(a, b code) code    { return join(a, b, code{0x71}) }
func left(a, b code) code   { return join(a, b, code{0x74}) } // a << b
func equal(a, b code) code  { return join(a, b, code{0x46}) }
func below(a, b code) code  { return join(a, b, code{0x49}) } // a < b, unsigned
func atMost(a, b code) code { return join(a, b, code{0x4d}) } // a ≤ b, unsigned

// word is the i32 at an address.
func word(at code, offset uintptr) code { return join(at, code{0x28, 2}, unsigned(uint32(offset))) }

// keepWord stores an i32.
func keepWord(at code, offset uintptr, v code) code {
	return join(at, v, code{0x36, 2}, unsigned(uint32(offset)))
}

// when does something where an i32 is not 0.
func when(condition code, then ...code) code {
	return join(condition, code{0x04, 0x40}, join(then...), code{0x0b})
}

// repeat does something once, and again as long as the condition then holds.
func repeat(condition code, do ...code) code {
	return join(code{0x03, 0x40}, join(do...), condition, code{0x0d, 0x00, 0x0b})
}

// loop does something n times, counting n down to 0.
func loop(n local, do ...code) code {
	return when(n.get(), repeat(n.get(), append(do, n.plus(-1))...))
}

// give returns an i32 from the function.
func give(v code) code { return join(v, code{0x0f}) }

// drop forgets a value.
func drop(v code) code { return join(v, code{0x1a}) }

// call calls a function by its index.
func call(index int, arguments ...code) code {
	return join(join(arguments...), code{0x10}, unsigned(uint32(index)))
}

// wide is an instruction on v128.
func wide(opcode uint32, operands ...code) code {
	return join(join(operands...), code{0xfd}, unsigned(opcode))
}

// pair is two float64 that lie together.
func pair(at code, offset int) code { return join(wide(0x00, at), code{0}, unsigned(uint32(offset))) }

// twice is one float64, two times.
func twice(at code, offset int) code { return join(wide(0x0a, at), code{0}, unsigned(uint32(offset))) }

// lone is one float64, and 0.
func lone(at code, offset int) code { return join(wide(0x5d, at), code{0}, unsigned(uint32(offset))) }

// keep stores a pair.
func keep(at code, offset int, v code) code {
	return join(wide(0x0b, at, v), code{0}, unsigned(uint32(offset)))
}

// keepFirst stores the first of a pair.
func keepFirst(at code, offset int, v code) code {
	return join(wide(0x5b, at, v), code{0}, unsigned(uint32(offset)), code{0})
}

// constant is a float64, two times.
func constant(v float64) code { return bits(math.Float64bits(v)) }

// bits is 64 bits, two times.
func bits(v uint64) code {
	c := wide(0x0c)
	return binary.LittleEndian.AppendUint64(binary.LittleEndian.AppendUint64(c, v), v)
}

func plus(a, b code) code  { return wide(0xf0, a, b) }
func minus(a, b code) code { return wide(0xf1, a, b) }
func times(a, b code) code { return wide(0xf2, a, b) }
func over(a, b code) code  { return wide(0xf3, a, b) }

func negated(a code) code   { return wide(0xed, a) }
func magnitude(a code) code { return wide(0xec, a) }

// larger is b where a < b, and else a.
func larger(a, b code) code { return wide(0xf7, a, b) }

// lessOrEqual is all bits where a ≤ b, and else none.
func lessOrEqual(a, b code) code { return wide(0x4b, a, b) }

func both(a, b code) code    { return wide(0x4e, a, b) } // the bits of a and b
func without(a, b code) code { return wide(0x4f, a, b) } // the bits of a that b has not
func either(a, b code) code  { return wide(0x50, a, b) } // the bits of a or b

// anyBit is 1 where any bit is set.
func anyBit(v code) code { return wide(0x53, v) }

// plusBits and leftBits act on 64 bits as whole numbers.
func plusBits(a, b code) code       { return wide(0xce, a, b) }
func leftBits(a code, n int32) code { return wide(0xcb, a, number(n)) }

// low is the low 32 bits of one of a pair.
func low(v code, which byte) code { return join(wide(0x1b, v), code{2 * which}) }

// firsts and seconds are the first, and the second, of two pairs.
func firsts(a, b code) code  { return shuffle(a, b, 0, 16) }
func seconds(a, b code) code { return shuffle(a, b, 8, 24) }

func shuffle(a, b code, first, second byte) code {
	c := wide(0x0d, a, b)
	for i := range byte(8) {
		c = append(c, first+i)
	}
	for i := range byte(8) {
		c = append(c, second+i)
	}
	return c
}
