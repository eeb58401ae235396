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
    this.id = source.id + "-" + target.id;
    this.source = source;
    this.target = target;
    this.weight = 0;
    this.dead = false; // pruned by regularisation
    this.derivative = 0;
    this.gathered = 0;
    this.count = 0;
    this.regularization = null;
  }
}

class Node {
  constructor(id, activation) {
    this.id = id;
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
  const layers = [Array.from({ length: w.P }, (_, l) => new Node("x" + l, activations.identity))];
  for (const h of [...w.hidden, { units: w.K, activation: softmax ? "identity" : w.output }]) {
    const below = layers[layers.length - 1];
    layers.push(Array.from({ length: h.units }, (_, m) => {
      const node = new Node(layers.length + "." + m, activations[h.activation]);
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

  // by layers from the last: the errors of its nodes, the derivatives of their links, the sums for the layer below
  function backward(target) {
    for (let k = 0; k < outputs.length; k++) outputs[k].byValue = outputs[k].value - target[k];
    for (let h = layers.length - 1; h >= 1; h--) {
      const layer = layers[h];
      const direct = h === layers.length - 1 && (softmax || entropy); // the slope cancels
      for (let m = 0; m < layer.length; m++) {
        const node = layer[m];
        node.byNet = direct ? node.byValue : node.byValue * node.activation.slope(node.net);
        node.gathered += node.byNet;
        node.count++;
      }
      for (let m = 0; m < layer.length; m++) {
        const node = layer[m];
        for (let j = 0; j < node.inputs.length; j++) {
          const link = node.inputs[j];
          if (link.dead) continue;
          link.derivative = node.byNet * link.source.value;
          link.gathered += link.derivative;
          link.count++;
        }
      }
      if (h === 1) continue;
      const below = layers[h - 1];
      for (let m = 0; m < below.length; m++) {
        const node = below[m];
        node.byValue = 0;
        for (let j = 0; j < node.outputs.length; j++) {
          const link = node.outputs[j];
          node.byValue += link.weight * link.target.byNet;
        }
      }
    }
  }

  function update() {
    for (let h = 1; h < layers.length; h++) {
      for (let m = 0; m < layers[h].length; m++) {
        const node = layers[h][m];
        if (node.count > 0) {
          node.bias -= w.rate * node.gathered / node.count;
          node.gathered = 0;
          node.count = 0;
        }
        for (let j = 0; j < node.inputs.length; j++) {
          const link = node.inputs[j];
          if (link.dead) continue;
          const pull = link.regularization ? link.regularization.slope(link.weight) : 0;
          if (link.count > 0) {
            link.weight -= w.rate / link.count * link.gathered + w.rate * pull;
            link.gathered = 0;
            link.count = 0;
          }
        }
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
            link.gathered = link.count = 0;
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
