# square: sum-axis, dL/dbeta
from net import load, sigmoid

X, Y, W1, b1, W2, b2 = load("square")
z = sigmoid(X @ W1 + b1)
f = z @ W2 + b2
print((2 * (f - Y)).sum(axis=1))
