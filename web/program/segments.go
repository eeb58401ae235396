package program

// gap is how many zeros end a segment of the memory. Go's linker begins another one after 8 zeros, up to 100,000 of them, whose heads
// are numbers that no packer can guess; zeros pack to nearly nothing.
const gap = 256

// Bytes writes the module with its memory in few segments.
func (m *Module) Bytes() []byte {
	out := append([]byte(nil), header...)
	for _, s := range m.sections {
		data := s.data
		if s.id == dataSection {
			data = appendSegments(nil, m.Memory)
		}
		out = appendSection(out, s.id, data)
	}
	return out
}

func appendSection(to []byte, id byte, data []byte) []byte {
	return append(appendUnsigned(append(to, id), uint64(len(data))), data...)
}

// appendSegments writes what a section of data holds: active segments of memory 0, which leave out long runs of zeros.
func appendSegments(to, memory []byte) []byte {
	parts := split(memory)
	to = appendUnsigned(to, uint64(len(parts)))
	for _, p := range parts {
		to = append(to, 0, i32Const)
		to = append(appendSigned(to, int64(int32(p.from))), end)
		to = append(appendUnsigned(to, uint64(p.len())), memory[p.from:p.to]...)
	}
	return to
}

// split gives the parts of a memory without its runs of gap zeros and more.
func split(memory []byte) []span {
	var parts []span
	last := 0 // where the last byte but zeros ends
	for at, b := range memory {
		if b == 0 {
			continue
		}
		if len(parts) == 0 || at-last >= gap {
			parts = append(parts, span{at, at})
		}
		last = at + 1
		parts[len(parts)-1].to = last
	}
	return parts
}
