// Runs the contenders of make bench against the program's own engine, on one workload, interleaved.
"use strict";

// check holds a contender's first gradient against ours.
function check(name, got, want, within) {
  if (got.length !== want.length) throw new Error(`${name}: ${got.length} derivatives, ours are ${want.length}`);
  const most = Math.max(...want.map(Math.abs));
  got.forEach((g, i) => {
    if (!(Math.abs(g - want[i]) <= within * most)) throw new Error(`${name}: derivative ${i} is ${g}, ours is ${want[i]}`);
  });
}

// calibrate finds how many epochs take about so many milliseconds, on which a machine that was busy with
// something else for a moment has no influence. It also lets the browser compile what runs.
async function calibrate(contender, ms) {
  for (let epochs = 1; ;) {
    let best = Infinity;
    for (let i = 0; i < 3; i++) {
      const begin = performance.now();
      await contender.train(epochs);
      best = Math.min(best, performance.now() - begin);
    }
    if (best > ms / 2) return Math.max(1, Math.round(epochs * ms / best));
    epochs *= best < ms / 8 ? 4 : 2;
  }
}

// race gives for each contender its samples per second in each round.
globalThis.race = async (w, rounds, ms) => {
  const N = w.Y.length / w.K;
  const runners = { ours: ourEngine(w) };
  runners["no kernel"] = { train: runners.ours.plain };
  const want = Array.from(runners.ours.gradient());
  for (const [name, make] of Object.entries(contenders)) {
    runners[name] = await make(w);
    check(name, await runners[name].gradient(), want, name.startsWith("tensorflow") ? 2e-3 : 1e-9);
  }
  const epochs = {}, rates = {};
  for (const [name, r] of Object.entries(runners)) {
    epochs[name] = await calibrate(r, ms);
    rates[name] = [];
  }
  for (let round = 0; round < rounds; round++) {
    for (const [name, r] of Object.entries(runners)) {
      const begin = performance.now();
      await r.train(epochs[name]);
      rates[name].push(epochs[name] * N / (performance.now() - begin) * 1000);
    }
  }
  // the same work in one go and in slices of 4 ms: what slicing costs
  rates.slices = [];
  for (let round = 0; round < rounds; round++) {
    const begin = performance.now();
    runners.ours.train(epochs.ours);
    const whole = performance.now() - begin;
    const again = performance.now();
    runners.ours.slices(epochs.ours, 4);
    rates.slices.push((performance.now() - again) / whole);
  }
  return rates;
};
