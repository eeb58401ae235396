# regression: no-sum-samples, dL/dbeta
import numpy as np

from net import load, sigmoid

X, Y, W1, b1, W2, b2 = load("regression")
x, y = X[1], Y[1]
z = sigmoid(x @ W1 + b1)
print(np.outer(z, 2 * (z @ W2 + b2 - y)))
