// Runs on the page of a lesson before it is shown, and keeps the reader's place: in the text, and in the program that takes its place.
"use strict";

(() => {
  const name = document.querySelector('meta[name="lesson"]').content;
  const asked = new URLSearchParams(location.hash.slice(1)).get("lesson");
  if (asked && asked !== name && /^[a-z0-9-]+$/.test(asked)) return void location.replace("learn/" + asked + "/");
  if (location.hash.length > 1 && !asked) return void location.replace("index.html" + location.hash); // a link that was made here
  if (!asked) history.replaceState(null, "", location.pathname + location.search + "#lesson=" + name); // for the program

  // app/lesson keeps the place under the same name.
  const shelf = "chainrule-lesson-place-" + name;
  const parts = () => [...document.querySelectorAll("#shell [data-part]")];
  addEventListener("scroll", () => {
    const at = parts().findIndex((part) => part.getBoundingClientRect().bottom > 40);
    if (at < 0) return;
    try {
      localStorage.setItem(shelf, at);
    } catch {
      // nothing is kept where the page may not
    }
  }, { passive: true });
  addEventListener("DOMContentLoaded", () => {
    if (scrollY > 0) return;
    try {
      const at = Number(localStorage.getItem(shelf));
      if (at > 0) parts()[at]?.scrollIntoView({ behavior: "instant" });
    } catch {
      // the same
    }
  });
})();
