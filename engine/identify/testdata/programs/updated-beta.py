# regression: updated-beta, new alpha
from net import load, sigmoid

X, Y, W1, b1, W2, b2 = load("regression")
z = sigmoid(X @ W1 + b1)
f = z @ W2 + b2
delta = 2 * (f - Y)
W2 -= 0.1 * z.T @ delta
b2 -= 0.1 * delta.sum(axis=0)
s = (delta @ W2.T) * z * (1 - z)
W1 -= 0.1 * X.T @ s
print(W1)
