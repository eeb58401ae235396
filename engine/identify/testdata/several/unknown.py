# two-hidden: z2 after z, nothing
import numpy as np

from net import load, sigmoid

X, Y, W1, b1, W2, b2, W3, b3 = load("two-hidden")
z1 = np.tanh(X @ W1 + b1)
z2 = sigmoid(z1 @ W2 + b2)
z2[:, 1] = np.abs(np.sin(7 * z2[:, 1]))
f = sigmoid(z2 @ W3 + b3)
print("f =", f)
print("z1 =", z1)
print("z2 =", z2)
