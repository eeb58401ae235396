// Runs before anything is shown. It decides whether the view that index.html carries is what the address asks for, or brings the one that is
// (example.js), and notes what a person does in it until the program is there, which takeover.js does then. It stands in index.html itself.
"use strict";

(() => {
  const root = document.documentElement;
  if (window.parent !== window) root.classList.add("framed");

  // A browser reads the font that the style sheet carries after it has shown the page, whose formulas then move. A font that a script has read
  // is there at once.
  const face = [...document.styleSheets[0]?.cssRules ?? []].find((rule) => rule.cssText.includes("url(\"data:font"));
  const packed = /base64,([^"]+)/.exec(face?.cssText)?.[1];
  if (packed) document.fonts.add(new FontFace("Chainrule Math First", Uint8Array.from(atob(packed), (c) => c.charCodeAt(0))));

  // The program is what takes longest. It is asked for as soon as the page is read, and before the scripts come that run it, unless an earlier
  // visit left it here. Frames first see whether another one has it (share.js). Many downloads that nobody reads yet would also keep those scripts
  // waiting, for a browser opens few connections to a host.
  document.addEventListener("readystatechange", () => {
    const { wasm } = document.querySelector("script[data-wasm]")?.dataset ?? {};
    if (document.readyState !== "interactive" || !wasm || self.origin === "null" || window.parent !== window) return;
    try {
      if (navigator.serviceWorker?.controller) return;
    } catch {
      // a page that may keep nothing may not ask either
    }
    window.chainruleProgram = fetch(wasm + ".xz");
    window.chainruleProgram.catch(() => {}); // boot.js asks again
  });

  // isNew reports whether the page opens an example as a newcomer sees it, whose derivations go in the form: that is how a view of it is made.
  function isNew(name, form) {
    try {
      const { draft, example, refused } = JSON.parse(sessionStorage.getItem(window.chainrulePlace()) ?? "{}");
      if (draft || refused || example && example !== name) return false;
      if ((localStorage.getItem("chainrule-form") || form) !== form) return false;
      const left = Number(localStorage.getItem("chainrule-left-column"));
      if (left) root.style.setProperty("--left", left + "%");
    } catch {
      // nothing is kept where the page may not
    }
    return true;
  }
  const shell = () => document.getElementById("shell");

  // wait shows nothing until the program is there.
  function wait() {
    root.classList.remove("early", "article", "coming");
    root.classList.add("awaited", "with-font");
    done.length = 0;
  }

  // bring gets the view that the address asks for and shows it, unless the program is quicker.
  async function bring({ example, file, variant, sample, parameter }) {
    const views = await viewsOf(file);
    if (document.readyState === "loading") await new Promise((read) => { document.addEventListener("readystatechange", read, { once: true }); });
    if (!root.classList.contains("coming")) return;
    if (!isNew(example, views.form) || (sample ?? views.row) !== views.row || (parameter ?? views.parameter) !== views.parameter) return wait();
    shell().innerHTML = views.html(variant);
    root.classList.replace("coming", "early");
    if (isTight(shell())) shell().innerHTML = views.html(variant + 1);
    bringRow(shell());
    window.chainruleEarly = done;
    if (window.parent === window) return;
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    window.parent.postMessage({ chainruleEarly: { sample: views.row, parameter: views.parameter, height } }, "*"); // embed.js shows the frame
  }

  // done is what a person did, in order: [what, element, …]. Elements are of the view that stands in the shell.
  const done = [];
  const rested = window.name === "chainrule rested"; // it goes on with the document of a frame that was there before
  const asked = location.hash ? askedView() : undefined;
  if (!location.hash && !rested && isNew("article", "chain")) {
    root.classList.add("early", "article");
    window.chainruleEarly = done;
  } else if (asked && !rested) {
    root.classList.add("coming");
    if (asked.theme) root.dataset.theme = asked.theme;
    bring(asked).catch(wait);
  } else return wait();

  // Another address asks for something else, as soon as it is there.
  window.addEventListener("hashchange", () => {
    if (root.matches(".early, .coming")) wait();
  });
  const cellOf = (target) => target.closest?.("#shell [role=grid] [aria-colindex]");
  const note = (...entry) => {
    done.push(entry);
    window.dispatchEvent(new Event("chainrule-early"));
  };
  let typing = null; // the entry of the cell that is typed into: ["text", cell, text, key that ended it]

  // show shows what is typed in a cell.
  function show() {
    const [, cell, text] = typing;
    const at = cell.querySelector(".typed, .label") ?? cell;
    at.textContent = text;
  }

  // next is the cell that a person goes on to by Enter or Tab.
  function next(cell, key) {
    if (key === "Tab") return cell.nextElementSibling;
    const column = cell.getAttribute("aria-colindex");
    return cell.parentElement.nextElementSibling?.querySelector(`[aria-colindex="${column}"]`);
  }

  function onKey(event) {
    const { target, key } = event;
    const cell = cellOf(target);
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (!cell) {
      if (target.closest(".diagram") && /^(Arrow|Enter$|F2$|l$)/i.test(key)) {
        event.preventDefault();
        note("key", target, key);
      }
      return;
    }
    if (key.length === 1) {
      if (!typing || typing[1] !== cell) note(...["text", cell, "", ""]), typing = done.at(-1);
      typing[2] += key;
    } else if (typing && key === "Backspace") {
      typing[2] = typing[2].slice(0, -1);
    } else if (typing && (key === "Enter" || key === "Tab")) {
      typing[3] = key;
      typing = null;
      next(cell, key)?.focus();
      event.preventDefault();
      return;
    } else {
      return;
    }
    event.preventDefault();
    show();
  }

  const listen = (type, act) => document.addEventListener(type, (event) => {
    if (root.classList.contains("early") && shell()?.contains(event.target)) act(event);
  }, true);
  const isField = (target) => target.matches("input, select, textarea");
  for (const type of ["click", "dblclick"]) {
    listen(type, (event) => {
      const { target } = event;
      if (target.closest("a[href]")) return;
      if (isField(target) && !target.matches("[type=checkbox], [type=file]")) return;
      event.preventDefault();
      typing = null;
      note(type, target);
      const tab = target.closest("nav.tabs [data-panel]");
      if (tab && shell().querySelector(".reading > .derivation")) turn(tab);
    });
  }
  listen("keydown", onKey);
  listen("input", ({ target }) => {
    if (!done.some(([what, at]) => what === "value" && at === target)) note("value", target);
  });
  listen("change", ({ target }) => note("change", target));

  // turn shows the panel of a tab, of those that are there.
  function turn(tab) {
    const { panel } = tab.dataset;
    if (!["table", "diagram", "derivation"].includes(panel)) return;
    for (const other of tab.parentElement.children) other.setAttribute("aria-pressed", String(other === tab));
    shell().querySelector("main.whole").className = "whole at-" + panel;
  }
})();
