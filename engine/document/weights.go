package document

import (
	"strconv"

	"chainrule/engine/network"
)

// EncodeWeights writes parameters (in the order of network.Shape) as a file of their own: the version and
// the weights as a document holds them.
func EncodeWeights(s network.Shape, theta []float64) []byte {
	w := &writer{}
	w.line(`{`)
	w.line(`  "chainrule": ` + strconv.Itoa(Version) + `,`)
	encodeWeights(w, s, theta)
	w.Truncate(w.Len() - len(",\n")) // nothing follows them here
	w.line(``)
	w.line(`}`)
	return w.Bytes()
}

// DecodeWeights reads the parameters of a network of a shape from what EncodeWeights wrote. Its error is an
// [*Error] that says where, what was found, and what would be right.
func DecodeWeights(data []byte, s network.Shape) ([]float64, error) {
	v, err := parse(data)
	if err != nil {
		return nil, err
	}
	if err := checkVersion(v); err != nil {
		return nil, err
	}
	o, err := v.object("chainrule", "weights")
	if err != nil {
		return nil, err
	}
	f, err := o.need("weights")
	if err != nil {
		return nil, err
	}
	theta, err := readWeights(f, s)
	if err != nil {
		return nil, err
	}
	return theta, nil
}
