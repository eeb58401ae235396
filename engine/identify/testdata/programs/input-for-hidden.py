# square: input-for-hidden, dL/dbeta
from net import load, sigmoid

X, Y, W1, b1, W2, b2 = load("square")
f = sigmoid(X @ W1 + b1) @ W2 + b2
print(X.T @ (2 * (f - Y)))
