// The same network by hand in plain JavaScript: weights, values and errors in Float64Arrays, one sample after
// the other. One of the contenders of make bench.
"use strict";

globalThis.contenders ??= {};

contenders.flat = (w) => {
  const sizes = [w.P, ...w.hidden.map((h) => h.units), w.K];
  const H = w.hidden.length, P = w.P, K = w.K;
  const theta = Float64Array.from(w.theta);
  const gradient = new Float64Array(theta.length);
  const X = Float64Array.from(w.X), Y = Float64Array.from(w.Y);
  const N = Y.length / K;
  const order = Int32Array.from({ length: N }, (_, i) => i);
  const size = w.batch || N;
  const z = sizes.map((n) => new Float64Array(n));
  const s = sizes.map((n) => new Float64Array(n));
  const offsets = [];
  for (let h = 0, at = 0; h <= H; h++) {
    offsets.push(at);
    at += sizes[h + 1] * (sizes[h] + 1);
  }
  const tanh = w.hidden.map((h) => h.activation === "tanh");
  const softmax = w.output === "softmax", sigmoid = w.output === "sigmoid", entropy = w.loss === "cross-entropy";
  const input = z[0], f = z[H + 1], delta = s[H + 1];

  function forward(i) {
    for (let l = 0, at = i * P; l < P; l++) input[l] = X[at + l];
    for (let h = 0; h <= H; h++) {
      const from = z[h], to = z[h + 1], n = from.length, units = to.length, weights = theta;
      let at = offsets[h];
      for (let m = 0; m < units; m++) {
        let sum = weights[at++];
        for (let l = 0; l < n; l++) sum += weights[at++] * from[l];
        to[m] = sum;
      }
      if (h < H && tanh[h]) for (let m = 0; m < units; m++) to[m] = Math.tanh(to[m]);
      else if (h < H || sigmoid) for (let m = 0; m < units; m++) to[m] = 1 / (1 + Math.exp(-to[m]));
    }
    if (softmax) {
      let top = f[0], total = 0;
      for (let k = 1; k < K; k++) if (f[k] > top) top = f[k];
      for (let k = 0; k < K; k++) total += f[k] = Math.exp(f[k] - top);
      for (let k = 0; k < K; k++) f[k] /= total;
    }
  }

  function backward(i) {
    for (let k = 0, at = i * K; k < K; k++) delta[k] = f[k] - Y[at + k];
    if (sigmoid && !entropy) for (let k = 0; k < K; k++) delta[k] *= f[k] * (1 - f[k]);
    for (let h = H; h >= 0; h--) {
      const from = z[h], back = s[h], errors = s[h + 1], n = from.length, units = errors.length;
      const weights = theta, sums = gradient;
      let at = offsets[h];
      if (h > 0) back.fill(0);
      for (let m = 0; m < units; m++) {
        const e = errors[m];
        sums[at++] += e;
        if (h > 0) {
          for (let l = 0; l < n; l++, at++) {
            sums[at] += e * from[l];
            back[l] += e * weights[at];
          }
        } else {
          for (let l = 0; l < n; l++) sums[at++] += e * from[l];
        }
      }
      if (h === 0) continue;
      if (tanh[h - 1]) for (let l = 0; l < n; l++) back[l] *= 1 - from[l] * from[l];
      else for (let l = 0; l < n; l++) back[l] *= from[l] * (1 - from[l]);
    }
  }

  return {
    gradient() {
      gradient.fill(0);
      for (let i = 0; i < N; i++) {
        forward(i);
        backward(i);
      }
      const mean = Array.from(gradient, (g) => g / N);
      gradient.fill(0);
      return mean;
    },
    train(epochs) {
      for (let epoch = 0; epoch < epochs; epoch++) {
        if (size < N) shuffle(order);
        for (let at = 0; at < N; at += size) {
          const end = Math.min(at + size, N);
          for (let j = at; j < end; j++) {
            forward(order[j]);
            backward(order[j]);
          }
          const rate = w.rate / (end - at);
          for (let p = 0; p < theta.length; p++) {
            theta[p] -= rate * gradient[p];
            gradient[p] = 0;
          }
        }
      }
    },
  };
};

// shuffle is Fisher and Yates's.
function shuffle(list) {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    const t = list[i];
    list[i] = list[j];
    list[j] = t;
  }
}
