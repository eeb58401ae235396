package program

import (
	"errors"
	"fmt"
)

// Instructions that are looked at; the others are walked over.
const (
	opBlock        = 0x02
	opLoop         = 0x03
	opIf           = 0x04
	opBrIf         = 0x0d
	opBrTable      = 0x0e
	opReturn       = 0x0f
	opCall         = 0x10
	opCallIndirect = 0x11
	opLocalSet     = 0x21
	opGlobalGet    = 0x23
)

// instruction is one instruction of a function's body.
type instruction struct {
	op       byte
	at, to   int    // where it stands in the body
	argument uint64 // the function of a call, the type of an indirect call, the number of a local or global variable
}

// walk gives the instructions of a function's body one after the other. An instruction that Go's compiler does not write is an error.
func walk(body []byte, visit func(in instruction)) error {
	r := &reader{data: body}
	for n := r.unsigned(); n > 0 && r.err == nil; n-- { // local variables
		r.unsigned()
		r.byte()
	}
	last := byte(0)
	for r.more() {
		in := instruction{at: r.at}
		in.op = r.byte()
		if err := r.arguments(&in); err != nil {
			return err
		}
		in.to = r.at
		if r.err == nil {
			visit(in)
		}
		last = in.op
	}
	if r.err == nil && last != end {
		return errors.New("a function does not end")
	}
	return r.err
}

// arguments reads what follows an instruction.
func (r *reader) arguments(in *instruction) error {
	switch op := in.op; {
	case op <= 0x01, op == 0x05, op == end, op == opReturn, op == 0x1a, op == 0x1b, op >= 0x45 && op <= 0xc4: // nothing
	case op >= opBlock && op <= opIf:
		if gives := r.byte(); gives != 0x40 && (gives < 0x7c || gives > 0x7f) { // nothing, or a number
			return errors.New("the type of a block is not known")
		}
	case op == 0x0c, op == opBrIf, op == opCall, op >= 0x20 && op <= 0x24:
		in.argument = r.unsigned()
	case op == opBrTable:
		for n := r.unsigned() + 1; n > 0 && r.err == nil; n-- {
			r.unsigned()
		}
	case op == opCallIndirect:
		in.argument = r.unsigned()
		if r.byte() != 0 {
			return errors.New("a call goes by another table")
		}
	case op >= 0x28 && op <= 0x3e: // of memory: alignment and offset
		r.unsigned()
		r.unsigned()
	case op == 0x3f, op == 0x40:
		r.byte()
	case op == i32Const, op == 0x42:
		r.signed()
	case op == 0x43:
		r.bytes(4)
	case op == 0x44:
		r.bytes(8)
	case op == 0xfc:
		switch more := r.unsigned(); {
		case more <= 7: // numbers become whole, at the ends of their range where they are beyond
		case more == 10: // memory is copied
			r.bytes(2)
		case more == 11: // and filled
			r.byte()
		default:
			return fmt.Errorf("the instruction 0xfc %#x is not known", more)
		}
	default:
		return fmt.Errorf("the instruction %#x is not known", op)
	}
	return nil
}
