package program

import (
	"bytes"
	"fmt"
	"strconv"
)

// Symbols says what Slim takes out, for reading a printed stack. The first line is the number of the first function, in the upper part of a
// place as the runtime prints it (pc >> 16). Then comes a line for each function, separated by tabs: its name, its file, and of each
// place in it (pc & 0xffff) the line, or the file and the line where an inlined function is of another file.
func (m *Module) Symbols() ([]byte, error) {
	t, err := m.findTables()
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	fmt.Fprintln(&out, t.first)
	for i := range t.count {
		f, err := m.describe(t, i)
		if err != nil {
			return nil, err
		}
		files, err := m.places(t, le.Uint32(f.fixed[atFile:]))
		if err != nil {
			return nil, fmt.Errorf("the files of %s: %w", f.name, err)
		}
		lines, err := m.places(t, le.Uint32(f.fixed[atLine:]))
		if err != nil {
			return nil, fmt.Errorf("the lines of %s: %w", f.name, err)
		}
		out.WriteString(f.name + "\t")
		own := ""
		for at, line := range lines {
			file := ""
			if at < len(files) {
				file = m.file(t, f, files[at])
			}
			switch {
			case at == 0:
				own = file
				out.WriteString(file + "\t")
			case file != own:
				out.WriteString(" " + file + ":")
			default:
				out.WriteByte(' ')
			}
			out.WriteString(strconv.Itoa(line))
		}
		out.WriteByte('\n')
	}
	return out.Bytes(), nil
}

// places gives the values of a table by the places of a function.
func (m *Module) places(t *tables, at uint32) ([]int, error) {
	if at == 0 {
		return nil, nil
	}
	data, err := m.valuesAt(t, at)
	if err != nil {
		return nil, err
	}
	var list []int
	value := -1
	for r := (&reader{data: data[:len(data)-1]}); r.more(); {
		d := r.unsigned()
		value += int(d>>1) ^ -int(d&1)
		for n := min(r.unsigned(), 1<<16); n > 0 && len(list) < 1<<16; n-- {
			list = append(list, value)
		}
	}
	return list, nil
}

// file is the name of a file by its number in the unit that a function was compiled in.
func (m *Module) file(t *tables, f description, number int) string {
	units := m.Memory[t.units.from:t.units.to]
	at := 4 * (int64(le.Uint32(f.fixed[atUnit:])) + int64(number))
	if number < 0 || at+4 > int64(len(units)) {
		return ""
	}
	name, _ := text(m.Memory[t.files.from:t.files.to], le.Uint32(units[at:]))
	return name
}
