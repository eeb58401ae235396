# regression: right, dL/dbeta
import numpy as np

from net import load, sigmoid

X, Y, W1, b1, W2, b2 = load("regression")
d_beta = 0
for x, y in zip(X, Y):
    z = np.append(1, sigmoid(x @ W1 + b1))
    f = z @ np.vstack([b2, W2])
    d_beta = d_beta + np.outer(2 * (f - y), z)
print(d_beta)
