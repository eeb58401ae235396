# regression: row-left-out, dL/dalpha
import numpy as np

from net import load, sigmoid

X, Y, W1, b1, W2, b2 = load("regression")
dW1 = np.zeros_like(W1)
for i in range(1, len(X)):
    z = sigmoid(X[i] @ W1 + b1)
    delta = 2 * (z @ W2 + b2 - Y[i])
    dW1 += np.outer(X[i], (W2 @ delta) * z * (1 - z))
print(dW1)
