// The frames of this site on a page get the program once, whatever the host says of caches: one gets and unpacks it, and hands it to the others.
// They take it from each other alone, and not from the page around them, which may be anyone's.
"use strict";

const shareName = (wasm) => "chainrule program " + new URL(wasm, document.baseURI).href;
const sharePatience = 2000; // milliseconds that a frame which has the program may take to hand it over
const ownTurn = { end() {} }; // of a page that gets the program for itself

// takeTurn waits until another frame hands over the program, or it is this one's turn to get it. It gives the program as a blob, or share, by which
// the program is handed to the others, and end, by which the next one may try.
async function takeTurn(name) {
  if (!embedder || opaque || !navigator.locks) return ownTurn;
  let channel;
  try {
    channel = new BroadcastChannel(name);
  } catch {
    return ownTurn; // a frame that may keep nothing may not speak either
  }
  const handed = new Promise((resolve) => {
    channel.onmessage = ({ data }) => data instanceof Blob && resolve({ part: data, ...ownTurn });
  });
  channel.postMessage("ask");
  const waits = new AbortController();
  const turn = new Promise((resolve) => {
    navigator.locks.request(name + " is got", { signal: waits.signal }, async () => {
      const { held } = await navigator.locks.query();
      if (held.some((lock) => lock.name === name)) await Promise.race([handed, new Promise((late) => { setTimeout(late, sharePatience); })]);
      await new Promise((end) => resolve({ end, share: (program) => shareProgram(name, program) }));
    }).catch(() => resolve(ownTurn));
  });
  const first = await Promise.race([handed, turn]);
  waits.abort();
  channel.close();
  if (first.part) {
    turn.then(({ end }) => end());
    shareProgram(name, first.part); // the frame that did so before may go away
  }
  return first;
}

const shared = []; // what ends it, for each part

const stopSharing = () => shared.splice(0).forEach((stop) => stop());

// shareProgram hands the program to the frames that wait for it and to those that ask later, until stopSharing is called.
function shareProgram(name, program) {
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }) => data === "ask" && channel.postMessage(program);
  channel.postMessage(program);
  navigator.locks.request(name, { mode: "shared" }, () => new Promise((stop) => {
    shared.push(() => {
      channel.close();
      stop();
    });
  }));
}
