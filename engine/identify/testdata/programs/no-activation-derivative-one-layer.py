# two-hidden: no-activation-derivative, dL/dalpha
import numpy as np

from net import load, sigmoid

X, Y, W1, b1, W2, b2, W3, b3 = load("two-hidden")
z1 = np.tanh(X @ W1 + b1)
z2 = sigmoid(z1 @ W2 + b2)
f = sigmoid(z2 @ W3 + b3)
d3 = (f - Y) * f * (1 - f)
d2 = (d3 @ W3.T) * z2 * (1 - z2)
d1 = d2 @ W2.T
print(X.T @ d1)
