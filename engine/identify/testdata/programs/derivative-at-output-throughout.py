# two-hidden: derivative-at-output, dL/dbeta
import numpy as np

from net import load, sigmoid

X, Y, W1, b1, W2, b2, W3, b3 = load("two-hidden")
def sigmoid_prime(v):
    return sigmoid(v) * (1 - sigmoid(v))


z1 = np.tanh(X @ W1 + b1)
z2 = sigmoid(z1 @ W2 + b2)
f = sigmoid(z2 @ W3 + b3)
print(z2.T @ ((f - Y) * sigmoid_prime(f)))
