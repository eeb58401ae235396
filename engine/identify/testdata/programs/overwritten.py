# regression: no-sum-samples, dL/dalpha
import numpy as np

from net import load, sigmoid

X, Y, W1, b1, W2, b2 = load("regression")
for x, y in zip(X, Y):
    z = sigmoid(x @ W1 + b1)
    delta = 2 * (z @ W2 + b2 - y)
    dW1 = np.outer(x, (W2 @ delta) * z * (1 - z))
print(dW1)
