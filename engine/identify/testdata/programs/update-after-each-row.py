# regression: update-after-each-row, new alpha
import numpy as np

from net import load, sigmoid

X, Y, W1, b1, W2, b2 = load("regression")
for x, y in zip(X, Y):
    z = sigmoid(x @ W1 + b1)
    delta = 2 * (z @ W2 + b2 - y)
    s = (W2 @ delta) * z * (1 - z)
    W2 -= 0.1 * np.outer(z, delta)
    b2 -= 0.1 * delta
    W1 -= 0.1 * np.outer(x, s)
    b1 -= 0.1 * s
print(W1)
