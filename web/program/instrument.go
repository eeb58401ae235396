package program

// Instrument gives the module with a second memory, exported as "ran", in which each function notes that it ran: byte i is 1 when the i-th did.
func (m *Module) Instrument() ([]byte, error) {
	out := append([]byte(nil), header...)
	for _, s := range m.sections {
		data := s.data
		r := &reader{data: data}
		switch s.id {
		case 5: // memory
			n := r.unsigned()
			data = appendUnsigned(nil, n+1)
			data = append(data, s.data[r.at:]...)
			data = appendUnsigned(append(data, 0), uint64(len(m.Code)>>16+1))
		case 7: // exports
			n := r.unsigned()
			data = appendUnsigned(nil, n+1)
			data = append(data, s.data[r.at:]...)
			data = append(data, 3, 'r', 'a', 'n', 2, 1)
		case codeSection:
			data = appendUnsigned(nil, uint64(len(m.Code)))
			for i, body := range m.Code {
				b := &reader{data: body}
				for n := b.unsigned(); n > 0; n-- {
					b.unsigned()
					b.byte()
				}
				code := append([]byte(nil), body[:b.at]...)
				code = append(appendSigned(append(code, i32Const), int64(i)), i32Const, 1, 0x3a, 0x40, 1, 0)
				code = append(code, body[b.at:]...)
				data = append(appendUnsigned(data, uint64(len(code))), code...)
			}
		case dataSection:
			data = appendSegments(nil, m.Memory)
		}
		out = append(appendUnsigned(append(out, s.id), uint64(len(data))), data...)
	}
	return out, nil
}
