# regression: wrong-activation, dL/dalpha
import numpy as np

from net import load

X, Y, W1, b1, W2, b2 = load("regression")
z = np.tanh(X @ W1 + b1)
f = z @ W2 + b2
s = 2 * (f - Y) @ W2.T * (1 - z ** 2)
print(X.T @ s)
