// Answers requests: of this page by window.chainrule.request, and of a page that embeds it by messages.
"use strict";

// Requests wait here in the order in which they came, until the program runs and has answered those before.
// They are handed to it one after the other in slices of time, so that the page keeps drawing under any number
// of them.
const slice = 24; // milliseconds: still 20 frames a second beside what the program draws
const most = 20_000; // waiting requests; more are refused as busy
let queue = [];
let first = 0; // index of the next request in queue
let asked = null; // the request that the program has and has not answered, or null
let resting = false; // the browser has its turn
let end = -Infinity; // of the slice
let running = false;
let broken = null; // why the program could not start

const waiting = () => queue.length - first;

function take() {
  const request = queue[first];
  queue[first++] = undefined;
  if (first === queue.length) [queue, first] = [[], 0];
  return request;
}

// answer has requests answered until the slice is over, or one takes longer: its answer goes on with the next.
function answer() {
  while (waiting() > 0 && !asked && !resting && (running || broken)) {
    if (performance.now() >= end) {
      resting = true;
      later(() => {
        resting = false;
        end = performance.now() + slice;
        answer();
      });
      return;
    }
    const request = take();
    const fault = request.fault ?? broken;
    if (fault) {
      request.done(false, JSON.stringify(fault));
      continue;
    }
    asked = request;
    let here = true; // whether the answer comes before the call is over
    window.chainruleAnswer(request.method, request.params, (ok, text) => {
      if (asked !== request) return; // it was given up
      asked = null;
      request.done(ok, text);
      if (!here) queueMicrotask(answer);
    });
    here = false;
  }
}

// enqueue adds a request. Where the last slice is well over, another begins with it; requests that come one upon
// the other, each answered before the next, share one.
function enqueue(request) {
  const now = performance.now();
  if (now > end + slice && waiting() === 0 && !asked && !resting) end = now + slice;
  queue.push(request);
  answer();
}

// later runs a function after the browser had its turn. Timers of a hidden page rest, so a message wakes it.
const channel = new MessageChannel();
let due = null;
channel.port1.onmessage = () => due?.();
function later(run) {
  if (!document.hidden) return void setTimeout(run);
  due = run;
  channel.port2.postMessage(null);
}

// ask puts a request in the queue; done takes whether it succeeded, and the result or the error as JSON.
function ask(method, params, done) {
  const request = { method, params: "{}", done };
  try {
    request.params = encode(params);
  } catch (fault) {
    request.fault = fault;
  }
  if (waiting() >= most) {
    done(false, JSON.stringify({ code: "busy", message: `${most} requests are waiting; send more when some are answered` }));
    return;
  }
  enqueue(request);
}

const invalid = (field, message) => ({ code: "invalid", message, field });

// kind names what a value is, for messages.
function kind(value) {
  if (value === null) return "null";
  if (typeof value !== "object") return typeof value;
  return Object.prototype.toString.call(value).slice(8, -1).toLowerCase();
}

// encode writes params as JSON, and throws what is wrong with them where JSON has no such value.
function encode(params) {
  if (params === undefined || params === null) return "{}";
  if (kind(params) !== "object") throw invalid("params", "params are an object, found " + kind(params));
  try {
    return JSON.stringify(params, function (key, value) {
      const found = this[key];
      const what = kind(found);
      if (what === "number" && !Number.isFinite(found)) throw invalid("params", `${key} is ${found}, which is no number in JSON`);
      if (!["number", "string", "boolean", "null", "undefined", "object", "array"].includes(what)) {
        throw invalid("params", `${key} is a ${what}, which JSON does not have`);
      }
      return value;
    });
  } catch (err) {
    if (err.code) throw err;
    throw invalid("params", err instanceof RangeError ? "params are nested too deeply" : "params contain themselves");
  }
}

// window.chainrule.request(method, params) gives a promise of the result, or rejects with {code, message,
// field}. Requests made before the program runs wait for it. Events come as CustomEvent "chainrule".
window.chainrule = {
  request: (method, params) => new Promise((resolve, reject) => {
    ask(String(method), params, (ok, text) => (ok ? resolve : reject)(JSON.parse(text)));
  }),
};

// The page that embeds this one, and its origin as far as it is known: what is sent to "*" could be read by
// another page that takes its place.
const embedder = window.parent === window ? null : window.parent;
let embedderOrigin = target(location.ancestorOrigins?.[0] ?? originOf(document.referrer));

function originOf(url) {
  try {
    return new URL(url).origin;
  } catch {
    return "null";
  }
}

// target is an origin as postMessage takes it; an opaque one can only be reached as any.
function target(origin) {
  return !origin || origin === "null" || origin.startsWith("file:") ? "*" : origin;
}

function post(message) {
  embedder?.postMessage({ chainrule: 1, ...message }, embedderOrigin);
}

// malformed says what is wrong with a request, or gives null.
function malformed(data) {
  if (data.chainrule !== 1) return invalid("chainrule", "this page speaks version 1, found " + clip(data.chainrule));
  if (!isID(data.id)) return invalid("id", "an id is a number or a text, found " + kind(data.id));
  if (typeof data.method !== "string") return invalid("method", "a method is a text, found " + kind(data.method));
  const strange = Object.keys(data).find((name) => !["chainrule", "id", "method", "params"].includes(name));
  if (strange !== undefined) return invalid(clip(strange), "a request has no such field; it has chainrule, id, method and params");
  return null;
}

const isID = (id) => typeof id === "string" || Number.isFinite(id);

function clip(value) {
  const text = typeof value === "string" ? value : typeof value === "number" ? String(value) : kind(value);
  return text.length > 40 ? text.slice(0, 40) + "…" : text;
}

// Requests come from the embedding page alone. What does not say that it is for Chainrule is not ours, and
// neither are answers and events that are sent back.
window.addEventListener("message", ({ source, origin, data }) => {
  if (!embedder || source !== embedder || kind(data) !== "object" || !Object.hasOwn(data, "chainrule")) return;
  if (["result", "error", "event"].some((name) => Object.hasOwn(data, name))) return;
  embedderOrigin = target(origin);
  const id = isID(data.id) ? data.id : null;
  const done = (ok, text) => post({ id, [ok ? "result" : "error"]: JSON.parse(text) });
  const fault = malformed(data);
  if (!fault) {
    ask(data.method, data.params, done);
    return;
  }
  enqueue({ fault, done });
});

// chainruleEmit tells of an event; what there is to say of it is JSON or left out. That the page is ready is told when a person sees it.
window.chainruleEmit = (event, about) => {
  if (event !== "ready") return void tell(event, about);
  takeOver().then(comeBack).then(() => {
    running = true;
    tell(event);
    answer();
  });
};

function tell(event, about) {
  const message = { event, ...(about ? JSON.parse(about) : {}) };
  window.dispatchEvent(new CustomEvent("chainrule", { detail: { chainrule: 1, ...message } }));
  post(message);
}

// giveUp answers every request, now and later, with the reason why the program does not run.
function giveUp(reason) {
  broken = { code: "internal", message: reason };
  asked?.done(false, JSON.stringify(broken));
  asked = null;
  answer();
}

// goOn takes that back: the program is tried once more.
function goOn() { broken = null; }

// embed.js changes the frame's fragment and needs to know the address before it, from which a host may have
// redirected, or the page would be loaded anew. This is between the two files, and not of the protocol.
embedder?.postMessage({ chainruleAddress: location.href.split("#")[0] }, embedderOrigin);

// The page around this one hears when the last step of a derivation comes into sight.
if (embedder) {
  let step = null;
  const sight = new IntersectionObserver((entries) => {
    if (entries.some((e) => e.isIntersecting && e.target === step)) window.chainruleEmit("seen");
  });
  new MutationObserver(() => {
    const now = document.querySelector(".derivation .steps > .result");
    if (now === step) return;
    sight.disconnect();
    step = now;
    if (step) sight.observe(step);
  }).observe(document, { childList: true, subtree: true, attributeFilter: ["class"] });
}

// In a frame the page is as tall as its content, and says how tall that is. On paper its table has all rows, and does not scroll.
if (embedder) {
  const most = 24_000; // pixels: about as many rows as are printed
  let height = -1, more = 0, grid = null;
  const sizes = new ResizeObserver(() => {
    const now = Math.ceil(document.body.getBoundingClientRect().height);
    const box = grid?.closest(".scroller");
    const beyond = box ? Math.min(box.scrollHeight - box.clientHeight, most) : 0;
    if (now === height && beyond === more) return;
    if (now !== height) embedder.postMessage(JSON.stringify({ subject: "lti.frameResize", height: now }), embedderOrigin); // as Canvas takes it
    [height, more] = [now, beyond];
    window.chainruleEmit("size", JSON.stringify({ height, more }));
  });
  sizes.observe(document.body);
  new MutationObserver(() => {
    const now = document.querySelector(".datatable .grid");
    if (now === grid) return;
    if (grid) sizes.unobserve(grid);
    if (now) sizes.observe(now);
    grid = now;
  }).observe(document, { childList: true, subtree: true });
}
