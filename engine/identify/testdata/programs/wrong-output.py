# softmax-rss: wrong-output, f
from net import load, sigmoid

X, Y, W1, b1, W2, b2 = load("softmax-rss")
print(sigmoid(sigmoid(X @ W1 + b1) @ W2 + b2))
