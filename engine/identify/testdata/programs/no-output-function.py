# classes: no-output-function, dL/dbeta
import numpy as np

from net import load

X, Y, W1, b1, W2, b2 = load("classes")
z = np.tanh(X @ W1 + b1)
f = z @ W2 + b2
print(z.T @ (f - Y) / len(X))
