// Loads the page again when a file of it is gone. An index.html in a cache can be older than the site, whose files have
// other names by then. This file keeps its name from version to version, so that an old index.html still finds it.
"use strict";

// chainruleAgain loads the page again, and with it index.html from the host, unless that was just done. It says which on
// the page, and reports whether it loads.
window.chainruleAgain = () => {
  const again = performance.getEntriesByType("navigation")[0]?.type !== "reload";
  const line = document.getElementById("loading");
  if (line) {
    line.setAttribute("role", "alert");
    line.textContent = again ? "There is a new version of this page. It is loaded now…"
      : "Chainrule could not start: a file of it is not on the host. Load the page again later, or tell the page's author.";
  }
  if (again) setTimeout(() => location.reload());
  return again;
};

let asked = false;
window.addEventListener("error", ({ target }) => {
  if (asked || !(target instanceof Element) || !target.matches("script[defer]")) return;
  asked = true;
  const say = () => window.chainruleAgain();
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", say, { once: true });
  else say();
}, true);
