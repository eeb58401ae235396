package clip

import (
	"strings"

	"chainrule/engine/table"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Pasted is the text that an event pastes. A table of a web page has its cells where the text has not as many in each line: lines end within
// cells, and cells go over several columns or rows. Cells are between tabs then, as spreadsheets give them.
func Pasted(e app.Event) string {
	data := e.Get("clipboardData")
	text := data.Call("getData", "text/plain").String()
	page := data.Call("getData", "text/html").String()
	if !strings.Contains(strings.ToLower(page), "<table") || isEven(table.ParseBlock(text)) {
		return text
	}
	var lines []string
	for _, row := range cellsOf(app.Window().Get("DOMParser").New().Call("parseFromString", page, "text/html")) {
		lines = append(lines, strings.Join(row, "\t"))
	}
	if len(lines) == 0 {
		return text
	}
	return strings.Join(lines, "\n")
}

// isEven reports whether all rows have as many cells, and more than one.
func isEven(block [][]string) bool {
	for _, row := range block {
		if len(row) < 2 || len(row) != len(block[0]) {
			return false
		}
	}
	return true
}

// cellsOf are the cells of the table of a page that has the most rows. One that goes over several columns stands in the first, as in spreadsheets, and
// one that goes over several rows in each, unless it is a name.
func cellsOf(page app.Value) (cells [][]string) {
	for _, mark := range []string{"br", "sup.reference", "style", "script"} {
		list := page.Call("querySelectorAll", mark)
		for i := range list.Length() {
			list.Index(i).Call("replaceWith", " ")
		}
	}
	var rows app.Value
	tables := page.Call("querySelectorAll", "table")
	for i := range tables.Length() {
		if found := tables.Index(i).Get("rows"); rows == nil || found.Length() > rows.Length() {
			rows = found
		}
	}
	if rows == nil {
		return nil
	}
	cells = make([][]string, min(rows.Length(), table.MostRows+1))
	for r := range cells {
		row := rows.Index(r).Get("cells")
		isHead := !rows.Index(r).Call("querySelector", "td").Truthy()
		column := 0
		for i := range row.Length() {
			for column < len(cells[r]) && cells[r][column] != over {
				column++ // one from above stands there
			}
			cell := row.Index(i)
			text := strings.Join(strings.Fields(cell.Get("textContent").String()), " ")
			wide, high := span(cell, "colSpan", table.MostColumns), span(cell, "rowSpan", min(mostHigh, len(cells)-r))
			for below := range high {
				for range max(0, column+wide-len(cells[r+below])) {
					cells[r+below] = append(cells[r+below], over)
				}
				for at := range wide {
					cells[r+below][column+at] = ""
				}
				if below == 0 || !isHead {
					cells[r+below][column] = text
				}
			}
			column += wide
		}
	}
	for _, row := range cells {
		for i := range row {
			row[i] = strings.TrimPrefix(row[i], over)
		}
	}
	return cells
}

// mostHigh is over how many rows a cell can go, so that a page whose cells all go to its end takes no minutes.
const mostHigh = 1000

// over is what stands where no cell is yet: nothing that a page could have.
const over = "\x00"

// span is over how many columns or rows a cell goes, of so many at most.
func span(cell app.Value, of string, most int) int {
	return max(1, min(cell.Get(of).Int(), most))
}
