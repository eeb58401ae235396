// Starts the program. It stands in for the script that go-app would generate, whose paths are absolute.
"use strict";

// What go-app's runtime asks of the page. Install, update and notifications are not used.
window.goappGetenv = () => "";
window.goappKeepBodyClean = () => () => {};

// In a sandboxed frame, and where a person has forbidden it, touching storage throws. go-app reads it at
// start, so storage in memory stands in.
for (const name of ["localStorage", "sessionStorage"]) {
  try {
    window[name].getItem("");
  } catch {
    const map = new Map();
    Object.defineProperty(window, name, {
      value: {
        get length() { return map.size; },
        key: (i) => [...map.keys()][i] ?? null,
        getItem: (k) => map.get(String(k)) ?? null,
        setItem: (k, v) => void map.set(String(k), String(v)),
        removeItem: (k) => void map.delete(String(k)),
        clear: () => map.clear(),
      },
    });
  }
}

// go-app writes a class as the property className, which SVG elements have for reading only.
Object.defineProperty(SVGElement.prototype, "className", {
  get() { return this.getAttribute("class") ?? ""; },
  set(value) { this.setAttribute("class", value); },
});

// go-app stops at an address that it cannot parse, such as one ending in #example=50%: a % that begins no character is one itself.
function mendFragment() {
  const mended = location.hash.replace(/%(?![\da-f]{2})/gi, "%25");
  if (mended !== location.hash) history.replaceState(null, "", mended);
}
mendFragment();
window.addEventListener("popstate", mendFragment);

const { wasm: wasmURL, unpack: unpackURL, font: fontURL } = document.currentScript.dataset;

// unxz unpacks a stream in a worker.
function unxz(packed) {
  const worker = new Worker(unpackURL);
  const reader = packed.getReader();
  (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      worker.postMessage(done ? null : value);
      if (done) return;
    }
  })().catch(() => worker.postMessage(null)); // cut off
  return new ReadableStream({
    start(controller) {
      const end = (fault) => {
        worker.terminate();
        reader.cancel().catch(() => {});
        if (fault) controller.error(new Error(fault));
        else controller.close();
      };
      worker.onmessage = ({ data }) => (data instanceof Uint8Array ? controller.enqueue(data) : end(data));
      worker.onerror = (event) => end(event.message || unpackURL + " could not be run");
    },
    cancel: () => worker.terminate(),
  });
}

// The ways to unpack the program. Many static hosts do not compress .wasm, so a compressed file is fetched and unpacked here. That by xz is
// the smallest; every browser unpacks gzip itself, also where the page may run no worker, as one of an opaque origin.
const ways = [
  ...(opaque ? [] : [[".xz", unxz]]),
  [".gz", (packed) => packed.pipeThrough(new DecompressionStream("gzip"))],
];

// toKeep gives the program a second time, from what was fetched, for keep.
let toKeep;

const wasm = (body) => new Response(body, { headers: { "Content-Type": "application/wasm" } });

// programs gives the program as often as there are ways to get it, each a response.
async function* programs() {
  const kept = await keptProgram();
  if (kept) {
    yield kept;
    await dropProgram();
  }
  const turn = await takeTurn(shareName(wasmURL));
  let program; // for other frames
  try {
    if (turn.program) {
      toKeep = () => wasm(turn.program);
      yield wasm(turn.program);
    }
    for await (const response of download()) {
      if (turn.share) program = response.clone().blob();
      program?.catch(() => {}); // cut off
      yield response;
      program = undefined; // it could not be run
    }
  } finally {
    if (program) {
      toKeep = async () => wasm(await program);
      program.then(turn.share).catch(() => {}).then(turn.end);
    } else turn.end();
  }
}

// download gives the program from the host. A host that unpacks files on the way (Content-Encoding) is fine too.
async function* download() {
  for (const [suffix, unpack] of ways) {
    let packed;
    try {
      packed = await (suffix === ".xz" && window.chainruleProgram || fetch(wasmURL + suffix));
      delete window.chainruleProgram;
    } catch {
      if (opaque) break;
      continue;
    }
    if (!packed.ok) continue;
    packed = loading.count(packed);
    const unpacked = (response) => wasm(response.headers.get("Content-Encoding") ? response.body : unpack(response.body));
    const copy = packed.clone();
    toKeep = () => unpacked(copy);
    try {
      yield unpacked(packed);
    } catch (err) {
      console.error(err); // no worker may be run
    }
  }
  toKeep = undefined;
  const plain = opaque ? null : await fetch(wasmURL).catch(() => null);
  if (plain?.ok) yield wasm(loading.count(plain).body);
  // An opaque origin is handed a script alone, and some hosts give out no file whose ending they do not know.
  const packed = await fromScript(wasmURL + ".gz").catch(() => null);
  if (packed) yield wasm(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")));
  if (plain?.status === 404 && window.chainruleAgain()) await new Promise(() => {}); // until the page is gone
  throw new Error("the program could not be downloaded" + (plain && !plain.ok ? " (" + plain.status + ")" : ""));
}

// instantiate makes an instance of the first file that holds a program: one that is damaged or cut off is passed over.
async function instantiate(imports) {
  let damage;
  try {
    for await (const response of programs()) {
      try {
        return await WebAssembly.instantiateStreaming(response, imports);
      } catch (err) {
        damage = err;
      }
    }
  } catch (err) {
    damage ??= err;
  }
  throw damage;
}

// missing names what the browser lacks that the program cannot do without, or gives "".
function missing() {
  if (typeof WebAssembly !== "object" || !WebAssembly.instantiateStreaming) return "WebAssembly";
  if (typeof DecompressionStream !== "function") return "DecompressionStream";
  if (typeof HTMLElement.prototype.showPopover !== "function") return "popover";
  return "";
}

// start gets the program and runs it.
async function start() {
  const lacks = missing();
  if (lacks) throw new Error(`this browser lacks ${lacks}; a current Chrome, Firefox, Safari or Edge has it`);
  const go = new Go();
  go.env.GOTRACEBACK = "system"; // so that a panic prints the places by which functions are found
  const makeKernel = withKernel(go);
  const program = await instantiate(go.importObject);
  makeKernel(program.instance);
  keep(toKeep).catch(() => {}); // then all is as it would be without
  toKeep = undefined;
  await go.run(program.instance);
  await stopped();
}

if (opaque) mendFont(fontURL).catch(console.error);

// begin starts the program, and says where that fails.
function begin() {
  start().catch((err) => {
    console.error(err);
    giveUp("Chainrule could not start: " + err.message);
    loading.fail("Chainrule could not start: " + err.message + ".", () => {
      goOn();
      begin();
    });
  });
}
begin();
