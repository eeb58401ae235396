# square: transposed, dL/dalpha
from net import load, sigmoid

X, Y, W1, b1, W2, b2 = load("square")
z = sigmoid(X @ W1.T + b1)
f = z @ W2 + b2
s = (2 * (f - Y)) @ W2.T * z * (1 - z)
print((X.T @ s).T)
