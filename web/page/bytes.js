// Gets files of the site, from wherever the page itself comes.
"use strict";

// A frame that is sandboxed without allow-same-origin, and a page opened from a disk, have an opaque origin, to
// which a browser hands no file of the host unless the host sends Access-Control-Allow-Origin. Scripts it
// runs from anywhere. So each such file is on the site a second time as a script, which calls chainruleFile
// with the file's bytes in base64.
const opaque = self.origin === "null";
const handed = new Map(); // by the script's element
window.chainruleFile = (base64) => void handed.set(document.currentScript, base64);

// fromScript gives the bytes of a file by its script.
function fromScript(url) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url + ".js";
    script.onerror = () => reject(new Error(url + " could not be downloaded"));
    script.onload = () => {
      const text = atob(handed.get(script) ?? "");
      handed.delete(script);
      script.remove();
      resolve(Uint8Array.from(text, (c) => c.charCodeAt(0)));
    };
    document.head.append(script);
  });
}

// chainruleGet is fetch, by which the examples and the lessons can be had from any origin. Other addresses come from links, and
// of these no script is run.
window.chainruleGet = async (url, options) => {
  try {
    return await fetch(url, options);
  } catch (err) {
    if (!opaque || !/^(?:examples\/|lessons\/|lessons-)[\w-]+\.json$/.test(url)) throw err;
    return new Response(await fromScript(url));
  }
};

// wholeFont loads the formula font whole: index.html carries the signs of the first view alone, and ≤ is none of them.
const wholeFont = () => document.fonts.load("16px 'Chainrule Math'", "≤");

// The formula font is a file that browsers hand to no opaque origin either.
async function mendFont(url) {
  try {
    await wholeFont();
  } catch {
    document.fonts.add(await new FontFace("Chainrule Math", await fromScript(url)).load());
  }
}
