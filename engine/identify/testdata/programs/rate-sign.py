# regression: rate-sign, new beta
from net import load, sigmoid

X, Y, W1, b1, W2, b2 = load("regression")
z = sigmoid(X @ W1 + b1)
f = z @ W2 + b2
W2 += 0.1 * z.T @ (2 * (f - Y))
print(W2)
