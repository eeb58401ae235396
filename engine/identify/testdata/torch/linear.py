# square: mean-over-outputs, dL/dalpha
import torch

from net import load

X, Y, W1, b1, W2, b2 = (torch.tensor(v, dtype=torch.float32) for v in load("square"))
first, second = torch.nn.Linear(3, 3), torch.nn.Linear(3, 2)
with torch.no_grad():
    for layer, W, b in ((first, W1, b1), (second, W2, b2)):
        layer.weight.copy_(W.T)
        layer.bias.copy_(b)
loss = torch.nn.MSELoss()(second(torch.sigmoid(first(X))), Y)
loss.backward()
print(first.weight.grad)
