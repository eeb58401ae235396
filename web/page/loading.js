// Says on the page what is downloaded, where that takes over a second, and what went wrong.
"use strict";

// loading is what is said while the program comes.
const loading = (() => {
  const patience = 1000; // milliseconds that nobody minds
  let what = "The program", waits = false; // for what was done before
  let come = 0, whole = 0, late = false, over = false;
  const box = () => document.getElementById("loading");
  const megabytes = (n) => (n / 1e6).toFixed(1);

  function show() {
    const line = box();
    if (over || !late || !line) return;
    if (!line.firstElementChild) {
      const bar = document.createElement("progress");
      bar.setAttribute("aria-label", "Loading the program");
      line.replaceChildren(bar, document.createElement("span"));
    }
    const [bar, text] = line.children;
    const done = waits || window.chainruleEarly?.length > 0;
    if (whole > 0) [bar.max, bar.value] = [whole, come];
    const bytes = come === 0 ? "" : `: ${megabytes(come)}${whole ? " of " + megabytes(whole) : ""} MB`;
    const said = what + (come > 0 && come === whole ? " starts" : " is loading" + bytes) + (done ? ". What you did is done when it is here." : ".");
    if (text.textContent !== said) text.textContent = said;
  }
  const soon = () => { late = true; show(); };
  setTimeout(soon, Math.max(0, patience - performance.now()));
  window.addEventListener("chainrule-early", soon);

  return {
    // rest says that the program waits for the rest of it, until what it gives is called.
    rest() {
      const line = box() ?? document.body.appendChild(Object.assign(document.createElement("div"), { id: "loading" }));
      line.setAttribute("role", "status");
      [what, waits, late, over] = ["The rest of the program", true, false, false];
      if (come === whole) [come, whole] = [0, 0]; // of what came before
      const timer = setTimeout(soon, patience);
      return () => {
        clearTimeout(timer);
        over = true;
        line.remove();
      };
    },

    // count gives a response whose bytes are counted as they come.
    count(response) {
      const packed = response.headers.get("Content-Encoding") !== null; // then the length is not that of what comes
      [come, whole] = [0, packed ? 0 : Number(response.headers.get("Content-Length"))];
      if (!response.body) return response;
      const counting = new TransformStream({ transform(piece, controller) {
        come += piece.length;
        show();
        controller.enqueue(piece);
      } });
      return new Response(response.body.pipeThrough(counting), { headers: response.headers });
    },

    // fail says why the program is not there, and offers to try again.
    fail(why, again) {
      over = true;
      const line = box();
      if (!line) return;
      line.setAttribute("role", "alert");
      line.textContent = why + " ";
      if (window.chainruleEarly) line.append("What stands here can be read. ");
      const button = line.appendChild(document.createElement("button"));
      button.type = "button";
      button.textContent = "Try again";
      button.addEventListener("click", () => {
        over = false;
        line.setAttribute("role", "status");
        line.replaceChildren();
        again();
        soon();
      });
    },
  };
})();
