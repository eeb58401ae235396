package document

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// A link must give the same bytes back for each bundled example.
func TestPackExamples(t *testing.T) {
	files, err := filepath.Glob("../../static/examples/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d examples, %v", len(files), err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		d, err := Decode(text)
		if err != nil {
			t.Fatal(err)
		}
		packed, err := pack(d)
		if err != nil {
			t.Fatal(err)
		}
		back, err := Unpack(packed)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		if !bytes.Equal(back.Encode(), text) {
			t.Errorf("%s came back otherwise", file)
		}
		t.Logf("%s: %d bytes, packed %d characters", filepath.Base(file), len(text), len(packed))
	}
}

func TestPackRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDocument(t)
		packed, err := pack(d)
		if err != nil {
			t.Fatal(err)
		}
		if strings.ContainsAny(packed, "+/=&#%") {
			t.Fatalf("%s cannot stand in a fragment", packed)
		}
		back, err := Unpack(packed)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(back.Encode(), d.Encode()) {
			t.Fatal("it came back otherwise")
		}
	})
}

// A link in which one character is damaged must not open, whichever character it is, and whatever stands there instead. The
// checksum is what refuses most of them: without it, one in fifty opens with other numbers.
func TestDamagedLinks(t *testing.T) {
	text, err := os.ReadFile("../../static/examples/mazur.json")
	if err != nil {
		t.Fatal(err)
	}
	d, err := Decode(text)
	if err != nil {
		t.Fatal(err)
	}
	packed, err := pack(d)
	if err != nil {
		t.Fatal(err)
	}
	const signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~%+/= "
	found := map[string]int{}
	for at := range packed {
		for _, sign := range []byte(signs) {
			damaged := []byte(packed)
			if damaged[at] == sign {
				continue
			}
			damaged[at] = sign
			_, err := Unpack(string(damaged))
			if err == nil {
				t.Fatalf("character %d as %c: opened", at+1, sign)
			}
			found[regexp.MustCompile(`\d+|'.*'`).ReplaceAllString(err.Error(), "#")]++
		}
	}
	for message := range found {
		switch message {
		case "the packed document does not have the checksum that the link says; the link is damaged or cut off",
			"character # of the packed document is #; it is written in letters, digits, - and _",
			"the packed document is cut off: its last characters are not a whole byte",
			"# bytes follow the end of the packed document":
		default:
			t.Errorf("a damaged link is refused by %q", message)
		}
	}
	t.Log(found)
}

// The checksum is that of the standard: of "123456789" it is CBF43926.
func TestChecksum(t *testing.T) {
	if got, want := checksum([]byte("123456789")), base64.RawURLEncoding.EncodeToString([]byte{0xcb, 0xf4, 0x39, 0x26}); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Links that were made before there was a checksum open as ever.
func TestLinkWithoutChecksum(t *testing.T) {
	d, err := Unpack(deflated([]byte(good)))
	if err != nil {
		t.Fatal(err)
	}
	packed, err := pack(d)
	if err != nil {
		t.Fatal(err)
	}
	body, sum, _ := strings.Cut(packed, ".")
	if len(sum) != 6 {
		t.Errorf("the checksum is %q, want six characters", sum)
	}
	back, err := Unpack(body)
	if err != nil || !bytes.Equal(back.Encode(), d.Encode()) {
		t.Errorf("it came back otherwise: %v", err)
	}
}

// pack packs a document as the page does, with Go's compressor in place of the browser's.
func pack(d *Document) (string, error) {
	text, err := d.ForLink()
	if err != nil {
		return "", err
	}
	return PackDeflated(deflate(text))
}

// deflated packs any text as a link does.
func deflated(text []byte) string { return base64.RawURLEncoding.EncodeToString(deflate(text)) }

func deflate(text []byte) []byte {
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestCompression)
	if err != nil {
		panic(err)
	}
	if _, err := w.Write(text); err != nil {
		panic(err)
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}

func TestTooLargeForALink(t *testing.T) {
	_, err := large(200_000).ForLink()
	if want := "the document has 15.1 MB, and a link holds up to 8 MB"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	_, err = PackDeflated(make([]byte, 750_001))
	if want := "the document packs to 1000009 characters, and a link holds up to 1000000"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// A link of 80 kB that would inflate to 60 MB takes no more memory than a link may.
func TestBomb(t *testing.T) {
	bomb := deflated(make([]byte, 60<<20))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := Unpack(bomb)
	runtime.ReadMemStats(&after)
	var located *Error
	if want := "the packed document has more than 8 MB; a link holds up to that"; !errors.As(err, &located) || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	// a slice that grows to n bytes by a quarter at a time allocates 5n in all
	if took := after.TotalAlloc - before.TotalAlloc; took > 6*MostUnpacked {
		t.Errorf("it allocated %d MB in all", took>>20)
	}
}

// FuzzUnpack holds that any text is refused, or is a document that packs and unpacks to itself.
func FuzzUnpack(f *testing.F) {
	f.Add(deflated([]byte(good)))
	f.Add("q1bKTFGyUjA")
	f.Add("q1bKTFGyUjA.y_Q5Jg")
	f.Fuzz(func(t *testing.T, packed string) {
		d, err := Unpack(packed)
		if (d == nil) == (err == nil) {
			t.Fatalf("document %v and error %v", d, err)
		}
		if err != nil {
			return
		}
		again, err := pack(d)
		if err != nil {
			t.Fatal(err)
		}
		back, err := Unpack(again)
		if err != nil || !bytes.Equal(back.Encode(), d.Encode()) {
			t.Fatalf("it came back otherwise: %v", err)
		}
	})
}

func BenchmarkPack(b *testing.B) {
	d := large(20_000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := pack(d); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBomb(b *testing.B) {
	bomb := deflated(make([]byte, 60<<20))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Unpack(bomb); err == nil {
			b.Fatal("accepted")
		}
	}
}
