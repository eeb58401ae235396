package progress

import (
	"encoding/json"
	"strconv"
	"strings"

	"chainrule/engine/table"
)

// version is that of the file of results.
const version = 1

// results is the file of results.
type results struct {
	Version  int     `json:"chainrulePractice"`
	Topics   []Topic `json:"topics"` // those tried, up to the highest level; they follow from the attempts
	Attempts Log     `json:"attempts"`
}

// JSON is the log as a file, with what follows from it for the topics up to a highest level.
func (l Log) JSON(highest int) []byte {
	data, err := json.Marshal(results{version, l.Topics(highest), l})
	if err != nil {
		panic("progress: " + err.Error()) // texts and numbers always encode
	}
	return data
}

// Read reads a log from a file of results. One that cannot be read, or is of a later version, is an empty log.
func Read(data []byte) Log {
	var r results
	if json.Unmarshal(data, &r) != nil || r.Version != version {
		return nil
	}
	return r.Attempts
}

// CSV is the log as a table, an attempt a row.
func (l Log) CSV() []byte {
	var columns []table.Column
	for _, name := range []string{"time", "level", "form", "seed", "ask", "answer", "correct", "first", "help", "mistakes"} {
		columns = append(columns, table.Column{Name: name})
	}
	rows := make([][]string, len(l))
	for i, a := range l {
		rows[i] = []string{
			a.Time, strconv.Itoa(a.Level), string(a.Form), strconv.FormatUint(a.Seed, 10), a.Ask, a.Answer,
			strconv.FormatBool(a.Correct), strconv.FormatBool(a.First), string(a.Help), strings.Join(a.Mistakes, " "),
		}
	}
	data, _ := table.New(columns, rows).WriteCSV()
	return data
}
