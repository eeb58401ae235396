# square: no-sum-outputs, dL/dalpha
import numpy as np

from net import load, sigmoid

X, Y, W1, b1, W2, b2 = load("square")
dW1 = np.zeros_like(W1)
for x, y in zip(X, Y):
    z = sigmoid(x @ W1 + b1)
    delta = 2 * (z @ W2 + b2 - y)
    for k in range(len(delta)):
        s = delta[k] * W2[:, k] * z * (1 - z)
    dW1 += np.outer(x, s)
print(dW1)
