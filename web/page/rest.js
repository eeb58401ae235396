// The page around a frame can take it away while nobody sees it, and put it back as it was. embed.js asks the frame for what it needs for that, and hands
// that to the next one, whose window is named so. This is between the two files, and not of the protocol.
"use strict";

const restedName = "chainrule rested";

// rested is what the frame before handed over, a promise; of undefined where there was none.
const rested = !embedder || window.name !== restedName ? Promise.resolve() : new Promise((resolve) => {
  window.addEventListener("message", ({ source, data }) => {
    if (source !== embedder || !data?.chainruleRested) return;
    resolve(data.chainruleRested);
  });
});

// own reports whether there is something of a person's on the page that its document does not have.
function own() {
  const fields = [...document.querySelectorAll(":is(.practising, .checking, .course) :is(textarea, input:not([type]), input[type=text])")];
  return document.hasFocus() || document.querySelector("#app :popover-open, dialog[open]") !== null || fields.some(({ value }) => value !== "") ||
    ["practise", "check"].includes(tabOf()?.dataset.panel);
}

// written reports whether a person wrote more than an answer to practise or to check. No draft keeps that, so that the browser asks before
// the page is left.
const written = () => document.querySelector("#app .writing .lines li") !== null ||
  [...document.querySelectorAll("#app :is(.writing, .filling) input, #app .checking textarea")].some(({ value }) => value !== "");
window.addEventListener("beforeunload", (event) => {
  if (!written()) return;
  event.preventDefault();
  event.returnValue = true; // which older browsers want
});

const tabOf = () => document.querySelector("nav.tabs [aria-pressed=true]");

// rest gives what the frame needs to be as it is now, or null where it cannot be put back so.
function rest() {
  if (!running || broken || asked || waiting() > 0 || own()) return null;
  document.activeElement?.blur(); // commits what is being typed
  const texts = [];
  window.chainruleRest(texts);
  if (texts.length === 0) return null;
  const app = document.querySelector("body > #app");
  const opened = [...app.querySelectorAll("details[open]")].map((e) => placeIn(app, e));
  return { hash: location.hash, text: texts[0], panel: tabOf()?.dataset.panel, scrolled: scrolledIn(app), opened };
}

if (embedder) {
  window.addEventListener("message", ({ source, data }) => {
    if (source === embedder && data?.chainruleRest === true) embedder.postMessage({ chainruleRest: rest() }, embedderOrigin);
  });
}

// comeBack puts back what the document does not have.
async function comeBack() {
  const was = await rested;
  if (!was) return;
  window.name = ""; // a reload from here on is none of this; one before, as after a release, asks for it again
  const app = document.querySelector("body > #app");
  if (was.panel && was.panel !== tabOf()?.dataset.panel) {
    [...document.querySelectorAll("nav.tabs [data-panel]")].find((tab) => tab.dataset.panel === was.panel)?.click(); // no selector of another page's making
    await asleep;
    await new Promise((shown) => { later(shown); });
  }
  for (const place of was.opened) {
    const e = elementAt(app, place);
    if (e?.localName === "details") e.open = true;
  }
  scrollAgain(app, was.scrolled);
}
