// The views of the bundled examples that the build has made, as web/prerender/example.go says: an address that names an example shows it before
// the program is there. It stands in index.html itself.
"use strict";

const made = MADE; // by the names of the examples, the files with the views of their panels and of the whole page
const panels = { table: 1, diagram: 2, derivation: 4, training: 8 };
const parts = { data: 1, network: 2, weights: 4, settings: 8, all: 15 };

// setOf is the number of a list of words, or NaN where it has others.
function setOf(list, among) {
  const words = list?.split(",") ?? [];
  if (new Set(words).size < words.length || !words.every((word) => Object.hasOwn(among, word))) return NaN;
  return words.reduce((set, word) => set | among[word], 0);
}

// askedView gives what an address asks for, or undefined where no view of it was made.
function askedView() {
  const list = [...new URLSearchParams(location.hash.slice(1))];
  const asked = Object.fromEntries(list);
  const { example, show, lock, theme, drafts, sample, parameter, ...others } = asked;
  const variant = (16 * setOf(show, panels) + setOf(lock, parts)) * 2;
  if (Object.keys(asked).length < list.length || Object.keys(others).length > 0 || !Object.hasOwn(made, example) || Number.isNaN(variant)) return undefined;
  if (!/^(light|dark|auto)?$/.test(theme ?? "") || theme === "" || !/^[a-z0-9-]{1,40}$/.test(drafts ?? "-")) return undefined;
  return { example, theme, sample, parameter, variant, file: made[example][show ? 0 : 1] };
}

// bytesOf gives a file of the site. To a page of an opaque origin a host hands it as a script.
async function bytesOf(file) {
  if (self.origin !== "null") {
    const response = await fetch(file);
    if (!response.ok) throw new Error(`${file}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  }
  const base64 = await new Promise((resolve, reject) => {
    window.chainruleView = resolve;
    document.head.append(Object.assign(document.createElement("script"), { src: file + ".js", onerror: reject }));
  });
  return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
}

// viewsOf reads a file with views: what they select, and html, which puts one of them together.
async function viewsOf(file) {
  const bytes = await bytesOf(file);
  const packed = bytes[0] === 0x1f; // or the host has had it unpacked
  const stream = new Blob([bytes]).stream();
  const { row, parameter, form, patterns, pieces } = await new Response(packed ? stream.pipeThrough(new DecompressionStream("gzip")) : stream).json();
  const html = (variant) => pieces.map((piece) => (typeof piece === "string" ? piece : piece[patterns[piece[0]].charCodeAt(variant) - 47])).join("");
  return { row: String(row), parameter, form, html };
}

// isTight reports whether a table has too little room for the small figures beside what was typed, by the rule of app/datatable.
function isTight(view) {
  const grid = view.querySelector(".grid.beside");
  if (!grid) return false;
  const width = [...grid.querySelectorAll("col")].reduce((sum, column) => sum + Number(column.getAttribute("width")), 0);
  return width > grid.parentElement.clientWidth - 2 * grid.offsetLeft;
}

// bringRow scrolls a table down to the row that is selected, as app/datatable does.
function bringRow(view) {
  const row = view.querySelector(".rows > .current");
  if (!row) return;
  const box = row.closest(".scroller");
  box.scrollTop += Math.max(0, row.getBoundingClientRect().bottom - box.getBoundingClientRect().top - box.clientHeight);
}
