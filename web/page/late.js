// The program comes in two parts. The first one runs as soon as it is there. Where it calls a function of the late part before that is there, it
// waits: nothing else enters it, and what happens meanwhile is handed to it afterwards, in order. web/program/parts.go says how the parts work.
"use strict";

let asleep = Promise.resolve(); // a promise of the program not waiting

// inParts has a program (a Go of wasm_exec.js) run in parts. bring gives a promise of the late part as a module, however often it has to be
// asked for, and url is where that stands unpacked.
function inParts(go, url, bring) {
  let first; // what the first part exports
  let depth = 0; // how many calls into the program there are, each made by what the one before has called
  let waits = false, here = false, coming;
  let take;
  const taken = new Promise((resolve) => { take = resolve; });
  const happened = []; // while it waits
  const goOn = Go.prototype._resume.bind(go);

  // enter calls into the program.
  function enter(call) {
    if (waits) return void happened.push(call);
    depth++;
    try {
      call();
    } finally {
      depth--;
    }
  }

  // These two are as in wasm_exec.js, but for enter.
  go._makeFuncWrapper = (id) => function () {
    const event = { id, this: this, args: arguments };
    enter(() => {
      go._pendingEvent = event;
      goOn();
    });
    return event.result;
  };
  go.importObject.gojs["runtime.scheduleTimeoutEvent"] = (sp) => {
    sp >>>= 0;
    const id = go._nextCallbackTimeoutID++;
    const wake = () => { while (go._scheduledTimeouts.has(id)) goOn(); };
    go._scheduledTimeouts.set(id, setTimeout(() => enter(wake), go.mem.getUint32(sp + 8, true) + go.mem.getInt32(sp + 12, true) * 2 ** 32));
    go.mem.setInt32(sp + 16, id, true);
  };

  // load gives a promise of the late part being there.
  const load = () => (coming ??= Promise.all([bring(() => waits), taken]).then(([module]) => here || WebAssembly.instantiate(module, { first })).then(() => {
    here = true;
  }).catch((err) => {
    coming = undefined; // it can be tried again
    throw err;
  }));

  // goOnLate goes on with what waits, and then with what happened meanwhile.
  function goOnLate() {
    waits = false;
    enter(() => {
      first.loop();
      if (go.exited) go._resolveExitPromise();
    });
    while (happened.length > 0 && !go.exited) enter(happened.shift());
  }

  // wait waits for the late part, and says so.
  function wait() {
    const end = loading.rest();
    let wake;
    asleep = new Promise((resolve) => { wake = resolve; });
    const attempt = () => load().then(() => {
      end();
      goOnLate();
      wake();
    }, (err) => {
      console.error(err);
      loading.fail("The rest of the program is not there: " + err.message + ".", attempt);
    });
    waits = true;
    attempt();
  }

  // loadNow loads the late part while everything else stands still: what the program has called has called the program again, which cannot wait
  // there.
  function loadNow() {
    try {
      const request = new XMLHttpRequest();
      request.open("GET", url, false);
      request.overrideMimeType("text/plain; charset=x-user-defined"); // each byte as a character
      request.send();
      if (request.status !== 200) throw new Error("the rest of the program could not be downloaded (" + request.status + ")");
      new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(request.responseText, (c) => c.charCodeAt(0))), { first });
      here = true;
    } catch (err) {
      console.log("panic: " + err.message);
      go.exited = true; // it cannot go on from here
      go._resolveExitPromise();
      throw err;
    }
  }

  // late is asked by the program where it calls a function of the late part, by its number.
  go.importObject.chainrule.late = (detail) => {
    if (here) return 1;
    performance.mark("chainrule waits", { detail });
    if (depth > 1) {
      loadNow();
      return 1;
    }
    wait();
    return 0;
  };

  return {
    load,
    // take takes the first part when it is there.
    take(instance) {
      first = instance.exports;
      if (first.lazy) fillIn(first);
      take();
    },
    run(instance) {
      let ended;
      enter(() => { ended = go.run(instance); });
      return ended;
    },
  };
}

// fillIn fills the empty elements of the program's table: each with a function that hands what it is given to lazy, and its own number.
function fillIn({ table, lazy }) {
  const number = (n) => [n & 127 | 128, n >> 7 & 127 | 128, n >> 14]; // in LEB128
  const section = (id, ...content) => [id, ...number(content.length), ...content];
  const empty = [];
  for (let i = 4096; i < table.length; i++) if (table.get(i) === null) empty.push(i);
  const all = (write) => [...number(empty.length), ...empty.flatMap(write)];
  const bytes = [
    0, 97, 115, 109, 1, 0, 0, 0,
    ...section(1, 2, 96, 1, 127, 1, 127, 96, 2, 127, 127, 1, 127), // types: of Go's functions, and of lazy
    ...section(2, 2, 1, 102, 1, 108, 0, 1, 1, 102, 1, 116, 1, 112, 0, ...number(table.length)), // imports f.l, lazy, and f.t, the table
    ...section(3, ...all(() => 0)), // functions of the first type
    ...section(9, ...all((at, i) => [0, 65, ...number(at), 11, 1, ...number(i + 1)])), // elements
    ...section(10, ...all((at) => [10, 0, 32, 0, 65, ...number(at), 16, 0, 11])), // code: local.get 0, i32.const at, call 0, end
  ];
  new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes)), { f: { l: lazy, t: table } });
}
