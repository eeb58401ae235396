// Files: reading from the site, opening and saving on the person's own machine. Where the browser can write to
// a file that a person chose (File System Access), Save writes back to it; elsewhere it downloads.
"use strict";

window.chainruleFiles = (() => {
  const types = [{ description: "Chainrule document", accept: { "application/json": [".json"] } }];

  // cancelled makes null of a dialogue that was cancelled, and undefined of one that the browser refused, as
  // in a frame from another host.
  function cancelled(err) {
    if (err.name === "AbortError") return null;
    if (err.name === "SecurityError" || err.name === "NotAllowedError") return undefined;
    throw err;
  }

  async function write(handle, bytes) {
    const stream = await handle.createWritable();
    await stream.write(bytes);
    await stream.close(); // until here the file is as it was
  }

  function download(name, bytes) {
    const url = URL.createObjectURL(new Blob([bytes], { type: "application/json" }));
    const anchor = document.createElement("a");
    anchor.href = url;
    anchor.download = name;
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000); // some browsers read it later
  }

  // bytes reads a file or a response, up to so many bytes; more are an error of the name "TooLarge".
  async function bytes(of, limit) {
    const tooLarge = () => Object.assign(new Error("too large"), { name: "TooLarge" });
    if (of.size > limit || Number(of.headers?.get("Content-Length")) > limit) throw tooLarge();
    const reader = (of.body ?? of.stream()).getReader();
    const parts = [];
    let size = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > limit) {
        reader.cancel();
        throw tooLarge();
      }
      parts.push(value);
    }
    const all = new Uint8Array(size);
    size = 0;
    for (const part of parts) {
      all.set(part, size);
      size += part.length;
    }
    return all;
  }

  // encodings are those that programs use, if not Unicode, by the language of the machine.
  const encodings = {
    ja: "shift_jis", "zh-tw": "big5", "zh-hk": "big5", "zh-hant": "big5", zh: "gb18030", ko: "euc-kr", ru: "windows-1251", uk: "windows-1251", bg: "windows-1251", sr: "windows-1251",
    pl: "windows-1250", cs: "windows-1250", sk: "windows-1250", hu: "windows-1250", hr: "windows-1250", sl: "windows-1250", ro: "windows-1250",
    el: "windows-1253", tr: "windows-1254", he: "windows-1255", ar: "windows-1256", fa: "windows-1256", vi: "windows-1258", th: "windows-874",
  };

  return {
    // decode reads text in the encoding of the page's visitor: {text, encoding}, both empty where it is not that. English says
    // little of where a machine stands, and after another language of the West nearly any text would be one of the next.
    decode(content) {
      for (const language of navigator.languages.map((l) => l.toLowerCase()).filter((l) => !/^en\b/.test(l))) {
        const [first, second] = language.split("-");
        const encoding = encodings[first + "-" + second] ?? encodings[first];
        if (!encoding) break;
        try {
          return { encoding, text: new TextDecoder(encoding, { fatal: true }).decode(content) };
        } catch { /* it is in another */ }
      }
      return { encoding: "", text: "" };
    },

    // fetch reads what is at an address, sending another host neither cookies nor more of this address than its origin.
    async fetch(url, limit) {
      const response = await window.chainruleGet(url, { credentials: "same-origin", referrerPolicy: "same-origin", signal: AbortSignal.timeout(60_000) });
      if (!response.ok) throw Object.assign(new Error("status " + response.status), { name: "Status" });
      return bytes(response, limit);
    },

    read: bytes,

    // open asks for a file: {file, handle}, null where the person cancelled, undefined where the browser has
    // no such dialogue.
    async open() {
      if (!window.showOpenFilePicker) return undefined;
      try {
        const [handle] = await showOpenFilePicker({ id: "chainrule" });
        return { file: await handle.getFile(), handle };
      } catch (err) {
        return cancelled(err);
      }
    },

    // dropped gives the file of a drop event, with its handle where the browser gives one for documents.
    dropped(transfer) {
      const file = transfer.files[0];
      const item = [...transfer.items].find((i) => i.kind === "file");
      if (!file || !/\.json$/i.test(file.name) || !item?.getAsFileSystemHandle) return Promise.resolve({ file });
      return item.getAsFileSystemHandle().then((handle) => ({ file, handle }), () => ({ file }));
    },

    // save writes to the file of a handle, or asks for one where there is none, or downloads where the browser
    // cannot ask: {name, handle}, without a handle where it was a download, and null where the person cancelled.
    async save(handle, name, content) {
      try {
        if (!handle && window.showSaveFilePicker) handle = await showSaveFilePicker({ id: "chainrule", suggestedName: name, types });
        if (handle) {
          await write(handle, content);
          return { name: handle.name, handle };
        }
      } catch (err) {
        const answer = cancelled(err);
        if (answer === null) return null;
      }
      download(name, content);
      return { name };
    },

    deflate: async (content) => new Uint8Array(
      await new Response(new Blob([content]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer()),
  };
})();
