# regression: right, dL/dalpha
from net import load, sigmoid

X, Y, W1, b1, W2, b2 = load("regression")
z = sigmoid(X @ W1 + b1)
f = z @ W2 + b2
delta = 2 * (f - Y)
s = (delta @ W2.T) * z * (1 - z)
print(X.T @ s)
