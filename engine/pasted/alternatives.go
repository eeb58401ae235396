package pasted

// Alternatives are the readings that say something else than the one at a place in what it says in a sentence: for each thing that can be said
// there one, that which says the most else as it does. The reading itself is among them, so that one alternative alone leaves no choice. They
// are given by their places in the list, the likeliest first.
func Alternatives(list []Reading, at, sentence int) []int {
	says := make([][]string, len(list))
	for i, r := range list {
		for _, m := range r.Says() {
			says[i] = append(says[i], m.String())
		}
	}
	alike := func(i int) (n int) {
		for k, text := range says[i] {
			if text == says[at][k] {
				n++
			}
		}
		return n
	}
	var found []int
	place := map[string]int{} // in found, by what is said
	for i := range list {
		if len(says[i]) != len(says[at]) {
			continue
		}
		text := says[i][sentence]
		if k, ok := place[text]; !ok {
			place[text] = len(found)
			found = append(found, i)
		} else if alike(i) > alike(found[k]) {
			found[k] = i
		}
	}
	return found
}
