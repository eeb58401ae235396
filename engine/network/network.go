// Package network is the feed-forward network of ESL 11.3 with any number of hidden layers: its shape,
// its parameters as one flat vector, and its forward and backward pass on slices that the caller owns.
package network

// Layer is one hidden layer.
type Layer struct {
	Units      int
	Activation string // an activation's id
}

// Shape is everything about a network but its parameters.
type Shape struct {
	P      int     // inputs
	Hidden []Layer // 0 to 6 layers of 1 to 256 units
	K      int     // outputs
	Output string  // "identity", "sigmoid" or "softmax"
	Loss   string  // "rss", "half-rss" or "cross-entropy"
}

// Param names one parameter: the weight from Input of the layer below to Unit of Layer. All of them
// count from 1, and Input 0 is the bias.
type Param struct {
	Layer int // 1…H for α^(h); H+1 for β
	Unit  int
	Input int
}

// To be provided here (signatures that others build on):
//
//	func (s Shape) Validate() error
//	func (s Shape) Count() int                    // length of theta
//	func (s Shape) Layers() int                   // H+1: weight matrices
//	func (s Shape) Rows(layer int) int            // units of layer 1…H+1
//	func (s Shape) Cols(layer int) int            // inputs of that layer + 1
//	func (s Shape) Offset(layer int) int          // of the layer's matrix in theta
//	func (s Shape) Index(p Param) int             // in theta
//	func (s Shape) ParamAt(index int) Param
//	func (s Shape) ID(p Param) string             // "alpha[1,0]", "alpha2[3,1]", "beta[1,2]"
//	func (s Shape) Parse(id string) (Param, error)
//	func (s Shape) Init(seed uint64) []float64    // theta
//	func New(s Shape) (*Network, error)
//	func (n *Network) NewPass() *Pass             // buffers; A, Z, S are per hidden layer
//	func (n *Network) Forward(theta, x []float64, p *Pass)
//	func (n *Network) Loss(p *Pass, y []float64) float64             // L_i after Forward
//	func (n *Network) Backward(theta, x, y []float64, p *Pass, gradient []float64)  // adds ∂L_i/∂θ; fills p.Delta, p.S
//	func (n *Network) Total(theta, X, Y []float64, reduction Reduction, p *Pass, gradient []float64) float64
//	func (n *Network) DualLoss(theta []float64, index int, x, y []float64) dual.Number
//	type Pass struct { A, Z, S [][]float64; T, F, Delta []float64 }
//	type Reduction string  // "sum", "mean"
