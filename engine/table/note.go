package table

import (
	"slices"
	"strconv"
	"unicode"

	"chainrule/engine/prose"
)

// Note says what is special about a column of a file.
type Note struct {
	Column  string
	Kind    NoteKind
	Example string  // a number as the file has it
	Value   float64 // how that is read
	Reads   Reads   // by this
	Other   float64 // what it would be, if the file leaves that open
	Gaps    int     // rows without a value, if it is ignored for them, or with an infinite one
	Rows    int     // all of the table
}

// NoteKind says in which way a column is special.
type NoteKind int

// The kinds of notes.
const (
	NothingSpecial  NoteKind = iota
	HasDates                 // so it is ignored
	HasTexts                 // nearly all of them different, so it is ignored
	NumbersRows              // so it is ignored
	HasGaps                  // in so many rows that it is ignored
	NumbersRead              // not as programs write them
	NumbersLeftOpen          // by the file, so that a person has to choose
	UnitInName               // which stood behind its numbers
	HasInfinite              // values, whose rows are left out
)

// noteNumbers says how the first number that programs would not write so is read, in a column that is read as c.Reads and
// could be read as other.
func noteNumbers(c Column, other *Reads, cells []string) []Note {
	for _, text := range cells {
		if other == nil && isPlain(text) && c.Reads.Thousands != "." {
			continue
		}
		v, err := c.Reads.Number(text)
		if err != nil {
			continue
		}
		if plain, err := ParseNumber(text); err == nil && plain == v && (other == nil || !couldBeThousands(text, ".")) {
			continue
		}
		note := Note{Column: c.Name, Kind: NumbersRead, Example: text, Value: v, Reads: c.Reads}
		if other != nil {
			if note.Other, err = other.Number(text); err != nil {
				continue
			}
			note.Kind = NumbersLeftOpen
		}
		return []Note{note}
	}
	return nil
}

// noteInfinite says in how many rows a column has an infinite value.
func noteInfinite(c Column, cells []string) (notes []Note) {
	for _, text := range cells {
		if !IsInfinite(text) {
			continue
		}
		if notes == nil {
			notes = []Note{{Column: c.Name, Kind: HasInfinite, Example: text, Rows: len(cells)}}
		}
		notes[0].Gaps++
	}
	return notes
}

// sayNotes says what is special about columns, in one sentence for those that are special in the same way.
func sayNotes(notes []Note) []prose.Message {
	type like struct {
		kind  NoteKind
		reads Reads
		gaps  int
		marks string
	}
	of := func(n Note) like { return like{n.Kind, n.Reads, n.Gaps, marks(n.Example)} }
	names := map[like]prose.List{}
	var firsts []Note
	for _, n := range notes {
		l := of(n)
		if names[l] == nil {
			firsts = append(firsts, n)
		}
		names[l] = append(names[l], strconv.Quote(prose.Clip(n.Column, 40)))
	}
	var list []prose.Message
	for _, n := range firsts {
		columns := names[of(n)]
		switch n.Kind {
		case HasDates:
			list = append(list, prose.Say(prose.DatesIgnored, columns, len(columns)))
		case HasTexts:
			list = append(list, prose.Say(prose.TextsIgnored, columns, len(columns)))
		case NumbersRows:
			list = append(list, prose.Say(prose.NumbersIgnored, columns, len(columns)))
		case HasGaps:
			list = append(list, prose.Say(prose.GapsIgnored, columns, len(columns), prose.Count(n.Gaps), prose.Count(n.Rows)))
		case HasInfinite:
			list = append(list, prose.Say(prose.InfiniteLeftOut, columns, prose.Unquoted(n.Example), prose.Count(n.Gaps), prose.Count(n.Rows)))
		case UnitInName:
			list = append(list, prose.Say(prose.UnitMoved, columns, prose.Quoted(n.Example), len(columns)))
		case NumbersRead:
			list = append(list, prose.Say(prose.NumbersRead, columns, prose.Unquoted(n.Example), n.Value))
		case NumbersLeftOpen:
			list = append(list, prose.Say(prose.NumbersLeftOpen, columns, prose.Unquoted(n.Example), n.Value, n.Other))
		}
	}
	return list
}

// marks are what stands in a number besides its digits and what parts them, such as a per cent sign. All letters are one
// mark, so that TRUE and FALSE have the same.
func marks(text string) string {
	var list []rune
	for _, c := range text {
		if unicode.IsLetter(c) {
			c = 'a'
		}
		if (c == 'a' || c == '%' || c == '(' || unicode.Is(unicode.Sc, c)) && !slices.Contains(list, c) {
			list = append(list, c)
		}
	}
	slices.Sort(list)
	return string(list)
}
