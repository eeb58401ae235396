package lesson

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"chainrule/engine/document"
	"chainrule/engine/expr"
	"chainrule/engine/table"
	"chainrule/engine/workspace"
)

// Step is a step of a solution: something that a reader does.
type Step struct {
	line  int
	kind  string
	Point string // the id of what is clicked; ""
	// Answer is what is typed; "" where the step is no answer, or the answer is the number that is asked for.
	Answer string
	Epochs int  // of training
	Again  bool // the lesson's document is opened again

	do func(w *workspace.Workspace) error
}

// kinds of steps that are more than a command.
const (
	stepPoint  = "point"
	stepAnswer = "answer"
	stepTrain  = "train"
	stepAgain  = "again"
)

// forms are how steps are written.
var forms = []struct {
	form *regexp.Regexp
	read func(m []string, s *Step) error
}{
	{regexp.MustCompile(`^point (.+)$`), func(m []string, s *Step) error {
		symbol, err := expr.ParseSymbol(m[1])
		s.kind, s.Point = stepPoint, symbol.ID()
		return err
	}},
	{regexp.MustCompile(`^answer (.+)$`), func(m []string, s *Step) error {
		s.kind, s.Answer = stepAnswer, m[1]
		return nil
	}},
	{regexp.MustCompile(`^train ([0-9]+)$`), func(m []string, s *Step) (err error) {
		s.kind = stepTrain
		s.Epochs, err = strconv.Atoi(m[1])
		s.do = func(w *workspace.Workspace) error {
			epoch := 0
			if t := w.View().Training; t != nil {
				epoch = t.Epoch
			}
			if err := w.TrainUntil(epoch + s.Epochs); err != nil {
				return err
			}
			for !w.AdvanceTraining(1 << 16) {
			}
			return nil
		}
		return err
	}},
	{regexp.MustCompile(`^again$`), func(_ []string, s *Step) error {
		s.kind, s.Again = stepAgain, true
		return nil
	}},
	{regexp.MustCompile(`^row ([0-9]+)$`), func(m []string, s *Step) error {
		n, err := strconv.Atoi(m[1])
		s.do = func(w *workspace.Workspace) error { return w.SelectRow(n) }
		return err
	}},
	{regexp.MustCompile(`^select (.+)$`), func(m []string, s *Step) error {
		s.do = func(w *workspace.Workspace) error {
			p, err := w.View().Shape.Parse(m[1])
			if err != nil {
				return err
			}
			return w.SelectParam(p)
		}
		return nil
	}},
	{regexp.MustCompile(`^set (\S+|\S+\[.*\]) *= *(\S+)$`), func(m []string, s *Step) error {
		v, err := strconv.ParseFloat(m[2], 64)
		s.do = func(w *workspace.Workspace) error {
			if m[1] == "gamma" {
				return w.Do(workspace.SetRate{Rate: v})
			}
			p, err := w.View().Shape.Parse(m[1])
			if err != nil {
				return err
			}
			return w.Do(workspace.SetWeight{Param: p, Value: v})
		}
		return err
	}},
	{regexp.MustCompile(`^seed ([0-9]+)$`), func(m []string, s *Step) error {
		n, err := strconv.ParseUint(m[1], 10, 53)
		s.do = func(w *workspace.Workspace) error { return w.Do(workspace.NewWeights{Seed: n}) }
		return err
	}},
	{regexp.MustCompile(`^cell ([0-9]+) "([^"]+)" *= *(.*)$`), func(m []string, s *Step) error {
		row, err := strconv.Atoi(m[1])
		s.do = onColumn(m[2], func(at int) workspace.Command {
			return workspace.SetCell{Row: row - 1, Column: at, Text: strings.TrimSpace(m[3])}
		})
		return err
	}},
	{regexp.MustCompile(`^add row (.+)$`), func(m []string, s *Step) error {
		var cells []string
		for _, cell := range strings.Split(m[1], ",") {
			cells = append(cells, strings.TrimSpace(cell))
		}
		s.do = func(w *workspace.Workspace) error {
			return w.Do(workspace.Paste{Row: w.View().Document.Table.Len(), Block: [][]string{cells}})
		}
		return nil
	}},
	{regexp.MustCompile(`^delete row ([0-9]+)$`), func(m []string, s *Step) error {
		row, err := strconv.Atoi(m[1])
		s.do = command(workspace.DeleteRow{At: row - 1})
		return err
	}},
	{regexp.MustCompile(`^rename "([^"]+)" *= *(.+)$`), func(m []string, s *Step) error {
		s.do = onColumn(m[1], func(at int) workspace.Command { return workspace.RenameColumn{At: at, To: m[2]} })
		return nil
	}},
	{regexp.MustCompile(`^add column "([^"]+)"$`), func(m []string, s *Step) error {
		s.do = func(w *workspace.Workspace) error {
			return w.Do(workspace.InsertColumn{At: len(w.View().Document.Table.Columns()), Column: table.Column{Name: m[1], Role: table.Input, Kind: table.Number, Scale: table.None}})
		}
		return nil
	}},
	{regexp.MustCompile(`^delete column "([^"]+)"$`), func(m []string, s *Step) error {
		s.do = onColumn(m[1], func(at int) workspace.Command { return workspace.DeleteColumn{At: at} })
		return nil
	}},
	{regexp.MustCompile(`^role "([^"]+)" *= *(input|target|ignore)$`), func(m []string, s *Step) error {
		s.do = onColumn(m[1], func(at int) workspace.Command { return workspace.SetRole{At: at, Role: table.Role(m[2])} })
		return nil
	}},
	{regexp.MustCompile(`^kind "([^"]+)" *= *(number|category)$`), func(m []string, s *Step) error {
		s.do = onColumn(m[1], func(at int) workspace.Command { return workspace.SetKind{At: at, Kind: table.Kind(m[2])} })
		return nil
	}},
	{regexp.MustCompile(`^scale "([^"]+)" *= *(none|standardize|unit)$`), func(m []string, s *Step) error {
		s.do = onColumn(m[1], func(at int) workspace.Command { return workspace.SetScale{At: at, Scale: table.Scale(m[2])} })
		return nil
	}},
	{regexp.MustCompile(`^units ([1-6]) *= *([0-9]+)$`), func(m []string, s *Step) error {
		n, err := strconv.Atoi(m[2])
		s.do = command(workspace.SetUnits{Layer: layer(m[1]), Units: n})
		return err
	}},
	{regexp.MustCompile(`^add layer ([1-6])$`), func(m []string, s *Step) error {
		s.do = command(workspace.AddLayer{At: layer(m[1])})
		return nil
	}},
	{regexp.MustCompile(`^remove layer ([1-6])$`), func(m []string, s *Step) error {
		s.do = command(workspace.RemoveLayer{At: layer(m[1])})
		return nil
	}},
	{regexp.MustCompile(`^activation ([1-6]) *= *([a-z-]+)$`), func(m []string, s *Step) error {
		s.do = command(workspace.SetActivation{Layer: layer(m[1]), Activation: m[2]})
		return nil
	}},
	{regexp.MustCompile(`^output *= *([a-z-]+)$`), func(m []string, s *Step) error {
		s.do = command(workspace.SetOutput{Output: m[1]})
		return nil
	}},
	{regexp.MustCompile(`^loss *= *([a-z-]+)$`), func(m []string, s *Step) error {
		s.do = func(w *workspace.Workspace) error {
			return w.Do(workspace.SetOutput{Output: w.View().Document.Output, Loss: m[1]})
		}
		return nil
	}},
}

// layer is a hidden layer as commands count it.
func layer(number string) int { return int(number[0] - '1') }

func command(c workspace.Command) func(*workspace.Workspace) error {
	return func(w *workspace.Workspace) error { return w.Do(c) }
}

// onColumn is a command about the column of a name.
func onColumn(name string, c func(at int) workspace.Command) func(*workspace.Workspace) error {
	return func(w *workspace.Workspace) error {
		at := slices.IndexFunc(w.View().Document.Table.Columns(), func(c table.Column) bool { return c.Name == name })
		if at < 0 {
			return fmt.Errorf("there is no column %q", name)
		}
		return w.Do(c(at))
	}
}

// parseStep reads a step.
func parseStep(text string) (*Step, error) {
	s := &Step{}
	for _, f := range forms {
		if m := f.form.FindStringSubmatch(text); m != nil {
			return s, f.read(m, s)
		}
	}
	return s, fmt.Errorf("%q is no step; docs/lessons.md lists them", text)
}

// Carry carries out a step that is a command or a selection, on a document with what is selected in it.
func (s *Step) Carry(d *document.Document) (*document.Document, error) {
	w := workspace.New(d)
	if s.do == nil {
		return d, nil
	}
	err := s.do(w)
	return w.Document(), err
}

// Answers reports whether the step is an answer.
func (s *Step) Answers() bool { return s.kind == stepAnswer }
