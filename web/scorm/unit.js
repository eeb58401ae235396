// Tells a learning management system how a learner fares, and has the system keep where they are.
"use strict";

// The system puts its object, API in SCORM 1.2 and API_1484_11 in SCORM 2004, into a window above this one, or
// into the one that opened it. Windows of other hosts cannot be looked into.
function find(name) {
  for (let start of [window, window.opener ?? window.top.opener]) {
    for (let depth = 0; start && depth < 500; depth++) {
      try {
        if (start[name]) return start[name];
      } catch { /* of another host */ }
      if (start.parent === start) break;
      start = start.parent;
    }
  }
  return null;
}

const began = Date.now();
const seconds = () => (Date.now() - began) / 1000;
const two = (n) => String(Math.floor(n)).padStart(2, "0");

// What the two versions call the same things. room is how many characters the system keeps for the unit.
const adapters = [
  {
    api: find("API_1484_11"),
    begin: "Initialize", get: "GetValue", set: "SetValue", commit: "Commit", end: "Terminate", error: "GetLastError", reason: "GetErrorString",
    status: "cmi.completion_status", learner: "cmi.learner_id", exit: "cmi.exit", room: 64_000,
    time: ["cmi.session_time", () => `PT${seconds().toFixed(2)}S`],
    interaction: { type: "other", response: "learner_response", wrong: "incorrect", time: ["timestamp", () => new Date().toISOString().slice(0, 19)], text: ["description", 250], room: 4000 },
    score: (share) => [["cmi.score.min", "0"], ["cmi.score.max", "100"], ["cmi.score.raw", String(Math.round(100 * share))], ["cmi.score.scaled", share.toFixed(4)]],
  },
  {
    api: find("API"),
    begin: "LMSInitialize", get: "LMSGetValue", set: "LMSSetValue", commit: "LMSCommit", end: "LMSFinish", error: "LMSGetLastError", reason: "LMSGetErrorString",
    status: "cmi.core.lesson_status", learner: "cmi.core.student_id", exit: "cmi.core.exit", room: 4096,
    time: ["cmi.core.session_time", () => `${two(seconds() / 3600).padStart(4, "0")}:${two((seconds() / 60) % 60)}:${two(seconds() % 60)}`],
    interaction: { type: "fill-in", response: "student_response", wrong: "wrong", time: ["time", () => new Date().toTimeString().slice(0, 8)], room: 255 },
    score: (share) => [["cmi.core.score.min", "0"], ["cmi.core.score.max", "100"], ["cmi.core.score.raw", String(Math.round(100 * share))]],
  },
];

const lms = adapters.find((a) => a.api !== null);
const element = document.getElementById("unit");
const fault = document.getElementById("fault");

function say(text) {
  fault.textContent = text;
  fault.hidden = !text;
}

// call asks the system. One that throws is as one that refuses.
function call(name, ...parameters) {
  try {
    return String(lms.api[lms[name]](...parameters));
  } catch (err) {
    return "false";
  }
}

// The drafts of a package are those of this learner and this package, and not of whoever uses the browser next.
function ownDrafts() {
  let sum = 0;
  for (const c of (lms ? call("get", lms.learner) : "") + " " + element.dataset.package) sum = Math.imul(sum ^ c.codePointAt(0), 0x01000193);
  element.setAttribute("drafts", "scorm-" + (sum >>> 0).toString(36));
}

// Text for the system: deflated, in base64.
async function pack(value) {
  const stream = new Blob([JSON.stringify(value)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join(""));
}

async function unpack(text) {
  const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  return JSON.parse(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).text());
}

if (!lms || call("begin", "") !== "true") {
  ownDrafts();
  say("This page is not connected to a learning management system, so nothing is reported.");
} else {
  ownDrafts();
  const set = (name, value) => call("set", name, value);
  const done = () => ["completed", "passed", "failed"].includes(call("get", lms.status));
  const answered = new Map(); // by exercise: whether its last answer was correct; the system keeps it from session to session
  const lesson = element.hasAttribute("lesson");
  let reached = {}; // how far one is in the lesson
  const enough = 5; // exercises to be solved where these complete the unit
  const usual = 10_000; // milliseconds after which a commit that failed is tried again, and twice as many after the next
  let kept = call("get", "cmi.suspend_data"); // what the system keeps
  let opened = false;
  let over = false;
  let wait = usual;
  let again = 0;

  function commit() {
    clearTimeout(again);
    if (call("commit", "") === "true") {
      wait = usual;
      say("");
      return;
    }
    const code = call("error");
    say(`The learning management system did not keep what was reported (error ${code}: ${call("reason", code)}). It is tried again.`);
    if (over) return;
    again = setTimeout(commit, wait);
    wait = Math.min(2 * wait, 300_000);
  }

  function complete() {
    if (done()) return;
    set(lms.status, "completed");
    commit();
  }

  function put(text) {
    if (text === kept || over) return;
    kept = text;
    set("cmi.suspend_data", kept);
    commit();
  }

  // keep has the system keep the document as it is, or of one that is too large what is selected in it; of a lesson, what was done, too.
  let turn = Promise.resolve();
  function keep() {
    turn = turn.then(async () => {
      const document = await element.request("document");
      const all = [...answered];
      const { tasks, place } = reached;
      const selection = lesson ? { tasks, place } : { sample: document.sample, parameter: document.parameter };
      let text;
      for (const state of [{ ...selection, document, answered: all }, { ...selection, answered: all }, { ...selection, answered: all.slice(-100) }]) {
        text = await pack(state);
        if (text.length <= lms.room) break;
      }
      put(text);
    }).catch(() => {}); // the document is as it was kept last
  }

  element.addEventListener("ready", async () => {
    if (opened) return;
    opened = true;
    if (!done()) set(lms.status, "incomplete");
    set(lms.exit, "suspend"); // without it, the system forgets what it keeps for the unit
    try {
      if (kept) {
        const { document, answered: before = [], tasks, place, ...selection } = await unpack(kept);
        for (const [id, correct] of before) if (!answered.has(id)) answered.set(id, correct);
        if (document) await element.request("load", { document });
        else if (!lesson) await element.request("select", selection);
        if (lesson) await element.request("lesson", { tasks, place });
      }
    } catch { /* it was kept by another version: the unit begins anew */ }
    commit();
    let later = 0;
    element.addEventListener("change", () => {
      clearTimeout(later);
      later = setTimeout(keep, 1000);
    });
    element.addEventListener("lesson", keep); // what is done is kept at once
    if (element.dataset.complete === "opened" || finished()) complete();
  });

  // The last step of a derivation came into sight.
  element.addEventListener("seen", () => element.dataset.complete === "steps" && opened && complete());

  // The lesson says how many of its tasks are done, also when it is opened again.
  const finished = () => element.dataset.complete === "tasks" && opened && reached.of > 0 && reached.done === reached.of;
  element.addEventListener("lesson", ({ detail }) => {
    reached = detail;
    if (finished()) complete();
  });

  // interact reports an answer as an interaction. Systems refuse what is not to their taste, and count on without it.
  function interact({ id, ask, text, correct }) {
    const { type, response, wrong, time, text: description, room } = lms.interaction;
    const n = Number(call("get", "cmi.interactions._count")) || 0;
    const put = (name, value) => set(`cmi.interactions.${n}.${name}`, value);
    put("id", String(id).replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, ""));
    put("type", type);
    put(time[0], time[1]());
    if (description && ask) put(description[0], String(ask).slice(0, description[1]));
    put(response, String(text ?? "").slice(0, room));
    put("result", correct ? "correct" : wrong);
  }

  // The score is the share of the exercises tried that were solved.
  element.addEventListener("answer", ({ detail }) => {
    const id = detail.id ?? answered.size;
    answered.delete(id); // so that the newest stand last
    answered.set(id, detail.correct === true);
    interact({ ...detail, id });
    keep();
    const solved = [...answered.values()].filter(Boolean).length;
    if (element.dataset.complete === "exercises" && solved >= enough && !done()) set(lms.status, "completed");
    const share = solved / answered.size;
    for (const [name, value] of lms.score(share)) set(name, value);
    commit();
  });

  const finish = () => {
    if (over) return;
    over = true;
    set(lms.time[0], lms.time[1]());
    commit();
    call("end", ""); // whatever became of the commit
  };
  window.addEventListener("pagehide", finish);
  window.addEventListener("beforeunload", finish);
}
