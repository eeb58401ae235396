# scaled: raw-data, delta
from net import load, sigmoid

X, Y, W1, b1, W2, b2 = load("scaled")
z = sigmoid(X @ W1 + b1)
print(2 * (z @ W2 + b2 - Y))
