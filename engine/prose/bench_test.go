package prose

import "testing"

// BenchmarkText says what a panel says most: a label, and a text with a number.
func BenchmarkText(b *testing.B) {
	b.Run("label", func(b *testing.B) {
		for b.Loop() {
			Text(AddRow)
		}
	})
	b.Run("number", func(b *testing.B) {
		for b.Loop() {
			Text(RowNumber, 12)
		}
	})
}
