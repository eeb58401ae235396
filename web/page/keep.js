// Keeps the site for later visits, where the browser lets it: in a frame that is sandboxed, in private windows and on pages from a disk it may
// not, and all goes on without. sw.js says how.
"use strict";

const { version } = document.currentScript.dataset;
const shelfOfFiles = () => caches.open("chainrule " + new URL("./", document.baseURI).href + " " + version);

// keptPart gives a part of the program as an earlier visit left it, unpacked, or undefined.
async function keptPart(url) {
  try {
    return await (await shelfOfFiles()).match(url);
  } catch {
    return undefined;
  }
}

// dropPart takes away a part that could not be run.
const dropPart = (url) => shelfOfFiles().then((shelf) => shelf.delete(url)).catch(() => {});

// keep waits until the program has opened what it opens and the page is idle. Then it has the late part come, keeps both unpacked, once in however
// many frames the program runs, and has the rest of the site kept. What was kept before or came another way cannot be given a second time.
async function keep(loadLate) {
  await new Promise((resolve) => window.addEventListener("chainrule", ({ detail }) => detail.event === "ready" && resolve()));
  await new Promise((resolve) => { (window.requestIdleCallback ?? setTimeout)(resolve); });
  await loadLate();
  await navigator.locks.request("chainrule keeps " + version, async () => {
    const shelf = await shelfOfFiles();
    for (const part of parts) {
      const { toKeep } = part;
      part.toKeep = undefined;
      if (toKeep && !await shelf.match(part.url)) await shelf.put(part.url, await toKeep());
      if (!await shelf.match(part.url)) return;
      const packed = new URL(part.url + ".", location).href; // by whatever way, as the worker may have brought it before
      for (const file of await shelf.keys()) if (file.url.startsWith(packed)) await shelf.delete(file);
    }
    stopSharing(); // frames find it there
  });
  const registration = await navigator.serviceWorker.register("sw.js");
  navigator.serviceWorker.ready.then(({ active }) => active.postMessage("all"));
  if (!embedder) offerUpdates(registration);
}

// offerUpdates offers a new version when it is there. It is loaded when a person asks for it, or after all pages were closed.
function offerUpdates(registration) {
  const look = (worker) => {
    if (!worker || !navigator.serviceWorker.controller) return; // the first version
    const offer = () => worker.state === "installed" && offerUpdate(worker);
    worker.addEventListener("statechange", offer);
    offer();
  };
  look(registration.waiting ?? registration.installing);
  registration.addEventListener("updatefound", () => look(registration.installing));
}

function offerUpdate(worker) {
  if (document.querySelector(".new-version")) return;
  const box = Object.assign(document.createElement("div"), { className: "new-version" });
  box.setAttribute("role", "status");
  box.append("There is a new version of Chainrule. ");
  const button = (text, act) => {
    const b = Object.assign(document.createElement("button"), { type: "button", textContent: text });
    b.addEventListener("click", act);
    box.append(b);
  };
  button("Load it", () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true }); // what is open is kept as a draft
    worker.postMessage("take over");
  });
  button("Later", () => box.remove());
  document.body.append(box);
}
