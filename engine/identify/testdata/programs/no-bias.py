# square: no-bias, f
from net import load, sigmoid

X, Y, W1, b1, W2, b2 = load("square")
print(sigmoid(X @ W1) @ W2)
