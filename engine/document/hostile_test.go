package document

import (
	"errors"
	"runtime"
	"testing"

	"chainrule/engine/hostile"
)

// readers are what reads the cases of each kind.
var readers = map[string]func(text string) (*Document, error){
	hostile.Document: func(text string) (*Document, error) { return Decode([]byte(text)) },
	hostile.Packed:   Unpack,
}

// TestHostile reads everything in the corpus: each gives its error, as an *Error, and no document, and takes
// no more memory than its size allows.
func TestHostile(t *testing.T) {
	n := 0
	for kind, read := range readers {
		for _, c := range hostile.Cases(t, kind) {
			n++
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			d, err := read(c.Text)
			runtime.ReadMemStats(&after)
			var located *Error
			if !errors.As(err, &located) || d != nil {
				t.Errorf("%s: got %v and %v, want an *Error", c.Name, d, err)
				continue
			}
			if err.Error() != c.Error {
				t.Errorf("%s:\n got %s\nwant %s", c.Name, err, c.Error)
			}
			// A document is copied once from what is given, and once where the parser wants it again for
			// its message; a link can inflate to MostUnpacked, by a slice that grows to five times that.
			most := uint64(4*len(c.Text) + 1<<20)
			if kind == hostile.Packed {
				most += 6 * MostUnpacked
			}
			if took := after.TotalAlloc - before.TotalAlloc; took > most {
				t.Errorf("%s: %d bytes took %d bytes of memory in all", c.Name, len(c.Text), took)
			}
		}
	}
	if n < 60 {
		t.Errorf("the corpus has %d cases", n)
	}
	t.Logf("%d cases", n)
}

// BenchmarkHostile reads the whole corpus; the slowest case is what it reports.
func BenchmarkHostile(b *testing.B) {
	for kind, read := range readers {
		cases := hostile.Cases(b, kind)
		b.Run(kind, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for _, c := range cases {
					if _, err := read(c.Text); err == nil {
						b.Fatalf("%s was accepted", c.Name)
					}
				}
			}
		})
	}
}
