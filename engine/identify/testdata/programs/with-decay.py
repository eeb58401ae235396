# decay: with-decay, dL/dbeta
from net import load, sigmoid

X, Y, W1, b1, W2, b2 = load("decay")
z = sigmoid(X @ W1 + b1)
f = z @ W2 + b2
print(z.T @ (f - Y) + 2 * 0.05 * W2)
