# regression: float32, dL/dalpha
import numpy as np

from net import load, sigmoid

X, Y, W1, b1, W2, b2 = load("regression")
X, Y, W1, b1, W2, b2 = (v.astype(np.float32) for v in (X, Y, W1, b1, W2, b2))
z = sigmoid(X @ W1 + b1)
f = z @ W2 + b2
s = 2 * (f - Y) @ W2.T * z * (1 - z)
print(X.T @ s)
