# classes: y after nothing, labels-order
import numpy as np

from net import load, softmax

X, Y, W1, b1, W2, b2 = load("classes")
Y = Y[:, ::-1]
z = np.tanh(X @ W1 + b1)
f = softmax(z @ W2 + b2)
delta = (f - Y) / len(X)
print("dW2", z.T @ delta)
print("delta", delta)
print("y", Y)
