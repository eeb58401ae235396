package api

import (
	"errors"

	"chainrule/engine/identify"
	"chainrule/engine/printed"
	"chainrule/engine/prose"
)

// read is the size of an array that was read: of the whole where its print says it, and else of what is printed.
type read struct {
	Rows    int `json:"rows"`
	Columns int `json:"columns"`
}

// match is what an array is, in the words of the protocol.
type match struct {
	Quantity   string         `json:"quantity"`
	Sample     int            `json:"sample,omitempty"`
	Reduction  string         `json:"reduction,omitempty"`
	Transposed bool           `json:"transposed"`
	Bias       string         `json:"bias"`
	Mistakes   []namedMistake `json:"mistakes"`
	Digits     int            `json:"digits"`
}

// identifyArray finds out what an array is that another program printed.
func identifyArray(a *API, p params) (any, *Error) {
	v := a.work.View()
	if v.Problem != nil {
		return nil, refused("", v.Problem)
	}
	text, fault := p.needText("text")
	if fault != nil {
		return nil, fault
	}
	problem := identify.Of(v.Document, v.Encoding, v.Theta)
	if _, ok := p["sample"]; ok {
		if _, problem.Sample, fault = a.sample(p); fault != nil {
			return nil, fault
		}
	}
	array, fault := readArray(text)
	if fault != nil {
		return nil, fault
	}
	search, err := identify.Begin(problem, array)
	if err != nil {
		return nil, refused("", err)
	}
	return pending(func(work int) (any, *Error, bool) {
		for ; work > 0; work -= problem.Encoding.N {
			if !search.Next() {
				return identified(search.Finding()), nil, true
			}
		}
		return nil, nil, false
	}), nil
}

// readArray reads the only array of a text.
func readArray(text string) (*printed.Array, *Error) {
	found, err := printed.Read(text)
	var located *printed.Error
	if errors.As(err, &located) {
		return nil, refused("params.text", located.Unwrap())
	}
	if err != nil {
		return nil, refused("params.text", err)
	}
	if len(found) > 1 {
		return nil, invalid("params.text", prose.OneArray, len(found))
	}
	return found[0], nil
}

func identified(f identify.Finding) any {
	rows, columns := f.Array.Size()
	list := []match{}
	for _, m := range f.Matches {
		mistakes := []namedMistake{}
		for _, is := range m.Mistakes {
			mistakes = append(mistakes, namedMistake{is.ID, is.Title})
		}
		list = append(list, match{m.Quantity, m.Sample, m.Reduction, m.Transposed, m.Bias, mistakes, m.Digits})
	}
	return struct {
		Read    read    `json:"read"`
		Matches []match `json:"matches"`
	}{read{rows, columns}, list}
}
