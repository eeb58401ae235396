// Starts the engine, and says so by window.ready.
"use strict";

tf.wasm.setWasmPaths(new URL("./", location.href).href);
window.engineReady = () => { window.ready = true; };
(async () => {
  const go = new Go();
  let program;
  withKernel(go, () => program.instance);
  program = await WebAssembly.instantiateStreaming(fetch("engine.wasm"), go.importObject);
  await go.run(program.instance);
})();
