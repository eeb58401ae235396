# regression: activation-for-derivative, dL/dalpha
from net import load, sigmoid

X, Y, W1, b1, W2, b2 = load("regression")
A = X @ W1 + b1
z = sigmoid(A)
delta = 2 * (z @ W2 + b2 - Y)
s = (delta @ W2.T) * sigmoid(A)
print(X.T @ s)
