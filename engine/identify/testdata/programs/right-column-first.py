# square: right, s
from net import load, sigmoid

X, Y, W1, b1, W2, b2 = load("square")
A = W1.T @ X.T + b1[:, None]
Z = sigmoid(A)
F = W2.T @ Z + b2[:, None]
print(W2 @ (2 * (F - Y.T)) * Z * (1 - Z))
