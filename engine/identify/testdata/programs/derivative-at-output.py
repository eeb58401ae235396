# regression: derivative-at-output, dL/dalpha
from net import load, sigmoid

X, Y, W1, b1, W2, b2 = load("regression")
def sigmoid_prime(v):
    return sigmoid(v) * (1 - sigmoid(v))


z = sigmoid(X @ W1 + b1)
delta = 2 * (z @ W2 + b2 - Y)
s = (delta @ W2.T) * sigmoid_prime(z)
print(X.T @ s)
