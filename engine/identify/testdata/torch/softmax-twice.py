# classes: output-function-twice, dL/dbeta
import torch

from net import load

X, Y, W1, b1, W2, b2 = (torch.tensor(v, dtype=torch.float32) for v in load("classes"))
W2.requires_grad_()
f = torch.softmax(torch.tanh(X @ W1 + b1) @ W2 + b2, dim=1)
torch.nn.CrossEntropyLoss()(f, Y.argmax(dim=1)).backward()
print(W2.grad)
