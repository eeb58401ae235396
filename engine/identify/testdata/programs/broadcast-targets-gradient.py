# regression: broadcast-targets, dL/dbeta
from net import load, sigmoid

X, Y, W1, b1, W2, b2 = load("regression")
y = Y[:, 0]
z = sigmoid(X @ W1 + b1)
f = z @ W2 + b2
residual = f - y
print(z.T @ (2 * residual.sum(axis=1)))
