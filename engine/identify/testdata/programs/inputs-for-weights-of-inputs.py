# square: input-for-hidden, dL/dalpha
from net import load, sigmoid

X, Y, W1, b1, W2, b2 = load("square")
z = sigmoid(X @ W1 + b1)
s = 2 * (z @ W2 + b2 - Y) @ W2.T * z * (1 - z)
print(z.T @ s)
