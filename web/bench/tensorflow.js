// The same network in TensorFlow.js, trained by its usual model.fit. One of the contenders of make bench, once a
// backend.
"use strict";

globalThis.contenders ??= {};

for (const backend of ["cpu", "wasm"]) {
  contenders["tensorflow " + backend] = async (w) => {
    await tf.setBackend(backend);
    await tf.ready();
    const N = w.Y.length / w.K;
    const model = tf.sequential();
    const sizes = [...w.hidden, { units: w.K, activation: w.output === "identity" ? "linear" : w.output }];
    sizes.forEach((h, i) => model.add(tf.layers.dense({
      units: h.units, activation: h.activation, ...(i === 0 ? { inputShape: [w.P] } : {}),
    })));
    // L_i is ½ Σ (y − f)², and TensorFlow's mean squared error the mean over the outputs: with one output, twice it
    const half = (y, f) => tf.mul(0.5, tf.sum(tf.squaredDifference(y, f), -1));
    model.compile({
      optimizer: tf.train.sgd(w.rate),
      loss: w.loss !== "cross-entropy" ? half : w.output === "softmax" ? "categoricalCrossentropy" : "binaryCrossentropy",
    });
    // theta has a row a unit with its bias first; a dense layer has a kernel of inputs × units, and biases
    const weights = (theta) => {
      const list = [];
      let at = 0, inputs = w.P;
      for (const h of sizes) {
        const kernel = Array.from({ length: inputs }, () => new Array(h.units)), bias = [];
        for (let m = 0; m < h.units; m++) {
          bias.push(theta[at++]);
          for (let l = 0; l < inputs; l++) kernel[l][m] = theta[at++];
        }
        list.push(tf.tensor2d(kernel), tf.tensor1d(bias));
        inputs = h.units;
      }
      return list;
    };
    const theta = async () => {
      const list = [], data = [];
      for (const t of model.getWeights()) data.push(await t.array());
      for (let i = 0; i < data.length; i += 2) {
        data[i + 1].forEach((b, m) => list.push(b, ...data[i].map((row) => row[m])));
      }
      return list;
    };
    const X = tf.tensor2d(w.X, [N, w.P]), Y = tf.tensor2d(w.Y, [N, w.K]);
    const begin = weights(w.theta);
    model.setWeights(begin);
    return {
      // what one step of all rows took off, over the rate
      async gradient() {
        await tf.setBackend(backend);
        const before = await theta();
        await model.fit(X, Y, { epochs: 1, batchSize: N, shuffle: false, verbose: 0 });
        const after = await theta();
        model.setWeights(begin);
        return before.map((b, i) => (b - after[i]) / w.rate);
      },
      async train(epochs) {
        await tf.setBackend(backend);
        await model.fit(X, Y, { epochs, batchSize: w.batch || N, shuffle: true, verbose: 0 });
      },
    };
  };
}
