# regression: sign, dL/dbeta
from net import load, sigmoid

X, Y, W1, b1, W2, b2 = load("regression")
z = sigmoid(X @ W1 + b1)
f = z @ W2 + b2
print(z.T @ (2 * (Y - f)))
