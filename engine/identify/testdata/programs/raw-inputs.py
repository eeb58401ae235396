# scaled: raw-data, z
from net import load, sigmoid

X, Y, W1, b1, W2, b2 = load("scaled")
print(sigmoid(X @ W1 + b1))
