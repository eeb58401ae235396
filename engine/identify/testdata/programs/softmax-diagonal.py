# softmax-rss: softmax-diagonal, dL/dbeta
from net import load, sigmoid, softmax

X, Y, W1, b1, W2, b2 = load("softmax-rss")
z = sigmoid(X @ W1 + b1)
f = softmax(z @ W2 + b2)
delta = 2 * (f - Y) * f * (1 - f)
print(z.T @ delta)
