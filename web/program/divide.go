package program

import (
	"fmt"
	"slices"
	"strings"
)

// Divide has Parts write the program in two: a first part, with all data, and a late one with the code of the functions that first does not
// name, which can be fetched while the first one runs. names are those of the functions, as Names gives them before Slim takes them out.
//
// Functions that the late part cannot hold are in the first one, whatever first says: those that are not called as Go's functions are, those
// that call what the module imports, and those that are called where the program cannot wait, with all that these call and what stands in them.
//
// goVersion is that of the toolchain. Of a version or layout that this package does not know, Divide gives an error, and the program stays whole.
func (m *Module) Divide(goVersion string, names []string, first func(name string) bool) error {
	if goVersion != version && !strings.HasPrefix(goVersion, version+".") {
		return fmt.Errorf("the code is known as %s writes it, and this is %s", version, goVersion)
	}
	l, err := m.layout()
	if err != nil {
		return err
	}
	if string(l.globals) != registers {
		return fmt.Errorf("the global variables are not those of Go's programs")
	}
	if len(names) != len(m.Code) {
		return fmt.Errorf("there are %d names, and %d functions", len(names), len(m.Code))
	}
	late := make([]bool, len(m.Code))
	for i, name := range names {
		late[i] = l.functions[i] == 0 && !first(name)
		if name == "wasm_pc_f_loop" {
			m.loop = i
		}
	}
	if m.loop == 0 {
		return fmt.Errorf("there is no wasm_pc_f_loop")
	}
	calls := make([][]int, len(m.Code))
	var unresumed []int
	for i, body := range m.Code {
		c := caller{imports: len(l.imports)}
		if err := walk(body, c.visit); err != nil {
			return fmt.Errorf("function %d, %s: %w", i, names[i], err)
		}
		for _, f := range append(c.calls, c.unresumed...) {
			if f >= len(m.Code) {
				return fmt.Errorf("function %d, %s, calls one that there is not", i, names[i])
			}
		}
		calls[i] = c.calls
		unresumed = append(unresumed, c.unresumed...)
		if c.outside {
			late[i] = false
		}
	}
	within := map[string][]int{}
	for i, name := range names {
		within[whole(name)] = append(within[whole(name)], i)
	}
	for seen := make([]bool, len(m.Code)); len(unresumed) > 0; {
		i := unresumed[len(unresumed)-1]
		unresumed = unresumed[:len(unresumed)-1]
		if !seen[i] {
			seen[i], late[i] = true, false
			unresumed = slices.Concat(unresumed, calls[i], within[whole(names[i])])
		}
	}
	m.late = late
	return nil
}

// registers are the types of the global variables, in which Go keeps its registers: the stack pointer, the context of a closure, the goroutine,
// four results, and whether the program rests (writeGlobalSec in cmd/link/internal/wasm/asm.go).
const (
	registers = "\x7f\x7e\x7e\x7e\x7e\x7e\x7e\x7f"
	stack     = 0
	rests     = 7
)

// caller collects what a function calls. Go's compiler has what calls a function look at its result, and return too if the stack is to be left,
// so that the program can wait within the call. Where it drops the result, or ends the program by it, the call cannot be gone on with.
type caller struct {
	imports   int
	calls     []int // all functions of the module that it calls
	unresumed []int // those of them that must not wait
	outside   bool  // it calls what the module imports

	asked int // the function whose call came before, or -1 if its result was looked at
	open  bool
}

func (c *caller) visit(in instruction) {
	if c.open {
		switch in.op {
		case opGlobalGet, opLocalSet: // the stack pointer is read again
			return
		case opBrIf, opReturn:
		default:
			c.unresumed = append(c.unresumed, c.asked)
		}
		c.open = false
	}
	if in.op != opCall {
		return
	}
	f := int(in.argument) - c.imports
	if f < 0 {
		c.outside = true
		return
	}
	c.calls = append(c.calls, f)
	c.asked, c.open = f, true
}
