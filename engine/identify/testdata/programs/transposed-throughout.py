# square: transposed, dL/dbeta
from net import load, sigmoid

X, Y, W1, b1, W2, b2 = load("square")
W1 = W1.T
z = sigmoid(X @ W1 + b1)
print(z.T @ (2 * (z @ W2 + b2 - Y)))
