package ask

import (
	"slices"
	"strconv"
	"strings"

	"chainrule/engine/exercise"
	"chainrule/engine/exercise/answer"
	"chainrule/engine/exercise/mistake"
	"chainrule/engine/exercise/work"
	"chainrule/engine/expr"
	"chainrule/engine/network"
	"chainrule/engine/prose"
)

// size asks for a size of the network, or for how far an index runs. It is computed from the numbers of rows and columns alone.
type size struct {
	id      string
	numbers *work.Numbers
	right   int
	prompt  prose.Message
	hint    prose.ID // a smaller question
	slips   []slip   // likeliest first
}

// slip is another number that people give for a size.
type slip struct {
	*mistake.Mistake
	value int
}

// Mistakes that are made with sizes alone.
var (
	biasCounted    = &mistake.Mistake{ID: "bias-counted", Title: prose.WrongBiasCounted}
	rowsForColumns = &mistake.Mistake{ID: "rows-for-columns", Title: prose.WrongRowsForColumns}
	columnsForRows = &mistake.Mistake{ID: "columns-for-rows", Title: prose.WrongColumnsForRows}
	leftOutCounted = &mistake.Mistake{ID: "left-out-counted", Title: prose.WrongLeftOutCounted}
	targetsCounted = &mistake.Mistake{ID: "targets-counted", Title: prose.WrongTargetsCounted}
	classColumn    = &mistake.Mistake{ID: "class-column", Title: prose.WrongClassColumn}
	oneMatrix      = &mistake.Mistake{ID: "one-matrix", Title: prose.WrongOneMatrix}
	allMatrices    = &mistake.Mistake{ID: "all-matrices", Title: prose.WrongAllMatrices}
	fromOne        = &mistake.Mistake{ID: "from-one", Title: prose.WrongFromOne}
)

// newSize is the question for a size with an id; nil where the id is none of a size: `N`, `P`, `K`, `M`, `M2`, `rows alpha`, `columns alpha2`,
// `count beta`, `count`, `last alpha`.
func newSize(n *work.Numbers, id string) *size {
	for _, s := range sizes(n) {
		if s.id == id {
			return s
		}
	}
	return nil
}

// Sizes are the ids of all sizes of a network that can be asked for.
func Sizes(n *work.Numbers) []string {
	var list []string
	for _, s := range sizes(n) {
		list = append(list, s.id)
	}
	return list
}

func sizes(n *work.Numbers) []*size {
	shape, rows := n.Network.Shape, len(n.Rows)
	var list []*size
	add := func(id string, right int, hint prose.ID, prompt prose.Message, slips ...slip) {
		s := &size{id: id, numbers: n, right: right, hint: hint, prompt: prompt}
		for _, w := range slips {
			if w.value != right && w.value > 0 {
				s.slips = append(s.slips, w)
			}
		}
		list = append(list, s)
	}
	other := func(id string) *mistake.Mistake { return mistake.ByID(id) }
	add("N", rows, prose.HintSamples, prose.Say(prose.AskedSamples),
		slip{leftOutCounted, n.Rows[rows-1]}, slip{columnsForRows, shape.P}, slip{columnsForRows, shape.P + shape.K})
	add("P", shape.P, prose.HintInputs, prose.Say(prose.AskedInputs),
		slip{biasCounted, shape.P + 1}, slip{targetsCounted, shape.P + shape.K}, slip{rowsForColumns, rows})
	for h := range shape.Hidden {
		units := shape.Hidden[h].Units
		slips := []slip{{biasCounted, units + 1}}
		for layer := 1; layer <= shape.Layers(); layer++ {
			slips = append(slips, slip{other("other-layer"), shape.Rows(layer)})
		}
		add("M"+layerText(h+1), units, prose.HintUnits, prose.Say(prose.AskedUnits, h+1), slips...)
	}
	add("K", shape.K, prose.HintOutputs, prose.Say(prose.AskedOutputs),
		slip{classColumn, 1}, slip{biasCounted, shape.K + 1}, slip{rowsForColumns, rows})
	withoutBiases, sums := 0, 0
	for layer := 1; layer <= shape.Layers(); layer++ {
		R, C := shape.Rows(layer), shape.Cols(layer)
		withoutBiases += R * (C - 1)
		sums += R + C
		name, weight := matrixName(shape, layer)
		add("rows "+name, R, prose.HintMatrixRows, prose.Say(prose.AskedMatrixRows, weight),
			slip{other("transposed"), C}, slip{biasCounted, R + 1})
		add("columns "+name, C, prose.HintMatrixColumns, prose.Say(prose.AskedMatrixColumns, weight),
			slip{other("no-bias"), C - 1}, slip{other("transposed"), R})
		add("last "+name, C-1, prose.HintLastIndex, prose.Say(prose.AskedLastIndex, weight),
			slip{fromOne, C}, slip{other("transposed"), R})
		add("count "+name, R*C, prose.HintMatrixCount, prose.Say(prose.AskedMatrixCount, weight),
			slip{other("no-bias"), R * (C - 1)}, slip{biasCounted, (R + 1) * C}, slip{other("transposed"), (R + 1) * (C - 1)}, slip{other("sum-for-product"), R + C},
			slip{allMatrices, shape.Count()})
	}
	all := []slip{{other("no-bias"), withoutBiases}, {other("sum-for-product"), sums}}
	for layer := 1; layer <= shape.Layers(); layer++ {
		all = append(all, slip{oneMatrix, shape.Count() - shape.Rows(layer)*shape.Cols(layer)})
	}
	add("count", shape.Count(), prose.HintParameters, prose.Say(prose.AskedParameters), all...)
	return list
}

// layerText is the number of a layer as ids have it: none for the first.
func layerText(layer int) string {
	if layer == 1 {
		return ""
	}
	return strconv.Itoa(layer)
}

// matrixName is the name of a layer's matrix, and one of its weights with letters for its indices.
func matrixName(s network.Shape, layer int) (name string, weight expr.Symbol) {
	weight = s.Symbol(network.Param{Layer: layer, Unit: 1})
	if weight.Kind == expr.Alpha {
		weight.I, weight.J = expr.Over("m"), expr.Over("l")
	} else {
		weight.I, weight.J = expr.Over("k"), expr.Over("m")
	}
	name, _, _ = strings.Cut(weight.ID(), "[")
	return name, weight
}

func (s *size) ID() string             { return s.id }
func (s *size) Prompt() prose.Message  { return s.prompt }
func (s *size) Hint() prose.Message    { return prose.Say(s.hint) }
func (s *size) Shown() prose.Message   { return prose.Say(prose.ItIsNumber, s.right) }
func (s *size) Choices() []Choice      { return nil }
func (s *size) Row() (int, bool)       { return 0, false }
func (s *size) Numbers() *work.Numbers { return s.numbers }

// Answer judges a number, or arithmetic.
func (s *size) Answer(text string) (exercise.Verdict, error) {
	n, err := answer.Read(text, work.New(s.numbers))
	if err != nil {
		return exercise.Verdict{}, err
	}
	if n.Value == float64(s.right) {
		return exercise.Verdict{Correct: true, Feedback: prose.Say(prose.AnswerRight)}, nil
	}
	var v exercise.Verdict
	var said []prose.Message
	for _, w := range s.slips {
		if float64(w.value) != n.Value || slices.Contains(v.Mistakes, w.Mistake) {
			continue
		}
		id := prose.OrWhen
		if len(said) == 0 {
			id = prose.ComesOutWhen
		}
		v.Mistakes = append(v.Mistakes, w.Mistake)
		said = append(said, prose.Say(id, prose.Say(w.Title)))
	}
	if len(said) == 0 {
		said = []prose.Message{prose.Say(prose.FitsNothing)}
	}
	v.Feedback = prose.Join(append(said, prose.Say(s.hint))...)
	return v, nil
}
