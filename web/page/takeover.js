// The program takes the place of the view that was there before it: at once, where a person finds what they had, and what they did meanwhile
// is done.
"use strict";

const html = document.documentElement;
const frame = () => new Promise((resolve) => { document.hidden ? setTimeout(resolve) : requestAnimationFrame(resolve); });

// A place is an element by the numbers of its ancestors among their siblings. Both views have the same elements.
function placeIn(top, element) {
  const place = [];
  for (let e = element; e !== top; e = e.parentElement) place.unshift([...e.parentElement.children].indexOf(e));
  return place;
}

function elementAt(top, place) {
  let e = top;
  for (const i of place) e = e?.children[i];
  return e;
}

// same reports whether an element is the one of the other view, and not one that has come to stand there.
function same(a, b) {
  const names = ["data-param", "data-panel", "data-node", "data-units", "aria-colindex", "id", "type"];
  return a && a.localName === b.localName && names.every((name) => a.getAttribute(name) === b.getAttribute(name));
}

// A point of a selection is an element and a number of characters in it, since its texts may be cut otherwise.
function pointOf(top, node, offset) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const range = document.createRange();
  range.setStart(element, 0);
  range.setEnd(node, offset);
  return [placeIn(top, element), range.toString().length];
}

function nodeAt(top, [place, characters]) {
  const element = elementAt(top, place);
  if (!element) return null;
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let n = texts.nextNode(); n; n = texts.nextNode()) {
    if (characters <= n.length) return [n, characters];
    characters -= n.length;
  }
  return [element, 0];
}

// scrolledIn gives how far the page and the parts of a view are scrolled, and scrollAgain scrolls those of another view so.
function scrolledIn(view) {
  const parts = [...view.querySelectorAll("main, section, div")].filter((e) => e.scrollTop || e.scrollLeft)
    .map((e) => [placeIn(view, e), e.scrollTop, e.scrollLeft]);
  return { left: window.scrollX, top: window.scrollY, parts };
}

function scrollAgain(view, { left, top, parts }) {
  if (left || top) window.scrollTo({ left, top, behavior: "instant" }); // asking has the browser lay the page out
  for (const [place, top, left] of parts) {
    const e = elementAt(view, place);
    if (e) [e.scrollTop, e.scrollLeft] = [top, left];
  }
}

// carry notes what a person has before them in a view, and gives what puts it back in another.
function carry(from) {
  const scrolled = scrolledIn(from);
  const { activeElement: active } = document;
  const focused = active && from.contains(active) ? placeIn(from, active) : null;
  const field = focused && "selectionStart" in active && active.selectionStart !== null ? [active.selectionStart, active.selectionEnd] : null;
  const chosen = document.getSelection();
  const selection = chosen.rangeCount && !chosen.isCollapsed && from.contains(chosen.anchorNode) && from.contains(chosen.focusNode)
    ? [pointOf(from, chosen.anchorNode, chosen.anchorOffset), pointOf(from, chosen.focusNode, chosen.focusOffset)] : null;
  return (to) => {
    scrollAgain(to, scrolled);
    const e = focused && elementAt(to, focused);
    e?.focus({ preventScroll: true });
    if (field && e?.setSelectionRange) e.setSelectionRange(...field);
    const [anchor, focus] = (selection ?? []).map((point) => nodeAt(to, point));
    if (anchor && focus) chosen.setBaseAndExtent(...anchor, ...focus);
  };
}

// press does on an element what a person's pointer does.
function press(element, type) {
  const box = element.getBoundingClientRect();
  const at = { bubbles: true, cancelable: true, composed: true, button: 0, clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 };
  if (type === "click") {
    element.dispatchEvent(new PointerEvent("pointerdown", { ...at, pointerType: "mouse" }));
    element.dispatchEvent(new PointerEvent("pointerup", { ...at, pointerType: "mouse" }));
    element.closest("[tabindex], button, input, select")?.focus({ preventScroll: true });
  }
  if (type === "click" && element instanceof HTMLElement) element.click();
  else element.dispatchEvent(new MouseEvent(type, at));
}

const key = (element, name) => element.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));

// typeIn types a text into a cell of the table.
async function typeIn(cell, text, end) {
  press(cell, "click");
  await asleep;
  await frame();
  key(cell, text[0] ?? "Delete");
  await asleep;
  const editor = cell.closest(".scroller").querySelector(".editor");
  if (!text) return;
  editor.value = text;
  editor.dispatchEvent(new Event("input", { bubbles: true }));
  if (end) key(editor, end);
}

// doAgain does in a view what a person did in the one before it, each thing once the one before is done.
async function doAgain(to, entries) {
  for (const [what, place, was, ...rest] of entries) {
    const element = elementAt(to, place);
    if (!same(element, was)) continue;
    if (what === "text") await typeIn(element, ...rest);
    else if (what === "key") key(element, ...rest);
    else if (what === "value") {
      element.value = was.value;
      if (was.selectionStart !== null) element.setSelectionRange(was.selectionStart, was.selectionEnd);
      element.dispatchEvent(new Event("input", { bubbles: true }));
    } else if (what === "change") {
      element.value = was.value;
      element.dispatchEvent(new Event("change", { bubbles: true }));
    } else press(element, what);
    await asleep;
    await frame();
    await frame();
  }
}

// takeOver puts the program's view in the place of what stood there, when all of it is drawn.
async function takeOver() {
  const shell = document.getElementById("shell");
  const app = document.querySelector("body > #app");
  const early = html.classList.contains("early");
  if (early) {
    while (!document.hidden && app.querySelector("[aria-busy=true]")) await frame();
  }
  const view = shell.firstElementChild;
  const entries = (window.chainruleEarly ?? []).map(([what, element, ...rest]) => [what, placeIn(view, element), element, ...rest]);
  const putBack = early ? carry(view) : () => {};
  for (const gone of [shell, document.getElementById("loading"), document.querySelector("body > .loading"), document.querySelector("body > noscript")]) gone?.remove();
  html.classList.remove("early", "article", "coming", "awaited");
  putBack(app);
  html.classList.add("with-font");
  wholeFont().catch(() => {}); // before a formula needs it
  await doAgain(app, entries);
}
