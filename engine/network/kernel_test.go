package network_test

import (
	"context"
	"math"
	"runtime"
	"slices"
	"testing"
	"unsafe"

	"chainrule/engine/kernel"
	"chainrule/engine/network"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"pgregory.net/rapid"
)

// machine runs the kernel on a memory of its own, as a browser does on the program's.
type machine struct {
	memory api.Memory
	run    api.Function
	next   uint32
	copies []copied
}

// copied is what was put into the machine's memory, and is to be copied back.
type copied struct {
	to []byte
	at uint32
}

func newMachine(t testing.TB) *machine {
	t.Helper()
	if runtime.GOARCH != "amd64" {
		t.Skip("compiled for this machine, Go may round a product and a sum once; for the browser it does not")
	}
	r := wazero.NewRuntime(t.Context())
	t.Cleanup(func() { _ = r.Close(t.Context()) })
	// a module that has a memory of a hundred pages, exported as mem
	owner, err := r.InstantiateWithConfig(t.Context(),
		[]byte("\x00asm\x01\x00\x00\x00\x05\x03\x01\x00\x64\x07\x07\x01\x03mem\x02\x00"), wazero.NewModuleConfig().WithName("go"))
	if err != nil {
		t.Fatal(err)
	}
	m, err := r.Instantiate(t.Context(), kernel.Module())
	if err != nil {
		t.Fatal(err)
	}
	return &machine{memory: owner.Memory(), run: m.ExportedFunction("run")}
}

// do runs a loaded batch's program of so many steps, if any. It gives the steps taken, whether the kernel has it all,
// and whether it got to the end.
func (m *machine) do(b *network.Batch, op uint32, d *network.Descent, steps int) (taken int, has, could bool) {
	m.next, m.copies = 8, nil
	p := b.Program(op, d, m.put)
	if p == nil {
		return 0, false, false
	}
	p.Steps = uint32(steps)
	theta := p.Theta
	at := m.put(unsafe.Pointer(p), int(unsafe.Sizeof(*p)))
	result, err := m.run.Call(context.Background(), uint64(at))
	if err != nil {
		panic(err)
	}
	for _, c := range m.copies {
		back, _ := m.memory.Read(c.at, uint32(len(c.to)))
		copy(c.to, back)
	}
	if p.Theta != theta {
		d.Theta, d.Next = d.Next, d.Theta
	}
	return steps - int(p.Steps), true, result[0] == 1
}

func (m *machine) put(at unsafe.Pointer, size int) uint32 {
	c := copied{unsafe.Slice((*byte)(at), size), m.next}
	if !m.memory.Write(c.at, c.to) {
		panic("the machine's memory is full")
	}
	m.copies = append(m.copies, c)
	m.next += uint32(size+15) &^ 15
	return c.at
}

// lacks reports whether the kernel's lists lack something of a network.
func lacks(s network.Shape) bool {
	_, output := kernel.ActivationCode(s.Output)
	_, loss := kernel.LossCode(s.Loss, s.Output)
	return !output || !loss || slices.ContainsFunc(s.Hidden, func(l network.Layer) bool {
		_, has := kernel.ActivationCode(l.Activation)
		return !has
	})
}

// loaded is a batch with up to 32 rows, of the samples drawn and some of them again.
func (d drawn) loaded(t *rapid.T) func() *network.Batch {
	X, Y := d.X, d.Y
	for range rapid.IntRange(0, 3).Draw(t, "times") {
		X, Y = append(X, d.X...), append(Y, d.Y...)
	}
	rows := make([]int, min(len(Y)/d.n.Shape.K, network.BatchRows))
	for i := range rows {
		rows[i] = i
	}
	return func() *network.Batch {
		b := d.n.NewBatch()
		b.Load(X, Y, rows)
		return b
	}
}

// descent is one from the parameters drawn, of which some decay.
func (d drawn) descent(rate float64) *network.Descent {
	n := len(d.theta)
	s := &network.Descent{
		Theta: slices.Clone(d.theta), Next: make([]float64, n), Gradient: make([]float64, n), Decay: make([]float64, n),
		Rate: rate, Scale: 0.25,
	}
	for i := range s.Decay {
		s.Decay[i] = 0.01 * float64(i%3)
	}
	return s
}

// sameBits wants two lists to be equal to the last bit, but for the sign of 0 and the bits of NaN.
func sameBits(t *rapid.T, what string, got, want []float64) {
	for i := range want {
		if got[i] != want[i] && !(math.IsNaN(got[i]) && math.IsNaN(want[i])) {
			t.Errorf("%s: number %d is %v, the Batch has %v", what, i, got[i], want[i])
		}
	}
}

// TestKernelIsBatch wants the kernel to compute the same bits as a Batch by itself, over all choices, in one go and
// in two, and to be there for all choices but those it is known to lack.
func TestKernelIsBatch(t *testing.T) {
	m := newMachine(t)
	choices(t, func(t *rapid.T, d drawn) {
		load := d.loaded(t)
		want, by := d.descent(0), load()
		by.Pass(want.Theta, want.Gradient)
		f, got := make([]float64, network.BatchRows*d.n.Shape.K), make([]float64, network.BatchRows*d.n.Shape.K)
		by.Outputs(f)
		for _, ops := range [][]uint32{{kernel.Forward | kernel.Backward}, {kernel.Forward, kernel.Backward}} {
			b, s := load(), d.descent(0)
			for _, op := range ops {
				_, has, could := m.do(b, op, s, 0)
				if has == lacks(d.n.Shape) {
					t.Fatalf("the kernel has it: %t", has)
				}
				if !could && has {
					t.Fatal("the kernel gave up")
				}
				if !has {
					return
				}
			}
			b.Outputs(got)
			sameBits(t, "f", got, f)
			sameBits(t, "gradient", s.Gradient, want.Gradient)
		}
	})
}

// TestKernelDescends wants the kernel to take the same steps as a Batch by itself, bit by bit, with rates at which
// parameters stay small and with rates at which they grow: it may give up only where a net input is too large
// for it, and stops where the next step would not be finite.
func TestKernelDescends(t *testing.T) {
	m := newMachine(t)
	var finished, gaveUp, stopped int
	choices(t, func(t *rapid.T, d drawn) {
		if lacks(d.n.Shape) {
			return
		}
		rate, n := rapid.SampledFrom([]float64{0.01, 1, 1e3, 1e100, 1e300}).Draw(t, "rate"), rapid.IntRange(1, 6).Draw(t, "steps")
		load := d.loaded(t)
		b, got := load(), d.descent(rate)
		taken, _, could := m.do(b, kernel.Forward|kernel.Backward|kernel.Descend, got, n)
		by, want := load(), d.descent(rate)
		if steps := by.Descend(want, taken); steps != taken {
			t.Fatalf("%d steps, the Batch takes %d", taken, steps)
		}
		sameBits(t, "theta", got.Theta, want.Theta)
		switch {
		case !could:
			gaveUp++
			b.Forward(got.Theta)
			if !slices.ContainsFunc(b.NetInputs(), func(a float64) bool { return !(math.Abs(a) < 350) }) {
				t.Error("the kernel gave up, and every net input is small")
			}
		case taken < n:
			stopped++
			if by.Descend(want, 1) != 0 {
				t.Error("the kernel stopped, the Batch goes on")
			}
			sameBits(t, "next", got.Next, want.Next)
		default:
			finished++
		}
	})
	if finished == 0 || gaveUp == 0 || stopped == 0 {
		t.Errorf("%d finished, %d gave up and %d stopped: want some of each", finished, gaveUp, stopped)
	}
}
