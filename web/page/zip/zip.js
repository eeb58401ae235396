// Makes a zip of files, by name, with the date now. It is loaded when a package is exported.
import { zipSync } from "./fflate.js";

const packed = /\.(xz|gz|woff2)$/; // which do not become smaller

window.chainruleZip = (files) => {
  const mtime = new Date();
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, [bytes, { level: packed.test(name) ? 0 : 6, mtime }]])));
};
