# classes: labels-order, dL/dbeta
import numpy as np

from net import load, softmax

X, Y, W1, b1, W2, b2 = load("classes")
colours = np.array(["red", "green", "blue"])[Y.argmax(axis=1)]
classes, k = np.unique(colours, return_inverse=True)
Y = np.eye(len(classes))[k]
z = np.tanh(X @ W1 + b1)
f = softmax(z @ W2 + b2)
print(z.T @ (f - Y) / len(X))
