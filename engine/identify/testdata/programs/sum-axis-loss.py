# square: sum-axis, L
from net import load, sigmoid

X, Y, W1, b1, W2, b2 = load("square")
z = sigmoid(X @ W1 + b1)
f = z @ W2 + b2
print(((Y - f) ** 2).sum(axis=0))
