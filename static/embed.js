// Defines <chain-rule>, which puts Chainrule into a page: docs/embedding.md says how to use it. The file keeps
// its name from version to version, so that pages can link to it. It may be old in a browser's cache: all it
// knows of the rest of the site is index.html, the address's fragment and the messages of version 1, and, where
// the frame tells it, where the host redirected index.html to.
(() => {
"use strict";

// Where this file is. A module has no element that is current, and one that is imported has none at all.
const here = document.currentScript?.src ?? new Error().stack.match(/\b(?:https?|file):[^\s)]*?embed\.js/)[0];
const page = new URL("index.html", here).href;
const pageOrigin = new URL(page).origin;
// isPage reports whether an address is of the program's site. On a disk all origins are "null", that of javascript: too.
const isPage = (address) => {
  const at = new URL(address);
  return at.origin === pageOrigin && at.protocol === new URL(page).protocol;
};
const origin = pageOrigin === "null" || page.startsWith("file:") ? "*" : pageOrigin; // a folder on a disk has none

// How far from the window an element begins to load, and how long a loaded frame may stay silent.
const near = "600px";
const patience = 10_000;

// An element that has been out of sight for so many milliseconds rests where more than a few on the page have a frame: the frame
// goes, with all of its memory, and comes back as it was when the element nears the window or is asked something.
const long = 60_000;
const few = 3;

// What the frame's window is called that takes the place of one that rests.
const restedName = "chainrule rested";

// How many pixels a line of a printed page has, on A4 with usual margins.
const paper = 680;

// What the frame's address says beside what is shown and locked.
const settings = ["form", "lines", "digits", "theme", "drafts"];

const style = new CSSStyleSheet();
style.replaceSync(`
  :host { display: block; position: relative; min-width: 0; width: -webkit-fill-available; width: -moz-available; width: stretch; }
  :host([hidden]) { display: none; }
  iframe { display: block; width: 100%; height: 480px; border: 0; }
  iframe.hidden { position: absolute; inset: 0; height: 100%; visibility: hidden; }
  .preview { display: flex; flex-wrap: wrap; gap: .5em 1em; align-items: center; box-sizing: border-box; min-height: 120px; padding: 1em; border: 1px solid; border-color: color-mix(in srgb, currentColor 25%, transparent); border-radius: 4px; }
  .preview svg { width: 84px; height: 60px; flex: none; fill: Canvas; stroke: currentColor; opacity: .6; }
  .preview span { flex: 1; min-width: 10em; }
  button { font: inherit; padding: .3em .8em; cursor: pointer; }
  .fault { margin: 0; padding: .5em 1em; border-left: 4px solid #a63c00; }
  [hidden] { display: none; }
`);

// read gives the text of a file: in UTF-8 or UTF-16, and where it is neither in Windows-1252, as tables of older programs are.
async function read(response) {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const mark = bytes[0] << 8 | bytes[1];
  const unicode = mark === 0xfffe ? "utf-16le" : mark === 0xfeff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(unicode, { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

// nameOf is the name of the file at a path, as it is written for people where that can be read.
function nameOf(path) {
  const name = path.split("/").pop();
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

// The heights of elements are kept as long as the tab is open, where that is allowed.
const shelf = "chainrule heights";
function heights() {
  try {
    return JSON.parse(sessionStorage.getItem(shelf)) ?? {};
  } catch {
    return {};
  }
}
const remembered = (place) => heights()[place];
function remember(place, height) {
  try {
    sessionStorage.setItem(shelf, JSON.stringify({ ...heights(), [place]: Math.round(height) }));
  } catch { /* the page is as it would be without */ }
}

// preview is what stands in for the program until it is there: a small network, a title, and a button. It is
// built without markup, which a page's policy may forbid.
function preview() {
  const make = (name, properties) => Object.assign(document.createElement(name), properties);
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const draw = (name, attributes) => {
    const e = document.createElementNS(svg.namespaceURI, name);
    for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
    svg.append(e);
  };
  svg.setAttribute("viewBox", "0 0 84 60");
  svg.setAttribute("aria-hidden", "true");
  draw("path", { d: "M12 15 42 10M12 15 42 30M12 15 42 50M12 45 42 10M12 45 42 30M12 45 42 50M42 10 72 30M42 30 72 30M42 50 72 30" });
  for (const [cx, cy] of [[12, 15], [12, 45], [42, 10], [42, 30], [42, 50], [72, 30]]) draw("circle", { cx, cy, r: 6 });
  const box = make("div", { className: "preview", part: "preview" });
  const title = make("span", {});
  const button = make("button", { type: "button", textContent: "Load" });
  box.append(svg, title, button);
  const fault = make("p", { className: "fault", role: "alert", hidden: true });
  return { box, title, button, fault };
}

// Failure is why a request was refused: its code and field are those of the protocol.
class Failure extends Error {
  constructor({ code, message, field }) {
    super(message);
    this.name = "ChainruleError";
    this.code = code;
    if (field !== undefined) this.field = field;
  }
}

const frames = new Set(); // the elements that have a frame
const unseen = new Set(); // those out of sight for long, longest first

class ChainRule extends HTMLElement {
  static observedAttributes = ["src", "example", "lesson", "show", "lock", "sample", "parameter", "height", ...settings];

  #frame = null; // the iframe, once it is wanted
  #ready = false; // its program runs
  #settled = false; // and has the document, or cannot have it
  #shown = false; // it has had one, so that it shows what the author wants
  #early = null; // what of an example the frame shows before its program is there
  #page = page; // the frame's address without its fragment
  #heard = false; // the frame has sent a message
  #content = undefined; // the height of its content
  #more = 0; // and what its table is longer on paper
  #last = 0; // the last id given to a request
  #pending = new Map(); // requests that were sent, by id
  #held = []; // requests that wait for the document
  #turn = Promise.resolve(); // what was last done to the document and the selection
  #inline = null; // the text of the script child
  #watch = null; // stops watching what is near and what changes
  #silence = 0; // the timer that ends patience
  #sight = 0; // the timer that runs while it is out of sight
  #rested = null; // what the frame told of itself that went, until one that came back has it
  #missed = ""; // what is to be done then, since attributes changed: "choose" or "open"
  #parts = {};

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [style];
    this.#parts = { root, ...preview() };
    root.append(this.#parts.box, this.#parts.fault);
    this.#parts.button.addEventListener("click", () => this.load());
  }

  connectedCallback() {
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", () => this.isConnected && this.#begin(), { once: true });
    } else {
      this.#begin();
    }
  }

  #begin() {
    if (this.#watch) return;
    this.#inline = this.#script();
    this.#parts.title.textContent = this.#title();
    this.#reserve();
    this.#parts.button.setAttribute("aria-label", "Load " + this.#title());
    const sight = new IntersectionObserver((entries) => this.#see(entries.at(-1).isIntersecting), { rootMargin: near });
    const changes = new MutationObserver(() => {
      const now = this.#script();
      if (now === this.#inline) return;
      this.#inline = now;
      this.#peek();
      this.#renew();
      this.#reopen();
    });
    const listen = (event) => this.#hear(event);
    sight.observe(this);
    changes.observe(this, { childList: true, subtree: true, characterData: true });
    window.addEventListener("message", listen);
    const print = () => this.#print(), printed = () => this.#frame && this.#fit();
    window.addEventListener("beforeprint", print);
    window.addEventListener("afterprint", printed);
    this.#watch = () => {
      window.removeEventListener("beforeprint", print);
      window.removeEventListener("afterprint", printed);
      sight.disconnect();
      changes.disconnect();
      window.removeEventListener("message", listen);
    };
    if (this.#held.length > 0) this.load();
  }

  // An element that leaves the page takes its frame with it; put back, it starts anew.
  disconnectedCallback() {
    this.#watch?.();
    this.#watch = this.#rested = null;
    clearInterval(this.#sight);
    unseen.delete(this);
    this.#drop({ code: "internal", message: "the element was taken out of the page" });
  }

  // drop takes the frame away, with the reason for requests that still wait.
  #drop(reason) {
    this.#remove();
    this.#content = undefined;
    this.#more = 0;
    this.#refuse([...this.#pending.values(), ...this.#held], reason);
    this.#pending.clear();
    this.#held = [];
  }

  // remove takes the frame away and shows the preview.
  #remove() {
    frames.delete(this);
    this.#frame?.remove();
    this.#frame = null;
    this.#ready = this.#settled = this.#heard = this.#shown = false;
    this.#early = null;
    clearTimeout(this.#silence);
    this.#parts.box.hidden = false;
    this.#parts.button.disabled = this.#parts.button.hidden = false;
    this.#parts.button.textContent = "Load";
  }

  #see(near) {
    clearInterval(this.#sight);
    unseen.delete(this);
    if (near) this.load();
    else this.#sight = setInterval(() => {
      unseen.add(this);
      ChainRule.#tidy();
    }, long);
  }

  // idle reports whether nobody waits for the frame or works in it.
  #idle() {
    return this.#settled && this.#shown && unseen.has(this) && this.#pending.size === 0 && this.#held.length === 0 && document.activeElement !== this;
  }

  // tidy asks elements what they need to rest, where many have a frame. A frame of an older version does not answer.
  static #tidy() {
    const idle = [...unseen].filter((e) => e.#idle());
    for (const e of idle.slice(0, Math.max(0, frames.size - few))) e.#frame.contentWindow.postMessage({ chainruleRest: true }, origin);
  }

  // rests takes the frame away, whose state is in exchange for it. A frame that does something gives none.
  #rests(state) {
    if (!state || !this.#idle() || frames.size <= few) return;
    this.#rested = state;
    this.#missed = "";
    this.#parts.box.style.minHeight = this.#frame.style.height;
    this.#remove();
  }

  attributeChangedCallback(name, before, now) {
    if (before !== now && this.#rested) this.#miss(name);
    if (before === now || !this.#frame) return;
    if (unseen.has(this)) this.#see(false); // what it may just be telling of itself is not so any more
    if (name === "height") this.#fit();
    else if (name === "src") this.#reopen();
    else if (name === "sample" || name === "parameter") this.#select();
    else {
      this.#early = null; // for another address
      this.#navigate(name);
    }
    this.#peek();
  }

  // peek shows the frame before its program is there, as long as what it shows is what the author asks for.
  #peek() {
    if (!this.#frame || this.#shown || this.#settled) return;
    const fits = (name) => !this.hasAttribute(name) || this.getAttribute(name) === this.#early[name];
    const is = this.#early !== null && this.#inline === null && !this.hasAttribute("src") && fits("sample") && fits("parameter");
    this.#frame.classList.toggle("hidden", !is);
    this.#parts.box.hidden = is;
    if (is) this.#fit(this.#early.height);
  }

  // miss notes what an attribute asks for that changes while the frame rests.
  #miss(name) {
    if (name === "height") this.#reserve();
    else if (name === "src" || name === "example" || name === "lesson") this.#renew();
    else if (name === "sample" || name === "parameter") this.#missed ||= "choose";
    else this.#rested.hash = undefined; // what the address says
  }

  // renew has a frame that comes back open the document that the element brings now.
  #renew() {
    if (this.#frame) this.#missed = "open";
    else this.#rested = null;
  }

  // load starts the program now, near the window or not.
  load() {
    if (this.#frame || !this.isConnected) return;
    const frame = document.createElement("iframe");
    frame.title = this.#title() + " in Chainrule";
    frame.allow = "clipboard-write";
    frame.className = "hidden";
    this.#page = page;
    frame.src = this.#rested?.hash === undefined ? this.#address() : this.#page + "#" + this.#rested.hash.slice(1);
    if (this.#rested) frame.name = restedName;
    frame.addEventListener("load", () => this.#greet());
    this.#frame = frame;
    frames.add(this);
    this.#parts.root.append(frame);
    this.#parts.button.disabled = true;
    this.#parts.button.textContent = "Loading…";
    this.#fit();
  }

  // greet asks whether the program runs, each time that the frame is loaded. The answer comes when it does.
  #greet() {
    this.#ready = this.#settled = false;
    this.#refuse([...this.#pending.values()], { code: "internal", message: "the frame was loaded again" });
    this.#pending.clear();
    this.#send("hello").then(() => this.#start(), (err) => this.#frame && this.#ready === false && this.#fail(err));
    if (!this.#heard) {
      this.#silence = setTimeout(() => this.#fail(new Failure({ code: "internal", message: "Chainrule does not answer at " + page })), patience);
    }
  }

  // request asks the program and gives a promise of the result. It loads the program where that has not
  // happened, and comes after the document that the element names.
  request(method, params) {
    return new Promise((resolve, reject) => {
      this.#held.push({ method, params, resolve, reject });
      this.load();
      this.#release();
    });
  }

  #release() {
    if (!this.#settled) return;
    for (const { method, params, resolve, reject } of this.#held.splice(0)) {
      const brings = method === "load" || method === "import";
      if (!this.#shown && !brings && method !== "hello") {
        reject(new Failure({ code: "invalid", message: this.#parts.fault.textContent }));
        continue;
      }
      this.#send(method, params).then((result) => {
        if (brings) this.#show();
        resolve(result);
      }, reject);
    }
  }

  #send(method, params) {
    return new Promise((resolve, reject) => {
      const id = ++this.#last;
      this.#pending.set(id, { resolve, reject });
      try {
        this.#frame.contentWindow.postMessage({ chainrule: 1, id, method, params }, origin);
      } catch (err) { // params that cannot be sent at all, such as functions
        this.#pending.delete(id);
        reject(new Failure({ code: "invalid", message: err.message, field: "params" }));
      }
    });
  }

  #hear({ source, data }) {
    if (!this.#frame || source !== this.#frame.contentWindow) return;
    if (typeof data?.chainruleAddress === "string" && isPage(data.chainruleAddress)) this.#page = data.chainruleAddress;
    if (typeof data?.chainruleAddress === "string" && this.#rested) source.postMessage({ chainruleRested: this.#rested }, origin);
    if (data?.chainruleRest !== undefined) this.#rests(data.chainruleRest);
    if (data?.chainruleEarly) {
      this.#early = data.chainruleEarly;
      this.#peek();
    }
    if (data?.chainrule !== 1) return;
    this.#heard = true;
    clearTimeout(this.#silence);
    const waiting = data.event === undefined ? this.#pending.get(data.id) : undefined; // that of an event names an exercise
    if (waiting) {
      this.#pending.delete(data.id);
      if (data.error) waiting.reject(new Failure(data.error));
      else waiting.resolve(data.result);
      return;
    }
    if (typeof data.event !== "string") return;
    const { chainrule, event, ...detail } = data;
    if (event === "size") {
      this.#more = detail.more ?? 0;
      this.#fit(detail.height);
    }
    if (event === "ready" || (event === "change" && !this.#settled)) return; // ready is told when the document is there
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }

  // start brings the document to a program that runs. One that comes back has it.
  #start() {
    const back = this.#rested !== null;
    this.#ready = true;
    this.#rested = null;
    this.#next(() => (back ? this.#comeBack() : this.#open())).then(() => {
      this.#early = null;
      this.#peek();
      this.#settled = true;
      this.#parts.button.hidden = true; // above what is wrong, the title stands alone
      if (this.#frame) this.#fit();
      if (!back) this.dispatchEvent(new CustomEvent("ready", { detail: {} }));
      this.#release();
      ChainRule.#tidy(); // there is one more frame
    });
  }

  async #comeBack() {
    if (this.#missed === "open") return this.#open();
    if (this.#missed === "choose") await this.#choose();
    this.#show();
  }

  // next does something after what came before is done; what goes wrong is shown and told.
  #next(action) {
    this.#turn = this.#turn.then(action).catch((err) => this.#complain(err));
    return this.#turn;
  }

  // open loads the document that the element brings itself, and selects.
  async #open() {
    this.#parts.fault.hidden = true;
    await this.#bring();
    await this.#choose();
    this.#show();
  }

  // show shows the frame. Until then there is nothing in it that the author asked for.
  #show() {
    this.#shown = this.#parts.box.hidden = true;
    this.#frame?.classList.remove("hidden");
  }

  async #choose() {
    const params = {};
    const sample = this.getAttribute("sample")?.trim();
    if (sample !== undefined) params.sample = /^\d+$/.test(sample) ? Number(sample) : sample; // what is no number is refused as what it is
    if (this.hasAttribute("parameter")) params.parameter = this.getAttribute("parameter");
    await this.#send("select", params).catch((err) => { // as where the frame cannot have what its address asks for
      const name = err.field?.replace("params.", "");
      throw name in params ? new Failure({ ...err, message: `${name}="${this.getAttribute(name)}": ${err.message}` }) : err;
    });
  }

  #reopen() { if (this.#ready) this.#next(() => this.#open()); }
  #select() { if (this.#ready) this.#next(() => this.#choose()); }

  // bring opens the document that the element brings itself: that of src, which may be a table, or of the script child. It is fetched
  // here, where src is at home, so that it need not be on Chainrule's host. A file of JSON is a document, or else a table.
  async #bring() {
    const src = this.getAttribute("src");
    if (src === null) return this.#inline === null ? undefined : this.#load(this.#inline, "script", "the script in the element");
    const { href: url, protocol, pathname: path } = new URL(src, this.baseURI);
    const response = await fetch(url).catch(() => null);
    if (!response?.ok) throw new Failure({ code: "invalid", field: "src", message: `${url} could not be fetched${response ? ` (${response.status})` : ""}` });
    const text = await read(response);
    const table = () => this.#send("import", { text, name: protocol === "data:" ? "" : nameOf(path) });
    if (!/\.json$/i.test(path) && !text.trimStart().startsWith("{")) return table();
    return this.#load(text, "src", url).catch((err) => table().catch(() => Promise.reject(err)));
  }

  async #load(text, field, name) {
    try {
      return await this.#send("load", { document: JSON.parse(text) });
    } catch (err) {
      throw err instanceof SyntaxError ? new Failure({ code: "invalid", field, message: `${name} is not JSON: ${err.message}` }) : err;
    }
  }

  #script() { return this.querySelector(':scope > script[type="application/json"]')?.textContent ?? null; }

  #title() {
    const given = this.getAttribute("title");
    if (given) return given;
    try {
      const { title } = JSON.parse(this.#inline ?? "{}");
      if (typeof title === "string" && title) return title;
    } catch { /* said when it is opened */ }
    return this.getAttribute("lesson") ?? this.getAttribute("example") ?? "A neural network";
  }

  // address is the page with what the attributes ask for.
  #address() {
    const parts = [];
    for (const name of ["example", "lesson", "show", "lock"]) {
      const words = (this.getAttribute(name) ?? "").split(/[\s,]+/).filter(Boolean);
      if (words.length > 0) parts.push(name + "=" + words.map(encodeURIComponent).join(","));
    }
    for (const name of settings) {
      const value = this.getAttribute(name) ?? (name === "theme" ? this.#theme() : "");
      if (value) parts.push(name + "=" + encodeURIComponent(value));
    }
    return this.#page + (parts.length > 0 ? "#" + parts.join("&") : "");
  }

  // theme is that of the page around the element: the light one unless the page says that it knows others.
  #theme() {
    const known = getComputedStyle(this).colorScheme.split(" ");
    if (!known.includes("dark")) return "light";
    return known.includes("light") ? "" : "dark";
  }

  // navigate changes the frame's fragment alone, which loads nothing anew and leaves no entry in the history.
  #navigate(name) {
    const address = this.#address();
    this.#frame.contentWindow.location.replace(address.includes("#") ? address : address + "#"); // without # it would load anew
    if ((name === "example" || name === "lesson") && this.#ready) this.#next(() => this.#changed().then(() => this.#choose()));
  }

  // changed waits for the program to tell of a change; an example that it cannot open makes none.
  #changed() {
    return new Promise((done) => {
      this.addEventListener("change", done, { once: true });
      setTimeout(done, patience / 2);
    });
  }

  // fit gives the frame its height: that of its content, unless the attribute says another.
  #fit(content = this.#content) {
    this.#content = content;
    const height = this.#fixed() ?? content;
    if (!(height > 0)) return;
    this.#frame.style.height = height + "px";
    if (this.#settled) remember(this.#place(), height);
  }

  // print makes room for what becomes longer on paper, where nothing scrolls and lines are shorter. The frame cannot tell how
  // long it becomes there, so this is more rather than less. What is not loaded, or rests, cannot be there in time: it is loaded, and says so.
  #print() {
    if (!this.#shown) {
      this.load();
      this.#parts.button.textContent = "Loading… Print again in a moment";
    }
    if (!this.#frame || !this.#settled || !this.#content) return;
    const longer = Math.max(1, this.#frame.clientWidth / paper);
    this.#frame.style.height = Math.ceil(this.#content * longer + this.#more) + "px";
  }

  // fixed is the height that the attribute says; "auto" and "auto 620" leave it to the content.
  #fixed() {
    const height = Number.parseFloat(this.getAttribute("height"));
    return height > 0 ? height : undefined;
  }

  // reserve makes the preview as tall as the frame will be, as far as that is known: from when the page
  // was open before, or by the attribute. So what is below stays where it is, and links and the way back lead to the right place.
  #reserve() {
    const hint = Number.parseFloat(this.getAttribute("height")?.match(/^\s*auto\s+(.*)$/)?.[1]);
    const height = this.#fixed() ?? remembered(this.#place()) ?? hint;
    this.#parts.box.style.minHeight = height > 0 ? height + "px" : "";
  }

  // place names the element on its page.
  #place() {
    return location.pathname + " " + (this.id || [...document.querySelectorAll("chain-rule")].indexOf(this));
  }

  #fail(err) {
    this.#drop(err);
    this.#complain(err);
  }

  #refuse(requests, reason) {
    for (const { reject } of requests) reject(new Failure(reason));
  }

  // complain shows what is wrong with the element, and tells it as an event.
  #complain(err) {
    this.#parts.fault.textContent = err.message;
    this.#parts.fault.hidden = false;
    this.dispatchEvent(new CustomEvent("error", { detail: { code: err.code ?? "internal", message: err.message, field: err.field } }));
  }
}

if (!customElements.get("chain-rule")) customElements.define("chain-rule", ChainRule);
})();
