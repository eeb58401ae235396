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

const { wasm: wasmURL, late: lateURL, unpack: unpackURL, font: fontURL } = document.currentScript.dataset;

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

// parts are the files of the program. toKeep gives a part a second time, from what was fetched, for keep.
const parts = [wasmURL, lateURL].map((url) => ({ url, toKeep: undefined }));

const wasm = (body) => new Response(body, { headers: { "Content-Type": "application/wasm" } });

// copies gives a part as often as there are ways to get it, each a response. needed says whether the page stands still without it.
async function* copies(part, needed) {
  const kept = await keptPart(part.url);
  if (kept) {
    yield kept;
    await dropPart(part.url);
  }
  const turn = await takeTurn(shareName(part.url));
  let copy; // for other frames
  try {
    if (turn.part) {
      part.toKeep = () => wasm(turn.part);
      yield wasm(turn.part);
    }
    for await (const response of download(part, needed)) {
      if (turn.share) copy = response.clone().blob();
      copy?.catch(() => {}); // cut off
      yield response;
      copy = undefined; // it could not be run
    }
  } finally {
    if (copy) {
      part.toKeep = async () => wasm(await copy);
      copy.then(turn.share).catch(() => {}).then(turn.end);
    } else turn.end();
  }
}

// download gives a part from the host. A host that unpacks files on the way (Content-Encoding) is fine too.
async function* download(part, needed) {
  const { url } = part;
  for (const [suffix, unpack] of ways) {
    let packed;
    try {
      packed = await (url + suffix === wasmURL + ".xz" && window.chainruleProgram || fetch(url + suffix));
      if (url === wasmURL) delete window.chainruleProgram;
    } catch {
      if (opaque) break;
      continue;
    }
    if (!packed.ok) continue;
    packed = loading.count(packed);
    const unpacked = (response) => wasm(response.headers.get("Content-Encoding") ? response.body : unpack(response.body));
    const copy = packed.clone();
    part.toKeep = () => unpacked(copy);
    try {
      yield unpacked(packed);
    } catch (err) {
      console.error(err); // no worker may be run
    }
  }
  part.toKeep = undefined;
  const plain = opaque ? null : await fetch(url).catch(() => null);
  if (plain?.ok) yield wasm(loading.count(plain).body);
  // An opaque origin is handed a script alone, and some hosts give out no file whose ending they do not know.
  const packed = await fromScript(url + ".gz").catch(() => null);
  byScript ||= packed !== null;
  if (packed) yield wasm(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")));
  if (plain?.status === 404 && needed() && window.chainruleAgain()) await new Promise(() => {}); // until the page is gone
  throw new Error("the program could not be downloaded" + (plain && !plain.ok ? " (" + plain.status + ")" : ""));
}

// compile makes a module of the first file that holds a part: one that is damaged or cut off is passed over.
async function compile(part, needed = () => true) {
  let damage;
  try {
    for await (const response of copies(part, needed)) {
      try {
        return await WebAssembly.compileStreaming(response);
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

// together says that the program is to have both parts from the beginning. A page that gets them by scripts could not load the late one where that
// is needed at once, and a lesson is not shown without it.
const together = opaque || document.querySelector("meta[name=lesson]") !== null;
let byScript = false; // as another host hands the parts out too

// start gets the program and runs it.
async function start() {
  const lacks = missing();
  if (lacks) throw new Error(`this browser lacks ${lacks}; a current Chrome, Firefox, Safari or Edge has it`);
  const go = new Go();
  go.env.GOTRACEBACK = "system"; // so that a panic prints the places by which functions are found
  const makeKernel = withKernel(go);
  const [first, late] = parts;
  const program = inParts(go, lateURL, (needed) => compile(late, needed));
  if (together) program.load().catch(() => {}); // it is said below
  const instance = await WebAssembly.instantiate(await compile(first), go.importObject);
  program.take(instance);
  if (together || byScript) await program.load();
  makeKernel(instance);
  keep(program.load).catch(() => {}); // then all is as it would be without
  await program.run(instance);
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
