# regression: nothing, none
import numpy as np

from net import load, sigmoid

X, Y, W1, b1, W2, b2 = load("regression")
z = sigmoid(X @ W1 + b1)
f = z @ W2 + b2
print(np.sin(X.T @ (f - Y) @ W2.T))
