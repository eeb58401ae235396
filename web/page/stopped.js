// Says that the program stopped. Go ends a program that panics. What it has drawn stays on the page and answers nothing
// any more, so the page must say so, and give back what was worked on.
"use strict";

// What the program printed last: Go prints a panic, and where it was, before the program ends.
const printed = [];
let ending = false; // what is printed tells of the end, and its beginning tells most
const print = console.log;
console.log = (...words) => {
  const line = words.join(" ");
  ending ||= /^(panic|fatal error):/.test(line);
  printed.push(line);
  if (printed.length > (ending ? 400 : 80)) printed.splice(ending ? -1 : 0, 1);
  print(...words);
};

// readable gives what was printed with the names of functions and the lines in them. The program does without them, so that it is smaller,
// and prints numbers in their place; web/program/symbols.go says what is in the file that has them.
async function readable(lines) {
  const packed = await fetch(wasmURL + ".symbols.gz");
  if (!packed.ok) return lines;
  const text = packed.headers.get("Content-Encoding") ? packed : new Response(packed.body.pipeThrough(new DecompressionStream("gzip")));
  const [first, ...functions] = (await text.text()).split("\n");
  const named = lines.map((line) => {
    const at = Number(/^\t\?:0 .*\bpc=(0x[0-9a-f]+)$/.exec(line)?.[1] ?? NaN);
    const found = functions[Math.floor(at / 0x10000) - Number(first)];
    if (!found) return line;
    const [name, file, places] = found.split("\t");
    const place = places.split(" ")[Math.max(at % 0x10000 - 1, 0)] ?? "?"; // the call is before the place to which it returns
    return `\t${name} ${/:/.test(place) ? place : file + ":" + place}`;
  });
  return named.filter((line) => !/^(runtime\.)?\(\)$/.test(line)); // names that are not there
}

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
  const report = details.appendChild(document.createElement("pre"));
  report.textContent = printed.join("\n");
  readable(printed).then((lines) => { report.textContent = lines.join("\n"); }, () => {}); // or it stays in numbers
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
