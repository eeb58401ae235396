package api

import (
	"encoding/json"
	"path"
	"slices"
	"strings"

	"chainrule/engine/prose"
	"chainrule/engine/table"
	"chainrule/engine/workspace"
)

// importOptions are what a request says of a file. A field that is not there is found out from the file.
type importOptions struct {
	Delimiter *string  `json:"delimiter"` // "," ";" "\t" "|", or " " for runs of spaces
	Decimal   *string  `json:"decimal"`   // "." or ","
	Thousands *string  `json:"thousands"` // "" "," "." "'" or " "
	Header    *bool    `json:"header"`    // whether the first row names the columns
	Missing   []string `json:"missing"`   // texts that stand for a missing value as well
}

// understood is what was found out about a file, in the words of importOptions.
type understood struct {
	Delimiter string          `json:"delimiter"`
	Decimal   string          `json:"decimal"`
	Thousands string          `json:"thousands"`
	Header    bool            `json:"header"`
	Encoding  string          `json:"encoding"`
	Notes     []prose.Message `json:"notes"`
}

// importTable opens the text of a table, as the page opens a file.
func importTable(a *API, p params) (any, *Error) {
	text, fault := p.needText("text")
	if fault != nil {
		return nil, fault
	}
	name, _, fault := p.text("name")
	if fault != nil {
		return nil, fault
	}
	o, fault := readImportOptions(p["options"])
	if fault != nil {
		return nil, fault
	}
	t, report, err := table.ReadCSV([]byte(text), o)
	if err != nil {
		return nil, refused("params.text", err)
	}
	if err := a.work.Do(workspace.ReplaceTable{Table: t, Title: strings.TrimSuffix(name, path.Ext(name))}); err != nil {
		return nil, refused("params.text", err)
	}
	var answer struct {
		Table      json.RawMessage `json:"table"`
		Understood understood      `json:"understood"`
	}
	if err := json.Unmarshal(a.work.Document().Encode(), &answer); err != nil {
		return nil, &Error{Code: "internal", Message: prose.Of(err)}
	}
	answer.Understood = understood{
		Delimiter: report.Delimiter, Decimal: report.Reads.Point(), Thousands: report.Reads.Thousands,
		Header: report.Header, Encoding: report.Encoding, Notes: report.Special(),
	}
	return answer, nil
}

// readImportOptions reads the options of a request.
func readImportOptions(raw json.RawMessage) (o table.Options, fault *Error) {
	if len(raw) == 0 {
		return o, nil
	}
	fields, fault := readParams(raw, []string{"delimiter", "decimal", "thousands", "header", "missing"})
	if fault != nil {
		return o, &Error{Code: fault.Code, Field: strings.Replace(fault.Field, "params", "params.options", 1), Message: fault.Message}
	}
	var given importOptions
	for name, into := range map[string]any{
		"delimiter": &given.Delimiter, "decimal": &given.Decimal, "thousands": &given.Thousands, "header": &given.Header, "missing": &given.Missing,
	} {
		if value, ok := fields[name]; ok && json.Unmarshal(value, into) != nil {
			kind := prose.AText
			switch name {
			case "header":
				kind = prose.ATruth
			case "missing":
				kind = prose.TextsList
			}
			return o, invalid("params.options."+name, prose.FoundFor, prose.Unquoted(value), prose.Say(kind))
		}
	}
	return given.options()
}

// options are the options of a reading. A sign that no table is written with is refused.
func (g importOptions) options() (o table.Options, fault *Error) {
	o.Missing = g.Missing
	if g.Delimiter != nil {
		if o.Delimiter = *g.Delimiter; !slices.Contains(table.Delimiters(), o.Delimiter) {
			return o, invalid("params.options.delimiter", prose.NotADelimiter, prose.Quoted(o.Delimiter))
		}
	}
	if g.Header != nil {
		o.Header = table.WithoutHeader
		if *g.Header {
			o.Header = table.WithHeader
		}
	}
	if g.Decimal == nil && g.Thousands == nil {
		return o, nil
	}
	o.Reads = &table.Reads{}
	if g.Decimal != nil && *g.Decimal != "." {
		if o.Reads.Decimal = *g.Decimal; *g.Decimal != "," {
			return o, invalid("params.options.decimal", prose.NotADecimal, prose.Quoted(*g.Decimal))
		}
	}
	if g.Thousands != nil {
		o.Reads.Thousands = *g.Thousands
		if !(table.Reads{Thousands: *g.Thousands}).Valid() && !(table.Reads{Decimal: ",", Thousands: *g.Thousands}).Valid() {
			return o, invalid("params.options.thousands", prose.NotThousands, prose.Quoted(*g.Thousands))
		}
	}
	if !o.Reads.Valid() {
		return o, invalid("params.options.thousands", prose.SameSigns)
	}
	return o, nil
}
