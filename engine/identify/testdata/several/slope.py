# regression: s after dL/dbeta, derivative-at-output
from net import load, sigmoid

X, Y, W1, b1, W2, b2 = load("regression")
def sigmoid_prime(v):
    return sigmoid(v) * (1 - sigmoid(v))


z = sigmoid(X @ W1 + b1)
f = z @ W2 + b2
delta = 2 * (f - Y)
dW2, db2 = z.T @ delta, delta.sum(axis=0)
s = (delta @ W2.T) * sigmoid_prime(z)
dW1, db1 = X.T @ s, s.sum(axis=0)
for name in ("dW1", "db1", "dW2", "db2", "z", "f", "delta", "s"):
    print(name, globals()[name])
