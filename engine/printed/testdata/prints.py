# Prints the arrays of prints_test.go by NumPy, PyTorch and Python itself:
#   python3 prints.py numpy > numpy.txt; python3 prints.py torch > torch.txt; python3 prints.py python > python.txt
import json
import sys

import numpy as np


def m(rows, cols, factor=1.0):
    i, j = np.arange(1, rows + 1)[:, None], np.arange(1, cols + 1)[None, :]
    return np.sin(3 * i + j) * factor


ARRAYS = {
    "matrix": m(3, 4),
    "vector": m(1, 5)[0],
    "number": m(1, 1)[0, 0],
    "column": m(4, 1),
    "small": m(2, 3, 1e-5),
    "large": m(2, 3, 1e5),
    "mixed": m(2, 3) * np.array([1e-5, 1, 1e5]),
    "halves": np.array([[0.5, 0.25], [1, -2]]),
    "zeros": np.where(m(2, 3) > 0, m(2, 3), 0),
    "wholes": np.array([[1.0, 0, 0], [0, 1, 0]]),
    "wide": m(2, 30),
    "tall": m(2000, 3),
    "both": m(50, 40),
    "single": m(2, 3).astype(np.float32),
}
which = sys.argv[1]
for name, a in ARRAYS.items():
    if which == "python" and a.size > 100:
        continue
    print("---", name)
    if which == "numpy":
        print(a)
        print("--- repr", name)
        print(repr(a))
    elif which == "torch":
        import torch
        print(torch.tensor(a))
    else:
        print(np.asarray(a).tolist())
        print("--- json", name)
        print(json.dumps(np.asarray(a).tolist(), indent=1))
if which == "numpy":
    print("--- several")
    print("z1:", m(2, 3), "\nf:", m(1, 2))
    print("--- list")
    print([m(2, 3), m(1, 2)[0]])
    print("--- lines")
    print("dW1 =", m(2, 3))
    print("db1 =", m(1, 2)[0])
    print("--- fewer digits")
    np.set_printoptions(precision=3, suppress=True)
    print(m(2, 3))
if which == "python":
    print("--- names")
    print({"W1": m(2, 3).tolist(), "b1": m(1, 2)[0].tolist()})
    print("--- json names")
    print(json.dumps({"W1": m(2, 3).tolist(), "b1": m(1, 2)[0].tolist()}))
    print("--- csv")
    for row in m(3, 4).tolist():
        print(",".join(map(repr, row)))
    print("--- csv with names")
    print("a,b,c,d")
    for row in m(3, 4).tolist():
        print(",".join("%.6g" % v for v in row))
    print("--- spreadsheet")
    for row in m(3, 4, 1e4).tolist():
        print("\t".join(("%.7g" % v).replace(".", ",") for v in row))
    print("--- semicolons")
    for row in m(3, 4).tolist():
        print(";".join(("%.7g" % v).replace(".", ",") for v in row))
    print("--- savetxt")
    np.savetxt(sys.stdout, m(3, 4))
    print("--- latex")
    print(r"W = \begin{pmatrix}")
    for row in m(2, 3).tolist():
        print(" & ".join("%.4f" % v for v in row) + r" \\")
    print(r"\end{pmatrix}")
if which == "torch":
    print("--- grad")
    x = torch.tensor(m(2, 3), requires_grad=True)
    print(x)
    print("--- grad_fn")
    print(x * 1)
    print("--- parameter")
    print(torch.nn.Parameter(torch.tensor(m(2, 3))))
    print("--- several")
    print("W.grad", torch.tensor(m(2, 3)), torch.tensor(m(1, 2)[0]))
