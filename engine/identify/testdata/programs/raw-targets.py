# scaled: raw-data, dL/dbeta
from net import load, sigmoid

X, Y, W1, b1, W2, b2 = load("scaled")
for column in (0, 2):
    X[:, column] = (X[:, column] - X[:, column].mean()) / X[:, column].std()
z = sigmoid(X @ W1 + b1)
print(z.T @ (2 * (z @ W2 + b2 - Y)))
