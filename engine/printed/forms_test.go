package printed_test

import (
	"strings"
	"testing"

	"chainrule/engine/printed"
)

// TestSeenForms reads prints of MATLAB, Julia, TensorFlow and JAX in the forms in which public questions, notebooks and manuals show them.
func TestSeenForms(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"MATLAB, scaled", ">> dW\n\ndW =\n\n   1.0e+03 *\n\n    1.5000   -0.0250\n    2.0000    0.0005\n\n>> ", "dW 2×2 | 1500 -25 | 2000 0.5"},
		{"MATLAB, scaled and compact", "dW =\n     1.0e+03 *\n      1.5000\n     -0.0250\n", "dW 2×1 | 1500 | -25"},
		{"MATLAB, compact", "W =\n  Columns 1 through 3\n    0.5000    1.5000    2.5000\n  Columns 4 through 5\n    3.5000    4.5000\n", "W 1×5 | 0.5 1.5 2.5 3.5 4.5"},
		{"MATLAB, the last column alone", "W =\n\n  Columns 1 through 2\n\n    0.5000    1.5000\n\n  Column 3\n\n    2.5000\n\n", "W 1×3 | 0.5 1.5 2.5"},
		{"MATLAB, scaled and wrapped", "W =\n\n   1.0e+03 *\n\n  Columns 1 through 2\n\n    0.5000    1.5000\n\n  Columns 3 through 4\n\n    2.5000    0.0010\n", "W 1×4 | 500 1500 2500 1"},
		{"MATLAB, single", "W =\n\n  2×2 single matrix\n\n    0.5000    1.5000\n    2.5000   -3.5000\n\n", "W 2×2 | 0.5 1.5 | 2.5 -3.5"},
		{"MATLAB, single row", "b =\n\n  1×3 single row vector\n\n    0.5000    1.5000    2.5000\n", "b 1×3 | 0.5 1.5 2.5"},
		{"MATLAB, single column, scaled", "b =\n\n  2×1 single column vector\n\n   1.0e-03 *\n\n    0.5000\n    1.5000\n", "b 2×1 | 0.0005 | 0.0015"},
		{"MATLAB, on a graphics card", "W =\n\n  2×2 gpuArray single matrix\n\n    0.5000    1.5000\n    2.5000   -3.5000\n", "W 2×2 | 0.5 1.5 | 2.5 -3.5"},
		{"MATLAB's dlarray", "dW =\n\n  2×2 dlarray\n\n    0.5000    1.5000\n    2.5000   -3.5000\n", "dW 2×2 | 0.5 1.5 | 2.5 -3.5"},
		{"MATLAB, labelled dlarray", "Y =\n\n  2(C) × 2(B) single dlarray\n\n    0.5000    1.5000\n    2.5000   -3.5000\n", "Y 2×2 | 0.5 1.5 | 2.5 -3.5"},
		{"MATLAB, in a comment", "% dW =\n% \n%    1.0e+03 *\n% \n%     1.5000    0.2500\n%     2.0000   -0.5000\n% \n", "dW 2×2 | 1500 250 | 2000 -500"},
		{"MATLAB, format long", "ans =\n\n   0.523456789012345   1.500000000000000\n  -2.500000000000000   0.123456789012345\n", "ans 2×2 | 0.523456789012345 1.5 | -2.5 0.123456789012345"},
		{"MATLAB, format short g", "W =\n\n          0.5      1234.6\n     1.25e-05        -3.5\n", "W 2×2 | 0.5 1234.6 | 1.25e-05 -3.5"},
		{"MATLAB, format short e", "W =\n\n   5.0000e-01   1.2346e+03\n   1.2500e-05  -3.5000e+00\n", "W 2×2 | 0.5 1234.6 | 1.25e-05 -3.5"},
		{"MATLAB, with NaN", "W =\n\n    0.5000       NaN\n       Inf      -Inf\n", "W 2×2 | 0.5 NaN | +Inf -Inf"},
		{"MATLAB's cell", "W =\n\n  1×2 cell array\n\n    {2×2 double}    {2×1 double}\n\n>> W{1}\n\nans =\n\n    0.5000    1.5000\n    2.5000    3.5000\n", "ans 2×2 | 0.5 1.5 | 2.5 3.5"},
		{"FreeMat", "W = \n\n Columns 1 to 2\n    0.5000    1.5000 \n\n Columns 3 to 3\n    2.5000 \n", "W 1×3 | 0.5 1.5 2.5"},
		{"Octave, wrapped", "W =\n\n Columns 1 through 3:\n\n   0.5000   1.5000   2.5000\n\n Columns 4 and 5:\n\n   3.5000   4.5000\n\n", "W 1×5 | 0.5 1.5 2.5 3.5 4.5"},

		{"Julia", "julia> W\n4×3 Matrix{Float64}:\n 0.5   1.5    2.5\n 0.25  1.25  -2.25\n 1.0   0.0    1.0\n 3.5  -1.0    0.125\n\njulia> ", "W 4×3 | 0.5 1.5 2.5 | 0.25 1.25 -2.25 | 1 0 1 | 3.5 -1 0.125"},
		{"Julia, before 1.6", "2×2 Array{Float64,2}:\n 0.5   1.5\n 2.5  -3.5\n", "2×2 | 0.5 1.5 | 2.5 -3.5"},
		{"Julia, a vector before 1.6", "3-element Array{Float32,1}:\n 0.5\n 1.5\n 2.5\n", "1×3 | 0.5 1.5 2.5"},
		{"Julia, transposed", "2×2 adjoint(::Matrix{Float64}) with eltype Float64:\n 0.5   1.5\n 2.5  -3.5\n", "2×2 | 0.5 1.5 | 2.5 -3.5"},
		{"Julia, a vector transposed", "1×3 adjoint(::Vector{Float64}) with eltype Float64:\n 0.5  1.5  2.5\n", "1×3 | 0.5 1.5 2.5"},
		{"Julia, a part", "2×2 view(::Matrix{Float64}, 1:2, 1:2) with eltype Float64:\n 0.5   1.5\n 2.5  -3.5\n", "2×2 | 0.5 1.5 | 2.5 -3.5"},
		{"Julia, on a graphics card", "2×2 CuArray{Float32, 2, CUDA.DeviceMemory}:\n 0.5   1.5\n 2.5  -3.5\n", "2×2 | 0.5 1.5 | 2.5 -3.5"},
		{"Julia, small numbers of single precision", "1×2 Matrix{Float32}:\n 1.5f-7  2.5f0\n", "1×2 | 1.5e-07 2.5"},
		{"Julia, single precision", "julia> loss(x, y)\n0.25f0\n", "1×1 | 0.25"},
		{"Julia, a diagonal", "2×2 Diagonal{Float64, Vector{Float64}}:\n 0.5   ⋅ \n  ⋅   2.5\n", "2×2 | 0.5 0 | 0 2.5"},
		{"Julia, tall", "100×2 Matrix{Float64}:\n 0.5   1.5\n 0.25  1.25\n ⋮     \n 3.5  -1.0\n", "100×2 gap 2 0 | 0.5 1.5 | 0.25 1.25 | 3.5 -1"},
		{"Julia, wide", "2×40 Matrix{Float64}:\n 0.5   1.5   …   2.5  3.5\n 0.25  1.25     -2.5  0.0\n", "2×40 gap 0 2 | 0.5 1.5 2.5 3.5 | 0.25 1.25 -2.5 0"},
		{"Julia, a tuple of gradients", "([0.5 1.5; 2.5 -3.5], [0.25, 0.75])", "2×2 | 0.5 1.5 | 2.5 -3.5; 1×2 | 0.25 0.75"},
		{"Flux's gradient", "(W = Float32[0.5 1.5; 2.5 -3.5], b = Float32[0.25, 0.75])", "W 2×2 | 0.5 1.5 | 2.5 -3.5; b 1×2 | 0.25 0.75"},

		{"TensorFlow's tensor", "tf.Tensor(\n[[ 0.5   1.5   2.5 ]\n [ 0.25 -1.25  0.  ]\n [ 1.    0.    1.  ]\n [ 3.5  -1.    0.1 ]], shape=(4, 3), dtype=float32)", "4×3 | 0.5 1.5 2.5 | 0.25 -1.25 0 | 1 0 1 | 3.5 -1 0.1"},
		{"TensorFlow's vector", "tf.Tensor([0.5 1.5], shape=(2,), dtype=float64)", "1×2 | 0.5 1.5"},
		{"TensorFlow's variable, two rows", "<tf.Variable 'Variable:0' shape=(2, 1) dtype=float32, numpy=\narray([[ 0.5],\n       [-1.5]], dtype=float32)>", "2×1 | 0.5 | -1.5"},
		{"TensorFlow's variable after a step", "<tf.Variable 'UnreadVariable' shape=(2, 2) dtype=float32, numpy=\narray([[0.5, 1.5],\n       [2.5, 3.5]], dtype=float32)>", "2×2 | 0.5 1.5 | 2.5 3.5"},
		{"TensorFlow's variable, a number", "<tf.Variable 'Variable:0' shape=() dtype=float32, numpy=0.5>", "1×1 | 0.5"},
		{"TensorFlow's variable, cut", "<tf.Variable 'Variable:0' shape=(1024, 2) dtype=float32, numpy=\narray([[0.5, 1.5],\n       [2.5, 3.5],\n       ...,\n       [4.5, 5.5]], dtype=float32)>", "1024×2 gap 2 0 | 0.5 1.5 | 2.5 3.5 | 4.5 5.5"},
		{"weights and biases of a layer", "[<tf.Variable 'dense/kernel:0' shape=(2, 1) dtype=float32, numpy=\narray([[0.5],\n       [1.5]], dtype=float32)>, <tf.Variable 'dense/bias:0' shape=(1,) dtype=float32, numpy=array([0.25], dtype=float32)>]", "2×1 | 0.5 | 1.5; 1×1 | 0.25"},
		{"Keras 3", "<Variable path=sequential/dense/kernel, shape=(2, 2), dtype=float32, value=[[0.5 1.5]\n [2.5 3.5]]>", "2×2 | 0.5 1.5 | 2.5 3.5"},
		{"Keras 3, a list", "[<Variable path=dense/kernel, shape=(1, 2), dtype=float32, value=[[0.5 1.5]]>, <Variable path=dense/bias, shape=(2,), dtype=float32, value=[0.25 0.75]>]", "1×2 | 0.5 1.5; 1×2 | 0.25 0.75"},
		{"get_weights", "[array([[0.5, 1.5],\n       [2.5, 3.5]], dtype=float32), array([0.25, 0.75], dtype=float32)]", "2×2 | 0.5 1.5 | 2.5 3.5; 1×2 | 0.25 0.75"},
		{"beside text of one's own", "W: <tf.Variable 'Variable:0' shape=(1, 2) dtype=float32, numpy=array([[0.5, 1.5]], dtype=float32)>", "W 1×2 | 0.5 1.5"},

		{"JAX, two rows", "Array([[ 0.5 ,  1.5 ],\n       [-2.25,  3.5 ]], dtype=float32)", "2×2 | 0.5 1.5 | -2.25 3.5"},
		{"JAX, before 0.4", "DeviceArray([[ 0.5 ,  1.5 ],\n             [-2.25,  3.5 ]], dtype=float32)", "2×2 | 0.5 1.5 | -2.25 3.5"},
		{"JAX, a number", "DeviceArray(0.5, dtype=float32, weak_type=True)", "1×1 | 0.5"},
		{"JAX, a number now", "Array(0.5, dtype=float32, weak_type=True)", "1×1 | 0.5"},
		{"JAX, cut", "Array([0.5, 1.5, 2.5, ..., 3.5, 4.5, 5.5], shape=(1000,), dtype=float32)", "1×1000 gap 0 3 | 0.5 1.5 2.5 3.5 4.5 5.5"},
		{"Flax's parameters", "{'params': {'dense1': {'bias': DeviceArray([0.5, 0.], dtype=float32),\n                       'kernel': DeviceArray([[ 0.5, -1.5],\n             [-0.25, 2.5]], dtype=float32)}}}", "bias 1×2 | 0.5 0; kernel 2×2 | 0.5 -1.5 | -0.25 2.5"},
		{"a gradient of JAX", "(Array([[0.5, 1.5]], dtype=float32), Array([0.25], dtype=float32))", "1×2 | 0.5 1.5; 1×1 | 0.25"},
	} {
		found, err := printed.Read(c.in)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var got []string
		for _, a := range found {
			got = append(got, text(a))
			if single := strings.Contains(c.in, "single") || strings.Contains(strings.ToLower(c.in), "float32"); a.Float32 != single {
				t.Errorf("%s: single precision is %v", c.name, a.Float32)
			}
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s: %s, want %s", c.name, strings.Join(got, "; "), c.want)
		}
	}
}
