# classes: mean-twice, dL/dbeta
import numpy as np

from net import load, softmax

X, Y, W1, b1, W2, b2 = load("classes")
z = np.tanh(X @ W1 + b1)
delta = (softmax(z @ W2 + b2) - Y) / len(X)
print(z.T @ delta / len(X))
