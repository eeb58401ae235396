package activation

// Code is a function and its derivative as exported programs compute them, in each language: the lines of
// a function's body, without its head. Each computes for any finite argument what this package computes.
//
// An activation takes v: in Go a float64, in Python an array. Python's PyTorch needs no derivative, as it
// finds derivatives itself.
type Code struct {
	Go, NumPy Body
	PyTorch   string
}

// Body is the lines of two functions' bodies: of a function, and of its derivative.
type Body struct{ Value, Slope string }
