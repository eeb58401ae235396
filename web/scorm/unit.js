// Tells a learning management system how a learner fares: "incomplete" once the program runs, the score of
// exercises as they are answered, and "completed" when the learner leaves.
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

// What the two versions call the same things.
const adapters = [
  {
    api: find("API_1484_11"),
    begin: "Initialize", get: "GetValue", set: "SetValue", commit: "Commit", end: "Terminate",
    status: "cmi.completion_status",
    time: ["cmi.session_time", () => `PT${seconds().toFixed(2)}S`],
    score: (share) => [["cmi.score.min", "0"], ["cmi.score.max", "100"], ["cmi.score.raw", String(Math.round(100 * share))], ["cmi.score.scaled", share.toFixed(4)]],
  },
  {
    api: find("API"),
    begin: "LMSInitialize", get: "LMSGetValue", set: "LMSSetValue", commit: "LMSCommit", end: "LMSFinish",
    status: "cmi.core.lesson_status",
    time: ["cmi.core.session_time", () => `${two(seconds() / 3600).padStart(4, "0")}:${two((seconds() / 60) % 60)}:${two(seconds() % 60)}`],
    score: (share) => [["cmi.core.score.min", "0"], ["cmi.core.score.max", "100"], ["cmi.core.score.raw", String(Math.round(100 * share))]],
  },
];

const lms = adapters.find((a) => a.api !== null);
const element = document.getElementById("unit");

if (!lms || String(lms.api[lms.begin]("")) !== "true") {
  document.getElementById("fault").hidden = false;
} else {
  const set = (name, value) => lms.api[lms.set](name, value);
  const done = () => ["completed", "passed", "failed"].includes(lms.api[lms.get](lms.status));
  const answered = new Map(); // by exercise: whether its last answer was correct
  let ran = false;
  let over = false;

  element.addEventListener("ready", () => {
    ran = true;
    if (done()) return;
    set(lms.status, "incomplete");
    lms.api[lms.commit]("");
  });

  // The score is the share of the exercises tried that were solved.
  element.addEventListener("answer", ({ detail }) => {
    answered.set(detail.id ?? answered.size, detail.correct === true);
    const share = [...answered.values()].filter(Boolean).length / answered.size;
    for (const [name, value] of lms.score(share)) set(name, value);
    lms.api[lms.commit]("");
  });

  const finish = () => {
    if (over) return;
    over = true;
    if (ran && !done()) set(lms.status, "completed");
    set(lms.time[0], lms.time[1]());
    lms.api[lms.commit]("");
    lms.api[lms.end]("");
  };
  window.addEventListener("pagehide", finish);
  window.addEventListener("beforeunload", finish);
}
