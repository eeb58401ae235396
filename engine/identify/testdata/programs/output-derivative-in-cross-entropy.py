# binary: output-derivative-in-cross-entropy, dL/dalpha
from net import load, sigmoid

X, Y, W1, b1, W2, b2 = load("binary")
z = sigmoid(X @ W1 + b1)
f = sigmoid(z @ W2 + b2)
delta = (f - Y) * f * (1 - f) / len(X)
s = delta @ W2.T * z * (1 - z)
print(X.T @ s)
