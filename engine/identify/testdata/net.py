"""Loads the data and the weights of a document beside it, for the programs beside it."""
import json
import os

import numpy as np

np.set_printoptions(suppress=True)


def load(name):
    """X and Y as they are typed, and W1, b1, W2, b2, …: W has a row for each input and a column for each unit."""
    with open(os.path.join(os.path.dirname(__file__), name + ".json")) as file:
        d = json.load(file)
    inputs, targets = [], []
    for i, column in enumerate(d["table"]["columns"]):
        cells = [row[i] for row in d["table"]["rows"]]
        if column.get("kind") != "category":
            numbers = [[float(cell) for cell in cells]]
        elif column["role"] == "input":
            levels = list(dict.fromkeys(cells))
            numbers = [[float(cell == levels[1]) for cell in cells]]
        else:
            levels = list(dict.fromkeys(cells))
            numbers = [[float(cell == level) for cell in cells] for level in levels]
        (inputs if column["role"] == "input" else targets).extend(numbers)
    weights = []
    for matrix in d["weights"].values():
        W = np.array(matrix).T
        weights += [W[1:], W[0]]
    return [np.array(inputs).T, np.array(targets).T] + weights


def sigmoid(v):
    return 1 / (1 + np.exp(-v))


def softmax(T):
    e = np.exp(T - T.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
