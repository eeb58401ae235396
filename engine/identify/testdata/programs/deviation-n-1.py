# scaled: deviation-n-1, dL/dalpha
from net import load, sigmoid

X, Y, W1, b1, W2, b2 = load("scaled")
for column in (0, 2):
    X[:, column] = (X[:, column] - X[:, column].mean()) / X[:, column].std(ddof=1)
Y = (Y - Y.mean()) / Y.std(ddof=1)
z = sigmoid(X @ W1 + b1)
delta = 2 * (z @ W2 + b2 - Y)
print(X.T @ (delta @ W2.T * z * (1 - z)))
