"""A small stand-in for PyTorch, for machines without it: reverse-mode differentiation over NumPy arrays of
float64, with the few functions that exported programs call. It refuses what it does not know."""
import math

import numpy as np

float64 = np.float64


class Tensor:
    def __init__(self, data, parents=(), requires_grad=False):
        self.data = np.asarray(data, dtype=np.float64)
        self.parents = parents  # pairs of a tensor and what carries a gradient back to it
        self.requires_grad = requires_grad
        self.grad = None

    def __add__(self, other):
        other = lift(other)
        return Tensor(self.data + other.data, ((self, lambda g: g), (other, lambda g: g)))

    __radd__ = __add__

    def __neg__(self):
        return Tensor(-self.data, ((self, lambda g: -g),))

    def __sub__(self, other):
        return self + -lift(other)

    def __rsub__(self, other):
        return lift(other) + -self

    def __mul__(self, other):
        other = lift(other)
        return Tensor(self.data * other.data, ((self, lambda g: g * other.data), (other, lambda g: g * self.data)))

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = lift(other)
        return Tensor(self.data / other.data, ((self, lambda g: g / other.data), (other, lambda g: -g * self.data / other.data**2)))

    def __rtruediv__(self, other):
        return lift(other) / self

    def __pow__(self, n):
        return Tensor(self.data**n, ((self, lambda g: g * n * self.data ** (n - 1)),))

    def __matmul__(self, other):
        return Tensor(self.data @ other.data, ((self, lambda g: g @ other.data.T), (other, lambda g: self.data.T @ g)))

    def __getitem__(self, key):
        def back(g):
            full = np.zeros_like(self.data)
            full[key] = g
            return full

        return Tensor(self.data[key], ((self, back),))

    def __gt__(self, number):
        return self.data > number

    def __lt__(self, number):
        return self.data < number

    def __le__(self, number):
        return self.data <= number

    def __ge__(self, number):
        return self.data >= number

    @property
    def T(self):
        return Tensor(self.data.T, ((self, lambda g: g.T),))

    def sum(self, dim=None):
        def back(g):
            return np.broadcast_to(g if dim is None else np.expand_dims(g, dim), self.data.shape)

        return Tensor(self.data.sum(axis=dim), ((self, back),))

    def mean(self):
        return self.sum() / self.data.size

    def tolist(self):
        return self.data.tolist()

    def item(self):
        return self.data.item()

    def backward(self):
        assert self.data.ndim == 0, "a gradient is of one number"
        order, seen = [], set()

        def visit(t):
            if id(t) not in seen:
                seen.add(id(t))
                for parent, _ in t.parents:
                    visit(parent)
                order.append(t)

        visit(self)
        gradients = {id(self): np.ones_like(self.data)}
        for t in reversed(order):
            g = gradients.get(id(t))
            if t.requires_grad:
                t.grad = Tensor(g)
            for parent, back in t.parents:
                part = unbroadcast(back(g), parent.data.shape)
                gradients[id(parent)] = gradients.get(id(parent), 0) + part


def unbroadcast(g, shape):
    g = np.asarray(g)
    while g.ndim > len(shape):
        g = g.sum(axis=0)
    for axis, n in enumerate(shape):
        if n == 1 and g.shape[axis] != 1:
            g = g.sum(axis=axis, keepdims=True)
    return g


def lift(v):
    return v if isinstance(v, Tensor) else Tensor(v)


def tensor(data, dtype=None, requires_grad=False):
    assert dtype is float64, "programs compute in float64"
    return Tensor(data, requires_grad=requires_grad)


def zeros_like(t):
    return Tensor(np.zeros_like(t.data))


def ones_like(t):
    return Tensor(np.ones_like(t.data))


def where(condition, a, b):
    a, b = lift(a), lift(b)
    zero = np.zeros_like(condition, dtype=np.float64)
    return Tensor(
        np.where(condition, a.data, b.data),
        ((a, lambda g: np.where(condition, g, zero)), (b, lambda g: np.where(condition, zero, g))),
    )


def abs(t):
    return Tensor(np.abs(t.data), ((t, lambda g: g * np.sign(t.data)),))


def sign(t):
    return Tensor(np.sign(t.data), ((t, lambda g: 0 * g),))


def minimum(a, b):
    return where(a.data < b.data, a, b)


def maximum(a, b):
    return where(a.data > b.data, a, b)


def exp(t):
    v = np.exp(t.data)
    return Tensor(v, ((t, lambda g: g * v),))


def expm1(t):
    return Tensor(np.expm1(t.data), ((t, lambda g: g * np.exp(t.data)),))


def log(t):
    return Tensor(np.log(t.data), ((t, lambda g: g / t.data),))


def log1p(t):
    return Tensor(np.log1p(t.data), ((t, lambda g: g / (1 + t.data)),))


def cosh(t):
    return Tensor(np.cosh(t.data), ((t, lambda g: g * np.sinh(t.data)),))


class special:
    @staticmethod
    def ndtr(t):
        v = np.vectorize(math.erfc, otypes=[float])(-t.data / math.sqrt(2)) / 2
        return Tensor(v, ((t, lambda g: g * np.exp(-t.data**2 / 2) / math.sqrt(2 * math.pi)),))


def sigmoid(t):
    e = np.exp(-np.abs(t.data))
    v = np.where(t.data < 0, e, 1) / (1 + e)
    return Tensor(v, ((t, lambda g: g * e / (1 + e) ** 2),))


def tanh(t):
    v = np.tanh(t.data)
    return Tensor(v, ((t, lambda g: g * (1 - v) * (1 + v)),))


def relu(t):
    return Tensor(np.maximum(t.data, 0), ((t, lambda g: g * (t.data > 0)),))


def logaddexp(a, b):
    v = np.logaddexp(a.data, b.data)
    return Tensor(v, ((a, lambda g: g * np.exp(a.data - v)), (b, lambda g: g * np.exp(b.data - v))))


def softmax(t, dim):
    e = np.exp(t.data - t.data.max(axis=dim, keepdims=True))
    f = e / e.sum(axis=dim, keepdims=True)
    return Tensor(f, ((t, lambda g: f * (g - (g * f).sum(axis=dim, keepdims=True))),))


def logsumexp(t, dim, keepdim=False):
    top = t.data.max(axis=dim, keepdims=True)
    v = top + np.log(np.exp(t.data - top).sum(axis=dim, keepdims=True))
    f = np.exp(t.data - v)
    assert keepdim, "the programs keep the dimension"
    return Tensor(v, ((t, lambda g: g * f),))
