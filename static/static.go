// Package static holds what the program itself carries of the site's files: the first example, so that
// the first view needs no download of its own, and the list of the others.
package static

import _ "embed"

// Article is the document of the article's example.
//
//go:embed examples/article.json
var Article []byte

// ArticleName is the name of the article's example.
const ArticleName = "article"

// Example is a bundled document, examples/<Name>.json.
type Example struct {
	Name  string
	Title string
	About string // one sentence: what it shows
}

// Examples lists the bundled documents in the order of the menu.
var Examples = []Example{
	{ArticleName, "The article’s network", "Salary from age, gender and height: three people, two hidden units, squares. The numbers that enter the network are scaled to be near 0."},
	{"salary", "Salary", "The same question for a dozen invented people. Each column is scaled by its mean and its deviation."},
	{"mazur", "Mazur’s example", "The most read worked example on the web: two inputs, two hidden units, two outputs, biases locked."},
	{"xor", "Exclusive or", "Four rows that no network without a hidden layer can learn."},
	{"iris", "Iris", "Three species by four lengths, 150 flowers (Fisher 1936): softmax and cross-entropy."},
	{"sine", "Sine", "One input, one output: a curve to fit."},
	{"circles", "Circles", "Two inputs, two classes that no straight line parts."},
}

// ExampleNames lists the names of the examples.
func ExampleNames() []string {
	names := make([]string, len(Examples))
	for i, e := range Examples {
		names[i] = e.Name
	}
	return names
}

// ExampleNamed is the example of a name.
func ExampleNamed(name string) (e Example, ok bool) {
	for _, e := range Examples {
		if e.Name == name {
			return e, true
		}
	}
	return Example{}, false
}
