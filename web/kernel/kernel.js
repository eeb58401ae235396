// Gives a program (a Go of wasm_exec.js) its kernel: the inner loops of training, as a module on the program's memory.
"use strict";

// withKernel makes room for the kernel among a program's imports. What it gives is to be called with the program's
// instance. Until the kernel is there, and in a browser that lacks its instructions, it answers that it did nothing.
function withKernel(go) {
  let run = () => 0;
  go.importObject.chainrule = { kernel: (program) => run(program) };
  return async (instance) => {
    const bytes = Uint8Array.from(atob(kernelModule), (c) => c.charCodeAt(0));
    try {
      const kernel = await WebAssembly.instantiate(bytes, { go: { mem: instance.exports.mem } });
      run = kernel.instance.exports.run;
    } catch (err) {
      console.info("Training runs without its kernel: " + err.message);
    }
  };
}
