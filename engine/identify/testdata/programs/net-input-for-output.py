# regression: net-input-for-output, dL/dbeta
from net import load, sigmoid

X, Y, W1, b1, W2, b2 = load("regression")
a = X @ W1 + b1
f = sigmoid(a) @ W2 + b2
print(a.T @ (2 * (f - Y)))
