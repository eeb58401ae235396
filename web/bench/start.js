// Starts the engine, and says so by window.ready.
"use strict";

tf.wasm.setWasmPaths(new URL("./", location.href).href);
window.engineReady = () => { window.ready = true; };
(async () => {
  const go = new Go();
  const makeKernel = withKernel(go);
  const program = await WebAssembly.instantiateStreaming(fetch("engine.wasm"), go.importObject);
  await makeKernel(program.instance);
  await go.run(program.instance);
})();
