package printed

import (
	"strconv"
	"strings"

	"chainrule/engine/pattern"
	"chainrule/engine/prose"
)

// What lines look like that are no rows of numbers.
var (
	pythonPrompt = pattern.Of(`^\s*(?:>>>|\.\.\.>|In \[\d+\]:|julia>|octave:\d+>|>>|>)\s*(.*)$`)
	outPrompt    = pattern.Of(`^\s*Out\s*\[\d+\](?:=|:)\s*`)
	lastName     = pattern.Of(`([A-Za-zα-ωΑ-Ω_∂][\w.$∂/α-ωΑ-Ω]*)"?\s*(?:=|:|<-|\[\[\d+\]\])?\s*$`)
	lastCall     = pattern.Of(`[A-Za-z][\w.]*\(?\s*$`)
	module       = pattern.Of(`\b(?:np|numpy|tf|torch|jnp|jax)\.$`)
	declaration  = pattern.Of(`^[\w\s]*\b(\w+)\s*(?:\[\d*\])+\s*=\s*`)
	nameLine     = pattern.Of(`^\s*(?:\$?([A-Za-zα-ωΑ-Ω_∂][\w.$∂/α-ωΑ-Ω ]*?)\s*[=:]|\$([\w.$]+)|\[\[(\d+)\]\])\s*$`)
	nameBefore   = pattern.Of(`^\s*([A-Za-zα-ωΑ-Ω_∂][\w.$∂/α-ωΑ-Ω]*)\s*(?:=|:)\s*([^=:\s].*)$`)
	scaleLine    = pattern.Of(`^\s*(\d+(?:\.\d*)?[eE][+-]?\d+)\s*\*\s*$`)
	columnsLine  = pattern.Of(`^\s*Columns?\s+(\d+)(?:\s+(?:through|and|to)\s+(\d+))?\s*:?\s*$`)
	juliaLine    = pattern.Of(`^\s*(\d+(?:[×x]\d+)*)(?:-element)?\s+\S*(?:Array|Matrix|Vector|Adjoint|Transpose|Tensor|Diagonal|View)\S*(?:,.*|\s.*)?:\s*$`)
	matlabLine   = pattern.Of(`^\s*\d+(?:\(\w\))?(?:\s*[×x]\s*\d+(?:\(\w\))?)+\s+(?:\w+\s+)*(?:matrix|vector|array|dlarray|gpuArray)\s*$`)
	cellLine     = pattern.Of(`^\s*(?:\{\d+[×x]\d+ \w+\}\s*)+$`)
	elementType  = pattern.Of(`\b(?:Float|Int|UInt)\d+$`)
	sizeLine     = pattern.Of(`^\s*\[(?:torch\.\w+ of size (\d+(?:x\d+)*)|(\d+) rows x (\d+) columns)\]\s*$`)
	omittedLine  = pattern.Of(`^\s*\[?\s*reached .*omitted (\d+) rows`)
	rVector      = pattern.Of(`^\s*\[(\d+)\]\s+[^\s,\]]`)
	rMatrix      = pattern.Of(`^\s*(?:\[,\d+\](?:\s|$)|\[\d+,\]\s)`)
	startOfArray = pattern.Of(`[\[{]|\(\(|\([-+.\d]|<tf\.|<(?:Keras)?Variable\s|\b(?:array|tensor|matrix|Tensor|Array|DeviceArray|EagerTensor|Variable|float64|float32|float16)\(`)
	shapeWords   = pattern.Of(`shape=\(([\d, ]*)\)|size=\(([\d, ]*)\)`)
	sizeBefore   = pattern.Of(`(?i)(?:shape|size)\W*(?:torch\.Size\(|TensorShape\()?\s*$`)
	tail         = pattern.Of(`^\s*(?:,\s*(?:dtype|grad_fn|requires_grad|device|shape|size|weak_type)\s*=\s*(?:<[^>]*>|\([^)]*\)|[^,()\s]+))*\s*\)?;?`)
)

// statedShape is a shape that a text states, such as shape=(3, 2).
func statedShape(text string) ([]int, bool) {
	m := shapeWords().FindStringSubmatch(text)
	if m == nil {
		return nil, false
	}
	shape := []int{}
	for _, part := range strings.Split(m[1]+m[2], ",") {
		if n, err := strconv.Atoi(strings.TrimSpace(part)); err == nil {
			shape = append(shape, n)
		}
	}
	return shape, true
}

// takeSign takes a line that says something of an array and has none of its numbers.
func (s *scanner) takeSign(line string) (bool, *Error) {
	if m := juliaLine().FindStringSubmatch(line); m != nil {
		err := s.end()
		s.shape = nil
		for _, part := range strings.FieldsFunc(m[1], func(c rune) bool { return c == '×' || c == 'x' }) {
			n, _ := strconv.Atoi(part)
			s.shape = append(s.shape, n)
		}
		s.float32s = strings.Contains(line, "Float32")
		return true, err
	}
	if matlabLine().MatchString(line) { // below the name
		err := s.flush()
		s.float32s = strings.Contains(line, "single")
		return true, err
	}
	if cellLine().MatchString(line) { // the arrays themselves are printed elsewhere
		err := s.end()
		s.name = ""
		return true, err
	}
	if m := scaleLine().FindStringSubmatch(line); m != nil {
		err := s.end()
		s.scale, _ = strconv.ParseFloat(m[1], 64)
		return true, err
	}
	if m := columnsLine().FindStringSubmatch(line); m != nil {
		err := s.flush()
		first, _ := strconv.Atoi(m[1])
		if first == 1 {
			if err == nil {
				err = s.close()
			}
			s.open = &columns{}
		} else if s.open == nil {
			return true, wrong(s.line+1, prose.PrintColumnsFrom, first)
		}
		s.open.next(first)
		return true, err
	}
	if m := sizeLine().FindStringSubmatch(line); m != nil {
		err := s.flush()
		if n := len(s.found); n > 0 && m[2] != "" {
			rows, _ := strconv.Atoi(m[2])
			cols, _ := strconv.Atoi(m[3])
			s.found[n-1].state([]int{rows, cols})
		}
		return true, err
	}
	if m := omittedLine().FindStringSubmatch(line); m != nil {
		err := s.end()
		if n := len(s.found); n > 0 {
			omitted, _ := strconv.Atoi(m[1])
			a := s.found[n-1]
			a.RowGap, a.FullRows = a.Rows, a.Rows+omitted
		}
		return true, err
	}
	if m := nameLine().FindStringSubmatch(line); m != nil && (m[3] == "" || s.beforeR()) {
		err := s.end()
		if s.name, s.scale, s.head = m[1]+m[2]+m[3], 1, ""; strings.Contains(s.name, " ") { // a remark, such as PyTorch's of a parameter
			s.name = ""
		}
		return true, err
	}
	return false, nil
}

// beforeR reports whether the next line is R's.
func (s *scanner) beforeR() bool {
	_, rest, _ := strings.Cut(s.text[s.at:], "\n")
	next, _, _ := strings.Cut(rest, "\n")
	return rVector().MatchString(next) || rMatrix().MatchString(next)
}
