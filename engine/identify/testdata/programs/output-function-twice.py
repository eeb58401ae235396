# classes: output-function-twice, L
import numpy as np

from net import load, softmax

X, Y, W1, b1, W2, b2 = load("classes")
def cross_entropy(logits, Y):
    return -(Y * np.log(softmax(logits))).sum(axis=1)


f = softmax(np.tanh(X @ W1 + b1) @ W2 + b2)
print(cross_entropy(f, Y))
