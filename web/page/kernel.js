// Gives a program (a Go of wasm_exec.js) its kernel: inner loops that it makes itself, as a module on its memory.
"use strict";

// withKernel lets the program have a kernel, before it is instantiated; instance gives the program's instance then.
function withKernel(go, instance) {
  let run = () => 0; // not done
  go.importObject.chainrule = { kernel: (program) => run(program) };
  globalThis.chainruleKernel = async (bytes) => {
    try {
      const kernel = await WebAssembly.instantiate(bytes, { go: { mem: instance().exports.mem } });
      run = kernel.instance.exports.run;
      return true;
    } catch { // a browser that lacks the instructions: the program does without
      return false;
    }
  };
}
