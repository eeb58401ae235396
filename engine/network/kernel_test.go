package network_test

import (
	"context"
	"math"
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

// do runs a loaded batch's program, and reports whether the kernel has it all and could.
func (m *machine) do(b *network.Batch, op uint32, theta, gradient []float64) (has, could bool) {
	m.next, m.copies = 8, nil
	p := b.Program(op, theta, gradient, m.put)
	if p == nil {
		return false, false
	}
	at := m.put(unsafe.Pointer(p), int(unsafe.Sizeof(*p)))
	result, err := m.run.Call(context.Background(), uint64(at))
	if err != nil {
		panic(err)
	}
	for _, c := range m.copies {
		back, _ := m.memory.Read(c.at, uint32(len(c.to)))
		copy(c.to, back)
	}
	return true, result[0] == 1
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

// TestKernelIsBatch wants the kernel to compute the same bits as a Batch by itself, over all choices, in one go and
// in two, and the kernel to be there for all choices but those it is known to lack.
func TestKernelIsBatch(t *testing.T) {
	m := newMachine(t)
	choices(t, func(t *rapid.T, d drawn) {
		X, Y := d.X, d.Y
		for range rapid.IntRange(0, 3).Draw(t, "times") {
			X, Y = append(X, d.X...), append(Y, d.Y...)
		}
		s := d.n.Shape
		rows := make([]int, min(len(Y)/s.K, network.BatchRows))
		for i := range rows {
			rows[i] = i
		}
		lacks := s.Output == "softmax" && s.Loss != "cross-entropy"
		for _, h := range s.Hidden {
			lacks = lacks || h.Activation == "softplus"
		}
		compute := func(by func(b *network.Batch, gradient []float64)) []float64 {
			b, out := d.n.NewBatch(), make([]float64, len(rows)*s.K+len(d.theta))
			b.Load(X, Y, rows)
			by(b, out[len(rows)*s.K:])
			b.Outputs(out[:len(rows)*s.K])
			return out
		}
		want := compute(func(b *network.Batch, gradient []float64) { b.Pass(d.theta, gradient) })
		for _, ops := range [][]uint32{{kernel.Forward | kernel.Backward}, {kernel.Forward, kernel.Backward}} {
			could := true
			got := compute(func(b *network.Batch, gradient []float64) {
				for _, op := range ops {
					has, did := m.do(b, op, d.theta, gradient)
					if has == lacks {
						t.Fatalf("the kernel has it: %t", has)
					}
					could = could && did
				}
			})
			if lacks {
				return
			}
			if !could {
				t.Skip("beyond the kernel")
			}
			for i := range got {
				if got[i] != want[i] && !(math.IsNaN(got[i]) && math.IsNaN(want[i])) {
					t.Errorf("number %d is %v, the Batch has %v", i, got[i], want[i])
				}
			}
		}
	})
}
