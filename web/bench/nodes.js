// A network of objects, one a node and one a link, as playgrounds usually have it: each holds its own values and
// the derivatives it has gathered. One of the contenders of make bench.
"use strict";

globalThis.contenders ??= {};

const activations = {
  sigmoid: { value: (x) => 1 / (1 + Math.exp(-x)), slope: (x) => { const y = 1 / (1 + Math.exp(-x)); return y * (1 - y); } },
  tanh: { value: (x) => Math.tanh(x), slope: (x) => { const y = Math.tanh(x); return 1 - y * y; } },
  identity: { value: (x) => x, slope: () => 1 },
};

class Link {
  constructor(source, target) {
    this.source = source;
    this.target = target;
    this.weight = 0;
    this.derivative = 0;
    this.gathered = 0;
  }
}

class Node {
  constructor(activation) {
    this.activation = activation;
    this.inputs = [];
    this.outputs = [];
    this.bias = 0;
    this.net = 0;
    this.value = 0;
    this.byValue = 0;
    this.byNet = 0;
    this.gathered = 0;
    this.count = 0;
  }

  update() {
    this.net = this.bias;
    for (let j = 0; j < this.inputs.length; j++) {
      const link = this.inputs[j];
      this.net += link.weight * link.source.value;
    }
    this.value = this.activation.value(this.net);
    return this.value;
  }
}

contenders.nodes = (w) => {
  const N = w.Y.length / w.K, size = w.batch || N;
  const softmax = w.output === "softmax", entropy = w.loss === "cross-entropy";
  const layers = [Array.from({ length: w.P }, () => new Node(activations.identity))];
  for (const h of [...w.hidden, { units: w.K, activation: softmax ? "identity" : w.output }]) {
    const below = layers[layers.length - 1];
    layers.push(Array.from({ length: h.units }, () => {
      const node = new Node(activations[h.activation]);
      for (const source of below) {
        const link = new Link(source, node);
        source.outputs.push(link);
        node.inputs.push(link);
      }
      return node;
    }));
  }
  const outputs = layers[layers.length - 1];
  let at = 0;
  for (const layer of layers.slice(1)) {
    for (const node of layer) {
      node.bias = w.theta[at++];
      for (const link of node.inputs) link.weight = w.theta[at++];
    }
  }
  const samples = Array.from({ length: N }, (_, i) => ({
    input: w.X.slice(i * w.P, (i + 1) * w.P), target: w.Y.slice(i * w.K, (i + 1) * w.K),
  }));

  function forward(input) {
    for (let l = 0; l < input.length; l++) layers[0][l].value = input[l];
    for (let h = 1; h < layers.length; h++) {
      for (let m = 0; m < layers[h].length; m++) layers[h][m].update();
    }
    if (!softmax) return;
    const top = Math.max(...outputs.map((o) => o.net));
    let total = 0;
    for (const o of outputs) total += o.value = Math.exp(o.net - top);
    for (const o of outputs) o.value /= total;
  }

  function backward(target) {
    for (let h = layers.length - 1; h >= 1; h--) {
      const layer = layers[h];
      for (let m = 0; m < layer.length; m++) {
        const node = layer[m];
        if (h === layers.length - 1) {
          node.byNet = node.value - target[m];
          if (!softmax && !entropy) node.byNet *= node.activation.slope(node.net);
        } else {
          node.byValue = 0;
          for (let j = 0; j < node.outputs.length; j++) {
            const link = node.outputs[j];
            node.byValue += link.weight * link.target.byNet;
          }
          node.byNet = node.byValue * node.activation.slope(node.net);
        }
        node.gathered += node.byNet;
        node.count++;
        for (let j = 0; j < node.inputs.length; j++) {
          const link = node.inputs[j];
          link.derivative = node.byNet * link.source.value;
          link.gathered += link.derivative;
        }
      }
    }
  }

  function update() {
    for (let h = 1; h < layers.length; h++) {
      for (let m = 0; m < layers[h].length; m++) {
        const node = layers[h][m];
        node.bias -= w.rate * node.gathered / node.count;
        for (let j = 0; j < node.inputs.length; j++) {
          const link = node.inputs[j];
          link.weight -= w.rate * link.gathered / node.count;
          link.gathered = 0;
        }
        node.gathered = 0;
        node.count = 0;
      }
    }
  }

  return {
    gradient() {
      for (const s of samples) {
        forward(s.input);
        backward(s.target);
      }
      const list = [];
      for (const layer of layers.slice(1)) {
        for (const node of layer) {
          list.push(node.gathered / N);
          node.gathered = node.count = 0;
          for (const link of node.inputs) {
            list.push(link.gathered / N);
            link.gathered = 0;
          }
        }
      }
      return list;
    },
    train(epochs) {
      for (let epoch = 0; epoch < epochs; epoch++) {
        if (size < N) shuffle(samples);
        for (let i = 0; i < N; i++) {
          forward(samples[i].input);
          backward(samples[i].target);
          if ((i + 1) % size === 0 || i + 1 === N) update();
        }
      }
    },
  };
};
