// Unpacks the program, in a worker, so that the page answers meanwhile. It is sent pieces of the packed file and null at its end, and sends
// pieces of the program, and null at its end or what is wrong as a text.
"use strict";

const pieces = [];
let come = () => {};
onmessage = ({ data }) => {
  pieces.push(data);
  come();
};

async function next() {
  while (pieces.length === 0) await new Promise((resolve) => { come = resolve; });
  return pieces.shift();
}

// The unpacker may ask for more at the end of the file, and goes on with no bytes. Of a file that is cut off it would ask for ever.
let ended = false;
const packed = new ReadableStream({
  async pull(controller) {
    const piece = ended ? null : await next();
    if (!piece && ended) return controller.error(new Error("the file is cut off"));
    ended = !piece;
    controller.enqueue(piece ?? new Uint8Array());
  },
}, { highWaterMark: 0 });

(async () => {
  try {
    for (const reader = new self["xz-decompress"].XzReadableStream(packed).getReader(); ;) {
      const { done, value } = await reader.read();
      postMessage(done ? null : value);
      if (done) return;
    }
  } catch (err) {
    postMessage(String(err));
  }
})();
