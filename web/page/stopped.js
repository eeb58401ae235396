// Says that the program stopped. Go ends a program that panics. What it has drawn stays on the page and answers nothing
// any more, so the page must say so, and give back what was worked on.
"use strict";

// What the program printed last: Go prints a panic, and where it was, before the program ends.
const printed = [];
const print = console.log;
console.log = (...words) => {
  printed.push(words.join(" "));
  if (printed.length > 80) printed.shift();
  print(...words);
};

// stopped is called when the program has ended. It refuses all requests, and shows what can be done.
async function stopped() {
  const panic = printed.find((line) => line.startsWith("panic:")) ?? "the program ended";
  giveUp("The program stopped: " + panic);
  const kept = await window.chainruleDrafts.begin().catch(() => ({}));
  const box = document.createElement("div");
  box.className = "stopped-program";
  box.setAttribute("role", "alert");
  const say = (text) => box.appendChild(document.createElement("p")).append(text);
  const row = document.createElement("p");
  const offer = (text, act) => {
    const button = row.appendChild(document.createElement("button"));
    button.type = "button";
    button.textContent = text;
    button.addEventListener("click", act);
  };
  if (kept.text) {
    say("Something went wrong, and the program stopped. Your work is kept in this browser; only the very last change may be missing.");
    offer("Go on with it", () => location.reload());
    offer("Save it as a file", () => save(kept.text));
  } else {
    say("Something went wrong, and the program stopped.");
    offer("Start again", () => location.reload());
  }
  offer("Start without it", () => {
    window.chainruleDrafts.arrive();
    window.chainruleDrafts.point({}); // the draft itself stays, under Recent
    history.replaceState(null, "", location.pathname + location.search);
    location.reload();
  });
  box.append(row);
  const details = box.appendChild(document.createElement("details"));
  details.appendChild(document.createElement("summary")).textContent = "What to report";
  details.appendChild(document.createElement("pre")).textContent = printed.join("\n");
  document.body.prepend(box);
  row.firstChild.focus();
}

// save gives the person the text of a draft's document as a file. Where training stands follows it, after a zero.
function save(text) {
  const end = text.indexOf(0);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([end < 0 ? text : text.subarray(0, end)], { type: "application/json" }));
  link.download = "rescued.json";
  link.click();
}
