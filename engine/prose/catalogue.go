package prose

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// Catalogue is the words of one language. In them, {0} is where the first argument stands, {1} the second,
// and so on; {0|row|rows} is "row" where the first argument is 1 and "rows" where it is another number.
type Catalogue map[ID]string

// english is the catalogue by area.
var english = []Catalogue{enGeneral, enDerivation, enHandout, enNotation, enTable, enNetwork, enDocument, enGrid, enReading, enDrawing, enStudio, enPicture, enPage, enAddress, enSheet, enCommand, enProgram, enExercise, enMistake, enPrinted, enIdentify, enPasted, enChecking, enPractising, enLesson}

// spoken is the catalogue of the language that the product speaks.
var spoken = english

// All gives the words of the language that the product speaks, of every area.
func All() Catalogue {
	all := Catalogue{}
	for _, area := range spoken {
		for id, words := range area {
			all[id] = words
		}
	}
	return all
}

// template is words taken apart.
type template struct{ pieces []piece }

// piece is text where argument is −1, and else an argument, or the one of forms that goes with its number.
type piece struct {
	text     string
	argument int
	forms    []string
}

func (p piece) form(argument any) string {
	n := 0
	switch a := argument.(type) {
	case int:
		n = a
	case Count:
		n = int(a)
	default:
		panic(fmt.Sprintf("prose: {%d|…} needs a whole number, found %T", p.argument, argument))
	}
	if n == 1 {
		return p.forms[0]
	}
	return p.forms[1]
}

// taken holds the templates that were taken apart already, by their ids.
var taken sync.Map

func words(id ID) template {
	if t, ok := taken.Load(id); ok {
		return t.(template)
	}
	for _, area := range spoken {
		if text, ok := area[id]; ok {
			t := takeApart(id, text)
			taken.Store(id, t)
			return t
		}
	}
	panic("prose: no words for " + string(id))
}

func takeApart(id ID, text string) template {
	var t template
	for text != "" {
		before, rest, found := strings.Cut(text, "{")
		if before != "" {
			t.pieces = append(t.pieces, piece{text: before, argument: -1})
		}
		if !found {
			break
		}
		inner, after, closed := strings.Cut(rest, "}")
		fields := strings.Split(inner, "|")
		n, err := strconv.Atoi(fields[0])
		if !closed || err != nil || len(fields) != 1 && len(fields) != 3 {
			panic(fmt.Sprintf("prose: the words of %s cannot be read at {%s", id, rest))
		}
		p := piece{argument: n}
		if len(fields) == 3 {
			p.forms = fields[1:]
		}
		t.pieces = append(t.pieces, p)
		text = after
	}
	return t
}
